"""Moments: a day or an hour as of which something is told.

In: a day, a time, or how somebody wrote one. Out: a Moment, and whether a report was out by then. Never: the clock; an hour of no zone: one
that is written without an offset is UTC; a day that is not the one in UTC, where a report tells its hour: with the days of other zones beside the
hours of UTC, less would be known at an hour than on the day before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

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
    """A day, to its end in UTC, or an instant in UTC: "2030-03-05", "2030-03-05T14:00:00Z"."""

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
    def until(self) -> str:
        """The same as `out` writes it: a report was out by then if what that gives of it is not greater."""
        return f"{self.written}{ENDS}" if self.is_day else self.written

    @property
    def when(self) -> When:
        """The moment as a reading carries it."""
        if self.is_day:
            return When(self.written, self.written, "day", "the day asked for")
        return When(self.written, self.written, "instant", "the time asked for")

    def knows(self, published: When | None) -> bool:
        """Whether what was published then was surely out: of a report of which only the day is known not before that day is over."""
        return published is not None and self.follows(out(published))

    def follows(self, report: str) -> bool:
        """Whether it is not before a report was out, as `out` writes that."""
        return report <= self.until


def stamp(at: datetime) -> str:
    """An instant as it is kept: UTC, to the second; as strings these sort in time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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


def in_words(known: str) -> str:
    """What `out` gives, for people: "2030-03-05", or "2030-03-05, 14:00 UTC"."""
    return known[:DAY] if known.endswith(ENDS) else f"{known[:DAY]}, {known[DAY + 1 :][:5]} UTC"


def zoned(written: str) -> bool:
    """Whether it is a time of a zone that is known."""
    return "T" in written and ZONED.search(written) is not None


def _instant(written: str) -> str:
    return f"{utc(written).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def stops(reports: Iterable[str], *, close: str | None = None) -> list[tuple[Moment, int]]:
    """The moments at which a reader of reports can stop, the first first, each with how many were out by then: never fewer than by the one before.

    Of each report is told when it was out, as `out` writes that. Each day on which some came out; on the day `close`, and on every day of a
    story of few days, each minute too.
    """
    known = sorted(reports)
    days = sorted({one[:DAY] for one in known})
    few = bool(days) and (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days < FEW
    near = set(days) if few else {close}
    minutes = {Moment(_minute(one)) for one in known if not one.endswith(ENDS) and one[:DAY] in near}
    found = sorted({*minutes, *map(Moment, days)}, key=_until)
    return [(at, bisect_right(known, at.until)) for at in found]


def _minute(instant: str) -> str:
    """The end of the minute that the instant is in, unless it is a whole one."""
    return instant if instant.endswith(":00Z") else f"{instant[:-3]}59Z"


def _until(one: Moment) -> str:
    return one.until
