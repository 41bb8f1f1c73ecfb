"""Readers of days: calendar days, months, weekdays, hours and parts of a day.

In: a spelled text and the token range a rule proposes. Out: an expression, or None to refuse it. Never: a calendar.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.dates import lexicon
from dateline.dates.beside import anniversary_year, written_as_month, year_before, year_behind
from dateline.dates.expressions import (
    Clock,
    Day,
    DayPart,
    Expression,
    Holiday,
    Instant,
    Month,
    Offset,
    Overnight,
    Range,
    Repeated,
    Weekday,
)
from dateline.dates.facts import PARTS, day_number, facts, first_of, meaning_of, toward
from dateline.dates.numbers import figure, spoken_year
from dateline.dates.periods import weeks_of
from dateline.dates.spelling import Spelled
from dateline.terms import is_instant

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?\s?([ap])?", re.IGNORECASE)
_AFTERNOON: Final = {"TAF", "TEV", "TNI"}
_TEMPORAL: Final = ("in", "since", "during", "of", "thru", "between", "within", "early", "late", "mid", "over")
_WEAK: Final = ("from", "for", "to", "by", "on", "and", "or", "dash", "at")
"""Words that stand before months as before names: they do not make a month of a name that another name follows."""
_NAME_BEFORE: Final = re.compile(r"(?:mr|mrs|ms|miss|dr|sir|lady|lord|minister|president|sen)\.?$")
TURN: Final = 70
"""The first two figures of a year that are of the twentieth century."""
_NARRATED: Final = frozenset({"previous", "preceding", "following"})
_PLAIN_NAMES: Final = frozenset({3, 5})
"""March and May: bare, they are months only where a preposition of time stands before them."""


def iso(spelled: Spelled, first: int, _last: int) -> Expression | None:
    """A day or an instant as ISO 8601 writes it."""
    written = spelled.shown(first)
    if len(written) > 10:
        return Instant(written) if is_instant(written) else None
    year, month, day = (int(part) for part in written.split("-"))
    return Day(day, month, year) if 1 <= month <= 12 and 1 <= day <= 31 else None


def slashed(spelled: Spelled, first: int, _last: int) -> Expression | None:
    """A day in figures: year first, or month and day in an order that the figures may leave open."""
    a, b, c = (int(part) for part in re.split(r"[/.-]", spelled.word(first)))
    if a > 31:
        return Day(c, b, a) if 1 <= b <= 12 and 1 <= c <= 31 else None
    year = c if c > 99 else _whole_year(c)
    american = Day(b, a, year) if 1 <= a <= 12 and 1 <= b <= 31 else None
    british = Day(a, b, year) if 1 <= b <= 12 and 1 <= a <= 31 else None
    if american and british and a != b:
        return Day(b, a, year, other=british)
    return american or british


def hyphened(spelled: Spelled, first: int, last: int) -> Expression | None:
    """A day as tables and files write it: "19-Nov-16", "07/Oct/2016", "Nov-19-2016"."""
    if last - first > 1:
        return day(spelled, first, last)
    number, name, year = re.split(r"[/-]", spelled.word(first))
    kind, month = lexicon.words().get(name, ("", ""))
    if kind not in ("month", "rare_month") or not 1 <= int(number) <= 31:
        return None
    return Day(int(number), int(month), int(year) if len(year) == 4 else _whole_year(int(year)))


def _whole_year(short: int) -> int:
    """The year of two figures: from 1970 to 2069."""
    return short + (1900 if short >= TURN else 2000)


def day(spelled: Spelled, first: int, last: int) -> Expression | None:
    """A day by number and month, with what weekday and year stand beside it."""
    what = facts(spelled, first, last)
    at = first_of(spelled, first, last, "month", "rare_month")
    number = day_number(spelled, first, last)
    if at is None or number is None or not written_as_month(spelled, at):
        return None
    if spelled.kind(last, "mark") and spelled.word(last) == "%":
        return None
    if what.year is None and what.year_shift is None and (year := anniversary_year(spelled, first)) is not None:
        return Day(number, what.month, year, what.weekday, anniversary=True)
    year = what.year
    if year is None and what.year_shift is None:
        year = year_behind(spelled, last) or year_before(spelled, first)
    return Day(number, what.month, year, what.weekday, what.year_shift)


def month(spelled: Spelled, first: int, last: int) -> Expression | None:
    """A month by its name, unless the name is a person's or a common word."""
    at = first_of(spelled, first, last, "month", "rare_month")
    if at is None or not written_as_month(spelled, at):
        return None
    what = facts(spelled, first, last)
    if what.year is None and spelled.kind(last - 1, "numword"):
        spoken = spoken_year(spelled, at + 1, last)
        return Month(int(spelled.meaning(at)), spoken) if spoken else None
    if last - first == 1 and not _bare_month(spelled, at):
        return None
    if last - first == 1 and (year := _year_of_range(spelled, at)) is not None:
        return Month(int(spelled.meaning(at)), year)
    if first != at and spelled.kind(first, "the") and last - first == 2:
        return None
    return Month(int(spelled.meaning(at)), what.year, what.toward, what.year_shift)


