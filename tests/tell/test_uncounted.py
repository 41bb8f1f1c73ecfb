"""Which numbers of a sentence are figures of it."""

from __future__ import annotations

import pytest

from dateline.tell.counts import counts
from dateline.tell.uncounted import ranges
from tests.tell.builders import article, dispatch, parsed


def _values(text: str) -> list[float]:
    told = article("herald", text, day="2030-03-01")
    return [count.value for count in counts([told], parsed(told), [dispatch("d", "herald")])]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Economists in Velm had expected claims to fall to 475,000.", []),
        ("The port in Velm is expected to cost $475 million.", [475e6]),
        ("Shares of the Velm yard rebounded from a 14-year low.", []),
        ("Claims in Velm fell to 475,000.", [475_000]),
        ("The average in Velm was 534,000, a decrease of 28,250 from the week before.", [534_000]),
        ("The previous week in Velm was revised up to 507,000.", []),
        ("Claims in Velm were revised up to 507,000.", [507_000]),
    ],
)
def test_what_was_expected_or_is_told_from_week_to_week_is_no_figure(text: str, values: list[float]) -> None:
    """Nor how much more it was than before; what is to come, and what it was, is one."""
    assert _values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "Between 12,000 and 24,000 boats lay in Velm.",
        "The yard in Velm will need from 12,000 men to as many as 24,000.",
        "Velm will pay $12,000 to $24,000 for it.",
        "The yard in Velm will cut between about 12,000 and 24,000 jobs.",
    ],
)
def test_the_ends_of_a_range_are_no_figures(text: str) -> None:
    """Whatever stands between them: a bound, what is counted, a sign."""
    told = article("herald", text, day="2030-03-01")
    (sentence,) = parsed(told)["herald"]
    assert len(ranges(sentence)) == 1
    assert _values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The yard in Velm hired 12,000 men on Monday and on Tuesday went on to hire 24,000 women.",
        "In Velm 12,000 men and 24,000 women marched.",
        "Velm gave 12,000 boats to 24,000 fishermen.",
    ],
)
def test_two_numbers_are_not_yet_a_range(text: str) -> None:
    """Where nothing opens it, or a verb stands between."""
    assert _values(text) == [12_000, 24_000]
