"""Hours: when it is quiet, and when a digest goes out, by the clock on somebody's wall.

In: an instant, hours of a day, a time zone. Out: an instant. Never: the clock itself; an hour that the wall shows twice, or never, taken for one that it shows once.

Where clocks are put forward, an hour that the wall never shows is over when it jumps past it. Where they are put back, quiet hours
hold as long as the wall shows them, and the digest of a day goes out at the first of two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateline.terms import Rhythm

MINUTE = timedelta(minutes=1)
A_DAY = 24 * 60
"""Minutes; quiet hours and leaps of a clock are shorter than two of these."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of each day in which nothing is sent, from `start` on and before `end`; over midnight where `end` is the earlier one."""

    start: time
    end: time
    zone: ZoneInfo

    def holds(self, at: datetime) -> bool:
        """Whether it is quiet at that instant."""
        wall = at.astimezone(self.zone).time()
        if self.start <= self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end

    def over(self, at: datetime) -> datetime:
        """The first instant from `at` on at which it is not quiet."""
        return at if not self.holds(at) else _first(at, lambda then: not self.holds(then))


def boundary(at: datetime, rhythm: Rhythm, told_at: time, zone: ZoneInfo) -> datetime:
    """When the digest is due that takes in what comes at `at`: the first full hour, or `told_at` of a day, not before it."""
    if rhythm == "hour":
        return _whole_minute(at, lambda then: then.astimezone(zone).minute == 0)
    day = at.astimezone(zone).date()
    for later in range(-1, 3):
        found = _on(day + timedelta(days=later), told_at, zone)
        if found >= at:
            return found
    return at  # a zone that leaps over days


def _on(day: date, told_at: time, zone: ZoneInfo) -> datetime:
    """The first instant of a day at which the wall shows this time, or a later one if it never does."""
    found = datetime.combine(day, told_at, zone).astimezone(UTC)
    if found.astimezone(zone).time() == told_at:
        return found
    for _ in range(A_DAY):
        before = (found - MINUTE).astimezone(zone)
        if before.date() != day or before.time() < told_at:
            break
        found -= MINUTE
    return found


def _first(at: datetime, so: Callable[[datetime], bool]) -> datetime:
    """The first whole minute after `at` of which something is so."""
    return _whole_minute(at.replace(second=0, microsecond=0) + MINUTE, so)


def _whole_minute(at: datetime, so: Callable[[datetime], bool]) -> datetime:
    """The first whole minute from `at` on of which something is so."""
    found = at.astimezone(UTC)
    if found.second or found.microsecond:
        found = found.replace(second=0, microsecond=0) + MINUTE
    for _ in range(2 * A_DAY):
        if so(found):
            break
        found += MINUTE
    return found
