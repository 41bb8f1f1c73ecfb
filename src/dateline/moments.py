"""Moments: a day or an hour as of which something is told.

In: a day, a time, or how somebody wrote one. Out: a Moment, and whether a report was out by then. Never: the clock; an hour of no zone: one
that is written without an offset is UTC.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from dateline.errors import BadMoment
from dateline.terms import When, utc

WRITTEN = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d)\Z")
HOUR = re.compile(r"\d\d:\d\d")
FEW = 2
"""Days at most of which each minute at which something came out is a stop."""
DAY = len("2030-03-05")
ENDS = "~"
"""Behind a day: its end."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, to its end, or an instant in UTC: "2030-03-05", "2030-03-05T14:00:00Z"."""

    written: str

    @property
    def day(self) -> date:
        """The day, in UTC that of the instant."""
        return date.fromisoformat(self.written[:DAY])

    @property
    def is_day(self) -> bool:
        """Whether a whole day is meant."""
        return len(self.written) == DAY

    @property
    def when(self) -> When:
        """The moment as a reading carries it."""
        if self.is_day:
            return When(self.written, self.written, "day", "the day asked for")
        return When(self.written, self.written, "instant", "the time asked for")

    def knows(self, published: When | None) -> bool:
        """Whether what was published then was surely out: of a report of which only the day is known not before that day is over."""
        return published is not None and self.follows(out_of(published))

    def follows(self, report: Out) -> bool:
        """Whether it is not before a report was out."""
        return (report.day if self.is_day else report.at) <= self.written


def moment(asked: date | str, *, on: str | None = None) -> Moment:
    """The moment that is meant; BadMoment for what is none.

    A day or a time; in writing YYYY-MM-DD, or YYYY-MM-DDTHH:MM with an offset (Z, +02:00) behind it where it is not UTC. HH:MM alone is meant
    of the day `on`.
    """
    if isinstance(asked, datetime):
        return Moment(_instant(asked.isoformat(timespec="seconds")))
    if isinstance(asked, date):
        return Moment(asked.isoformat())
    if on is not None and HOUR.fullmatch(asked):
        asked = f"{on}T{asked}"
    if not WRITTEN.fullmatch(asked):
        raise BadMoment(asked)
    try:
        return Moment(date.fromisoformat(asked).isoformat() if len(asked) == DAY else _instant(asked))
    except ValueError:
        raise BadMoment(asked) from None


def out(published: When) -> str:
    """When it was surely out, so that as strings these sort in time: an instant in UTC; of a day its end, behind all instants of it.

    Of a time whose zone nobody gives no more than the day is sure.
    """
    return _instant(published.end) if zoned(published.end) else f"{published.end[:DAY]}{ENDS}"


def zoned(written: str) -> bool:
    """Whether it is a time of a zone that is known."""
    return "T" in written and ZONED.search(written) is not None


def _instant(written: str) -> str:
    return f"{utc(written).replace(microsecond=0, tzinfo=None).isoformat()}Z"


class Out(NamedTuple):
    """When a report was surely out: its day as it says it, and the same as `out` writes it."""

    day: str
    at: str


def out_of(published: When) -> Out:
    """The same of a publication."""
    return Out(published.last_day.isoformat(), out(published))


def stops(reports: Iterable[Out], *, close: str | None = None) -> list[tuple[Moment, int]]:
    """The moments at which a reader of reports can stop, the first first, each with how many were out by then.

    Each day on which some came out; on the day `close`, and on every day of a story of few days, each minute too.
    """
    known = list(reports)
    days = sorted({one.day for one in known})
    few = bool(days) and (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days < FEW
    near = set(days) if few else {close}
    minutes = {Moment(_minute(one.at)) for one in known if not one.at.endswith(ENDS) and one.at[:DAY] in near}
    found = sorted({*minutes, *map(Moment, days)}, key=_end)
    moments_out = sorted(one.at for one in known)
    days_out = sorted(one.day for one in known)
    return [(at, bisect_right(days_out if at.is_day else moments_out, at.written)) for at in found]


def _minute(instant: str) -> str:
    """The end of the minute that the instant is in, unless it is a whole one."""
    return instant if instant.endswith(":00Z") else f"{instant[:-3]}59Z"


def _end(one: Moment) -> str:
    return f"{one.written}{ENDS}" if one.is_day else one.written
