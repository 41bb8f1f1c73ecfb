"""The calendar values of a key: a day, a month, a year, an ISO week, the end of a month, or a pair of them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

Days = tuple[str, str]


def of_key(value: str | list[str]) -> Days:
    """First and last day that a key's value names; ValueError for a value of no known form."""
    if isinstance(value, list):
        return of_key(value[0])[0], of_key(value[1])[1]
    if week := re.fullmatch(r"(\d{4})-W(\d{2})", value):
        year, number = int(week[1]), int(week[2])
        return date.fromisocalendar(year, number, 1).isoformat(), date.fromisocalendar(year, number, 7).isoformat()
    if re.match(r"\d{4}-\d{2}-\d{2}", value):
        return value[:10], value[:10]
    if month := re.fullmatch(r"(\d{4})-(\d{2})(-END)?", value):
        last = calendar.monthrange(int(month[1]), int(month[2]))[1]
        return f"{value[:7]}-{'20' if month[3] else '01'}", f"{value[:7]}-{last}"
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-01-01", f"{value}-12-31"
    raise ValueError(f"the key has a calendar value of no known form: {value!r}")


def of_export(when: dict[str, Any] | None) -> Days | None:
    """First and last day of an interval of the export, or None."""
    return (when["start"][:10], when["end"][:10]) if when else None


def inside(mine: Days | None, wanted: Days) -> bool:
    """`mine` lies within `wanted`."""
    return mine is not None and wanted[0] <= mine[0] and mine[1] <= wanted[1]


def matches(mine: Days | None, value: str | list[str]) -> bool:
    """`mine` is the key's value; for the end of a month, any part of it."""
    loose = isinstance(value, str) and value.endswith("-END")
    return inside(mine, of_key(value)) if loose else mine == of_key(value)
