"""The units of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import periods

UNITS = ["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]


@given(st.sampled_from([u for u in UNITS if u != "weekend"]), st.dates(date(100, 1, 1), date(9800, 1, 1)))
def test_a_period_holds_its_day(unit: str, day: date) -> None:
    """The unit around a day begins no later and ends no earlier than it."""
    period = periods.around(unit, day)
    assert period.first <= day <= period.last


@given(
    st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"]),
    st.dates(date(1000, 1, 1), date(8000, 1, 1)),
)
def test_neighbours_touch(unit: str, day: date) -> None:
    """One unit on begins the day after this one ends."""
    assert periods.stepped(unit, day, 1).first == periods.around(unit, day).last + timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2018, "2018-04-01"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str) -> None:
    """The computus gives the published Easter Sundays."""
    assert periods.easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (periods.around("week", date(2021, 1, 1)), "2020-W53"),
        (periods.around("weekend", date(2021, 6, 16)), "2021-W24-WE"),
        (periods.season(2020, "WI"), "2020-WI"),
        (periods.half(2020, 2), "2020-H2"),
        (periods.century(20), "19"),
        (periods.year(33), "0033"),
        (periods.month(9999, 12), "9999-12"),
        (periods.season(9999, "WI"), "9999-WI"),
    ],
)
def test_values_are_timex3(period: periods.Period, value: str) -> None:
    """A period writes itself as TIMEX3 does."""
    assert period.value == value


@pytest.mark.parametrize(("unit", "count"), [("day", 10**9), ("year", 10**5), ("century", -50), ("month", -(10**6))])
def test_off_the_calendar(unit: str, count: int) -> None:
    """A step beyond the years 1 to 9999 is an error of value or overflow, nothing else."""
    with pytest.raises((ValueError, OverflowError)):
        periods.stepped(unit, date(2021, 6, 16), count)
