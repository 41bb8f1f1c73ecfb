"""Readers of offsets: "last week", "two weeks ago", "a month's time", and of words for now, once and some day.

In: a spelled text and the token range a rule proposes. Out: an expression, or None to refuse it. Never: a calendar.
"""

from __future__ import annotations

from typing import Final

from dateline.dates import lexicon
from dateline.dates.expressions import DayPart, Duration, Expression, FromEvent, Offset, Reference, Weekday
from dateline.dates.facts import CLOCK_UNITS, first_of, meaning_of, toward, unit_of
from dateline.dates.numbers import figure, length
from dateline.dates.periods import weeks_of
from dateline.dates.spelling import Spelled
from dateline.english.lexicon import group

_DID: Final = group("done_pasts")
_BESIDE: Final = group("at") | group("dating") | group("whither")
_SAME_DAY: Final = 5
"""So many hours before or after a time told on some day are read as the same day."""


def shifted(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "last week", "this year", "the following day", "that same month", "this past week"."""
    unit = unit_of(spelled, first, last)
    if unit in CLOCK_UNITS:
        return None
    first += spelled.kind(first, "this") and not spelled.kind(first + 1, "unit", "whole", "weekend", "quarter")
    count = toward(spelled, first, last)
    if first_of(spelled, first, last, "same", "that") is not None:
        return Offset(unit, 0, "narrated")
    if unit == "week" and first_of(spelled, first, last, "past") is not None:
        return Offset(unit, count, running=True)
    told = spelled.word(last - 2) in ("following", "previous", "preceding") or (
        spelled.kind(first, "the") and unit == "day"
    )
    if unit == "day" and spelled.kind(last - 2, "last", "past", "previous"):
        told = True
    if spelled.kind(last - 2, "past") and unit in ("decade", "century"):
        return Duration(length(1, unit))
    if unit == "decade" and spelled.kind(last - 2, "last") and spelled.kind(first, "the"):
        return Duration(length(1, unit))
    return Offset(unit, count, "narrated" if told else "report")


def ago(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "two weeks ago", "a year earlier", "years ago", "three days later"."""
    at = first_of(spelled, first, last, "unit", "units")
    how = first_of(spelled, first, last, "ago", "later", "hence", "from")
    if at is None or how is None:
        return None
    unit = spelled.meaning(at)
    count = figure(spelled, first, at)
    if spelled.kind(first, "an") and count is None and at == first + 1:
        count = 1
    sign = -1 if spelled.kind(how, "ago") or spelled.word(how) == "earlier" else 1
    if unit in CLOCK_UNITS:
        if spelled.kind(how, "later") and (unit != "hour" or (count or 0) <= _SAME_DAY):
            return Offset(unit, None if count is None else sign * round(count), "narrated")
        return Duration(length(count, unit)) if count is not None else None
    if count is None:
        return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
    if spelled.kind(how, "later") and spelled.word(last) == "than":  # how far from a plan, not a day
        return Duration(length(count, unit))
    if unit == "fortnight":
        unit, count = "week", count * 2
    anchored = "narrated" if spelled.kind(how, "later") else "report"
    return Offset(
        unit,
        sign * round(count),
        "narrated" if anchored == "narrated" else "report",
        compared=unit == "year" and round(count) == 1,
    )


def week_on(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "a week on Tuesday", "two weeks from Monday", "a week ago Friday"; not a length that something had by a day."""
    at = first_of(spelled, first, last, "unit", "units")
    named = meaning_of(spelled, first, last, "weekday", "short_weekday")
    weeks = weeks_of(spelled.meaning(at)) if at is not None else 0
    if at is None or named is None or not weeks or spelled.kind(last, "apostrophe"):
        return None
    count = weeks * (1 if spelled.kind(first, "an") else figure(spelled, first, at) or 0)
    if not count or count != int(count):
        return None
    if spelled.kind(at + 1, "ago"):
        return Weekday(int(named), count=-1 - int(count))
    if spelled.kind(first - 1, "cue_past") or spelled.word(first - 1) in lexicon.neighbours("lasted"):
        return None
    return Weekday(int(named), count=1 + int(count))


def compared(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "year-ago", "the year-earlier quarter"."""
    how = first_of(spelled, first, last, "ago", "later")
    unit = unit_of(spelled, first, last)
    bare = spelled.kind(first, "the") and how == last - 1
    if how is None or spelled.word(how) == "later" or unit in CLOCK_UNITS or bare:
        return None
    return Offset(unit, -1, "narrated", compared=unit == "year")


def in_time(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "a month's time", "two weeks' time"."""
    at = first_of(spelled, first, last, "unit", "units")
    if at is None or spelled.meaning(at) in CLOCK_UNITS:
        return None
    count = figure(spelled, first, at) if not spelled.kind(first, "an") or at > first + 1 else 1
    return Offset(spelled.meaning(at), round(count)) if count is not None else Reference("FUTURE_REF")


def from_event(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "three days after Geneva", "on the eve of Geneva": a count from something named with a capital."""
    at = first_of(spelled, first, last, "unit", "units")
    name = spelled.shown(last - 1)
    if not name[:1].isupper() or spelled.kind(last, "apostrophe") or _is_cut_title(spelled, last - 1):
        return None
    if first_of(spelled, first, last, "eve") is not None:
        return FromEvent("day", -1, name, _deed(spelled, last))
    if at is None or spelled.meaning(at) in CLOCK_UNITS:
        return None
    count = figure(spelled, first, at) if not spelled.kind(first, "an") or at > first + 1 else 1
    sign = -1 if spelled.word(last - 2 - spelled.kind(last - 2, "the", "its", "that")) == "before" else 1
    return (
        FromEvent(spelled.meaning(at), sign * round(count), name, _deed(spelled, last)) if count is not None else None
    )


def _is_cut_title(spelled: Spelled, at: int) -> bool:
    """As in "two days after Mrs. Hale spoke": a title with its point is no name of what something is counted from."""
    return spelled.kind(at + 1, "stop") and spelled.word(at) in lexicon.neighbours("titled")


def _deed(spelled: Spelled, at: int) -> tuple[str, ...]:
    """The verb in the past that follows, and what it is done to: ("ended", "season") of "three weeks after Hale ended its season"."""
    if not (spelled.kind(at, "cue_past") or spelled.word(at) in _DID or spelled.word(at).endswith("ed")):
        return ()
    object_ = at + 1 + spelled.kind(at + 1, "the", "an", "its")
    told = spelled.word(object_)
    ends = not told.isalpha() or spelled.kind(object_, "stop", "comma", "and") or told in _BESIDE
    return (spelled.word(at),) if ends else (spelled.word(at), told)


def day_before(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the day before", "the night before", "the year after", where nothing is named that it is counted from."""
    ended = last >= len(spelled.letters) or spelled.kind(last, "stop", "comma", "close", "cue_past", "and")
    if not ended or spelled.meaning(first + 1) in CLOCK_UNITS:
        return None
    count = int(spelled.meaning(last - 1))
    if spelled.kind(first + 1, "part"):
        return DayPart(spelled.meaning(first + 1), Offset("day", count, "narrated"))
    return Offset(spelled.meaning(first + 1), count, "narrated")


def counted_weekdays(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "two Sundays ago", "three Fridays from now"."""
    at = first_of(spelled, first, last, "weekdays")
    count = figure(spelled, first, at) if at is not None else None
    if at is None or not count or spelled.kind(last - 1, "later"):
        return None
    back = first_of(spelled, first, last, "ago") is not None
    return Weekday(int(spelled.meaning(at)), count=round(-count if back else count))


def day_after(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the day before yesterday", "a week after tomorrow"."""
    start = int(meaning_of(spelled, first, last, "deictic") or 0)
    back = first_of(spelled, first, last, "before") is not None
    return Offset("day", start + (-1 if back else 1)) if unit_of(spelled, first, last) == "day" else None


def before_last(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the year before last", "the week after next"."""
    unit = unit_of(spelled, first, last)
    if spelled.kind(last - 1, "next"):
        return Offset(unit, 2)
    if not unit:
        named = meaning_of(spelled, first, last, "weekday", "short_weekday")
        return Weekday(int(named), count=-2) if named else None
    return Offset(unit, -2)


def narrated(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "the year ended", "the quarter", "the day": the one that is told about."""
    unit = unit_of(spelled, first, last)
    if unit == "day" and spelled.kind(last, "weekday", "deictic"):
        return None  # "much of the day Thursday" is of the Thursday
    if spelled.kind(first - 1, "in") and spelled.kind(first - 2, "later", "early", "late"):
        return Offset(unit, 0, "narrated" if unit == "day" else "report")
    before = spelled.kind(first - 1, "in", "for", "during", "over", "of", "on", "since")
    ending = spelled.kind(last, "ended")
    if unit == "weekend" and not spelled.kind(last, "other"):
        return Offset("weekend", None, "report")
    if unit in ("year", "month", "week") and ending:
        return Duration(length(1, unit))
    if unit == "year" and (before and not spelled.kind(last, "of", "other", "after", "before")):
        return Offset(unit, 0)
    if unit == "week" and spelled.kind(last, "apostrophe"):
        return Offset(unit, 0)
    if (
        unit in ("week", "month")
        and spelled.kind(first - 1, "for", "during", "of")
        and not spelled.kind(last, "of", "other", "after")
    ):
        return Offset(unit, 0)
    if unit == "day" and before and not spelled.kind(last, "of", "other", "after", "before"):
        return Offset(unit, 0, "narrated")
    return None


def reference(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "now", "recently", "the past", "future"."""
    at = first_of(spelled, first, last, "now", "reference", "recent", "future", "past", "current")
    if at is None or (spelled.kind(at, "reference") and spelled.kind(last, "as")):
        return None
    if spelled.kind(at, "past"):
        return (
            Reference("PAST_REF")
            if spelled.kind(first - 1, "in", "of", "from", "since")
            and spelled.kind(last, "stop", "comma", "and", "on", "that", "other", "cue_past", "the")
            else None
        )
    if spelled.kind(at, "future") and not spelled.kind(at - 1, "the", "near") and spelled.kind(last, "stop", "comma"):
        return Reference("FUTURE_REF") if spelled.kind(at - 1, "in") else None
    return Reference(spelled.meaning(at))


def moment(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "at the moment", "in the morning"."""
    if spelled.kind(last - 1, "part"):
        return (
            DayPart(spelled.meaning(last - 1), Offset("day", 0, "narrated"))
            if spelled.kind(first - 1, "in", "during")
            else None
        )
    return Reference("PRESENT_REF") if spelled.kind(first - 1, "at", "for") or spelled.kind(first, "this") else None
