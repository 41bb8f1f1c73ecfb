"""Noted: what the notes of correction at the foot of a report say was told wrongly, and what is so.

In: an article, whose notes stand beside its story as furniture. Out: the words of both. Never: a note that only says that something
was corrected; a text that is no note of the report itself.

Notes are written to a pattern ("An earlier version of this article misstated … It was eight, not nine.") and are no part of what is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dateline.english.lexicon import group
from dateline.tell.figures import names_a_number
from dateline.tell.lines import split
from dateline.terms import Article, Evidence
from dateline.text import trim

_NOT_BUT = re.compile(
    r"((?:[\w$£€.-]+ ){0,5}[\w$£€%.-]+), (?:and )?not (?:about |only )?([$£€]?[\w.-]*\w)", re.IGNORECASE
)
"""What is so, and what is not: "it was eight, not nine", "31 people, not 41"."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What was told wrongly and what is so, a figure or a clause, with the words of both."""

    before: str
    after: str
    is_figure: bool
    evidence: tuple[Evidence, Evidence]


def noted(article: Article) -> Iterator[Noted]:
    """What the notes of an article correct."""
    for note in article.furniture:
        if note.kind != "other":
            continue
        spans = [trim(note.text, *span) for span in split(note.text)]
        for (start, end), (then, last) in pairwise(spans):
            wrong, right = note.text[start:end], note.text[then:last]
            if not _misprint().search(wrong) or _only_says_so().search(right):
                continue
            words = tuple(article.evidence(note.start + a, note.start + b) for a, b in ((start, end), (then, last)))
            figures = list(_figures(right))
            for was, so in figures:
                yield Noted(was, so, True, (words[0], words[1]))
            if not figures and _tells().search(wrong):
                yield Noted(wrong, right, False, (words[0], words[1]))


def _figures(text: str) -> Iterator[tuple[str, str]]:
    """Each figure that is not so, and the one that is."""
    for found in _NOT_BUT.finditer(text):
        so = next((word for word in reversed(found[1].split()) if names_a_number(word)), None)
        if so and names_a_number(found[2]):
            yield found[2], so


@cache
def _misprint() -> re.Pattern[str]:
    """It speaks of what an earlier version told, or of what this text first or wrongly said."""
    early = rf"\b(?:{_any('former')}) (?:{_any('versions')})\b"
    itself = rf"\bthis (?:{_any('own_texts')})(?: had)? (?:{_any('at_first')}|{_any('mistakenly')})\b"
    return re.compile(f"{early}|{itself}", re.IGNORECASE)


@cache
def _tells() -> re.Pattern[str]:
    """It tells what was said, not only of what it was."""
    return re.compile(rf"\b(?:{_any('told_then')}) (?:that )?\w", re.IGNORECASE)


@cache
def _only_says_so() -> re.Pattern[str]:
    """As in "The error was corrected on March 7"."""
    return re.compile(rf"\b(?:{_any('mending')})\b", re.IGNORECASE)


def _any(name: str) -> str:
    return "|".join(sorted(group(name)))
