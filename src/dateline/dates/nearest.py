"""Nearest: which of the many Octobers, Tuesdays or summers a report means.

In: an expression that names no year, the report's day, the lean of its verb. Out: the period. Never: words of a text.

ValueError where the calendar has no such period near.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from dateline.dates import lexicon, periods
from dateline.dates.expressions import Cycle, Day, Expression, Holiday, Month, Weekday
from dateline.dates.periods import Period
from dateline.dates.tense import Lean

PATIENCE: Final = {(-1, True): 5.0, (-1, False): 4.0, (0, False): 2.0, (0, True): 2.0, (1, False): 0.5, (1, True): 0.09}
"""How many times farther back than ahead a yearless date may lie and still be read as past, by lean and directness.

A month, quarter or season that a verb in the past governs is past however near the next one is. Tuned on the half of TimeBank and AQUAINT that `evals.dates` sets aside for writing rules."""

RESULTS: Final = {(0, False): 5.0, (0, True): 5.0, (1, False): 5.0}
"""The same for quarters, where it is more: firms report them when they are over, whatever the sentence looks ahead to."""


def in_year(says: Expression, year: int) -> Period:
    """The named unit in one year; ValueError where that year has none."""
    match says:
        case Day(day=day, month=int(month)):
            return periods.day_of(date(year, month, day))
        case Month(month=month):
            return periods.month(year, month)
        case Cycle(unit="season", season=season):
            return periods.season(year, season)
        case Cycle(unit="quarter", number=number):
            return periods.quarter(year, number)
        case Cycle(number=number):
            return periods.half(year, number)
        case Holiday(name=name):
            return periods.day_of(lexicon.holiday(name, year))
    raise ValueError(f"{says!r} does not come round every year")


def _each_year(says: Expression, years: Iterable[int]) -> list[Period]:
    found = []
    for year in years:
        try:
            found.append(in_year(says, year))
        except (ValueError, OverflowError):
            continue
    if not found:
        raise ValueError(f"{says!r} lies in none of the years")
    return found


def of_year(says: Expression, day: date, lean: Lean) -> Period:
    """The one that a report of `day` means, of those that come round each year (or month, for a bare day number)."""
    if isinstance(says, Day) and says.month is None:
        return _of_month(says, day, lean)
    if (shift := getattr(says, "year_shift", None)) is not None:
        return in_year(says, day.year + shift)
    near = _each_year(says, range(day.year - 2, day.year + 3))
    if isinstance(says, Day) and says.weekday is not None:
        agreeing = [
            period
            for period in _each_year(says, range(day.year - 6, day.year + 7))
            if period.first.isoweekday() == says.weekday
        ]
        return (
            min(agreeing, key=lambda period: (abs((period.first - day).days), period.first))
            if agreeing
            else _nearer(near, day, lean)
        )
    toward = getattr(says, "toward", None)
    if toward is None:
        return _nearer(near, day, lean)
    if toward < 0:
        return max(period for period in near if period.last < day)
    if toward > 0:
        return min(period for period in near if period.first > day)
    return next((period for period in near if period.first <= day <= period.last), in_year(says, day.year))


def _of_month(says: Day, day: date, lean: Lean) -> Period:
    months = [periods.stepped("month", day, n).first for n in (-2, -1, 0, 1, 2)]
    found = [periods.day_of(replace_day) for month in months if (replace_day := _day_in(month, says.day))]
    if says.weekday is not None:
        found = [period for period in found if period.first.isoweekday() == says.weekday] or found
    return _nearer(found, day, lean)


def _day_in(month: date, number: int) -> date | None:
    try:
        return month.replace(day=number)
    except ValueError:
        return None


def _nearer(found: list[Period], day: date, lean: Lean) -> Period:
    """The last one begun or the next one, weighed by their distance and the verb's lean."""
    for period in found:
        if period.first <= day <= period.last:
            return period
    back = max((period for period in found if period.last < day), default=None)
    ahead = min((period for period in found if period.first > day), default=None)
    if back is None or ahead is None:
        return back or ahead or found[0]
    behind, before = (day - back.last).days, (ahead.first - day).days
    sure = lean.sure or (lean.direct and lean.toward < 0 and back.unit != "day")
    way = lean.toward, lean.direct
    if lean.dropped:
        return back if behind <= before else ahead
    patience = RESULTS.get(way, PATIENCE[way]) if back.unit == "quarter" else PATIENCE[way]
    return back if sure or behind <= patience * before else ahead


def weekday(says: Weekday, day: date, lean: int) -> Period:
    """The Tuesday that a report of `day` means: today or the last one, or the coming one where the verb leans ahead."""
    if says.week_shift is not None:
        monday = day - timedelta(days=day.weekday())
        return periods.day_of(monday + timedelta(days=says.weekday - 1 + 7 * says.week_shift))
    since = (day.isoweekday() - says.weekday) % 7
    if says.count is not None:
        back, ahead = since or 7, 7 - since
        return periods.day_of(
            day + timedelta(days=ahead - 7 + 7 * says.count if says.count > 0 else 7 - back + 7 * says.count)
        )
    match says.toward:
        case None:
            return periods.day_of(day + timedelta(days=(-since) % 7) if lean > 0 else day - timedelta(days=since))
        case 0 if lean:
            return weekday(Weekday(says.weekday), day, lean)
        case 0:
            monday = day - timedelta(days=day.weekday())
            return periods.day_of(monday + timedelta(days=says.weekday - 1))
        case 1:
            return weekday(Weekday(says.weekday, None, 1), day, lean)
    if since == 1:  # the day before is "yesterday": who says "last Wednesday" on a Thursday means that of last week
        return periods.day_of(day - timedelta(days=8))
    return weekday(Weekday(says.weekday, count=-1), day, lean)
