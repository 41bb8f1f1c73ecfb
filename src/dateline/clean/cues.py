"""Cues: the words by which mastheads, credits, stamps and captions give themselves away, from a table that ships with the package.

In: a kind of cue. Out: its words, as they stand or as a pattern. Never: a rule; what a cue means is said where it is used.
"""

from __future__ import annotations

import re
from functools import cache

from dateline import lists


@cache
def cues(kind: str) -> tuple[str, ...]:
    """The words of a kind, longest first."""
    found = {words for name, words in lists.rows("clean", "cues.tsv") if name == kind}
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


@cache
def pattern(shape: str) -> re.Pattern[str]:
    """`shape` as a pattern, in which «kind» stands for any of the words of that kind; case does not matter."""
    return re.compile(re.sub("«([a-z ]+)»", lambda kind: any_of(kind[1]), shape), re.IGNORECASE)


@cache
def any_of(kind: str) -> str:
    """A pattern that matches any of the words of a kind, spaces as any white space."""
    return "(?:" + "|".join(re.escape(words).replace(r"\ ", r"\s") for words in cues(kind)) + ")"
