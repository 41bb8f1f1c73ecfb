"""Place: put what a time expression says on the calendar, as seen from a day.

In: an expression, the day it was reported on, what was told before it, and the lean of its verb. Out: a TIMEX3 value and,
where the calendar can tell, a period with the reason. Never: words of a text, the clock, a guess without a day to count from.

Values follow TimeML 1.2.1 (ISO 24617-1). "Last", "this" and "next" with a unit count calendar units; weeks are ISO weeks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from dateline.dates import periods
from dateline.dates.expressions import (
    Ahead,
    Around,
    Century,
    Clock,
    Cycle,
    Day,
    DayPart,
    Decade,
    Duration,
    Edge,
    Expression,
    FromEvent,
    Holiday,
    Instant,
    Month,
    NthIn,
    Offset,
    Overnight,
    Range,
    Reference,
    Repeated,
    Weekday,
    Year,
)  # fmt: skip
from dateline.dates.facts import CLOCK_UNITS
from dateline.dates.nearest import in_year, of_year, weekday
from dateline.dates.numbers import length
from dateline.dates.periods import Period
from dateline.dates.seen import Seen, counted_from, goes_on
from dateline.dates.tense import Lean
from dateline.dates.unplaced import OPEN, kind_of, open_value
from dateline.days import WEEKDAYS
from dateline.terms import TimexKind

WEEK: Final = 7
FRIDAY: Final = 4
MONTH_END: Final = 20
"""The day from which on it is "the end" of a month."""
_ZONES: Final = {"EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00",
                 "PDT": "-07:00", "GMT": "+00:00", "UTC": "+00:00", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an expression lies: its TIMEX3 value, its period if any, why, and the hour where it has one."""

    value: str
    period: Period | None = None
    reason: str = ""
    time: str = ""
    kind: TimexKind = "date"
    others: tuple[Period, ...] = ()


@lru_cache(maxsize=1024)
def place(says: Expression, seen: Seen) -> Placed:
    """The expression's place; its period is None where the calendar cannot tell. Remembered, for reports repeat themselves."""
    try:
        return _placed(says, seen)
    except (ValueError, OverflowError):
        return Placed(open_value(says), kind=kind_of(says))


def _placed(says: Expression, seen: Seen) -> Placed:
    match says:
        case Duration() | Repeated() | Reference():
            return Placed(says.value, kind=kind_of(says))
        case Instant():
            return Placed(
                says.iso, periods.day_of(date.fromisoformat(says.iso[:10])), "is written out", says.iso, "time"
            )
        case Clock():
            return _clock(says, seen)
        case DayPart():
            return _part(says, seen)
        case Edge():
            return _edge(says, seen)
        case Range():
            return _range(says, seen)
        case Overnight():
            return _overnight(seen)
    return _counted(says, seen)


def _counted(says: Expression, seen: Seen) -> Placed:
    """What is told by counting from, or within, something else."""
    match says:
        case FromEvent():
            return _from_event(says, seen)
        case Offset():
            return _offset(says, seen)
        case NthIn():
            return _nth_in(says, seen)
        case Around(unit=unit, of=of):
            day = place(of, seen)
            period = periods.around(unit, day.period.first) if day.period else None
            return Placed(period.value if period else OPEN[unit], period, f"is the {unit} that {day.value} lies in")
        case Ahead(unit=unit, count=count, record=record):
            if seen.lean.toward > 0 and not record:
                return _offset(Offset(unit, round(count)), seen)
            return Placed(length(count, unit), kind="duration")
    return _named(says, seen)


def _named(says: Expression, seen: Seen) -> Placed:
    """Units with a name of their own: written out, or the one of several years that the report means."""
    if isinstance(says, Cycle) and says.unit == "quarter" and not says.number:
        return _quarter_of(says, seen)
    if (period := _written_out(says)) is not None:
        told = isinstance(says, Day) and says.anniversary
        reason = "is an anniversary whose year the sentence tells" if told else "is written out"
        return Placed(period.value, period, reason, others=_other_reading(says))
    if seen.day is None or (isinstance(says, Holiday) and says.of_no_year):
        return Placed(open_value(says))
    if isinstance(says, Weekday) and says.anchor == "narrated":
        start = seen.told_day.first if seen.told_day else seen.day
        period = weekday(says, start, 0)
        return Placed(
            period.value, period, f"counted from {start.isoformat()}" + (", told before" if seen.told_day else "")
        )
    if isinstance(says, Weekday):
        return _weekday(says, seen.day, seen.lean)
    period = of_year(says, seen.day, seen.lean)
    reason = f"in a report published on {_spoken(seen.day)}"
    return Placed(period.value, period, reason + _why(says, seen.day, period, seen.lean))


