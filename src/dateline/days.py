"""Days: how two readings of one stand to each other, whether a plan was due by then, and how one is written for people.

In: intervals. Out: "same", "finer", "coarser", "apart" or "across"; words. Never: the clock; a plan told as done because its day has
passed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from dateline.status import DATED
from dateline.terms import Event, When

Bearing = Literal["same", "finer", "coarser", "apart", "across"]

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
SEASONS = {(3, 5): "spring", (6, 8): "summer", (9, 11): "autumn", (12, 2): "winter"}
_LOOSE = re.compile(r"\b(?:months|years) (?:ago|before|earlier)'")


def bearing(one: When, other: When) -> Bearing:
    """How `other` stands to `one`: the same days, finer inside it, coarser around it, apart, or across its edge."""
    a, b = (one.first_day, one.last_day), (other.first_day, other.last_day)
    if a == b:
        return "same"
    if b[0] > a[1] or b[1] < a[0]:
        return "apart"
    if a[0] <= b[0] and b[1] <= a[1]:
        return "finer"
    if b[0] <= a[0] and a[1] <= b[1]:
        return "coarser"
    return "across"


def may_be_one(one: When, other: When) -> bool:
    """Whether one is counted loosely ("two years ago") and the other lies beside it: nobody counts years to the day."""
    return bool(_LOOSE.search(one.basis) or _LOOSE.search(other.basis)) and distance(one, other) <= 1


def distance(one: When, other: When) -> int:
    """Days between two intervals, 0 where they touch or overlap."""
    return max(0, (other.first_day - one.last_day).days, (one.first_day - other.last_day).days)


def was_due(event: Event, seen_from: date) -> bool:
    """Whether a plan stands whose last day lies before `seen_from`: to be told as "was due", not as done."""
    return event.status in DATED and event.when is not None and event.when.last_day < seen_from


def length(when: When) -> int:
    """How many days it spans."""
    return (when.last_day - when.first_day).days + 1


def in_words(when: When, *, long: bool = False) -> str:
    """The interval for people: "23 Oct 2018", "Oct 2018", "late Nov 2018", "30 Nov – 1 Dec 2018"; `long` spells months out."""
    first, last = when.first_day, when.last_day
    if first == last:
        return _day(first, long=long)
    return _unit(first, last, long=long) or _span(first, last, long=long)


def _unit(first: date, last: date, *, long: bool) -> str | None:
    """The name of the calendar unit, where the interval is one."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return str(first.year)
        return f"{first.year}s" if first.year % 10 == 0 and last.year == first.year + 9 else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        end = monthrange(last.year, last.month)[1]
        month = _month(first, long=long)
        if (first.day, last.day) == (1, end):
            return f"{month} {first.year}"
        part = _third(first.day, last.day, end)
        return f"{part} {month} {first.year}" if part else None
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1] and _months(first, last) == 3:
        quarter, odd = divmod(first.month - 1, 3)
        return (
            f"Q{quarter + 1} {first.year}"
            if not odd
            else f"{SEASONS.get((first.month, last.month), '')} {last.year}".strip()
        )
    return None


def _third(first: int, last: int, end: int) -> str | None:
    """Which part of the month ("early", "mid", "late"), where the days are about a third of the month."""
    if first == 1 and 7 <= last <= 12:
        return "early"
    if 8 <= first <= 12 and 18 <= last <= 22:
        return "mid"
    return "late" if 19 <= first <= 24 and last == end else None


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _span(first: date, last: date, *, long: bool) -> str:
    if first.year != last.year:
        return f"{_day(first, long=long)} – {_day(last, long=long)}"
    if first.month != last.month:
        return f"{first.day} {_month(first, long=long)} – {_day(last, long=long)}"
    return f"{first.day}–{_day(last, long=long)}"


def _day(day: date, *, long: bool) -> str:
    return f"{day.day} {_month(day, long=long)} {day.year}"


def _month(day: date, *, long: bool) -> str:
    name = MONTHS[day.month - 1]
    return name if long else name[:3]
