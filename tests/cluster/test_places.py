"""The countries in which a report's matter is set."""

from __future__ import annotations

import pytest

from dateline.cluster.places import countries, telling
from dateline.cluster.terms import term


@pytest.mark.parametrize(
    "words", [("Chad", "Chadian", "N'Djamena"), ("Norway", "Norwegians", "Oslo"), ("UK", "British")]
)
def test_a_country_its_people_and_its_capital_are_one_place(words: tuple[str, ...]) -> None:
    """Whatever form a report uses."""
    assert len({countries()[term(word)] for word in words}) == 1


def test_other_names_are_no_places() -> None:
    """Towns that are no capital may be anywhere, and small capitals bear the names of people."""
    assert not {"springfield", "hamilton", "victoria", "stanley", "nyc", "bombay"} & countries().keys()


def test_what_everybody_writes_of_tells_little() -> None:
    """A country weighs as much as the most common of its names."""
    assert 0 < telling()["US"] < telling()["NO"]
