"""Seen: from where an expression is read, and which day the account is in there.

In: the report's day, what was told before, the lean of the verb. Out: the day that hours and "the same day" are of, or None. Never: a
word of the text; a guess between two days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.dates.expressions import Offset
from dateline.dates.periods import Period
from dateline.dates.tense import UNDECIDED, Lean

CLOCK_REACH: Final = 7
"""An hour belongs to the day told last if that is no farther than this from the report; of an older day only where the account
is still in it (`Seen.near`)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """From where an expression is read: the report's day, what was told before it, how its verb leans."""

    day: date | None
    told: Period | None = None
    told_day: Period | None = None
    told_quarter: Period | None = None
    told_hours: Period | None = None
    """The day whose hours are told: that told last, unless that one looks back from an hour of a later day."""
    near: bool = False
    """Whether that day was told, or an hour of it, so near before that the account may still be in it."""
    here: bool = False
    """Whether the period told last was told in this very sentence."""
    lean: Lean = UNDECIDED
    events: tuple[tuple[str, Period], ...] = ()


def goes_on(seen: Seen) -> bool:
    """Whether a bare hour is of the day told before: one near the report, or far from it where the account is still in that day.

    What is told as past is of no day after its report, and what is told as to come of none long before it.
    """
    if seen.day is None or seen.told_hours is None:
        return True
    back = (seen.day - seen.told_hours.first).days
    if back < 0 and seen.lean.toward < 0 and seen.lean.direct:
        return False
    return abs(back) <= CLOCK_REACH or (seen.near and seen.lean.toward <= 0)


def counted_from(says: Offset, seen: Seen) -> tuple[date | None, bool]:
    """The day that an offset counts from, and whether the text told it."""
    if says.anchor == "report":
        return seen.day, False
    if says.unit == "quarter" and seen.told_quarter:
        return seen.told_quarter.first, True
    if says.unit == "day":
        if seen.told_day and _left(seen):
            return None, False
        if seen.told_day:
            return seen.told_day.first, True
        return (seen.day, False) if says.count == 0 else (None, False)
    if seen.told and (says.count == 0 or seen.told.unit in ("day", says.unit, "month", "week") or says.unit == "year"):
        return seen.told.first, True
    return (seen.day, False) if says.count == 0 or says.compared else (None, False)


def _left(seen: Seen) -> bool:
    """Whether the day told last is not that of the account: "will vote on Friday. The same day he said", or, told before its sentence, "in 2013 … the same day"."""
    told, day = seen.told, seen.told_day
    if told is None or day is None:
        return False
    coming = seen.day is not None and day.first > seen.day and seen.lean.toward < 0 and seen.lean.direct
    return coming or (seen.here and not (told.first <= day.last and day.first <= told.last))
