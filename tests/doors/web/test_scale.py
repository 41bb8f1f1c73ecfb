"""The scale: which days are shown, and where each lies."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.doors.shelf import Shelf
from dateline.doors.web.scale import A_DAY, TICKS, WIDTH, Hours, Window, called, ticks, view
from dateline.terms import When
from tests.doors.cli.builders import reading

MOST_NAMED = TICKS + 1
"""Months and years begin where they do, so that one more may fall into a window than its days would hold."""
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS, DAYS)
def test_every_day_of_a_window_lies_on_the_scale(one: date, other: date) -> None:
    """First and last day lie inside, in order, and the named days are few."""
    window = Window(min(one, other), max(one, other))
    assert 0 < window.x(window.first) <= window.x(window.last) < WIDTH
    named = ticks(window)
    assert len(named) <= MOST_NAMED
    assert all(0 < tick.x < WIDTH for tick in named)
    assert list(named) == sorted(named, key=lambda tick: tick.x)


@given(DAYS, st.integers(-4_000_000, 4_000_000))
def test_a_window_moves_as_far_as_the_calendar_goes(first: date, days: int) -> None:
    """Beyond the calendar it stays where it is."""
    window = Window(first, first)
    assert window.moved(days).days == 1


def test_the_reporting_is_shown_with_what_lies_near() -> None:
    """The usual view holds the reports, and no event of months before."""
    one = reading()
    window = view(Shelf(one, one.stories[0]), "reports", None)
    assert window.first <= date(2030, 3, 5)
    assert window.last >= date(2030, 3, 22)
    assert window.first > date(2029, 12, 1)


def test_all_days_hold_all_events() -> None:
    """Zoomed out, the first and the last event are there."""
    one = reading()
    window = view(Shelf(one, one.stories[0]), "all", None)
    assert (window.first, window.last) == (date(2029, 11, 30), date(2030, 5, 7))


def test_a_month_begins_where_it_is_asked_to() -> None:
    """Close up, the first day is the reader's."""
    one = reading()
    assert view(Shelf(one, one.stories[0]), "month", date(2030, 5, 1)) == Window(date(2030, 5, 1), date(2030, 5, 31))


def test_days_are_named_as_finely_as_they_stand() -> None:
    """Days, months, years."""
    at = date(2030, 3, 5)
    assert [called(at), called(at, unit=61), called(at, unit=730)] == ["5 Mar 2030", "Mar 2030", "2030"]


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.integers(0, 22), st.integers(1, 24))
def test_hours_of_a_day_lie_on_the_scale(at: date, begins: int, hours: int) -> None:
    """The first and the last minute lie inside, and few are named."""
    window = Hours(at, at, begins * 60, min(A_DAY, (begins + hours) * 60))
    named = ticks(window)
    assert 1 <= len(named) <= MOST_NAMED
    assert 0 < window.x_of(window.begins) < window.x_of(window.ends) < WIDTH
    assert all(window.x_of(window.begins) <= tick.x <= window.x_of(window.ends) for tick in named)


def test_one_day_is_that_of_the_newest_report_or_the_one_asked_for() -> None:
    """From its first hour to its last, in UTC."""
    shelf = Shelf(reading(), reading().stories[0])
    newest, asked = date(2030, 3, 22), date(2030, 3, 5)
    assert view(shelf, "day", None) == Hours(newest, newest, 0, A_DAY)
    assert view(shelf, "day", asked) == Hours(asked, asked, 0, A_DAY)
    assert view(shelf, "day", asked).moved(1).first == date(2030, 3, 6)


def test_days_are_no_hours() -> None:
    """A day without an hour, or with one in no zone, lies at no minute."""
    day = date(2030, 3, 5)
    window = Hours(day, day)
    for written in ("2030-03-05", "2030-03-05T09:15:00"):
        when = When(written, written, "instant" if "T" in written else "day", "as built")
        assert (window.minute(when), window.at(when), window.lies(when)) == (None, None, 0)
    late = When("2030-03-05T23:30:00-05:00", "2030-03-05T23:30:00-05:00", "instant", "as built")
    assert (window.lies(late), window.minute(late)) == (1, A_DAY + 4 * 60 + 30)


def test_midnight_is_of_the_day_that_it_begins() -> None:
    """The last hour that is shown ends where the next begins: 00:00 of the next day is no 24:00 of this one."""
    window = Hours(date(2030, 3, 5), date(2030, 3, 5))
    midnight = When("2030-03-06T00:00:00Z", "2030-03-06T00:00:00Z", "instant", "as built")
    assert (window.lies(midnight), window.at(midnight)) == (1, None)
    assert window.moved(1).lies(midnight) == 0
    assert Hours(date(2030, 3, 6), date(2030, 3, 6)).at(midnight) is not None
