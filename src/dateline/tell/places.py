"""Whether two places cannot be one.

In: two places as written. Out: yes, or no as far as known. Never: a guess about a place that the gazetteer
(GeoNames cities of 15,000 people and more, and countries) does not know.
"""

from __future__ import annotations

import math
import re

from dateline.language.towns import Town, codes, normal, towns

NEAR = 100.0
"""Kilometres within which two towns may be one place told from nearer or farther (a suburb, a palace's village)."""

_PIECE = re.compile(r"\s*[,;(/]\s*|\s+in\s+|\s+near\s+")


def apart(one: str, other: str) -> bool:
    """Whether the two are known places, and too far from each other to be one."""
    a, b = _key(one), _key(other)
    if not a or not b or a in b or b in a:
        return False
    mine, theirs = _spots(one), _spots(other)
    return bool(mine and theirs) and not any(_may_be_one(x, y) for x in mine for y in theirs)


def _key(text: str) -> str:
    return normal(text).removeprefix("the ")


def _spots(text: str) -> tuple[Town, ...]:
    """What the words may name: the first of their pieces ("Elysee Palace, Paris") that the gazetteer knows."""
    for piece in _PIECE.split(text):
        key = _key(piece)
        found = towns().get(key, ())
        if key in codes():
            return (*found, Town(math.nan, math.nan, codes()[key]))
        if found:
            return found
    return ()


def _may_be_one(one: Town, other: Town) -> bool:
    if math.isnan(one.latitude) or math.isnan(other.latitude):
        return one.country == other.country
    return _kilometres(one, other) <= NEAR


def _kilometres(one: Town, other: Town) -> float:
    """Great-circle distance (haversine)."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))
