"""The instants that other formats ask for, out of intervals on the calendar.

In: a When. Out: datetimes in UTC and their spellings. Never: the clock, a time zone that no report gave.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

from dateline.terms import When, utc

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where a format must have an instant and no report gives a day."""


def newest(whens: Iterable[When | None]) -> datetime:
    """The latest beginning among `whens`; EPOCH if there is none."""
    return max((utc(when.start) for when in whens if when), default=EPOCH)


def rfc3339(at: datetime) -> str:
    """As Atom, JSON Feed and ninjs write it: "2030-03-05T00:00:00Z"."""
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def rfc822(at: datetime) -> str:
    """As RSS writes it: "Tue, 05 Mar 2030 00:00:00 GMT"."""
    return format_datetime(at, usegmt=True)


def day_after(day: date) -> date:
    """The next day; the calendar's last day is its own."""
    return day if day == date.max else day + timedelta(days=1)
