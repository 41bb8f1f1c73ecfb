"""Readers of units: offsets, lengths, sets, quarters, seasons, years and longer.

In: a spelled text and the token range a rule proposes. Out: an expression, or None to refuse it. Never: a calendar.
"""

from __future__ import annotations

from typing import Final

from dateline.dates.expressions import (
    Ahead, Century, Cycle, Day, DayPart, Decade, Duration, Edge, Expression, FromEvent, NthIn, Offset, Range, Reference, Repeated, Weekday, Year,
)  # fmt: skip
from dateline.dates.facts import AHEAD, BACK, facts, first_of, meaning_of, toward
from dateline.dates.numbers import figure, length, ordinal, spoken_year
from dateline.dates.read_days import month as read_month
from dateline.dates.spelling import Spelled

_UNITS: Final = ("unit", "units", "weekend", "weekends", "quarter", "quarters", "period")
_ORDER: Final = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century")
_CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})
_MAGNITUDES: Final = frozenset({"million", "billion", "trillion", "percent", "dollars", "euros", "pounds", "people", "votes", "points",
                                "meters", "metres", "miles", "feet", "tons", "tonnes", "km", "kg", "troops", "jobs", "shares", "yen"})  # fmt: skip
_YEAR_BY_PREPOSITION: Final = ("in", "since", "from", "for", "during", "of", "thru", "to", "between", "by", "before", "after", "the", "and",
                               "early", "late", "mid", "open", "at", "within", "last", "dash", "over")  # fmt: skip
FUTURE_HORIZON: Final = 60
"""A bare number may be a year this far beyond 2000; bonds and pledges reach further only with a month or "the year"."""


def _unit(spelled: Spelled, first: int, last: int) -> str:
    return meaning_of(spelled, first, last, *_UNITS) or ""


