"""The words and holidays."""

from __future__ import annotations

import pytest

from dateline.dates import lexicon


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 2018, "2018-11-22"),
        ("memorial day", 2021, "2021-05-31"),
        ("labor day", 2021, "2021-09-06"),
        ("election day", 2016, "2016-11-08"),
        ("good friday", 2021, "2021-04-02"),
        ("boxing day", 1999, "1999-12-26"),
    ],
)
def test_holidays_fall_where_calendars_say(name: str, year: int, day: str) -> None:
    """Fixed, church and counted holidays lie on their published days."""
    assert lexicon.holiday(name, year).isoformat() == day


def test_every_holiday_has_a_rule_that_works() -> None:
    """No rule of the data file is malformed."""
    assert all(lexicon.holiday(name, 2024).year == 2024 for name in lexicon.holidays())


def test_unknown_holiday() -> None:
    """A name that is no holiday is a KeyError."""
    with pytest.raises(KeyError):
        lexicon.holiday("the feast of nobody", 2020)


def test_words_are_lower_case() -> None:
    """The lexicon is looked up in lower case, so it is written so."""
    assert all(word == word.lower() for word in [*lexicon.words(), *lexicon.cues()])
