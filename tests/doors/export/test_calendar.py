"""Tests for `dateline.doors.export.calendar`, read back by icalendar's own parser."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise
from operator import itemgetter
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.doors.export.calendar import sequence, to_ics
from dateline.terms import Event, Reading, When
from tests.doors.export import plans
from tests.doors.export.plans import CANCELLED, HELD, MOVED, PROPOSED, SET, Turn, plan, when

TURNS = st.lists(
    st.tuples(
        st.dates(date(2030, 1, 1), date(2030, 4, 1)).map(str),
        st.sampled_from(["proposed", "scheduled", "moved", "postponed", "cancelled", "happened"]),
        st.one_of(st.none(), st.dates(date(2030, 4, 2), date(2030, 9, 1)).map(str)),
    ),
    min_size=1,
    max_size=6,
    unique_by=itemgetter(0),
).map(partial(sorted, key=itemgetter(0)))


def entries(reading: Reading) -> list[Any]:
    """The VEVENTs of a reading's calendar."""
    calendar = icalendar.Calendar.from_ical(to_ics(reading))
    found = list(calendar.walk("VEVENT"))
    assert not calendar.errors
    assert not any(entry.errors for entry in found)
    return found


def the(reading: Reading) -> Any:
    """The one VEVENT."""
    (entry,) = entries(reading)
    return entry


def timed(when: When) -> Reading:
    """A scheduled event at that time."""
    reading = plan(SET)
    return replace(reading, events=(replace(reading.events[0], when=when),))


TITLE = "Report 0: the fair of Velm is scheduled, 2030-05-07"
"""The words of the report."""


def test_a_plan_is_an_all_day_entry() -> None:
    """A day becomes an all-day entry that ends before the next one, named, placed and told in words."""
    entry = the(plan(SET))
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2030, 5, 7), date(2030, 5, 8))
    assert str(entry["SUMMARY"]) == TITLE
    assert (str(entry["LOCATION"]), str(entry["STATUS"])) == ("Velm", "CONFIRMED")
    assert "the fair of Velm is scheduled" in str(entry["DESCRIPTION"])


def test_a_plan_that_moves_keeps_its_uid_and_raises_its_sequence() -> None:
    """The same entry, at its new day, with a higher SEQUENCE and the newest report's stamp."""
    before, after = the(plan(SET)), the(plan(SET, MOVED))
    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert after["DTSTART"].dt == date(2030, 5, 21)
    assert after["DTSTAMP"].dt == datetime(2030, 3, 10, tzinfo=UTC)


def test_a_cancelled_plan_stays() -> None:
    """A cancelled event stays at the day it was to be, as CANCELLED, with a higher SEQUENCE than before."""
    before, after = the(plan(SET, MOVED)), the(plan(SET, MOVED, CANCELLED))
    assert str(after["STATUS"]) == "CANCELLED"
    assert after["DTSTART"].dt == date(2030, 5, 21)
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_a_plan_that_came_about_stays() -> None:
    """What was planned and has happened stays in the calendar."""
    assert str(the(plan(SET, MOVED, HELD))["STATUS"]) == "CONFIRMED"


def test_what_nobody_planned_is_no_entry() -> None:
    """An event that was only told afterwards is not in the calendar."""
    assert entries(plan(HELD)) == []


def test_a_plan_without_a_day_is_named_in_the_description() -> None:
    """No entry without a day, but nothing is left out in silence; nor is a plan for "next year"."""
    made = to_ics(plan(PROPOSED)).decode()
    assert "BEGIN:VEVENT" not in made
    assert "(no day)" in made.replace("\r\n ", "")
    assert "(2031)" in to_ics(timed(when("2031-01-01", "2031-12-31", "year"))).decode().replace("\r\n ", "")


def test_an_instant_with_an_offset_is_in_utc() -> None:
    """A time with an offset is an instant; one without is on the reader's own clock."""
    known = timed(when("2030-05-07T10:00:00+02:00", precision="instant"))
    floating = timed(when("2030-05-07T10:00", precision="instant"))
    assert the(known)["DTSTART"].dt == datetime(2030, 5, 7, 8, tzinfo=UTC)
    assert the(floating)["DTSTART"].dt == datetime(2030, 5, 7, 10)


def test_a_month_says_that_it_is_some_day_of_it() -> None:
    """An entry over a month says that it is some time in it."""
    entry = the(timed(when("2030-05-01", "2030-05-31", "month")))
    assert str(entry["SUMMARY"]) == f"{TITLE} (some time in May 2030)"
    assert entry["DTEND"].dt == date(2030, 6, 1)


@pytest.mark.parametrize(
    ("turn", "status"),
    [(PROPOSED, "TENTATIVE"), (SET, "CONFIRMED"), (MOVED, "CONFIRMED"), (CANCELLED, "CANCELLED"),
     (("2030-03-05", "agreed", None), "TENTATIVE"), (("2030-03-05", "postponed", None), "TENTATIVE")],
)  # fmt: skip
def test_status_is_as_agreed(turn: Turn, status: str) -> None:
    """STATUS follows the vocabulary of the contract."""
    dated = (turn[0], turn[1], turn[2] or "2030-06-01")
    assert str(the(plan(dated))["STATUS"]) == status


@given(turns=TURNS)
def test_the_sequence_never_falls_as_reports_come_in(turns: list[Turn]) -> None:
    """With each newer report SEQUENCE stays or rises, and it rises whenever the entry's day or status turns."""
    heads: list[tuple[Event, int]] = []
    for known in range(1, len(turns) + 1):
        reading = plan(*turns[:known])
        heads.append((reading.events[0], sequence(reading.events[0], reading)))
    for (one, before), (other, after) in pairwise(heads):
        assert after >= before
        if (one.when, one.status) != (other.when, other.status):
            assert after > before


def test_the_same_reading_gives_the_same_bytes() -> None:
    """A calendar depends on its reading alone; its lines fold as RFC 5545 asks."""
    made = to_ics(plan(SET, MOVED))
    assert made == to_ics(plans.plan(SET, MOVED))
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert b"\n" not in made.replace(b"\r\n", b"")


def test_with_a_base_an_entry_links_to_its_event() -> None:
    """A base address gives the entry a URL; without one there is none."""
    assert b"URL:https://desk.example/stories/s/events/fair" in to_ics(plan(SET), base="https://desk.example/")
    assert b"URL:" not in to_ics(plan(SET))
    assert b"URL:" not in to_ics(plan(SET), base="javascript:alert(1)//")
