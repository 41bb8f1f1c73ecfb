"""Tests for `dateline.days`."""

from datetime import date

import pytest

from dateline.days import bearing, comes_after, distance, in_words, spoken, was_due
from tests.tell.builders import article, event, report, when


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2018-10-23", "2018-10-23", "23 Oct 2018"),
        ("2018-10-01", "2018-10-31", "Oct 2018"),
        ("2018-11-20", "2018-11-30", "late Nov 2018"),
        ("2018-11-30", "2018-12-01", "30 Nov – 1 Dec 2018"),
        ("2018-12-30", "2019-01-02", "30 Dec 2018 – 2 Jan 2019"),
        ("2018-10-22", "2018-10-25", "22–25 Oct 2018"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2010-01-01", "2019-12-31", "2010s"),
        ("2018-04-01", "2018-06-30", "Q2 2018"),
        ("2018-06-01", "2018-08-31", "summer 2018"),
    ],
)
def test_days_are_written_for_people(start: str, end: str, shown: str) -> None:
    """An interval is written as its calendar unit where it is one, else as a span."""
    assert in_words(when(start, end)) == shown


def test_months_are_spelled_out_on_request() -> None:
    """The long form spells the month."""
    assert in_words(when("2018-10-23"), long=True) == "23 October 2018"


def test_bearing_tells_refinement_from_contradiction() -> None:
    """A day inside a month is finer, the month around it coarser, another month apart, a span over its edge across."""
    month, day = when("2024-05-01", "2024-05-31"), when("2024-05-07")
    assert bearing(month, day) == "finer"
    assert bearing(day, month) == "coarser"
    assert bearing(day, day) == "same"
    assert bearing(month, when("2024-06-02")) == "apart"
    assert bearing(month, when("2024-05-30", "2024-06-02")) == "across"


def test_distance_is_symmetric() -> None:
    """Touching intervals are a day apart, overlapping ones none, whichever comes first."""
    assert distance(when("2024-05-01"), when("2024-05-11")) == distance(when("2024-05-11"), when("2024-05-01")) == 10
    assert distance(when("2024-05-01", "2024-05-31"), when("2024-05-07")) == 0


PLAN = article("courier", "The ferry is to sail again on 12 May.", day="2030-05-02")


def test_a_plan_was_due_from_the_day_after_it() -> None:
    """On its day it lies ahead still; the day after it was due."""
    plan = event("e", report(PLAN, "is to sail again", on=when("2030-05-12")))
    assert not was_due(plan, date(2030, 5, 12))
    assert was_due(plan, date(2030, 5, 13))


def test_what_happened_or_has_no_day_was_not_due() -> None:
    """What is told as done is done; what has no day is due on none."""
    done = event("e", report(PLAN, "sail", status="happened", on=when("2030-05-12")))
    open_ = event("e", report(PLAN, "sail"))
    assert not was_due(done, date(2030, 6, 1))
    assert not was_due(open_, date(2030, 6, 1))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("today", "2024-03-06"),
        ("Yesterday", "2024-03-05"),
        ("the day before yesterday", "2024-03-04"),
        ("3 days ago", "2024-03-03"),
        ("a week ago", "2024-02-28"),
        ("Wednesday", "2024-03-06"),
        ("last Wednesday", "2024-02-28"),
        ("Monday", "2024-03-04"),
        ("9 March", "2023-03-09"),
        ("6 March", "2024-03-06"),
        ("March 5", "2024-03-05"),
        ("5th Mar", "2024-03-05"),
        ("Feb 29", "2024-02-29"),
        ("9 March 2031", "2031-03-09"),
        ("March 9th, 2022", "2022-03-09"),
    ],
)
def test_a_day_is_read_as_people_say_it(written: str, day: str) -> None:
    """Seen from Wednesday 6 March 2024; without a year the last one that is not ahead."""
    assert spoken(written, date(2024, 3, 6)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "last",
        "soon",
        "32 March",
        "30 February",
        "ma 5",
        "9",
        "March",
        "9 March 24",
        "2024-03-09",
        "x days ago",
        "9 9 9",
    ],
)
def test_what_is_no_day_is_none(written: str) -> None:
    """Other words mean no day, and one that no year has is none."""
    assert spoken(written, date(2024, 3, 6)) is None


def test_what_comes_after() -> None:
    """The first day of the one lies behind the last of the other; the day on which it ends does not, nor what is not known."""
    may = when("2031-05-14", "2031-05-16")
    assert comes_after(when("2031-05-17"), may)
    assert not comes_after(when("2031-05-16", "2031-05-20"), may)
    assert not comes_after(may, when("2031-05-17"))
    assert not comes_after(None, may)
    assert not comes_after(may, None)
