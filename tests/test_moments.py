"""A moment: a day to its end, or an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BadDay, BadMoment
from dateline.moments import in_words, moment, out, stops
from dateline.terms import When

TIMES = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 28)).map(lambda at: at.replace(microsecond=0))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def when(written: str) -> When:
    """A publication as a report tells it."""
    return When(written, written, "instant" if "T" in written else "day", "as written")


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("2030-03-05", "2030-03-05"),
        ("2030-03-05T14:00", "2030-03-05T14:00:00Z"),
        ("2030-03-05 14:00", "2030-03-05T14:00:00Z"),
        ("2030-03-05T14:00:09Z", "2030-03-05T14:00:09Z"),
        ("2030-03-05T00:30+02:00", "2030-03-04T22:30:00Z"),
        (date(2030, 3, 5), "2030-03-05"),
        (datetime(2030, 3, 5, 14, tzinfo=UTC), "2030-03-05T14:00:00Z"),
        (datetime(2030, 3, 5, 14, tzinfo=timezone(timedelta(hours=-5))), "2030-03-05T19:00:00Z"),
    ],
)
def test_a_moment_is_a_day_or_a_time_in_utc(asked: date | str, written: str) -> None:
    """A time without an offset is UTC, another is turned into it; the moment as a reading carries it is the same."""
    found = moment(asked)
    assert found.written == found.when.start == found.when.end == written
    assert found.when.precision == ("day" if found.is_day else "instant")
    assert moment(found.written) == found


@pytest.mark.parametrize(
    "asked",
    ["", "yesterday", "14:00", "2030-02-30", "2030-03-05T25:00", "2030-03-05T14", "20300305T1400", "2030-03-05T14:00 02:00",
     "2030-W10-2", "2030-03-05T14:00+25:00", "0001-01-01T00:00+01:00", "2030-03-05T14:00:00.5Z", "２０３０-03-05"],
)  # fmt: skip
def test_what_is_none_is_refused(asked: str) -> None:
    """With the forms that are understood, and as BadDay is, for those who ask for days."""
    with pytest.raises(BadMoment, match=r"YYYY-MM-DD or YYYY-MM-DDTHH:MM \(UTC") as refused:
        moment(asked)
    assert isinstance(refused.value, BadDay)


@pytest.mark.parametrize(
    ("published", "asked", "known"),
    [
        ("2030-03-05", "2030-03-05", True),
        ("2030-03-05", "2030-03-05T23:59:59Z", False),
        ("2030-03-05", "2030-03-06T00:00", True),
        ("2030-03-05T14:00:00Z", "2030-03-05T14:00", True),
        ("2030-03-05T14:00:01Z", "2030-03-05T14:00", False),
        ("2030-03-05T14:00:00+02:00", "2030-03-05T12:00", True),
        ("2030-03-05T23:30:00-05:00", "2030-03-05", False),
        ("2030-03-05T23:30:00-05:00", "2030-03-06", True),
        ("2030-03-06T00:30:00+02:00", "2030-03-05", True),
        ("2030-03-05T23:30:00-05:00", "2030-03-06T04:29", False),
        ("2030-03-05T09:30:00", "2030-03-05T23:00", False),
        ("2030-03-05T09:30:00", "2030-03-05", True),
    ],
)
def test_known_is_what_was_surely_out(published: str, asked: str, *, known: bool) -> None:
    """A report of which only the day is known is out once that day is over, one whose time has no zone too; one of an instant from then on."""
    assert moment(asked).knows(when(published)) is known


def test_what_has_no_day_is_never_known() -> None:
    """Nobody knows when it was out."""
    assert not moment("2030-03-05").knows(None)
    assert not moment("2030-03-05T14:00").knows(None)


@given(at=TIMES, zone=ZONES, then=TIMES)
def test_as_strings_they_sort_in_time(at: datetime, zone: timezone, then: datetime) -> None:
    """`out` of a report stands before a moment just if the report was out by then, so that a query can compare them."""
    published, asked = when(at.replace(tzinfo=zone).isoformat()), moment(then.replace(tzinfo=UTC))
    assert (out(published) <= asked.written) is (at.replace(tzinfo=zone) <= then.replace(tzinfo=UTC))
    assert asked.knows(published) is (out(published) <= asked.written)
    day = when(at.date().isoformat())
    assert asked.knows(day) is (out(day) <= asked.written) is (at.date() < then.date())


def counted(*written: str) -> list[tuple[str, int]]:
    """The stops of reports published then, by how many reports were out."""
    return [(stop.written, known) for stop, known in stops([out(when(one)) for one in written])]


def test_a_story_of_many_days_stops_at_each() -> None:
    """At the end of each day of reporting; where the reader stands, at each minute too."""
    reports = ("2030-03-05T09:00:00Z", "2030-03-05", "2030-03-07T10:00:00Z", "2030-03-07T12:30:20Z")
    assert counted(*reports) == [("2030-03-05", 2), ("2030-03-07", 4)]
    close = stops([out(when(one)) for one in reports], close="2030-03-07")
    assert [(stop.written, known) for stop, known in close] == [
        ("2030-03-05", 2),
        ("2030-03-07T10:00:00Z", 3),
        ("2030-03-07T12:30:59Z", 4),
        ("2030-03-07", 4),
    ]


def test_a_story_of_one_day_stops_at_each_minute() -> None:
    """A report without an hour is out by the end of its day; one of another zone stands where it is in UTC."""
    assert counted("2030-03-05T14:00:00Z", "2030-03-05T14:00:00+02:00", "2030-03-05") == [
        ("2030-03-05T12:00:00Z", 1),
        ("2030-03-05T14:00:00Z", 2),
        ("2030-03-05", 3),
    ]
    assert counted() == []


def test_a_day_ends_in_utc_as_its_hours_do() -> None:
    """A report of late that evening, five hours behind, is of the next day; one of just after midnight, two hours ahead, of the day before."""
    assert counted("2030-03-05T12:00:00Z", "2030-03-05T23:30:00-05:00") == [
        ("2030-03-05T12:00:00Z", 1),
        ("2030-03-05", 1),
        ("2030-03-06T04:30:00Z", 2),
        ("2030-03-06", 2),
    ]
    assert counted("2030-03-06T00:30:00+02:00") == [("2030-03-05T22:30:00Z", 1), ("2030-03-05", 1)]


@given(st.lists(st.tuples(st.integers(0, 4 * 24 * 60), st.none() | ZONES), max_size=12), st.integers(1, 6))
def test_from_stop_to_stop_nothing_is_forgotten(reports: list[tuple[int, timezone | None]], close: int) -> None:
    """At each stop as many are counted as are known by then, no fewer than at the one before; at the last all."""
    start = datetime(2030, 3, 1, tzinfo=UTC)
    told = [
        when(at.date().isoformat() if zone is None else at.astimezone(zone).isoformat())
        for minutes, zone in reports
        for at in [start + timedelta(minutes=minutes)]
    ]
    found = stops([out(one) for one in told], close=f"2030-03-{close:02}")
    counts = [n for _, n in found]
    assert counts == [sum(at.knows(one) for one in told) for at, _ in found] == sorted(counts)
    assert counts[-1:] == [len(told)][: len(told)]


def test_an_hour_alone_is_one_of_the_day_that_is_meant() -> None:
    """Where no day is meant it is no moment."""
    assert moment("14:00", on="2030-03-05").written == "2030-03-05T14:00:00Z"
    for on in (None, "2030-03-05"):
        with pytest.raises(BadMoment):
            moment("25:00", on=on)


def test_what_was_out_in_words() -> None:
    """A day, or an hour in UTC."""
    assert in_words(out(when("2030-03-05"))) == "2030-03-05"
    assert in_words(out(when("2030-03-05T14:05:07+01:00"))) == "2030-03-05, 13:05 UTC"