def _weekday(says: Weekday, day: date, lean: Lean) -> Placed:
    """A weekday as seen from the report's day; told as past and named for the day after, it is that by another clock.

    News is told as of the place where it happened, and reports carry the day of the desk.
    """
    toward = lean.toward if lean.direct or lean.toward < 0 else 0
    period = weekday(says, day, toward)
    reason = f"in a report published on {_spoken(day)}"
    if lean.dropped and says == Weekday(says.weekday) and period.first != day:
        ahead = periods.day_of(period.first + timedelta(days=WEEK))
        near, far = (period, ahead) if (day - period.first).days <= WEEK // 2 else (ahead, period)
        return Placed(near.value, near, f"{reason}, {lean}", others=(far,))
    if says == Weekday(says.weekday) and toward < 0 and (day - period.first).days == WEEK - 1:
        ahead = periods.day_of(period.first + timedelta(days=WEEK))
        return Placed(ahead.value, ahead, f"{reason}, told as past: it had begun elsewhere", others=(period,))
    return Placed(period.value, period, reason + _why(says, day, period, lean))


def _quarter_of(says: Cycle, seen: Seen) -> Placed:
    """As in "the 1988 quarter": that of the quarter told before, in another year."""
    if not (says.year and seen.told_quarter):
        return Placed(f"{says.year:04d}-QX" if says.year else OPEN["quarter"])
    period = periods.quarter(says.year, (seen.told_quarter.first.month + 2) // 3)
    return Placed(period.value, period, f"compared with {seen.told_quarter.value}, told before")


def _why(says: Expression, day: date, period: Period, lean: Lean) -> str:
    """What decided between the one behind and the one ahead, where the words themselves do not."""
    settled = any(getattr(says, name, None) is not None for name in ("toward", "year_shift", "week_shift"))
    if settled or period.first <= day <= period.last:
        return ""
    side = -1 if period.last < day else 1
    return f", {lean}" if lean.toward == side else ", the nearest one"


def _spoken(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"


def _written_out(says: Expression) -> Period | None:
    match says:
        case Day(day=day, month=int(month), year=int(year)):
            return periods.day_of(date(year, month, day))
        case Month(month=month, year=int(year)):
            return periods.month(year, month)
        case Year(year=year):
            return periods.year(year)
        case Decade(first=first):
            return periods.decade(first)
        case Century(number=number):
            return periods.century(number)
        case Cycle(year=int(year)) | Holiday(year=int(year)):
            return in_year(says, year)
    return None


def _other_reading(says: Expression) -> tuple[Period, ...]:
    other = says.other if isinstance(says, Day) else None
    period = _written_out(other) if other else None
    return (period,) if period else ()


def _offset(says: Offset, seen: Seen) -> Placed:
    if says.unit in CLOCK_UNITS:
        return _hours_on(says, seen)
    start, told = counted_from(says, seen)
    if start is None:
        return Placed(open_value(says))
    if says.compared and seen.told_quarter:
        period = periods.stepped("quarter", seen.told_quarter.first, 4 * (says.count or 0))
        return Placed(period.value, period, f"compared with {seen.told_quarter.value}, told before")
    period = _stepped(says, start, seen)
    what = f"counted from {start.isoformat()}" + (", told before" if told else "")
    return Placed(period.value, period, what)


def _hours_on(says: Offset, seen: Seen) -> Placed:
    """A few hours or minutes from the time narrated: on the day narrated, if one is; else a length."""
    day = seen.told_hours
    if day is None:
        return Placed(length(None if says.count is None else abs(says.count), says.unit), kind="duration")
    return Placed(f"{day.value}TXX:XX", day, f"counted in {says.unit}s from {day.value}, told before", kind="time")


def _stepped(says: Offset, start: date, seen: Seen) -> Period:
    if says.unit == "weekend":
        return _weekend(says.count, start, seen.lean.toward)
    if says.running and start.weekday() > FRIDAY:
        return periods.Period(start - timedelta(days=start.weekday()), start, "week")
    if says.unit == "quarter" and says.anchor == "narrated" and not seen.told_quarter:
        return periods.stepped("quarter", start, -1)
    return periods.stepped("year" if says.unit == "period" else says.unit, start, says.count or 0)


def _weekend(count: int | None, day: date, lean: int) -> Period:
    just_over = count == 0 and lean < 0 and day.weekday() < FRIDAY  # "was away this weekend", early in the week
    if count is None or just_over:
        count = 0 if lean > 0 or day.weekday() >= 5 else -1
    return periods.stepped("weekend", day, count)


def _from_event(says: FromEvent, seen: Seen) -> Placed:
    """Counted from the latest period that the text ties to the name; from a longer period, any of its days; else a length."""
    base = next((period for name, period in reversed(seen.events) if name == says.name), None)
    if base is None and says.count < 0 and says.unit == "day":  # the eve, or a day before
        return Placed(OPEN["day"]) if says.count == -1 else Placed(length(-says.count, says.unit), kind="duration")
    if base is None:
        return Placed(length(abs(says.count), says.unit), kind="duration")
    first, last = periods.stepped(says.unit, base.first, says.count), periods.stepped(says.unit, base.last, says.count)
    period = first if base.first == base.last else Period(first.first, last.last)
    return Placed(period.value, period, f"counted from {says.name}, told as {base.value}")


def _nth_in(says: NthIn, seen: Seen) -> Placed:
    """The n-th day, weekday or ISO week of a period; -1 is the last."""
    outer = place(says.of, seen)
    if outer.period is None:
        return Placed(OPEN[says.unit])
    first, last = outer.period.first, outer.period.last
    if says.weekday:
        found = first + timedelta(days=(says.weekday - first.isoweekday()) % 7)
        period = periods.day_of(found + timedelta(days=7 * (says.number - 1)))
        if says.number < 0:
            period = periods.day_of(last - timedelta(days=(last.isoweekday() - says.weekday) % 7))
    elif says.unit == "week":
        thursday = first + timedelta(days=(3 - first.weekday()) % 7)
        period = periods.around("week", last if says.number < 0 else thursday + timedelta(days=7 * (says.number - 1)))
    else:
        period = periods.stepped(
            says.unit, last if says.number < 0 else first, 0 if says.number < 0 else says.number - 1
        )
    if period.first > last or period.last < first:
        raise ValueError(f"{outer.value} has no such {says.unit}")
    return Placed(period.value, period, f"within {outer.value}, {outer.reason}")


def _clock(says: Clock, seen: Seen) -> Placed:
    time = f"T{says.hour:02d}:{says.minute:02d}"
    day = _day_of_clock(says, seen)
    if day is None:
        return Placed(f"XXXX-XX-XX{time}", kind="time")
    stamp = f"{day.period.value}{time}" if day.period else ""
    return Placed(stamp, day.period, day.reason, stamp + _ZONES.get(says.zone, ""), "time")


def _day_of_clock(says: Clock, seen: Seen) -> Placed | None:
    if says.day is not None:
        placed = place(says.day, seen)
        return placed if placed.period and placed.period.unit == "day" else None
    if seen.told_hours is None:
        return (
            Placed("", periods.day_of(seen.day), f"in a report published on {_spoken(seen.day)}") if seen.day else None
        )
    return Placed("", seen.told_hours, f"on {seen.told_hours.value}, told before") if goes_on(seen) else None


def _part(says: DayPart, seen: Seen) -> Placed:
    placed = place(says.day, seen)
    return replace(placed, value=f"{placed.value}{says.code}", kind="time")


def _overnight(seen: Seen) -> Placed:
    """Both days that share the night."""
    if seen.day is None:
        return Placed("XXXX-XX-XXTNI", kind="time")
    other = seen.day + timedelta(days=1 if seen.lean.toward > 0 else -1)
    nights = Period(min(seen.day, other), max(seen.day, other))
    side = "after" if seen.lean.toward > 0 else "before"
    return Placed(
        f"{seen.day.isoformat()}TNI",
        nights,
        f"is the night {side} {_spoken(seen.day)}, when the report was published",
        kind="time",
    )


def _edge(says: Edge, seen: Seen) -> Placed:
    """The unit that is named, whole; only "the end" of a month is a part of it."""
    placed = place(says.of, seen)
    period = placed.period
    if says.edge == "EVE":
        eve = periods.stepped("day", period.first, -1) if period else None
        return replace(
            placed, value=eve.value if eve else OPEN["day"], period=eve, reason=f"the day before {placed.value}"
        )
    if says.edge == "END" and period and period.unit == "month":
        return replace(placed, period=Period(period.first.replace(day=MONTH_END), period.last))
    return placed


def _range(says: Range, seen: Seen) -> Placed:
    first = place(says.first, seen)
    last = place(_not_before(says.last, first.period), seen)
    value = f"{first.value}/{last.value}"
    if not (first.period and last.period):
        return Placed(value)
    if last.period.last < first.period.first:
        raise ValueError(f"{value} runs backwards")
    return Placed(value, Period(first.period.first, last.period.last), first.reason)


def _not_before(last: Expression, start: Period | None) -> Expression:
    """The end of a range, its year told by its start where it names none itself: "28 December to 2 January"."""
    if start is None or not isinstance(last, Day) or last.month is None:
        return last
    if last.year is not None or last.year_shift is not None:
        return last
    same = replace(last, year=start.first.year, weekday=None)
    runs_over = (last.month, last.day) < (start.first.month, start.first.day)
    return replace(same, year=start.first.year + 1) if runs_over else same
