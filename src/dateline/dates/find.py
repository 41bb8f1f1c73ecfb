"""Find: the words of a text that point at time, and what they say.

In: a text. Out: spans and their expressions, in reading order, none overlapping. Never: a calendar, the report's day.

The grammar proposes a span, the rule's reader turns it into an expression or refuses it ("May said"); a refused span is
offered to the rules that follow.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.dates.expressions import Expression
from dateline.dates.facts import PARTS, UNITS
from dateline.dates.grammar import any_rule, rules
from dateline.dates.prefixes import PREFIXES
from dateline.dates.readers import READERS
from dateline.dates.spelling import Spelled, spell


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: its words (token range, end exclusive), offsets, and what it says."""

    first: int
    last: int
    start: int
    end: int
    says: Expression


def find(text: str) -> tuple[Spelled, tuple[Found, ...]]:
    """The text as spelled, and its time expressions in reading order."""
    spelled = spell(text)
    found = []
    at = 0
    while match := any_rule().search(spelled.letters, at):
        at = match.start()
        if read := _read(spelled, at, match.lastgroup or ""):
            last, says = read
            if not _is_in_a_name(spelled, at, last):
                found.append(Found(at, last, spelled.starts[at], spelled.ends[last - 1], says))
            at = last
        else:
            at += 1
    return spelled, tuple(found)


COMMON = (*UNITS, *PARTS, "deictic", "tonight")
"""Classes of words of time that a sentence writes small, unless they are part of a name."""
LONG = 4
"""Letters; a longer word in small letters tells that its words are no headline."""
_AROUND = frozenset({'""', "“”", "‘’"})
"""Marks between which a word of time alone is a title: “Today”."""
BEFORE = 8
"""Words before a name that show how its sentence is set."""


def _is_in_a_name(spelled: Spelled, first: int, last: int) -> bool:
    """A common word of time with a capital that belongs to a name: "the Person of the Week", "The Tonight Show", "NBC's Today", "on This Week".

    In a headline, or set apart by a capital alone ("will hit Next Week"), it is a time.
    """
    at = next((i for i in range(first, last) if spelled.kind(i, *COMMON) and spelled.shown(i).istitle()), None)
    if at is None or first == 0:
        return False
    start, end = spelled.starts[first], spelled.ends[last - 1]
    if spelled.text[start - 1] + spelled.text[end : end + 1] in _AROUND:
        return True
    before, opening = spelled.word(first - 1), spelled.word(first)
    if before == "s" and spelled.kind(first - 2, "apostrophe"):
        return True
    if before == "of" and spelled.shown(first) == "the":
        return True
    if "the" in (before, opening):
        return at == first or not spelled.kind(at, "unit", "units") or spelled.shown(first) == "The"
    if before == "on" and not spelled.kind(at, "deictic"):
        return True
    return last == first + 1 and spelled.shown(first - 1)[:1].isupper() and _is_prose(spelled, first)


def _is_prose(spelled: Spelled, first: int) -> bool:
    """A longer word stands small before it."""
    words = (spelled.shown(i) for i in range(max(0, first - BEFORE), first))
    return any(word.isalpha() and word.islower() and len(word) > LONG for word in words)


def _read(spelled: Spelled, at: int, first_rule: str = "", *, prefixed: bool = False) -> tuple[int, Expression] | None:
    """The end and expression of the first rule, from `first_rule` on, that matches at token `at` and is not refused."""
    trying = not first_rule
    for name, pattern in rules():
        trying = trying or name == first_rule
        match = pattern.match(spelled.letters, at) if trying else None
        if match is None or match.end() == at:
            continue
        if name in PREFIXES:
            read = None if prefixed else _read_prefixed(spelled, name, at, match.end())
        else:
            says = READERS[name](spelled, at, match.end())
            read = (match.end(), says) if says else None
        if read:
            return read
    return None


def _read_prefixed(spelled: Spelled, name: str, at: int, after: int) -> tuple[int, Expression] | None:
    inner = _read(spelled, after, prefixed=True)
    if inner is None:
        return None
    says = PREFIXES[name](spelled, at, after, inner[1])
    return (inner[0], says) if says else None
