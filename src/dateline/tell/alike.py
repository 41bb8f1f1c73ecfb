"""Alike: whether two tellings of one event tell one thing of it, so that one can change or contradict the other.

In: two tellings. Out: yes or no. Never: two that merely stand in one event: each must name it by the same word and in more words agree.
"""

from __future__ import annotations

from dateline.status import TURNS
from dateline.tell.reported import Telling, stated
from dateline.vectors import terms

SHARED = 0.25
"""Share of their content words (cosine) that two sentences have in common who tell one thing."""
WITH_PEOPLE = 0.12
"""The same where they name the same people."""
STEM = 4
"""Letters from which two words may be forms of one."""


def alike(one: Telling, other: Telling) -> bool:
    """Both name the event by one word, and share their day, their people or a quarter of their words."""
    mine, theirs = one.report, other.report
    if not same_word(mine.trigger.text, theirs.trigger.text):
        return False
    if _day(one) is not None and _day(one) == _day(other):
        return True
    shared = overlap(mine.evidence.text, theirs.evidence.text)
    return shared >= SHARED or (shared >= WITH_PEOPLE and not set(mine.who).isdisjoint(theirs.who))


def of_one_clause(one: Telling, other: Telling, *, shared: float = SHARED) -> bool:
    """Both name it by one word and share so much of their words: close enough to contradict each other."""
    mine, theirs = one.report, other.report
    return (
        same_word(mine.trigger.text, theirs.trigger.text)
        and overlap(mine.evidence.text, theirs.evidence.text) >= shared
    )


def turned(new: Telling) -> bool:
    """The telling says itself that the plan is another one by now."""
    return new.report.status in TURNS


def _day(telling: Telling) -> str | None:
    when = telling.report.when
    return when.start[:10] if when is not None and stated(telling.report) and when.first_day == when.last_day else None


def same_word(one: str, other: str) -> bool:
    """Forms of one word: "visit" and "visited", "talks" and "talk"."""
    a, b = sorted((one.casefold(), other.casefold()), key=len)
    return a == b or (len(a) >= STEM and b.startswith(a[: max(STEM, len(a) - 2)]))


def overlap(one: str, other: str) -> float:
    """The cosine of the content words of two texts, each word once."""
    a, b = frozenset(terms(one)), frozenset(terms(other))
    return len(a & b) / (len(a) * len(b)) ** 0.5 if a and b else 0.0