def shifted(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"last week", "this year", "the following day", "that same month"."""
    unit = _unit(spelled, first, last)
    if unit in _CLOCK_UNITS or _titled(spelled, first, last):
        return None
    count = toward(spelled, first, last)
    if first_of(spelled, first, last, "same", "that") is not None:
        return Offset(unit, 0, "narrated")
    told = spelled.word(last - 2) in ("following", "previous", "preceding") or (spelled.kind(first, "the") and unit == "day")
    if unit == "day" and spelled.kind(last - 2, "last", "past", "previous"):
        told = True
    if spelled.kind(last - 2, "past") and unit in ("decade", "century"):
        return Duration(length(1, unit))
    if unit == "decade" and spelled.kind(last - 2, "last") and spelled.kind(first, "the"):
        return Duration(length(1, unit))
    return Offset(unit, count, "narrated" if told else "report")


def _titled(spelled: Spelled, first: int, last: int) -> bool:
    """Whether each word has a capital, as in the name of a programme ("This Week")."""
    shown = [spelled.shown(i) for i in range(first, last)]
    return len(shown) > 1 and all(word[0].isupper() for word in shown) and not all(word.isupper() for word in shown)


def ago(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"two weeks ago", "a year earlier", "years ago", "three days later"."""
    at = first_of(spelled, first, last, "unit", "units")
    how = first_of(spelled, first, last, "ago", "later", "hence", "from")
    if at is None or how is None:
        return None
    unit = spelled.meaning(at)
    count = figure(spelled, first, at)
    if spelled.kind(first, "an") and count is None and at == first + 1:
        count = 1
    sign = -1 if spelled.kind(how, "ago") or spelled.word(how) == "earlier" else 1
    if unit in _CLOCK_UNITS:
        return Duration(length(count, unit)) if count is not None else None
    if count is None:
        return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit == "fortnight":
        unit, count = "week", count * 2
    anchored = "narrated" if spelled.kind(how, "later") else "report"
    return Offset(unit, sign * round(count), "narrated" if anchored == "narrated" else "report", compared=unit == "year" and round(count) == 1)


def compared(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"year-ago", "the year-earlier quarter"."""
    how = first_of(spelled, first, last, "ago", "later")
    unit = _unit(spelled, first, last)
    bare = spelled.kind(first, "the") and how == last - 1
    if how is None or spelled.word(how) == "later" or unit in _CLOCK_UNITS or bare:
        return None
    return Offset(unit, -1, "narrated", compared=unit == "year")


def in_time(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"a month's time", "two weeks' time"."""
    at = first_of(spelled, first, last, "unit", "units")
    if at is None or spelled.meaning(at) in _CLOCK_UNITS:
        return None
    count = figure(spelled, first, at) if not spelled.kind(first, "an") or at > first + 1 else 1
    return Offset(spelled.meaning(at), round(count)) if count is not None else Reference("FUTURE_REF")


def from_event(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"three days after Helsinki": a count from something named with a capital."""
    at = first_of(spelled, first, last, "unit", "units")
    name = spelled.shown(last - 1)
    if at is None or not name[:1].isupper() or spelled.meaning(at) in _CLOCK_UNITS:
        return None
    count = figure(spelled, first, at) if not spelled.kind(first, "an") or at > first + 1 else 1
    return FromEvent(spelled.meaning(at), round(count), name) if count is not None else None


def day_after(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the day before yesterday", "a week after tomorrow"."""
    start = int(meaning_of(spelled, first, last, "deictic") or 0)
    back = first_of(spelled, first, last, "before") is not None
    return Offset("day", start + (-1 if back else 1)) if _unit(spelled, first, last) == "day" else None


def before_last(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the year before last", "the week after next"."""
    unit = _unit(spelled, first, last)
    if spelled.kind(last - 1, "next"):
        return Offset(unit, 2)
    if not unit:
        named = meaning_of(spelled, first, last, "weekday", "short_weekday")
        return Weekday(int(named), -2) if named else None
    return Offset(unit, -2)


def stretch(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the past two years", "recent months", "the first nine months", "these days"."""
    unit = _unit(spelled, first, last)
    if spelled.kind(first, "these"):
        return Reference("PRESENT_REF") if unit == "day" else Duration(length(None, unit))
    return Duration(length(_count(spelled, first, last, skip_ordinal=True), unit))


def _count(spelled: Spelled, first: int, last: int, *, skip_ordinal: bool = False) -> float | None:
    at = first_of(spelled, first, last, *_UNITS) or last
    start = first
    if skip_ordinal:
        start = next((i for i in range(first, at) if spelled.kind(i, "day", "number", "numword", "vague", "fraction")), at)
    return figure(spelled, start, at)


def duration(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"three days", "a 16-hour flight", "several months"; "a year" is each year where money or a count is so much "a year"."""
    at = first_of(spelled, first, last, *_UNITS)
    if at is None:
        return None
    unit = spelled.meaning(at)
    single = spelled.kind(at, "unit", "weekend", "quarter") and spelled.kind(first, "an") and at == first + 1
    count = 1.0 if single else figure(spelled, first, at)
    if spelled.kind(first - 1, "money") or (spelled.kind(first, "year") and at == first + 1 and not spelled.kind(at, "units")):
        return None
    if spelled.kind(first, "some") and count is None:
        return None
    if single and unit in ("second", "minute") and not spelled.kind(first - 1, "for", "in", "within", "loose", "approx"):
        return None
    hyphened = spelled.kind(at - 1, "dash")
    if spelled.kind(at + 1, "dash") and spelled.kind(at + 2, "old", "later", "ago"):
        return None
    if spelled.kind(first, "the", "its") and hyphened:
        return None
    if single and _rate(spelled, first):
        return Repeated(length(1, unit))
    if not single and spelled.kind(at, "unit") and at > first and not spelled.kind(at - 1, "dash") and count != 1:
        return None
    if spelled.kind(first - 1, "in") and count is not None and unit not in _CLOCK_UNITS and not hyphened:
        return Ahead(unit, count)
    return Duration(length(count, unit))


def _rate(spelled: Spelled, first: int) -> bool:
    """Whether an amount stands close before, so that "a year" means each year."""
    if spelled.kind(first - 1, "for", "in", "within", "over", "after", "approx", "loose", "than", "least", "before", "half", "of", "to"):
        return False
    near = range(max(0, first - 5), first)
    return any(spelled.kind(i, "money", "number", "day", "year", "magnitude", "times", "numword") or spelled.word(i) in ("%", "percent", "cents", "million", "billion") for i in near)


def units(spelled: Spelled, first: int, last: int) -> Expression | None:
    """Bare "years", "weeks": a length after "for", "in", "over" …; else a word like another."""
    unit = spelled.meaning(last - 1)
    if unit in _CLOCK_UNITS and not spelled.kind(first - 1, "for", "within"):
        return None
    if spelled.kind(last, "later", "ago", "before", "after", "of") or spelled.kind(first - 1, "for", "over", "within", "after", "in", "than"):
        return Duration(length(None, unit))
    return None


def narrated(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the year ended", "the quarter", "the day": the one that is told about."""
    unit = _unit(spelled, first, last)
    before = spelled.kind(first - 1, "in", "for", "during", "over", "of", "on", "since")
    ending = spelled.kind(last, "ended")
    if unit == "weekend" and not spelled.kind(last, "other"):
        return Offset("weekend", None, "report")
    if unit in ("year", "month", "week") and ending:
        return Duration(length(1, unit))
    if unit == "year" and ((before and not spelled.kind(last, "of", "other", "after", "before"))):
        return Offset(unit, 0)
    if unit == "week" and spelled.kind(last, "apostrophe"):
        return Offset(unit, 0)
    if unit in ("week", "month") and spelled.kind(first - 1, "for", "during", "of") and not spelled.kind(last, "of", "other", "after"):
        return Offset(unit, 0)
    if unit == "day" and before and not spelled.kind(last, "of", "other", "after", "before"):
        return Offset(unit, 0, "narrated")
    return None


def report_quarter(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the latest quarter", "the same period last year", "the quarter"."""
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
    return Offset("quarter", 0, "narrated")


def fiscal(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"fiscal 2019", "the fiscal year", "the full year"."""
    what = facts(spelled, first, last)
    if what.year is not None:
        return Year(what.year, fiscal=True)
    return Offset("year", what.year_shift or 0) if _unit(spelled, first, last) == "year" else None


def cycle(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the third quarter of 1984", "second-half", "next year's first quarter"."""
    unit = "half" if first_of(spelled, first, last, "half") is not None else "quarter"
    at = first_of(spelled, first, last, "half", "quarter", "quarters") or first
    number = ordinal(spelled, first, at)
    number = (2 if unit == "half" else 4) if number is None else number
    if not 1 <= number <= (2 if unit == "half" else 4) or spelled.kind(last, "of") or spelled.kind(at, "quarters"):
        return None
    what = facts(spelled, first, last)
    if unit == "half" and what.year is None and what.year_shift is None and spelled.kind(first, "the") is False:
        return None
    if spelled.kind(first, "the") and spelled.kind(at - 1, "dash"):
        return None
    is_fiscal = first_of(spelled, first, last, "fiscal") is not None
    return Cycle("half" if unit == "half" else "quarter", number, "", what.year, None, what.year_shift, is_fiscal)


def coded(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"Q3", "H1 2018"."""
    at = first_of(spelled, first, last, "qcode")
    if at is None or not spelled.shown(at)[0].isupper():
        return None
    code = spelled.word(at)
    if code[0] == "h" and int(code[1]) > 2:
        return None
    year = facts(spelled, first, last).year
    if code[0] == "h" and year is None:
        return None
    return Cycle("half" if code[0] == "h" else "quarter", int(code[1]), "", year)


def season(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"last summer", "the spring of 1990", "in winter"; "fall" and "spring" need a sign that they are no verbs."""
    at = first_of(spelled, first, last, "season", "rare_season")
    if at is None:
        return None
    what = facts(spelled, first, last)
    marked = last - first > 1 and not (spelled.kind(first, "the") and last - first == 2)
    if spelled.kind(at, "rare_season") and not marked and not spelled.kind(first - 1, "in", "since", "during", "thru", "by", "early", "late"):
        return None
    if not marked and (spelled.kind(at + 1, "of", "dash", "season") or spelled.word(at + 1) in ("olympics", "games", "camp", "school", "palace")):
        return None
    if last - first == 1 and not spelled.kind(first - 1, "in", "since", "during", "by", "thru", "for", "over", "early", "late", "mid", "dash"):
        return None
    return Cycle("season", 0, spelled.meaning(at), what.year, what.toward, what.year_shift)


def decade(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the 1970s", "the '80s", "the nineties", "the nineteen seventies"."""
    at = first_of(spelled, first, last, "decade", "decade_word")
    if at is None:
        return None
    if spelled.kind(at, "decade_word"):
        opening = spelled.meaning(first) if spelled.kind(first, "numword") else ""
        tens = int(spelled.meaning(at))
        return Decade((int(opening) if opening else 19 if tens >= 20 else 20) * 100 + tens)
    digits = "".join(c for c in spelled.word(at) if c.isdigit())
    if len(digits) == 4:
        return Decade(int(digits))
    bare = not spelled.kind(first, "the") and not spelled.kind(first - 1, "early", "late", "mid", "dash")
    if len(digits) != 2 or digits[1] != "0" or bare or spelled.kind(first - 1, "its"):
        return None
    return Decade((1900 if int(digits) >= 20 else 2000) + int(digits))


def century(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the 20th century"."""
    number = ordinal(spelled, first, last)
    return Century(number) if _unit(spelled, first, last) == "century" and number and 1 <= number <= 30 else None


def years(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"2016-17", "1985-1987": the years from one to the other."""
    one, two = int(spelled.word(first)), spelled.word(last - 1)
    end = int(two) if len(two) == 4 else one // 100 * 100 + int(two) if two.isdecimal() and len(two) == 2 else 0
    if not one < end <= one + 100 or not 1500 <= one <= 2100 or spelled.kind(first - 1, "money"):
        return None
    return Range(Year(one), Year(end))


def year(spelled: Spelled, first: int, last: int) -> Expression | None:
    """A year by its number, unless the number counts or costs something."""
    if spelled.kind(first, "the") or spelled.kind(first, "unit"):
        at = first_of(spelled, first, last, "year")
        number = int(spelled.word(at)) if at is not None else int(figure(spelled, first + 1, last) or 0)
        return Year(number) if spelled.meaning(first + spelled.kind(first, "the")) == "year" and 1 <= number <= 9999 else None
    if spelled.kind(first, "numword"):
        spoken = spoken_year(spelled, first, last)
        return Year(spoken) if spoken else None
    number = int(spelled.word(first))
    if spelled.kind(first - 1, "money", "number") or spelled.word(last) in _MAGNITUDES or spelled.word(last) == "%":
        return None
    if spelled.kind(first - 1, "dash") and not spelled.kind(first - 2, "mid", "year"):
        return None
    if spelled.kind(last, "units", "unit") or (spelled.kind(last, "dash", "slash") and spelled.kind(last + 1, "number", "year", "day")):
        return None
    likely = spelled.kind(first - 1, *_YEAR_BY_PREPOSITION)
    if not 1700 <= number <= 2000 + FUTURE_HORIZON and not (likely and 1000 <= number <= 2100 and spelled.kind(first - 1, "in", "since")):
        return None
    return Year(number)


def repeated(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"every day", "weekly", "each Thursday", "Mondays", "twice a year"."""
    if spelled.kind(first, "often"):
        return None if spelled.shown(first)[0].isupper() and spelled.shown(last)[:1].isupper() else Repeated(spelled.meaning(first))
    named = meaning_of(spelled, first, last, "weekday", "short_weekday", "weekdays")
    part = meaning_of(spelled, first, last, "part", "parts")
    if named:
        return Repeated(f"XXXX-WXX-{named}{part or ''}")
    if part:
        return Repeated(f"XXXX-XX-XX{part}")
    if (which := meaning_of(spelled, first, last, "month", "rare_month", "season")) is not None:
        return Repeated(f"XXXX-{int(which):02d}" if which.isdecimal() else f"XXXX-{which}")
    unit = _unit(spelled, first, last)
    if unit in ("weekend",):
        return Repeated("XXXX-WXX-WE")
    at = first_of(spelled, first, last, "numword", "number", "day", "another", "ordword") if spelled.kind(first, "every") else None
    count = 1.0 if at is None else 2.0 if spelled.kind(at, "another") else figure(spelled, at, last) or 1.0
    return Repeated(length(count, unit)) if unit else None


def reference(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"now", "recently", "the past", "future"."""
    at = first_of(spelled, first, last, "now", "reference", "recent", "future", "past", "current")
    if at is None or (spelled.kind(at, "reference") and (spelled.kind(last, "as") or (spelled.word(at) == "previously" and spelled.kind(last, "cue_past")))):
        return None
    if spelled.kind(at, "past"):
        return Reference("PAST_REF") if spelled.kind(first - 1, "in", "of", "from", "since") and spelled.kind(last, "stop", "comma", "and", "on", "that", "other", "cue_past", "the") else None
    if spelled.kind(at, "future") and not spelled.kind(at - 1, "the") and spelled.kind(last, "stop", "comma"):
        return Reference("FUTURE_REF") if spelled.kind(at - 1, "in") else None
    return Reference(spelled.meaning(at))


def moment(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"at the moment", "in the morning"."""
    if spelled.kind(last - 1, "part"):
        return DayPart(spelled.meaning(last - 1), Offset("day", 0, "narrated")) if spelled.kind(first - 1, "in", "during") else None
    return Reference("PRESENT_REF") if spelled.kind(first - 1, "at", "for") or spelled.kind(first, "this") else None


def year_end(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"year-end", "the month's end"."""
    unit = _unit(spelled, first, last)
    if unit in _CLOCK_UNITS or spelled.word(last - 1) != "end":
        return None
    return Day(31, 12) if unit == "year" else Edge("END", Offset(unit, 0))


def nth_in(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the first Sunday in June", "the third week of 2018", "the 20th of next month"."""
    number = ordinal(spelled, first, last)
    number = -1 if number is None else number
    if not 1 <= number <= 53 and number != -1:
        return None
    at = first_of(spelled, first, last, "of", "in", "during", *BACK, "this", "current", *AHEAD)
    named = meaning_of(spelled, first, at if at is not None else last, "weekday", "short_weekday")
    inner = meaning_of(spelled, first, at if at is not None else last, "unit")
    of = _outer(spelled, at, last) if at is not None and at > first else None
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
    return Offset(unit, shift or 0, "report" if shift is not None else "narrated") if unit in ("month", "year", "week") else None


def week_of(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"the week of Oct. 8": refused, its day is read alone."""
    return None


def age(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"a 15-year-old": says who, not when; refused, as TempEval-3 does."""
    return None


def lengths(spelled: Spelled, first: int, last: int) -> Expression | None:
    """"three years and two months": one length of two parts."""
    units = [i for i in range(first, last) if spelled.kind(i, "unit", "units")]
    large, small = (spelled.meaning(i) for i in units)
    counts = figure(spelled, first, units[0]), figure(spelled, units[0] + 1, units[1])
    if counts[0] is None or counts[1] is None or _ORDER.index(large) <= _ORDER.index(small):
        return None
    one, two = length(counts[0], large), length(counts[1], small)
    return Duration(one + two[1:].removeprefix("T") if "T" in one else one + two[1:])


__all__ = [name for name in dir() if not name.startswith("_")]
