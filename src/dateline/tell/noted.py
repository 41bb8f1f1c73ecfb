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

_NOT = re.compile(r", (?:and )?not (?:about |only )?", re.IGNORECASE)
"""Between what is so and what is not: "it was eight, not nine"."""
_WORD = re.compile(r"(?<![\w$£€.,-])[$£€]?\w(?:[\w.-]{0,30}\w)?(?:,\d{3}){0,6}(?:\.\d{1,9})?%?(?![\w%])")
"""A word or a number, as written."""
NEAR = 60
"""Characters before "not" in which the figure that is so stands."""


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
            if not _misprint().search(wrong) or _only_says_so().search(right) or _misprint().search(right):
                continue
            words = tuple(article.evidence(note.start + a, note.start + b) for a, b in ((start, end), (then, last)))
            figures = list(_figures(right))
            for was, so in figures:
                yield Noted(was, so, True, (words[0], words[1]))
            if not figures and _tells().search(wrong):
                yield Noted(wrong, right, False, (words[0], words[1]))


def _figures(text: str) -> Iterator[tuple[str, str]]:
    """Each figure that is not so, and the one that is: "31 people, not 41", "$1.2 billion, not $1.2 million"."""
    for at in _NOT.finditer(text):
        so = list(_in_figures(text[max(0, at.start() - NEAR) : at.start()]))
        behind = text[at.end() : at.end() + NEAR]
        wrong = list(_in_figures(behind))
        if so and wrong and behind.startswith(wrong[0]) and so[-1] != wrong[0]:
            yield wrong[0], so[-1]


def _in_figures(text: str) -> Iterator[str]:
    """The figures in a text, each with its word of size."""
    words = list(_WORD.finditer(text))
    for i, word in enumerate(words):
        if word[0].lower() in group("sizes") or not names_a_number(word[0]):
            continue
        last = word
        if i + 1 < len(words) and words[i + 1][0].lower() in group("sizes"):
            last = words[i + 1]
        yield text[word.start() : last.end()]


@cache
def _misprint() -> re.Pattern[str]:
    """It speaks of what an earlier version told, or of what this text first or wrongly said."""
    early = rf"\b(?:{_any('former')}) (?:{_any('versions')})\b(?! of (?!this\b))"
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
