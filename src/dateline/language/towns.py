"""Towns and countries of the world, by their names in one normal form.

In: nothing, or a name. Out: where towns of that name lie; the code of a country. Never: a guess which of two towns is meant.

GeoNames' cities of 15,000 people and more, and its countries.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from dateline import geonames
from dateline.text import plain, unaccented


class Town(NamedTuple):
    """A town: degrees north, degrees east, the ISO 3166-1 code of its country."""

    latitude: float
    longitude: float
    country: str


class Country(NamedTuple):
    """A country: its name in normal form, and its capital as one writes it."""

    name: str
    capital: str


@lru_cache(maxsize=100_000)
def normal(name: str) -> str:
    """A name as the tables have it: one case, no accents, no full stops."""
    return _normal(name)


def _normal(name: str) -> str:
    folded = plain(name).replace(".", "")
    return folded if folded.isascii() else unaccented(folded)


@cache
def towns() -> Mapping[str, tuple[Town, ...]]:
    """Name in normal form → the towns that bear it."""
    found: dict[str, list[Town]] = {}
    for row in geonames.towns():
        found.setdefault(_normal(row.name), []).append(Town(row.latitude, row.longitude, row.country))
    return MappingProxyType({name: tuple(rows) for name, rows in found.items()})


@cache
def countries() -> Mapping[str, Country]:
    """ISO 3166-1 code → the country."""
    return MappingProxyType({row.code: Country(normal(row.name), row.capital) for row in geonames.countries()})


@cache
def codes() -> Mapping[str, str]:
    """Country in normal form → its ISO 3166-1 code."""
    return MappingProxyType({country.name: code for code, country in countries().items()})
