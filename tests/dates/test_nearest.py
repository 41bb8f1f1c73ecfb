"""Which of the many Octobers a report means."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.dates.expressions import Cycle, Day, Month, Weekday
from dateline.dates.nearest import of_year, weekday
from dateline.dates.tense import Lean

SEEN = date(2018, 10, 24)


@pytest.mark.parametrize(
    ("says", "lean", "first"),
    [
        (Month(8), Lean(-1, direct=True), "2018-08-01"),
        (Month(11), Lean(1), "2018-11-01"),
        (Month(11), Lean(), "2018-11-01"),
        (Month(11), Lean(-1, direct=True), "2017-11-01"),
        (Month(10), Lean(-1, direct=True), "2018-10-01"),
        (Month(10, toward=-1), Lean(), "2017-10-01"),
        (Month(3, toward=1), Lean(), "2019-03-01"),
        (Month(10, year_shift=-1), Lean(), "2017-10-01"),
        (Day(11, 11), Lean(-1, direct=True), "2018-11-11"),
        (Day(16, 7), Lean(), "2018-07-16"),
        (Day(3, 1), Lean(1, direct=True), "2019-01-03"),
        (Day(29, 2), Lean(), "2016-02-29"),
        (Day(23, 10, weekday=2), Lean(1, direct=True), "2018-10-23"),
        (Day(22), Lean(), "2018-10-22"),
    ],
)
def test_nearest_that_the_verb_allows(says: Day | Month, lean: Lean, first: str) -> None:
    """A month follows its verb, a day the nearer side; "last", "next" and a weekday beside the date decide."""
    assert of_year(says, SEEN, lean).first.isoformat() == first


@pytest.mark.parametrize(
    ("says", "lean", "day"),
    [
        (Weekday(3), 0, "2018-10-24"),
        (Weekday(3), 1, "2018-10-24"),
        (Weekday(2), 0, "2018-10-23"),
        (Weekday(4), -1, "2018-10-18"),
        (Weekday(4), 1, "2018-10-25"),
        (Weekday(3, toward=-1), 0, "2018-10-17"),
        (Weekday(5, toward=1), 0, "2018-11-02"),
        (Weekday(5, toward=0), 0, "2018-10-26"),
        (Weekday(1, count=-2), 0, "2018-10-15"),
        (Weekday(7, count=2), 0, "2018-11-04"),
        (Weekday(5, week_shift=-1), 0, "2018-10-19"),
    ],
)
def test_weekday_by_tense(says: Weekday, lean: int, day: str) -> None:
    """A weekday is the last one, today included, unless the verb or a word says it is to come."""
    assert weekday(says, SEEN, lean).first.isoformat() == day


def test_a_day_no_year_has() -> None:
    """The thirtieth of February lies in no year."""
    with pytest.raises(ValueError, match="none of the years"):
        of_year(Day(30, 2), SEEN, Lean())


def test_a_quarter_is_the_one_last_reported() -> None:
    """In November the first quarter is this year's, whatever the sentence looks ahead to, but for a verb that governs it."""
    november = date(2021, 11, 2)
    first = Cycle("quarter", 1)
    assert [of_year(first, november, lean).value for lean in (Lean(), Lean(1), Lean(1, direct=True))] == [
        "2021-Q1",
        "2021-Q1",
        "2022-Q1",
    ]
