"""Readers of lengths and sets: "three days", "a 16-hour flight", "every Thursday", "twice a year".

In: a spelled text and the token range a rule proposes. Out: an expression, or None to refuse it. Never: a calendar.
"""

from __future__ import annotations

from typing import Final

from dateline.dates.expressions import Ahead, Duration, Expression, Reference, Repeated
from dateline.dates.facts import CLOCK_UNITS, PARTS, UNITS, first_of, meaning_of, unit_of
from dateline.dates.numbers import figure, length
from dateline.dates.spelling import Spelled
from dateline.english.lexicon import group

_AMOUNTS: Final = ("money", "number", "day", "year", "magnitude", "times", "numword")
_SHARES: Final = frozenset({"%", "percent", "cents", "billion", "trillion"})
_NEAR: Final = 5
"""So many words before "a year" an amount may stand to make it a rate."""
_ORDER: Final = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century")


def stretch(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the past two years", "recent months", "the first nine months", "these days"."""
    unit = unit_of(spelled, first, last)
    if spelled.kind(first, "these"):
        return Reference("PRESENT_REF") if unit == "day" else Duration(length(None, unit))
    if unit in CLOCK_UNITS and first_of(spelled, first, last, "early") is not None:
        return None
    return Duration(length(_count(spelled, first, last, skip_ordinal=True), unit))


def _count(spelled: Spelled, first: int, last: int, *, skip_ordinal: bool = False) -> float | None:
    at = first_of(spelled, first, last, *UNITS) or last
    start = first
    if skip_ordinal:
        start = next(
            (i for i in range(first, at) if spelled.kind(i, "day", "number", "numword", "vague", "fraction")), at
        )
    return figure(spelled, start, at)


def duration(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "three days", "a 16-hour flight", "several months"; "a year" is each year where money or a count is so much "a year"."""
    at = first_of(spelled, first, last, *UNITS)
    if at is None or _no_length(spelled, first, at):
        return None
    unit = spelled.meaning(at)
    single = spelled.kind(first, "an") and spelled.kind(at, "unit", "weekend", "quarter") and at == first + 1
    if single and spelled.kind(last - 1, "half"):
        return Duration(length(1.5, unit))
    if single:
        return _single(spelled, first, unit)
    count = figure(spelled, first, at)
    hyphened = spelled.kind(at - 1, "dash")
    singular = spelled.kind(at, "unit") and at > first and not hyphened and not spelled.kind(first, "half")
    if singular and count is not None and spelled.kind(first - 1, "an", "the", "its") and spelled.kind(last, "other"):
        return Duration(length(count, unit))  # "a six year war"
    if (spelled.kind(first, "some") and count is None) or (singular and count != 1):
        return None
    if spelled.kind(first - 1, "in") and count is not None and unit not in CLOCK_UNITS and not hyphened:
        return Ahead(unit, count, record=_is_of_record(spelled, first - 1))
    return Duration(length(count, unit))


_RECORDS: Final = group("records")
_HELPING: Final = group("helping")
_RECORD = 4
"""Words before "in forty years" within which it is told what was not seen for so long."""


def _is_of_record(spelled: Spelled, at: int) -> bool:
    """Before the "in" at `at` stands what is the first, last, only or most of its kind: "its first eclipse in 40 years"."""
    for i in range(at - 1, max(-1, at - 1 - _RECORD), -1):
        if spelled.kind(i, "stop", "comma") or spelled.word(i) in _HELPING:
            return False
        if spelled.word(i) in _RECORDS:
            return True
    return False


def _no_length(spelled: Spelled, first: int, at: int) -> bool:
    """Whether the unit at `at` belongs to an age, a sum of money or a hyphened word that leaves "the" outside."""
    joined = at + 1 + spelled.kind(at + 1, "dash")
    aged = spelled.kind(joined, "old") or (joined > at + 1 and spelled.kind(joined, "later", "ago"))
    model = spelled.kind(first, "year") and at == first + 1 and not spelled.kind(at, "units")
    outside = spelled.kind(first, "the", "its") and spelled.kind(at - 1, "dash")
    return aged or model or outside or spelled.kind(first - 1, "money")


def _single(spelled: Spelled, first: int, unit: str) -> Expression | None:
    """As in "a year": a rate beside an amount, a point to come after "in", else a length; "a minute" only after a preposition."""
    if unit in ("second", "minute") and not spelled.kind(first - 1, "for", "in", "within", "loose", "approx"):
        return None
    if _rate(spelled, first):
        return Repeated(length(1, unit))
    if spelled.kind(first - 1, "in") and unit not in CLOCK_UNITS:
        return Ahead(unit, 1.0)
    return Duration(length(1, unit))


def _rate(spelled: Spelled, first: int) -> bool:
    """Whether an amount stands close before, so that "a year" means each year."""
    if spelled.kind(
        first - 1,
        "for",
        "in",
        "within",
        "over",
        "after",
        "approx",
        "loose",
        "than",
        "least",
        "before",
        "half",
        "of",
        "to",
    ):
        return False
    if spelled.kind(first + 2, "after", "before", "later", "from"):
        return False
    return any(spelled.kind(i, *_AMOUNTS) or spelled.word(i) in _SHARES for i in range(max(0, first - _NEAR), first))


def units(spelled: Spelled, first: int, last: int) -> Expression | None:
    """Bare "years", "weeks": a length after "for", "in", "over" …; else a word like another."""
    unit = spelled.meaning(last - 1)
    if unit in CLOCK_UNITS and not spelled.kind(first - 1, "for", "within"):
        return None
    if spelled.kind(last, "later", "ago", "before", "after", "of") or spelled.kind(
        first - 1, "for", "over", "within", "after", "in", "than"
    ):
        return Duration(length(None, unit))
    return None


def repeated(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "every day", "weekly", "each Thursday", "Mondays", "twice a year"."""
    if spelled.kind(first, "often"):
        return (
            None
            if spelled.shown(first)[0].isupper() and spelled.shown(last)[:1].isupper()
            else Repeated(spelled.meaning(first))
        )
    named = meaning_of(spelled, first, last, "weekday", "short_weekday", "weekdays")
    part = meaning_of(spelled, first, last, *PARTS)
    if named:
        return Repeated(f"XXXX-WXX-{named}{part or ''}")
    if part:
        return Repeated(f"XXXX-XX-XX{part}")
    if (which := meaning_of(spelled, first, last, "month", "rare_month", "season")) is not None:
        return Repeated(f"XXXX-{int(which):02d}" if which.isdecimal() else f"XXXX-{which}")
    unit = unit_of(spelled, first, last)
    if unit in ("weekend",):
        return Repeated("XXXX-WXX-WE")
    at = (
        first_of(spelled, first, last, "numword", "number", "day", "another", "ordword")
        if spelled.kind(first, "every")
        else None
    )
    count = 1.0 if at is None else 2.0 if spelled.kind(at, "another") else figure(spelled, at, last) or 1.0
    return Repeated(length(count, unit)) if unit else None


def lengths(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "three years and two months": one length of two parts."""
    units = [i for i in range(first, last) if spelled.kind(i, "unit", "units")]
    large, small = (spelled.meaning(i) for i in units)
    counts = figure(spelled, first, units[0]), figure(spelled, units[0] + 1, units[1])
    if counts[0] is None or counts[1] is None or _ORDER.index(large) <= _ORDER.index(small):
        return None
    one, two = length(counts[0], large), length(counts[1], small)
    return Duration(one + two[1:].removeprefix("T") if "T" in one else one + two[1:])
