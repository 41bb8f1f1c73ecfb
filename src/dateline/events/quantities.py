"""Quantities: the figures that a sentence gives about an event: a toll, a price, a share, a term.

In: a sentence of an article and a trigger. Out: figures in the report's words. Never: a sum, a unit converted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.english.clauses import text_between
from dateline.english.counted import figures
from dateline.english.lexicon import group
from dateline.english.scope import scope_words
from dateline.events import words
from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token
from dateline.terms import Article, Quantity

DEAD = re.compile(r"\b(?:dead|killed|died|deaths?|die|kill|kills|killing|bodies|victims?)\b", re.I)
HURT = re.compile(r"\b(?:injured|wounded|hurt|injuries|injuring|wounding)\b", re.I)
MISSING = re.compile(r"\bmissing\b", re.I)
NUMBER = r"\d[\d,.]{0,20}\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b"
_MONEY = re.compile(
    rf"(?P<unit>US\$|[$€£¥])\s?(?P<value>{NUMBER})(?P<size>\s?(?:billion|million|trillion|bn|m)\b)?(?P<per>\s?(?:-|\s)?(?:a|per)[\s-](?:\w+\s)?share)?",
    re.I,
)
_PERCENT = re.compile(rf"(?P<value>{NUMBER})\s?(?:%|percent\b|per cent\b)", re.I)
_TERM = re.compile(rf"(?P<value>{NUMBER})[\s-](?P<unit>years?|months?|days?|weeks?)\b", re.I)
_TERM_KINDS = words.kinds_with("term")
_TOLL_KINDS = words.kinds_with("counts_toll")
_COUNT = re.compile(
    rf"(?P<value>{NUMBER})(?!\d|[\s-]{{0,2}}(?:year|month|week|day)s?[\s-]{{1,2}}old)",
    re.I,
)
"""A number of people; none is an age ("the 61-year-old died")."""


def quantities(article: Article, sentence: Sentence, trigger: Trigger) -> tuple[Quantity, ...]:
    """The figures of the event's sentence that belong to its kind: a toll, a price, a share, a term."""
    told = _Told(article, sentence, text_between(sentence, 0, len(sentence.tokens) - 1))
    found: list[Quantity] = []
    if trigger.kind in _TOLL_KINDS:
        found += _toll(told)
    if trigger.kind in _TERM_KINDS:
        found += [
            told.figure("term", m, m["value"].lower(), m["unit"].lower().rstrip("s")) for m in _TERM.finditer(told.text)
        ]
    for m in _MONEY.finditer(told.text):
        size = (m["size"] or "").strip().lower()
        name = "price per share" if m["per"] else "amount"
        found.append(told.figure(name, m, f"{m['value']} {size}".strip(), m["unit"]))
    found += [told.figure("share", m, m["value"].lower(), "percent") for m in _PERCENT.finditer(told.text)]
    return once(found)


def once(found: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The figures, each as it is told first: what else tells the same of the same name says it again."""
    first: dict[tuple[str, str, str | None], Quantity] = {}
    for one in found:
        first.setdefault((one.name, one.value, one.unit), one)
    return tuple(first.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of an article, and its words as they are searched."""

    article: Article
    sentence: Sentence
    text: str

    def figure(self, name: str, found: re.Match[str], value: str, unit: str | None) -> Quantity:
        """The figure that stands in these words, with its bound, where it counts, and its words."""
        first, last = self._token(found.start("value")), self._token(found.end("value") - 1)
        start, end = first.start, last.end
        read = next((one for one in figures(self.sentence) if one.start < end and start < one.end), None)
        if read is None:
            return Quantity(name, value, unit, evidence=self.article.evidence(start, end))
        words = self.article.evidence(min(start, read.start), max(end, read.end))
        return Quantity(name, value, unit, read.bound, scope_words(self.sentence, read), words)

    def _token(self, at: int) -> Token:
        """The token at an offset of the words that are searched."""
        for token in self.sentence.tokens:
            following = self.sentence.tokens[token.i + 1 : token.i + 2]
            at -= len(token.text) + bool(following and token.end < following[0].start)
            if at < 0:
                return token
        return self.sentence.tokens[-1]


@cache
def _between() -> frozenset[str]:
    """What may stand between a verb and the number that it counts: nothing, or a bound: "injured at least seven"."""
    return frozenset({""}).union(
        words.replace("_", " ") for name in ("bound_least", "bound_most", "bound_about") for words in group(name)
    )


def _toll(told: _Told) -> list[Quantity]:
    """Numbers of dead, injured and missing: the number nearest before the word, else nearest after a verb."""
    found, text = [], told.text
    for name, pattern in (("dead", DEAD), ("injured", HURT), ("missing", MISSING)):
        for word in pattern.finditer(text):
            before = list(_COUNT.finditer(text, max(0, word.start() - 40), word.start()))
            after = list(_COUNT.finditer(text, word.end(), min(len(text), word.end() + 25)))
            follows = after[:1] if after and text[word.end() : after[0].start()].strip().lower() in _between() else []
            near = next(iter(follows or before[-1:] or after[:1]), None)
            if near is not None:
                found.append(told.figure(name, near, near["value"].lower(), None))
                break
    return found
