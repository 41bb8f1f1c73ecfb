"""Values: what a person writes for a day and for a figure, read.

In: the value of a correction. Out: a When, a Quantity, or None where it is neither. Never: a guess at what was meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime

from dateline.terms import Quantity, When, is_instant

UNKNOWN = "unknown"
"""What nobody can say: the day of an article, the day, place or a figure of an event, where a story stands."""

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIGURE = re.compile(r"(?P<name>[^=]{1,80})=(?P<value>[^=]{1,80})")


def day(value: str) -> date | None:
    """The day that is written as YYYY-MM-DD."""
    try:
        return date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        return None


def when(value: str, basis: str) -> When | None:
    """The day, instant, month, year, or run of days (FIRST/LAST) that is written in ISO 8601."""
    first, run, last = value.partition("/")
    if run:
        start, end = day(first), day(last)
        return When(first, last, "span", basis) if start and end and start < end else None
    if day(value):
        return When(value, value, "day", basis)
    if "T" in value:
        return _instant(value, basis)
    if _YEAR.fullmatch(value) and int(value):
        return When(f"{value}-01-01", f"{value}-12-31", "year", basis)
    if (month := _MONTH.fullmatch(value)) and int(month[1]) and 1 <= int(month[2]) <= 12:
        days = monthrange(int(month[1]), int(month[2]))[1]
        return When(f"{value}-01", f"{value}-{days}", "month", basis)
    return None


def _instant(value: str, basis: str) -> When | None:
    if not _DAY.match(value) or not is_instant(value):
        return None
    written = datetime.fromisoformat(value).isoformat()
    return When(written, written, "instant", basis)


def figure(value: str) -> Quantity | None:
    """The figure that is written as NAME=NUMBER; its value is UNKNOWN where no report's figure is right."""
    found = _FIGURE.fullmatch(value)
    if found is None:
        return None
    name, number = found["name"].strip(), found["value"].strip()
    told = number == UNKNOWN or any(letter.isdigit() for letter in number)
    return Quantity(name, number) if name and told else None