def _year_of_range(spelled: Spelled, at: int) -> int | None:
    """The year of the first month of "between March and May 2019", told once behind the second."""
    other = at + 2
    year = other + 1 + spelled.kind(other + 1, "comma", "of")
    joined = spelled.kind(at + 1, "and", "to", "thru", "dash") and spelled.kind(other, "month", "rare_month")
    if not joined or not spelled.kind(year, "year"):
        return None
    return int(spelled.word(year)) - (int(spelled.meaning(at)) > int(spelled.meaning(other)))


def months(spelled: Spelled, first: int, last: int) -> Expression | None:
    """From one month to another: "June-July 2018"."""
    year = facts(spelled, first, last).year
    if not all(written_as_month(spelled, i) for i in (first, first + 2)):
        return None
    return Range(Month(int(spelled.meaning(first)), year), Month(int(spelled.meaning(first + 2)), year))


def _bare_month(spelled: Spelled, at: int) -> bool:
    """Whether a month that stands alone is one: a preposition of time before it says so, a name around it denies it."""
    shown, named = spelled.shown(at), _title_follows(spelled, at)
    short = len(shown) == 3 and shown not in ("May", "MAY")
    if short and (named or spelled.kind(at, "rare_month")):
        return False
    if spelled.kind(at - 1, "dash") and spelled.kind(at - 2, "mid", "early", "late"):
        return True
    if int(spelled.meaning(at)) in _PLAIN_NAMES:
        if spelled.kind(at - 1, *_WEAK):
            return _near_month(spelled, at)
        return spelled.kind(at - 1, *_TEMPORAL) and not named
    if _NAME_BEFORE.search(spelled.word(at - 1)):
        return False
    return spelled.kind(at - 1, *_TEMPORAL) or not named


def _near_month(spelled: Spelled, at: int) -> bool:
    return any(spelled.kind(i, "month", "year", "day") for i in (at - 3, at - 2, at + 1, at + 2))


def _title_follows(spelled: Spelled, at: int) -> bool:
    """Whether a capital follows, as after a first name ("April Ludgate") or in a name ("the March on Rome")."""
    following = spelled.shown(at + 1)
    return following[:1].isupper() and spelled.kind(at + 1, "other", "cue_past")


def weekday(spelled: Spelled, first: int, last: int) -> Expression | None:
    """A weekday by its name, unless the name is part of another one ("Sunday Times", "Black Sunday")."""
    at = first_of(spelled, first, last, "weekday", "short_weekday")
    if at is None or not _written_as_weekday(spelled, at, first, last):
        return None
    if first_of(spelled, first, last, "same", "that") is not None:
        return Offset("day", 0, "narrated")
    number, shift = int(spelled.meaning(at)), toward(spelled, first, last)
    if shift is None and first == at and _ends_range(spelled, at):
        return Weekday(number, count=1, anchor="narrated")
    if shift and spelled.word(at - 1) in _NARRATED:
        return Weekday(number, count=shift, anchor="narrated")
    return Weekday(number, shift)


def _ends_range(spelled: Spelled, at: int) -> bool:
    """Whether the weekday is the last of a range: "from Monday to Wednesday"."""
    joined = spelled.kind(at - 1, "thru", "dash") or (spelled.kind(at - 1, "to") and spelled.kind(at - 3, "from"))
    return joined and spelled.kind(at - 2, "weekday", "short_weekday")


