"""Periods: the units of the calendar, and how to step from one to the next.

In: days and counts. Out: periods with both ends inclusive. Never: words, a report, today.

A step off the calendar (before the year 1, after 9999) raises ValueError or OverflowError, as `datetime` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateline.terms import Precision

PRECISION: Final[dict[str, Precision]] = {
    "day": "day", "week": "week", "month": "month", "season": "season", "quarter": "quarter", "year": "year", "decade": "decade",
}  # fmt: skip
SEASONS: Final[dict[str, int]] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season, as meteorologists of the northern hemisphere reckon them."""
_MONTHS: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS: Final[dict[str, int]] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def weeks_of(unit: str) -> int:
    """How many whole weeks a unit has: 1 a week, 2 a fortnight; 0 what is no number of weeks."""
    days = 0 if unit == "weekend" else _DAYS.get(unit, 0)
    return 0 if days % 7 else days // 7


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A unit of the calendar, from its first day to its last."""

    first: date
    last: date
    unit: str = "span"

    @property
    def precision(self) -> Precision:
        """How exactly the period points, in the words of the export."""
        return PRECISION.get(self.unit, "span")

    @property
    def value(self) -> str:
        """The period as a TIMEX3 value (ISO 8601 as extended by TimeML)."""
        first = self.first
        match self.unit:
            case "day":
                return first.isoformat()
            case "week" | "weekend":
                year, week, _ = first.isocalendar()
                return f"{year:04d}-W{week:02d}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return first.isoformat()[:7]
            case "season":
                return f"{first.year:04d}-{season_of(first)}"
            case "quarter" | "half":
                letter, size = ("Q", 3) if self.unit == "quarter" else ("H", 6)
                return f"{first.year:04d}-{letter}{(first.month - 1) // size + 1}"
            case "year":
                return f"{first.year:04d}"
            case "decade":
                return f"{first.year // 10:03d}"
            case "century":
                return f"{first.year // 100:02d}"
        return f"{first.isoformat()}/{self.last.isoformat()}"


def season_of(day: date) -> str:
    """The TIMEX3 code of the season that `day` lies in."""
    return ("WI", "SP", "SU", "FA")[day.month % 12 // 3]


def day_of(day: date) -> Period:
    """One day as a period."""
    return Period(day, day, "day")


def months_from(year: int, month: int, count: int, unit: str) -> Period:
    """The period of `count` months that begins with that month."""
    first = date(year, month, 1)
    after = year * 12 + month - 1 + count
    if after // 12 > 9999:
        return Period(first, date.max, unit)
    return Period(first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1), unit)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return months_from(year, number, 1, "month")


def year(number: int) -> Period:
    """A calendar year."""
    return months_from(number, 1, 12, "year")


def decade(first: int) -> Period:
    """The ten years that begin with `first`."""
    return Period(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century(number: int) -> Period:
    """The `number`-th century, as newspapers count it: the 20th is 1900–1999."""
    first = max(1, (number - 1) * 100)
    return Period(date(first, 1, 1), date((number - 1) * 100 + 99, 12, 31), "century")


def quarter(of_year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return months_from(of_year, number * 3 - 2, 3, "quarter")


def half(of_year: int, number: int) -> Period:
    """A half of a calendar year, 1 or 2."""
    return months_from(of_year, number * 6 - 5, 6, "half")


def season(of_year: int, code: str) -> Period:
    """A season; winter is that which begins in December of the year."""
    return months_from(of_year, SEASONS[code], 3, "season")


def around(unit: str, day: date) -> Period:
    """The period of that unit which `day` lies in; the weekend is that of the day's week."""
    monday = day - timedelta(days=day.weekday())
    match unit:
        case "day":
            return day_of(day)
        case "week":
            return Period(monday, monday + timedelta(days=6), "week")
        case "weekend":
            return Period(monday + timedelta(days=5), monday + timedelta(days=6), "weekend")
        case "fortnight":
            return Period(monday, monday + timedelta(days=13), "span")
        case "month":
            return month(day.year, day.month)
        case "quarter":
            return quarter(day.year, (day.month + 2) // 3)
        case "half":
            return half(day.year, 1 if day.month < 7 else 2)
        case "year":
            return year(day.year)
        case "decade":
            return decade(max(1, day.year // 10 * 10))
        case "century":
            return century(day.year // 100 + 1)
    raise ValueError(f"no unit of the calendar is called {unit!r}")


def stepped(unit: str, day: date, count: int) -> Period:
    """The period of that unit `count` units away from the one that `day` lies in."""
    if unit in _DAYS:
        return around(unit, day + timedelta(days=_DAYS[unit] * count))
    if unit == "century":
        return century(day.year // 100 + 1 + count)
    months = day.year * 12 + day.month - 1 + _MONTHS[unit] * count
    return around(unit, date(months // 12, months % 12 + 1, 1))


def easter(of_year: int) -> date:
    """Easter Sunday of the Western churches (Meeus, Jones and Butcher's computus, Gregorian calendar)."""
    a, (b, c) = of_year % 19, divmod(of_year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    number, day = divmod(h + length - 7 * m + 114, 31)
    return date(of_year, number, day + 1)


def nth_weekday(of_year: int, number: int, weekday: int, count: int) -> date:
    """The `count`-th such weekday (1 = Monday) of a month; -1 is the last."""
    whole = month(of_year, number)
    if count < 0:
        return whole.last - timedelta(days=(whole.last.isoweekday() - weekday) % 7)
    return whole.first + timedelta(days=(weekday - whole.first.isoweekday()) % 7 + 7 * (count - 1))
