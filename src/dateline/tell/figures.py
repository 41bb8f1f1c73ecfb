"""Figures that reports give about an event, and whether two of them say the same.

In: quantities. Out: numbers, agreement. Never: a sum or a conversion of units.
"""

from __future__ import annotations

import re

from dateline.terms import Quantity

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|\d*\.\d+")
_SCALE = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "b": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_COUNTED = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty"""
_WORDS = {word: float(value) for value, word in enumerate(_COUNTED.split())}
_SHARE = re.compile(
    r"\b(?:half|halves|(?:third|quarter|fifth|sixth|tenth)s?|dozens?|hundreds?|thousands?|millions?|billions?)\b"
)
CLOSE = 0.02
"""Two figures this near, relative to the larger, are one figure rounded twice."""


def number(quantity: Quantity) -> float | None:
    """The number that the value names ("$1.2 billion", "seven", "4.3"), or None."""
    text = f"{quantity.value} {quantity.unit or ''}".lower()
    match = _NUMBER.search(text)
    if match is None:
        return next((_WORDS[word] for word in re.findall(r"[a-z]+", text) if word in _WORDS), None)
    scale = re.match(r"\s*([a-z]+)", text[match.end() :])
    return float(match[0].replace(",", "")) * (_SCALE.get(scale[1], 1.0) if scale else 1.0)


def names_a_number(text: str) -> bool:
    """Whether a number or a share stands in the words: "$3 million", "seven", "a third"."""
    lowered = text.lower()
    words = re.findall(r"[a-z]+", lowered)
    return bool(_NUMBER.search(lowered) or _SHARE.search(lowered)) or not _WORDS.keys().isdisjoint(words)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two values of one name may be the same figure: equal, or one the other rounded."""
    a, b = number(one), number(other)
    if a is None or b is None:
        return one.value.casefold() == other.value.casefold()
    return abs(a - b) <= CLOSE * max(abs(a), abs(b))
