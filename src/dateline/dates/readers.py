"""The table of readers: which function turns the words that a rule proposes into an expression.

In: nothing. Out: `READERS`, by the rule's name in `grammar`. Never: a rule of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from dateline.dates import read_days, read_lengths, read_lists, read_units, read_years
from dateline.dates.expressions import Expression
from dateline.dates.spelling import Spelled

Reader = Callable[[Spelled, int, int], Expression | None]

READERS: Final[Mapping[str, Reader]] = {
    "iso": read_days.iso,
    "slashed": read_days.slashed,
    "hyphened": read_days.hyphened,
    "bracketed": read_days.day,
    "listed": read_lists.listed,
    "around": read_years.around,
    "span": read_lists.span,
    "days": read_lists.days,
    "clock": read_days.clock,
    "hour_from": read_days.hour_from,
    "hour": read_days.clock,
    "named_part": read_days.named_part,
    "date": read_days.day,
    "also_day": read_lists.also_day,
    "month_of": read_days.month,
    "months": read_days.months,
    "month": read_days.month,
    "cycle": read_years.cycle,
    "coded": read_years.coded,
    "compared": read_units.compared,
    "report_quarter": read_years.report_quarter,
    "fiscal": read_years.fiscal,
    "before_last": read_units.before_last,
    "day_after": read_units.day_after,
    "day_before": read_units.day_before,
    "counted_weekdays": read_units.counted_weekdays,
    "from_event": read_units.from_event,
    "week_on": read_units.week_on,
    "ago": read_units.ago,
    "in_time": read_units.in_time,
    "stretch": read_lengths.stretch,
    "shifted": read_units.shifted,
    "weekday_of": read_days.weekday_of,
    "weekday": read_days.weekday,
    "nth_in": read_years.nth_in,
    "set": read_lengths.repeated,
    "unit_day": read_units.narrated,
    "lengths": read_lengths.lengths,
    "duration": read_lengths.duration,
    "units": read_lengths.units,
    "narrated": read_units.narrated,
    "decade": read_years.decade,
    "century": read_years.century,
    "season": read_years.season,
    "holiday": read_days.holiday,
    "years": read_years.years,
    "year": read_years.year,
    "nth_day": read_lists.nth_day,
    "deictic": read_days.deictic,
    "now": read_units.reference,
    "moment": read_units.moment,
    "year_end": read_years.year_end,
}
