"""Beside: what the words around a day say of it: the month and year of its list, the year of its sentence, that a plan was moved.

In: a spelled text and the token range of a day. Out: a month, a year, or None. Never: a calendar.
"""

from __future__ import annotations

from typing import Final

from dateline.dates import lexicon
from dateline.dates.numbers import ordinal
from dateline.dates.spelling import Spelled

LIST: Final = 14
"""Words of the longest list of days: "Monday 20, Tuesday 21 and Friday the 24th of April"."""
SENTENCE: Final = 40
"""Words and marks within which a sentence says all that it says of a day."""
MOVING: Final = 8
"""Words before "from … to …" among which a verb says that a plan was moved."""


def written_as_month(spelled: Spelled, at: int) -> bool:
    """Whether the word is spelled as the month: "march" and "may" are none."""
    shown = spelled.shown(at)
    return shown[0].isupper() or (spelled.kind(at, "month") and len(shown) > 3 and shown != "august")


def _is_of_list(spelled: Spelled, i: int) -> bool:
    return spelled.kind(i, "day", "ordnum", "and", "comma", "weekday", "short_weekday", "the", "to", "dash")


def month_of_list(spelled: Spelled, at: int, step: int) -> int | None:
    """Where the month of a list of days stands, from `at` that way; None if the list is longer than any in news, or no list of days."""
    reach = range(at + step, at + step * LIST, step)
    end = next((i for i in reach if not _is_of_list(spelled, i)), None)
    if end is None:
        return None
    end += step > 0 and spelled.kind(end, "of")
    return end if spelled.kind(end, "month", "rare_month") and written_as_month(spelled, end) else None


def year_behind(spelled: Spelled, last: int) -> int | None:
    """The year of a list told once behind its last day: 2012 in "June 5 and 9, 2012"."""
    if not spelled.kind(last, "and", "comma", "to", "dash"):
        return None
    for i in range(last, last + LIST):
        if spelled.kind(i, "year"):
            listed = any(spelled.kind(n, "day", "ordnum") for n in range(last, i))
            return int(spelled.word(i)) if listed else None
        if not (_is_of_list(spelled, i) or spelled.kind(i, "month", "rare_month", "of")):
            return None
    return None


def year_before(spelled: Spelled, first: int) -> int | None:
    """The year that a sentence names right before a day: "In 2012, on Christmas Day"."""
    at = first - 1
    while at > first - 4 and spelled.kind(at, "on", "the", "comma"):
        at -= 1
    return int(spelled.word(at)) if spelled.kind(at, "year") and spelled.kind(at - 1, "in") else None


def anniversary_year(spelled: Spelled, at: int) -> int | None:
    """The year of a day that its sentence calls an anniversary: 2019 in "July 20, the 50th anniversary of the 1969 landing"."""
    sentence = sentence_around(spelled, at)
    feast = next((i for i in sentence if spelled.kind(i, "anniversary")), None)
    years = {int(spelled.word(i)) for i in sentence if spelled.kind(i, "year")}
    if feast is None or len(years) != 1:
        return None
    first = feast - 1 - spelled.kind(feast - 2, "dash", "numword") - (spelled.kind(feast - 3, "numword"))
    number = int(spelled.meaning(feast)) or ordinal(spelled, max(first, 0), feast)
    return years.pop() + number if number else None


def sentence_around(spelled: Spelled, at: int) -> range:
    """The tokens of the sentence that holds one, as far as a sentence of news reaches."""
    before = range(at - 1, max(at - SENTENCE, 0) - 1, -1)
    after = range(at, min(at + SENTENCE, len(spelled.letters)))
    first = next((i + 1 for i in before if spelled.kind(i, "stop")), max(at - SENTENCE, 0))
    return range(first, next((i for i in after if spelled.kind(i, "stop")), after.stop))


def is_move(spelled: Spelled, first: int) -> bool:
    """Whether "from" one day "to" another says where a plan was moved, not how long something lasts: "postponed from May 3 to June 4"."""
    if not spelled.kind(first - 1, "from"):
        return False
    before = [i for i in range(first - 2, first - 2 - MOVING, -1) if i >= 0]
    sentence = before[: next((n for n, i in enumerate(before) if spelled.kind(i, "stop")), len(before))]
    return any(spelled.word(i) in lexicon.neighbours("moved") for i in sentence)
