"""The words that clues are read by: which way a clause looks, which weekdays are not the day of the news.

In: the package's data files. Out: patterns made of their words. Never: a month or date (the time expressions have read those).
"""

from __future__ import annotations

import re
from functools import cache

from dateline import lists

_REGULAR = r"\w{3,}ed"
"""A past form by its ending."""


@cache
def _words(kind: str) -> str:
    """The words of a class as alternatives of a pattern, the longest first."""
    found = sorted((row[0] for row in lists.rows("settle", "cues.tsv") if row[1] == kind), key=lambda w: (-len(w), w))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in found)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


@cache
def future() -> re.Pattern[str]:
    """A word that looks ahead."""
    return _pattern(rf"\b(?:{_words('future')})\b")


@cache
def past() -> re.Pattern[str]:
    """A word that looks back."""
    return _pattern(rf"\b(?:{_words('past')}|(?!{_words('planned')}){_REGULAR})\b")


@cache
def reported_beside() -> re.Pattern[str]:
    """A verb of what was said or happened, at most three words before the end: a day may follow it."""
    return _pattern(rf"\b(?:{_words('report')}|(?!{_words('planned')}){_REGULAR})(?:\s[\w'’]+){{0,3}}\s?$")


@cache
def other_day() -> re.Pattern[str]:
    """What, right before a weekday, makes it another one than the day of the news."""
    return _pattern(rf"\b(?:{_words('other')})\s+$")


@cache
def attribute() -> re.Pattern[str]:
    """What, right before a date, makes it belong to a noun: "a Nov. 11 meeting"."""
    return _pattern(rf"\b(?:{_words('attribute')})\s+$")


@cache
def to_be_done() -> re.Pattern[str]:
    """A passive that is yet to come: "to be held"."""
    return re.compile(r"\bbe (?:\w+ly )?\w+")


@cache
def weekdays() -> dict[str, int]:
    """Weekday → its number, Monday 0."""
    rows = (row for row in lists.rows("settle", "cues.tsv") if row[1].startswith("weekday "))
    return {row[0]: int(row[1].split()[1]) for row in rows}


@cache
def phrases() -> dict[str, tuple[str, int]]:
    """Phrase → its class and, of a week, how many weeks back."""
    return {phrase: (kind, int(back)) for phrase, kind, back in lists.rows("settle", "phrases.tsv")}
