"""Clues to the day of a text."""

from __future__ import annotations

import pytest

from dateline.dates import timexes
from dateline.settle import clues
from dateline.settle.clues import Clues
from tests.settle.builders import told


def clues_of(text: str) -> Clues:
    """The clues of a text, by its time expressions."""
    article = told(text)
    return clues.clues_of(article, timexes(article, None))


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("The council agreed to rebuild the pier, officials said on Tuesday after the meeting.", 1),
        ("The mayor was silent on Friday about whether the pier would be rebuilt at all.", 4),
        ("The council will meet on Monday to decide about the pier in the harbour of the town.", None),
        ("The council agreed to rebuild the pier after last Thursday, when it had burned down.", None),
    ],
)
def test_weekday(text: str, weekday: int | None) -> None:
    """The lede's weekday is the one of the news, not one that is to come or counted from another day."""
    found = clues_of(text).weekday
    assert (found.value if found else None) == weekday


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The council will meet again on Nov. 11 in the town hall to vote about the pier.", "future"),
        ("Speaking in the harbour on Oct. 26, the mayor said that the meeting would be brief.", "past"),
        ("Officials said a preliminary agreement on a Nov. 11 meeting in the town had been reached.", None),
    ],
)
def test_direction(text: str, direction: str | None) -> None:
    """The clause around a date says whether it lies behind or ahead; as a mere attribute it says neither."""
    assert clues_of(text).dates[0].direction == direction


def test_weeks_name_what_they_speak_of() -> None:
    """A "last week" remembers the names nearest to it."""
    [week] = clues_of("The mayor praised what the Northmark talks held last week had brought to the town.").weeks
    assert (week.back, week.names[0]) == (1, "Northmark")


def test_other_languages_give_no_clues() -> None:
    """A text that is not English gives none."""
    german = (
        "Der Rat hat am Dienstag (Oct 23) beschlossen, die alte Mole im Hafen neu zu bauen, sagte der Sprecher. " * 3
    )
    assert clues_of(german).dates == ()


def test_days_and_months_are_those_of_the_time_expressions() -> None:
    """However the date is written, it is read once, by the room of dates; without its findings there is no clue."""
    text = "The council agreed to rebuild the pier, officials said on Tuesday, the 23rd of October, in the town of Vessport."
    [dated] = clues_of(text).dates
    assert (dated.month, dated.day, dated.weekday) == (10, 23, 1)
    assert clues.clues_of(told(text), ()) == clues.NONE


def test_numbers_are_years_only_where_they_tell_time() -> None:
    """The latest year is one that the text dates something by, not a number that looks like one."""
    text = "The pier burned down in 2016, and 2019 people of Vessport signed Resolution 1998 of the council."
    assert clues_of(text).latest_year == 2016
