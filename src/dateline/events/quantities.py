"""Quantities: the figures that a sentence gives about an event: a toll, a price, a share, a term.

In: a sentence and a trigger. Out: figures in the report's words. Never: a sum, a unit converted.
"""

from __future__ import annotations

import re

from dateline.english.clauses import text_between
from dateline.events import words
from dateline.events.triggers import Trigger
from dateline.language import Sentence
from dateline.terms import Quantity

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
    rf"(?:(?P<about>at least|more than|about|around|nearly|over|up to)\s)?(?P<value>{NUMBER})(?!\d|[\s-]{{0,2}}(?:year|month|week|day)s?[\s-]{{1,2}}old)",
    re.I,
)
"""A number of people; none is an age ("the 61-year-old died")."""


def quantities(sentence: Sentence, trigger: Trigger) -> tuple[Quantity, ...]:
    """The figures of the event's sentence that belong to its kind: a toll, a price, a share, a term."""
    text = text_between(sentence, 0, len(sentence.tokens) - 1)
    found: list[Quantity] = []
    if trigger.kind in _TOLL_KINDS:
        found += _toll(text)
    if trigger.kind in _TERM_KINDS:
        found += [Quantity("term", m["value"].lower(), m["unit"].lower().rstrip("s")) for m in _TERM.finditer(text)]
    for m in _MONEY.finditer(text):
        size = (m["size"] or "").strip().lower()
        found.append(Quantity("price per share" if m["per"] else "amount", f"{m['value']} {size}".strip(), m["unit"]))
    found += [Quantity("share", m["value"].lower(), "percent") for m in _PERCENT.finditer(text)]
    return tuple(dict.fromkeys(found))


def _toll(text: str) -> list[Quantity]:
    """Numbers of dead, injured and missing: the number nearest before the word, else nearest after a verb."""
    found = []
    for name, pattern in (("dead", DEAD), ("injured", HURT), ("missing", MISSING)):
        for word in pattern.finditer(text):
            before = list(_COUNT.finditer(text, max(0, word.start() - 40), word.start()))
            after = list(_COUNT.finditer(text, word.end(), min(len(text), word.end() + 25)))
            follows = after[:1] if after and text[word.end() : after[0].start()].isspace() else []
            near = next(iter(follows or before[-1:] or after[:1]), None)
            if near is not None:
                found.append(Quantity(name, near["value"].lower(), None))
                break
    return found
