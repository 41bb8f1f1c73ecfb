"""Days: how two readings of one stand to each other, whether a plan was due by then, and how one is written for people.

In: intervals; words, and what day it is. Out: "same", "finer", "coarser", "apart" or "across"; words. Never: the clock; a plan told as done because its day has
passed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from dateline.status import DATED
from dateline.terms import Event, When

Bearing = Literal["same", "finer", "coarser", "apart", "across"]

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_WORDS = tuple(name.lower() for name in WEEKDAYS)
"""The same as words are compared, in small letters."""
NEAR = {("today",): 0, ("yesterday",): 1, ("the", "day", "before", "yesterday"): 2}
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
REPORTED = "the day of the report; when it was said is not told"
"""Why a statement has the day that it has, where its report tells none of its own."""
LEAP = 8
"""Years within which each day of a year comes."""
_WORDS = re.compile(r"[^\W_]+")
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


def comes_after(one: When | None, other: When | None) -> bool:
    """Whether the first begins on a day after the last of the other; False where one is not known."""
    return one is not None and other is not None and one.first_day > other.last_day


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


def spoken(written: str, today: date) -> date | None:
    """The day that somebody means who says it as people do, seen from today: the latest that is not ahead; None for other words.

    "yesterday", "3 days ago", "Monday", "last Monday", "9 March", "Mar 9", "9 March 2024".
    """
    words = _WORDS.findall(written.casefold())
    if tuple(words) in NEAR:
        return today - timedelta(days=NEAR[tuple(words)])
    if len(words) == 3 and words[2] == "ago" and words[1] in UNITS:
        number = (
            1 if words[0] in ("a", "one") else int(words[0]) if words[0].isdecimal() and len(words[0]) < 4 else None
        )
        return today - timedelta(days=UNITS[words[1]] * number) if number is not None else None
    last = words[:1] == ["last"]
    name = words[last:]
    if len(name) == 1 and name[0] in DAY_WORDS:
        back = (today.weekday() - DAY_WORDS.index(name[0])) % 7
        return today - timedelta(days=back or 7 * last)
    return _of_month(words, today)


def _of_month(words: Sequence[str], today: date) -> date | None:
    """The day of a month that is named, in the year that is, else in the last one in which it is not ahead."""
    if not 2 <= len(words) <= 3:
        return None
    number, month = (words[0], words[1]) if words[0][0].isdecimal() else (words[1], words[0])
    day = number if number.isdecimal() else number[:-2] if number[-2:] in ("st", "nd", "rd", "th") else ""
    found = [n for n, name in enumerate(MONTHS, 1) if len(month) >= 3 and name.casefold().startswith(month)]
    if len(found) != 1 or not (day.isdecimal() and len(day) < 3):
        return None
    if len(words) == 3:
        return _made(int(words[2]), found[0], int(day)) if words[2].isdecimal() and len(words[2]) == 4 else None
    made = (_made(today.year - back, found[0], int(day)) for back in range(LEAP + 1))
    return next((one for one in made if one and one <= today), None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(day: date, *, long: bool) -> str:
    return f"{day.day} {_month(day, long=long)} {day.year}"


def _month(day: date, *, long: bool) -> str:
    name = MONTHS[day.month - 1]
    return name if long else name[:3]