def weekday_of(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "Friday next week", "last week Tuesday", "Monday last", "Monday week" (the one after the coming one), "today week"."""
    what = facts(spelled, first, last)
    unit = meaning_of(spelled, first, last, "unit")
    shift = toward(spelled, first, last)
    weeks = weeks_of(unit or "")
    if shift is None:
        if not weeks or spelled.kind(last, "dash", "apostrophe", "other"):
            return None
        from_day = meaning_of(spelled, first, last, "deictic")
        if what.weekday is None:
            return None if from_day is None or int(from_day) < 0 else Offset("day", int(from_day) + 7 * weeks)
        return Weekday(what.weekday, count=1 + weeks)
    if what.weekday is None or unit not in (None, "week"):
        return None
    return Weekday(what.weekday, shift) if unit is None else Weekday(what.weekday, None, shift)


def _written_as_weekday(spelled: Spelled, at: int, first: int, last: int) -> bool:
    shown = spelled.shown(at)
    if spelled.kind(at, "short_weekday"):
        pointed = shown.endswith(".") and shown[0].isupper() and len(shown) > 3
        return (
            shown[0].isupper()
            and (spelled.kind(at - 1, "on") or spelled.kind(at + 1, "comma") or pointed)
            and shown.rstrip(".") not in ("Sun", "Sat")
        )
    if at == first and spelled.shown(at - 1)[:1].isupper() and spelled.word(at - 1) in lexicon.neighbours("day"):
        return False
    named = spelled.shown(at + 1)
    if last == at + 1 and named[:1].isupper() and named.lower() in lexicon.neighbours("paper"):
        return False
    return shown[0].isupper() or last - first > 1 or spelled.kind(at - 1, "on")


def deictic(spelled: Spelled, first: int, _last: int) -> Expression | None:
    """Today, yesterday, tomorrow; not where a capital makes it part of a name ("VOA Today")."""
    if (
        spelled.shown(first)[0].isupper()
        and spelled.kind(first - 1, "other", "this")
        and spelled.shown(first - 1)[:1].isupper()
    ):
        return None
    return Offset("day", int(spelled.meaning(first)))


def named_part(spelled: Spelled, first: int, last: int) -> Expression | None:
    """A part of a named day: "Monday afternoon", "last night", "that evening"."""
    at = first_of(spelled, first, last, *PARTS, "tonight", "dawn")
    if at is None or (spelled.kind(at, "dawn") and not spelled.kind(at - 1, "at", "before", "since", "by", "thru")):
        return None
    code = spelled.meaning(at)
    if spelled.word(at) == "overnight":
        return Overnight()
    if spelled.kind(at + 1, "of") or (spelled.kind(at, "dawn") and at + 1 < last):
        return _part_of(spelled, at, last)
    named = meaning_of(spelled, first, last, "weekday", "short_weekday")
    if spelled.kind(at, "parts") and named and first_of(spelled, first, last, "month") is None:
        return Repeated(f"XXXX-WXX-{named}{code}")
    whole = _day_within(spelled, first, at)
    return DayPart(code, whole) if whole else None


def _part_of(spelled: Spelled, at: int, last: int) -> Expression | None:
    """As in "the night of 4 May", "the evening of Friday", "dawn on Sunday"."""
    whole = _day_within(spelled, at + 1 + spelled.kind(at + 1, "of", "on"), last)
    return DayPart(spelled.meaning(at), whole) if whole else None


def _day_within(spelled: Spelled, first: int, at: int) -> Expression | None:
    if first_of(spelled, first, at, "weekday", "short_weekday", "month", "rare_month") is not None:
        if first_of(spelled, first, at, "month", "rare_month") is not None:
            return day(spelled, first, at)
        return weekday(spelled, first, at)
    if (shift := meaning_of(spelled, first, at, "deictic")) is not None:
        return Offset("day", int(shift))
    if spelled.kind(first, "the") or first_of(spelled, first, at, "that", "same") is not None:
        return Offset("day", toward(spelled, first, at) or 0, "narrated")
    return Offset("day", toward(spelled, first, at) or 0)


def clock(spelled: Spelled, first: int, last: int) -> Expression | None:
    """An hour, with its day where that stands beside it; "10:35" alone only after "at" and the like."""
    parts = _CLOCK.match(spelled.text, spelled.starts[first])
    half = (parts[3] or "").lower() if parts else ""
    sure = spelled.kind(first, "noon") or bool(half) or last - first > 1
    if spelled.kind(first, "noon") and spelled.word(first - 1) == "high":
        return None
    if not sure and not spelled.kind(first - 1, "at", "loose", "by", "from", "thru", "since", "between", "after"):
        return None
    time = _hour(spelled, first, last)
    if time is None:
        return None
    return Clock(*time, zone=_zone(spelled, first, last), day=_clock_day(spelled, first + 1, last))


def hour_from(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "an hour before midnight on Friday": midnight is the end of the day that is named or told."""
    unit = first_of(spelled, first, last, "unit", "units")
    at = first_of(spelled, first, last, "noon", "clock")
    if unit is None or at is None or spelled.meaning(unit) not in ("hour", "minute"):
        return None
    count = 1.0 if spelled.kind(unit - 1, "an") else figure(spelled, first, unit)
    known = _hour(spelled, at, last)
    if count is None or known is None:
        return None
    half = 0.5 if spelled.kind(first, "half") else 1.0
    minutes = round(half * count * (60 if spelled.meaning(unit) == "hour" else 1))
    before = spelled.word(unit + 1) == "before"
    midnight = known == (0, 0) and before
    after = 60 * (24 if midnight else known[0]) + known[1] + (-minutes if before else minutes)
    if not 0 <= after < 24 * 60:
        return None
    return Clock(after // 60, after % 60, zone=_zone(spelled, at, last), day=_clock_day(spelled, at + 1, last))


def _hour(spelled: Spelled, first: int, last: int) -> tuple[int, int] | None:
    if spelled.kind(first, "noon"):
        return int(spelled.meaning(first)), 0
    if spelled.kind(first, "numword"):
        return _with_part(int(spelled.meaning(first)), spelled, first, last), 0
    parts = _CLOCK.match(spelled.text, spelled.starts[first])
    if parts is None:
        return None
    hour, minute, half = int(parts[1]), int(parts[2] or 0), (parts[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    else:
        hour = _with_part(hour, spelled, first, last)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _with_part(hour: int, spelled: Spelled, first: int, last: int) -> int:
    """The hour by the clock of a whole day: "4 in the afternoon" is 16."""
    return hour + 12 if hour < 12 and meaning_of(spelled, first, last, "part") in _AFTERNOON else hour


def _zone(spelled: Spelled, first: int, last: int) -> str:
    at = first_of(spelled, first, last, "zone")
    return "" if at is None else spelled.meaning(at)


def _clock_day(spelled: Spelled, first: int, last: int) -> Expression | None:
    if first_of(spelled, first, last, "month", "rare_month") is not None:
        start = first_of(
            spelled, first, last, "weekday", "short_weekday", "month", "rare_month", "day", "the", "ordnum"
        )
        return day(spelled, first if start is None else start, last)
    if (shift := meaning_of(spelled, first, last, "deictic")) is not None:
        return Offset("day", int(shift))
    named = meaning_of(spelled, first, last, "weekday", "short_weekday")
    return Weekday(int(named), toward(spelled, first, last)) if named else None


def holiday(spelled: Spelled, first: int, last: int) -> Expression | None:
    """A holiday by its name; None where it is written small, names something else ("Christmas Island")."""
    at = first_of(spelled, first, last, "holiday")
    if at is None or not spelled.shown(at)[0].isupper():
        return None
    if last == at + 1 and spelled.word(last) in lexicon.neighbours("holiday"):
        return None
    what = facts(spelled, first, last)
    name = " ".join(spelled.word(at).replace("’", "'").split())
    undated = what.year is None and what.toward is None and what.year_shift is None
    if undated and last == at + 1 and _only_says_which(spelled, first, last):
        return Holiday(name, of_no_year=True)
    return Holiday(name, year_before(spelled, first) if undated else what.year, what.toward, what.year_shift)


def _only_says_which(spelled: Spelled, first: int, last: int) -> bool:
    """As in "the annual New Year's Eve show", "her Christmas lunch", "the Easter programme": one of many, or somebody's, and of no year."""
    if spelled.kind(first - 1, "rarely") or spelled.word(last) in lexicon.neighbours("named_after"):
        return True
    owned = spelled.kind(first - 1, "its") or (spelled.kind(first - 1, "ess") and spelled.kind(first - 2, "apostrophe"))
    return owned and spelled.kind(last, "other") and spelled.shown(last).islower()
