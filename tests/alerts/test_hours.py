"""Quiet hours and digests go by the clock on the wall, also on the days on which it is put forward or back."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.alerts.hours import MINUTE, Quiet, boundary
from tests.alerts.builders import at

LONDON, BERLIN, ADELAIDE, APIA = map(ZoneInfo, ("Europe/London", "Europe/Berlin", "Australia/Adelaide", "Pacific/Apia"))


@pytest.mark.parametrize(
    ("start", "end", "now", "over"),
    [
        ("22:00", "07:00", "2030-01-05T23:30", "2030-01-06T07:00"),  # over midnight
        ("22:00", "07:00", "2030-01-05T03:10", "2030-01-05T07:00"),
        ("22:00", "07:00", "2030-01-05T07:00", "2030-01-05T07:00"),  # its end is not quiet
        ("22:00", "07:00", "2030-01-05T12:00", "2030-01-05T12:00"),
        ("12:00", "14:00", "2030-01-05T12:00", "2030-01-05T14:00"),  # its start is
        ("22:00", "07:00", "2030-07-05T22:30", "2030-07-06T06:00"),  # summer time
    ],
)  # fmt: skip
def test_quiet_hours_hold_until_their_end(start: str, end: str, now: str, over: str) -> None:
    """What comes while it is quiet waits for the end of it, what comes otherwise for nothing."""
    quiet = Quiet(time.fromisoformat(start), time.fromisoformat(end), LONDON)
    assert quiet.over(at(now)) == at(over)


def test_an_hour_that_the_wall_never_shows_is_over_when_the_clock_jumps_past_it() -> None:
    """On 31 March 2030 clocks in London go from 01:00 to 02:00: quiet until 01:30 ends at 02:00 there, 01:00 in UTC."""
    assert Quiet(time(22), time(1, 30), LONDON).over(at("2030-03-31T00:10")) == at("2030-03-31T01:00")


def test_an_hour_that_the_wall_shows_twice_is_quiet_twice() -> None:
    """On 27 October 2030 clocks in London show 01:00 to 02:00 twice: quiet until 01:30 holds up to the second 01:30, loud in between or not."""
    quiet = Quiet(time(22), time(1, 30), LONDON)
    assert quiet.over(at("2030-10-27T00:10")) == at("2030-10-27T00:30")
    assert quiet.over(at("2030-10-27T01:10")) == at("2030-10-27T01:30")
    assert not quiet.holds(at("2030-10-27T00:45"))


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2030-01-05T07:59:59", "2030-01-05T08:00"),
        ("2030-01-05T08:00", "2030-01-05T08:00"),  # at the boundary: with this digest
        ("2030-01-05T08:00:01", "2030-01-06T08:00"),
        ("2030-07-05T06:59", "2030-07-05T07:00"),  # summer time
        ("2030-03-30T09:00", "2030-03-31T07:00"),  # the night on which it begins
    ],
)
def test_the_digest_of_a_day_goes_out_at_its_hour(now: str, due: str) -> None:
    """By the wall, and what comes at that very instant is taken in."""
    assert boundary(at(now), "day", time(8), LONDON) == at(due)


def test_the_digest_of_a_missing_hour_goes_out_at_the_leap_and_that_of_a_double_one_once() -> None:
    """02:30 in Berlin on 31 March 2030 is never shown: 03:00 there. On 27 October it is shown twice: the first counts, and the next is on the day after."""
    assert boundary(at("2030-03-31T00:30"), "day", time(2, 30), BERLIN) == at("2030-03-31T01:00")
    assert boundary(at("2030-10-27T00:10"), "day", time(2, 30), BERLIN) == at("2030-10-27T00:30")
    assert boundary(at("2030-10-27T00:31"), "day", time(2, 30), BERLIN) == at("2030-10-28T01:30")


def test_a_zone_of_half_hours_has_its_own_full_hour() -> None:
    """Adelaide is nine and a half hours ahead in its winter."""
    assert boundary(at("2030-07-05T06:10"), "hour", time(8), ADELAIDE) == at("2030-07-05T06:30")
    assert boundary(at("2030-07-05T06:30"), "hour", time(8), ADELAIDE) == at("2030-07-05T06:30")


def test_a_day_that_a_zone_leaps_over_does_not_stop_the_digest() -> None:
    """Samoa had no 30 December 2011."""
    assert boundary(at("2011-12-30T05:00"), "day", time(8), APIA) == at("2011-12-30T18:00")


moments = st.datetimes(datetime(2029, 1, 1), datetime(2031, 1, 1))
hours = st.times().map(lambda found: found.replace(second=0, microsecond=0))


@given(moments, hours, hours, st.sampled_from([LONDON, BERLIN, ADELAIDE]))
def test_what_waits_for_quiet_hours_goes_out_in_a_day_and_when_it_is_loud(
    moment: datetime, start: time, end: time, zone: ZoneInfo
) -> None:
    """Never before, never while it is quiet, never later than a day and an hour after."""
    now, quiet = at(moment.isoformat()), Quiet(start, end, zone)
    then = quiet.over(now)
    assert now <= then <= now + timedelta(hours=26)
    assert start == end or not quiet.holds(then)
    assert then == now or quiet.holds(then - MINUTE)


@given(moments, hours, st.sampled_from([LONDON, BERLIN, ADELAIDE]))
def test_digests_are_about_a_day_apart(moment: datetime, told: time, zone: ZoneInfo) -> None:
    """The next after one is a day later by the wall, an hour more or less by the sun."""
    first = boundary(at(moment.isoformat()), "day", told, zone)
    second = boundary(first + timedelta(seconds=1), "day", told, zone)
    assert timedelta(hours=22) <= second - first <= timedelta(hours=26)
