"""Facts: the parts of a date that the words of a span name, whatever their order.

In: a spelled text and a token range. Out: the range's month, weekday, year, shift … Never: a calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.dates.numbers import ordinal
from dateline.dates.spelling import Spelled
from dateline.english.lexicon import in_order

PARTS: Final = ("part", "parts")
UNITS: Final = ("unit", "units", "weekend", "weekends", "quarter", "quarters", "period")
CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})
BACK, AHEAD = in_order("span_before"), in_order("span_after")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the words of one span name; None where they do not."""

    month: int | None
    weekday: int | None
    year: int | None
    toward: int | None
    year_shift: int | None


def first_of(spelled: Spelled, first: int, last: int, *kinds: str) -> int | None:
    """The first token of one of these classes in the range."""
    return spelled.first_of(first, last, kinds)


def meaning_of(spelled: Spelled, first: int, last: int, *kinds: str) -> str | None:
    """The meaning of the first token of one of these classes in the range."""
    at = first_of(spelled, first, last, *kinds)
    return None if at is None else spelled.meaning(at)


def unit_of(spelled: Spelled, first: int, last: int) -> str:
    """The first unit of time that the range names ("day", "week" …); empty if none."""
    return meaning_of(spelled, first, last, *UNITS) or ""


def toward(spelled: Spelled, first: int, last: int) -> int | None:
    """-1 for "last", 0 for "this", +1 for "next", None where the range has no such word."""
    said = meaning_of(spelled, first, last, *BACK, "this", "current", *AHEAD)
    return None if said is None else 0 if said == "PRESENT_REF" else int(said)


def facts(spelled: Spelled, first: int, last: int) -> Facts:
    """The month, weekday, year and shifts that the range names."""
    month = meaning_of(spelled, first, last, "month", "rare_month")
    weekday = meaning_of(spelled, first, last, "weekday", "short_weekday")
    year = first_of(spelled, first, last, "year")
    unit = first_of(spelled, first, last, "unit")
    of_year = unit is not None and spelled.meaning(unit) == "year"
    shift = toward(spelled, first, last)
    return Facts(
        int(month) if month else None,
        int(weekday) if weekday else None,
        int(spelled.word(year)) if year is not None else None,
        None if of_year else shift,
        shift if of_year else None,
    )


def day_number(spelled: Spelled, first: int, last: int) -> int | None:
    """The first number of a day of the month in the range, in figures or as an ordinal."""
    at = first_of(spelled, first, last, "day", "ordnum", "ordword", "numword")
    if at is None:
        return None
    if spelled.kind(at, "day"):
        return int(spelled.word(at))
    number = ordinal(spelled, at, last)
    return number if number is not None and 1 <= number <= 31 else None
