"""Readers of years and their parts: quarters, halves, seasons, decades, centuries, and what is counted within a period.

In: a spelled text and the token range a rule proposes. Out: an expression, or None to refuse it. Never: a calendar.
"""

from __future__ import annotations

from typing import Final, Literal

from dateline.dates import lexicon
from dateline.dates.expressions import (
    Around,
    Century,
    Cycle,
    Day,
    Decade,
    Edge,
    Expression,
    Month,
    NthIn,
    Offset,
    Range,
    Year,
)
from dateline.dates.facts import AHEAD, BACK, CLOCK_UNITS, facts, first_of, meaning_of, toward, unit_of
from dateline.dates.numbers import figure, ordinal, spoken_year
from dateline.dates.read_days import day as read_day
from dateline.dates.read_days import month as read_month
from dateline.dates.spelling import Spelled

EARLIEST: Final = 1700
LATEST: Final = 2060
"""A bare number between these may be a year; others need "in", "since" or "the year" before them. News of 2000 ± 60 years is
what the bounds were chosen for."""


def report_quarter(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the latest quarter", "the same period last year", "the quarter"."""
    what = facts(spelled, first, last)
    shift = what.year_shift
    if shift is not None:
        return Offset("year", shift, "narrated", compared=True)
    if spelled.kind(last - 1, "period"):
        if what.year is not None:
            return Year(what.year)
        return Offset("quarter", 0, "narrated") if first_of(spelled, first, last, "latest") is not None else None
    if first_of(spelled, first, last, "this") is not None:
        return Offset("quarter", 0)
    return Cycle("quarter", 0, "", what.year) if what.year else Offset("quarter", 0, "narrated")


def fiscal(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "fiscal 2019", "the fiscal year", "the full year"."""
    what = facts(spelled, first, last)
    if what.year is not None:
        return Year(what.year, fiscal=True)
    return Offset("year", what.year_shift or 0) if unit_of(spelled, first, last) == "year" else None


def cycle(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the third quarter of 1984", "second-half", "next year's first quarter"."""
    unit: Literal["quarter", "half"] = "half" if first_of(spelled, first, last, "half") is not None else "quarter"
    at = first_of(spelled, first, last, "half", "quarter", "quarters") or first
    number = ordinal(spelled, first, at)
    most = 2 if unit == "half" else 4
    number = most if number is None else number
    if not 1 <= number <= most or spelled.kind(last, "of") or spelled.kind(at, "quarters"):
        return None
    what = facts(spelled, first, last)
    undated = what.year is None and what.year_shift is None
    if unit == "half" and undated and not spelled.kind(first, "the"):
        return None
    if spelled.kind(first, "the") and spelled.kind(at - 1, "dash"):
        return None
    is_fiscal = first_of(spelled, first, last, "fiscal") is not None
    return Cycle(unit, number, "", what.year, None, what.year_shift, is_fiscal)


def coded(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "Q3", "H1 2018"."""
    at = first_of(spelled, first, last, "qcode")
    if at is None or not spelled.shown(at)[0].isupper():
        return None
    code = spelled.word(at)
    if code[0] == "h" and int(code[1]) > 2:
        return None
    year = facts(spelled, first, last).year
    if code[0] == "h" and year is None and not spelled.kind(first - 1, "in", "for", "of", "during", "since", "by"):
        return None
    return Cycle("half" if code[0] == "h" else "quarter", int(code[1]), "", year)


def season(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "last summer", "the spring of 1990", "in winter"; "fall" and "spring" need a sign that they are no verbs."""
    at = first_of(spelled, first, last, "season", "rare_season")
    if at is None:
        return None
    what = facts(spelled, first, last)
    marked = last - first > 1 and not (spelled.kind(first, "the") and last - first == 2)
    if not marked and not _sure_season(spelled, first, at):
        return None
    return Cycle("season", 0, spelled.meaning(at), what.year, what.toward, what.year_shift)


def _sure_season(spelled: Spelled, first: int, at: int) -> bool:
    """Whether a bare "summer" or "the fall" is a time: what stands before and after it tells."""
    if spelled.kind(at + 1, "of", "dash", "season") or spelled.word(at + 1) in lexicon.neighbours("season"):
        return False
    if spelled.kind(at, "rare_season") or first == at:
        return spelled.kind(first - 1, "in", "since", "during", "thru", "by", "early", "late") or (
            spelled.kind(at, "season") and spelled.kind(first - 1, "for", "over", "mid", "dash")
        )
    return True


def decade(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the 1970s", "the '80s", "the nineties", "the nineteen seventies"; "1990's best" is of the year."""
    at = first_of(spelled, first, last, "decade", "decade_word")
    if at is None:
        return None
    if spelled.kind(at, "decade_word"):
        if at == first and not spelled.kind(first - 1, "early", "late", "mid", "dash"):
            return None
        opening = spelled.meaning(first) if spelled.kind(first, "numword") else ""
        tens = int(spelled.meaning(at))
        return Decade((int(opening) if opening else 19 if tens >= 20 else 20) * 100 + tens)
    digits = "".join(c for c in spelled.word(at) if c.isdigit())
    if len(digits) == 4:
        of_year = not spelled.kind(first, "the") and not spelled.kind(first - 1, "early", "late", "mid", "dash")
        return Year(int(digits)) if of_year and not spelled.word(at).endswith("0s") else Decade(int(digits))
    bare = not spelled.kind(first, "the") and not spelled.kind(first - 1, "early", "late", "mid", "dash")
    if len(digits) != 2 or digits[1] != "0" or bare or _of_someone(spelled, first):
        return None
    return Decade((1900 if int(digits) >= 20 else 2000) + int(digits))


def _of_someone(spelled: Spelled, first: int) -> bool:
    """Whether the decade is of someone's life: "her mid-50s"."""
    while spelled.kind(first - 1, "dash", "early", "mid", "late"):
        first -= 1
    return spelled.kind(first - 1, "its")


def century(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the 20th century"."""
    number = ordinal(spelled, first, last)
    return Century(number) if unit_of(spelled, first, last) == "century" and number and 1 <= number <= 30 else None


def years(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "2016-17", "1985-1987": the years from one to the other; "2016-11", which is none, is a month."""
    one, two = int(spelled.word(first)), spelled.word(last - 1)
    end = int(two) if len(two) == 4 else one // 100 * 100 + int(two) if two.isdecimal() and len(two) == 2 else 0
    if 1 <= end % 100 <= 12 and end <= one and len(two) == 2 and EARLIEST <= one <= LATEST:
        return Month(end % 100, one)
    if not one < end <= one + 100 or not 1500 <= one <= 2100 or spelled.kind(first - 1, "money"):
        return None
    return Range(Year(one), Year(end))


def year(spelled: Spelled, first: int, last: int) -> Expression | None:
    """A year by its number, unless the number counts or costs something."""
    if spelled.kind(first, "the") or spelled.kind(first, "unit"):
        at = first_of(spelled, first, last, "year")
        number = int(spelled.word(at)) if at is not None else int(figure(spelled, first + 1, last) or 0)
        return (
            Year(number)
            if spelled.meaning(first + spelled.kind(first, "the")) == "year" and 1 <= number <= 9999
            else None
        )
    if spelled.kind(first, "numword"):
        spoken = spoken_year(spelled, first, last)
        return Year(spoken) if spoken else None
    number = int(spelled.word(first))
    if _counts(spelled, first, last):
        return None
    return Year(number) if EARLIEST <= number <= LATEST or spelled.kind(first - 1, "in", "since") else None


def _counts(spelled: Spelled, first: int, last: int) -> bool:
    """Whether the number before `last` counts, costs or numbers something, rather than naming a year."""
    if spelled.kind(first - 1, "money", "number") or spelled.word(last) in lexicon.neighbours("measure"):
        return True
    named = first - 1 - spelled.kind(first - 1, "stop")  # "No. 1984"
    if spelled.word(named) in lexicon.neighbours("numbered"):
        return True
    if spelled.kind(last, "dash") and spelled.word(last + 1) in lexicon.neighbours("measure"):
        return True
    if spelled.kind(first - 1, "dash") and not spelled.kind(first - 2, "mid", "year"):
        return True
    joined = spelled.kind(last, "dash", "slash") and spelled.kind(last + 1, "number", "year", "day")
    return joined or spelled.kind(last, "units", "unit")


def year_end(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "year-end", "the month's end"."""
    unit = unit_of(spelled, first, last)
    if unit in CLOCK_UNITS or spelled.word(last - 1) != "end":
        return None
    return Day(31, 12) if unit == "year" else Edge("END", Offset(unit, 0))


def around(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the week of Oct. 8", "the weekend of June 5"."""
    unit = unit_of(spelled, first, last)
    at = first_of(spelled, first, last, "of", "edge")
    if at is None or unit not in ("week", "weekend") or spelled.word(at) not in ("of", "beginning"):
        return None
    of = read_day(spelled, at + 1, last)
    return Around(unit, of) if of else None


def nth_in(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the first Sunday in June", "the third week of 2018", "the 20th of next month"."""
    number = ordinal(spelled, first, last)
    number = -1 if number is None else number
    if not 1 <= number <= 53 and number != -1:
        return None
    at = first_of(spelled, first, last, "of", "in", "during")
    if at is None:
        at = first_of(spelled, first + 2, last, "the", *BACK, "this", "current", *AHEAD)
    if at is None:
        return None
    named = meaning_of(spelled, first, at, "weekday", "short_weekday")
    inner = meaning_of(spelled, first, at, "unit")
    of = _outer(spelled, at, last)
    unit = "day" if named else inner or "day"
    return NthIn(number, unit, of, int(named or 0)) if of and unit in ("day", "week", "month") else None


def _outer(spelled: Spelled, at: int, last: int) -> Expression | None:
    """The period that something is counted within."""
    start = at + spelled.kind(at, "of", "in", "during")
    if first_of(spelled, start, last, "month", "rare_month") is not None:
        return read_month(spelled, start, last)
    if spelled.kind(start, "year"):
        return Year(int(spelled.word(start)))
    unit = meaning_of(spelled, start, last, "unit")
    shift = toward(spelled, start, last)
    return (
        Offset(unit, shift or 0, "report" if shift is not None else "narrated")
        if unit in ("month", "year", "week")
        else None
    )
