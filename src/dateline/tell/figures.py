"""Figures that reports give about an event, and whether two of them say the same.

In: quantities. Out: numbers, agreement. Never: a sum or a conversion of units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
_MOVING = re.compile(
    r"dead|death|kill|toll|injur|wound|hurt|missing|trapped|rescued|evacuat|displac|infect|case|casualt|victim|hospital"
    r"|arrest|detain|homeless|damage|percent|per cent|%|share|price|points|votes|turnout|survivor"
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


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two values of one name may be the same figure: equal, or one the other rounded."""
    a, b = number(one), number(other)
    if a is None or b is None:
        return one.value.casefold() == other.value.casefold()
    return abs(a - b) <= CLOSE * max(abs(a), abs(b))


def in_words(quantity: Quantity) -> str:
    """The figure as reports give it: "3 dead", "$82 a share"."""
    unit = quantity.unit or ""
    value = quantity.value if not unit or unit.lower() in quantity.value.lower() else f"{quantity.value} {unit}"
    return value if quantity.name.lower() in value.lower() else f"{value} {quantity.name}"


def by_name(quantities: Iterable[Quantity]) -> dict[tuple[str, str], list[Quantity]]:
    """Quantities that can be held against each other: same name, same kind of unit."""
    found: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in quantities:
        found.setdefault((quantity.name.casefold(), _unit_kind(quantity)), []).append(quantity)
    return found


def _unit_kind(quantity: Quantity) -> str:
    """What is counted, scale words left out, so that "million dollars" and "billion dollars" compare."""
    words = re.findall(r"[^\W\d_]+|[%$€£¥]", (quantity.unit or "").lower())
    return " ".join(sorted(word.removesuffix("s") for word in words if word not in _SCALE))


def moves(name: str) -> bool:
    """Whether a figure of this name goes on changing within a day: a toll, a count of cases, a price on an exchange."""
    return bool(_MOVING.search(name.casefold()))
