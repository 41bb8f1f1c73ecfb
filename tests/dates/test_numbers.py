"""Numbers in words and figures."""

from __future__ import annotations

import pytest

from dateline.dates.numbers import figure, length, ordinal
from dateline.dates.spelling import spell


@pytest.mark.parametrize(
    ("words", "number"),
    [("three", 3), ("twenty-five", 25), ("2 1/2", 2.5), ("1,000", 1000), ("a few", None), ("a couple", 2), ("two hundred", 200),
     ("two or three", None), ("9" * 40, 999999999999.0)],
)  # fmt: skip
def test_reads_numbers(words: str, number: float | None) -> None:
    """Figures, words and fractions are numbers; 'a few' and 'two or three' are not one; a huge one is capped."""
    spelled = spell(words)
    found = figure(spelled, 0, len(spelled.letters))
    assert found == (min(number, 1e9) if number is not None else None)


@pytest.mark.parametrize(("words", "number"), [("third", 3), ("3rd", 3), ("twenty-first", 21), ("next", None)])
def test_reads_ordinals(words: str, number: int | None) -> None:
    """Ordinals are read in words and figures."""
    spelled = spell(words)
    assert ordinal(spelled, 0, len(spelled.letters)) == number


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(3, "day", "P3D"), (5.5, "hour", "PT5H30M"), (2.5, "year", "P2Y6M"), (0.5, "hour", "PT30M"), (0.5, "day", "PT12H"), (None, "minute", "PTXM"),
     (2, "decade", "P20Y"), (1, "century", "P100Y"), (1, "fortnight", "P2W"), (0.5, "year", "P6M")],
)  # fmt: skip
def test_lengths_are_timex3(count: float | None, unit: str, value: str) -> None:
    """A length writes itself as an ISO 8601 duration, halves in the next smaller unit."""
    assert length(count, unit) == value
