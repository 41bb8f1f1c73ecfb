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
_SIGNS = frozenset("$€£¥₹₩")
_GENERIC = frozenset({"amount", "share", "number", "value", "count", "figure", "percentage"})
"""Names that say no more than the unit."""
FAR = 2.0
"""Two amounts of which one is this many times the other are rarely two accounts of one figure."""
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
    """The figure for people: "3 dead" (of "three"), "$82 price per share", "4.3 percent"."""
    unit, value = quantity.unit or "", quantity.value
    if value.casefold() in _WORDS:
        value = f"{_WORDS[value.casefold()]:.0f}"
    if unit in _SIGNS:
        value = value if unit in value else f"{unit}{value}"
    elif unit and unit.casefold() not in value.casefold():
        value = f"{value} {unit}"
    bare = quantity.name.casefold() in _GENERIC or quantity.name.casefold() in value.casefold()
    return value if bare else f"{value} {quantity.name}"


def differ(mine: Iterable[Quantity], theirs: Iterable[Quantity]) -> bool:
    """Whether two accounts give one figure differently: each gives just one of its name, and the two do not agree.

    An account with several figures of a name tells of several things; generic amounts that are far apart are two things.
    """
    one, other = distinct(mine), distinct(theirs)
    if len(one) != 1 or len(other) != 1 or agree(one[0], other[0]):
        return False
    if one[0].name.casefold() not in _GENERIC:
        return True
    a, b = number(one[0]), number(other[0])
    return a is not None and b is not None and max(abs(a), abs(b)) <= FAR * min(abs(a), abs(b))


def distinct(quantities: Iterable[Quantity]) -> list[Quantity]:
    """The quantities without those that agree with one before them."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if not any(agree(quantity, other) for other in kept):
            kept.append(quantity)
    return kept


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
