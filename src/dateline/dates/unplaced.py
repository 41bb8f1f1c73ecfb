"""Values of time expressions that the calendar cannot place, and the kind of each.

In: an expression. Out: its TIMEX3 kind; its TIMEX3 value with X for each thing that nobody tells. Never: a day to count from.
"""

from __future__ import annotations

from typing import Final

from dateline.dates import lexicon
from dateline.dates.expressions import (
    Clock,
    Cycle,
    Day,
    DayPart,
    Duration,
    Edge,
    Expression,
    Holiday,
    Instant,
    Month,
    Offset,
    Range,
    Repeated,
    Weekday,
    Year,
)  # fmt: skip
from dateline.terms import TimexKind

OPEN: Final = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX",
                "year": "XXXX", "decade": "XXX", "century": "XX"}  # fmt: skip
"""Unit → the value of one of it that nobody tells."""


def kind_of(says: Expression) -> TimexKind:
    """The kind of an expression."""
    match says:
        case Duration():
            return "duration"
        case Repeated():
            return "set"
        case Clock() | DayPart() | Instant():
            return "time"
    return "date"


def open_value(says: Expression) -> str:
    """The TIMEX3 value of what cannot be placed: X for each thing that nobody tells."""
    match says:
        case Day(day=day, month=month, year=year):
            return f"{year or 'XXXX'}-{month or 0:02d}-{day:02d}" if month else f"XXXX-XX-{day:02d}"
        case Weekday(weekday=weekday):
            return f"XXXX-WXX-{weekday}"
        case Month(month=month, year=year):
            return f"{year or 'XXXX'}-{month:02d}"
        case Cycle(unit=unit, number=number, season=season):
            return f"XXXX-{season}" if unit == "season" else f"XXXX-{unit[0].upper()}{number}"
        case Holiday(name=name):
            rule = lexicon.holidays()[name]
            return f"XXXX-{rule}" if len(rule) == 5 and rule[2] == "-" else OPEN["day"]
        case Offset(unit=unit):
            return OPEN.get(unit, "XXXX")
        case Edge(of=of):
            return open_value(of)
        case DayPart(code=code, day=of):
            return open_value(of) + code
        case Clock(hour=hour, minute=minute):
            return f"XXXX-XX-XXT{hour:02d}:{minute:02d}"
        case Range(first=first, last=last):
            return f"{open_value(first)}/{open_value(last)}"
        case Year(year=number):
            return f"{number:04d}"
    return "XXXX-XX-XX"
