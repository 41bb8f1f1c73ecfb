"""GeoNames: the towns, countries and states of the world, as the tables have them.

In: nothing. Out: a record for each row. Never: a name in normal form, a guess which of two towns is meant; that is for who asks.

The tables in `data/` are of GeoNames (www.geonames.org, CC BY 4.0): what dateline uses of it and no more. `tools/place_tables.py`
makes them.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dateline import lists


class Town(NamedTuple):
    """A town of 15,000 people or more: its name, degrees north and east, the ISO 3166-1 code of its country, its people."""

    name: str
    latitude: float
    longitude: float
    country: str
    population: int


class Country(NamedTuple):
    """A country: its ISO 3166-1 code, its name, its capital ("" where GeoNames names none), its people."""

    code: str
    name: str
    capital: str
    population: int


def towns() -> tuple[Town, ...]:
    """Every town, in the order of GeoNames' ids as text; read anew at each call, for who asks makes an index of them."""
    return tuple(
        Town(name, float(north), float(east), country, int(people))
        for name, north, east, country, people in lists.rows("geonames", "towns.tsv")
    )


@cache
def countries() -> tuple[Country, ...]:
    """Every country, in the order of the codes."""
    return tuple(
        Country(code, name, capital, int(people))
        for code, name, capital, people in lists.rows("geonames", "countries.tsv")
    )


@cache
def states() -> frozenset[str]:
    """The names of the states of the United States."""
    return lists.words("geonames", "states.tsv")


__all__ = ["Country", "Town", "countries", "states", "towns"]
