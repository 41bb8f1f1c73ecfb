"""Intervals on the calendar, and the words that point at them.

In: days and times as written, in ISO 8601. Out: When and Timex. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from dateline.terms.vocabularies import Count, Id, Iso, Precision, TimexKind


@lru_cache(maxsize=10_000)
def utc(written: str) -> datetime:
    """An ISO 8601 day or time as an instant in UTC; a day is its midnight, a time without an offset is taken as UTC.

    Raises ValueError for what is none: no such day or hour, an offset of no zone, one that leads out of the calendar.
    """
    found = datetime.fromisoformat(written)
    if found.tzinfo is None:
        return found.replace(tzinfo=UTC)
    try:
        return found.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{written!r} lies outside the calendar") from None


def is_instant(written: str) -> bool:
    """Whether `written` is a day or time that there is."""
    try:
        utc(written)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class When:
    """An interval on the calendar, both ends ISO 8601 and inclusive, and why it is this one."""

    start: Iso
    end: Iso
    precision: Precision
    basis: str
    alternatives: tuple[tuple[Iso, Iso], ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for what is no day or instant: nothing that is not one is ever kept, or handed to what writes it elsewhere."""
        utc(self.start)
        utc(self.end)

    @property
    def first_day(self) -> date:
        """The calendar day on which the interval starts."""
        return date.fromisoformat(self.start[:10])

    @property
    def last_day(self) -> date:
        """The calendar day on which the interval ends."""
        return date.fromisoformat(self.end[:10])

    @property
    def moment(self) -> str:
        """Where the interval starts, in UTC to the second; a day as it is written. As strings they sort in time."""
        return utc(self.start).strftime("%Y-%m-%dT%H:%M:%SZ") if "T" in self.start else self.start


def day_or_days(when: When | None) -> str | None:
    """An interval as a glance shows it: its first day, and its last where that is another."""
    if when is None:
        return None
    first, last = when.start[:10], when.end[:10]
    return first if first == last else f"{first}/{last}"


@dataclass(frozen=True, slots=True)
class Timex:
    """Words that point at time, their TIMEX3 value (ISO 24617-1) and what they mean on the calendar.

    `value` keeps X for what stays open ("XXXX-10-23", "XXXX-WXX-2"); `when` is None for a duration, a set,
    or a date that cannot be placed.
    """

    article: Id
    start: Count
    end: Count
    text: str
    kind: TimexKind
    value: str
    when: When | None
