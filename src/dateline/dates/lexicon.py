"""The lexicon: the words that time expressions are made of, and what each means.

In: the data files of this room. Out: look-ups by word. Never: a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

from dateline.dates.periods import easter, nth_weekday
from dateline.lists import rows

_EASTER: Final = re.compile(r"easter([+-]\d+)")
_FIXED: Final = re.compile(r"(\d\d)-(\d\d)")
_WEEKDAY: Final = re.compile(r"(\d\d) w(\d) #(-?\d)(?: \+(\d+))?")


@cache
def words() -> Mapping[str, tuple[str, str]]:
    """Class and meaning of each word, by its lower-case form."""
    return {word: (kind, meaning) for word, kind, meaning in rows("dates", "words.tsv")}


@cache
def cues() -> Mapping[str, str]:
    """Which way a word turns a clause, "past" or "future", by its lower-case form."""
    return {row[0]: row[1] for row in rows("dates", "cues.tsv")}


@cache
def neighbours(kind: str) -> frozenset[str]:
    """The words that show that their neighbour is no time.

    What stands before a "paper", "season", "holiday" or "measure"; what stands behind a "numbered" thing or the first
    word of a "day" with a name of its own; "titled": what with its point is a title of a person.
    """
    return frozenset(word for word, of in rows("dates", "neighbours.tsv") if of == kind)


@cache
def holidays() -> Mapping[str, str]:
    """The rule of each holiday, by its lower-case name."""
    return {name: rule for names, rule in rows("dates", "holidays.tsv") for name in names.split("|")}


@cache
def holiday_pattern() -> re.Pattern[str]:
    """Matches any name of a holiday, the longest first, whatever its apostrophes and case."""
    names = sorted(holidays(), key=lambda name: (-len(name), name))
    return re.compile("(?:" + "|".join(re.escape(name).replace("'", "['’]") for name in names) + r")\b", re.IGNORECASE)


@cache
def holiday_openers() -> frozenset[str]:
    """The first words of the names of holidays."""
    return frozenset(re.split(r"\W", name, maxsplit=1)[0] for name in holidays())


def holiday(name: str, year: int) -> date:
    """The day on which a holiday falls in a year; KeyError if the name is none."""
    rule = holidays()[name]
    if fixed := _FIXED.fullmatch(rule):
        return date(year, int(fixed[1]), int(fixed[2]))
    if church := _EASTER.fullmatch(rule):
        return easter(year) + timedelta(days=int(church[1]))
    parts = _WEEKDAY.fullmatch(rule)
    if parts is None:
        raise ValueError(f"the rule {rule!r} of {name!r} is none")
    return nth_weekday(year, int(parts[1]), int(parts[2]), int(parts[3])) + timedelta(days=int(parts[4] or 0))
