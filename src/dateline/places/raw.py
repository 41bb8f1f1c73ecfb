"""The rows that the gazetteer is made of.

In: nothing. Out: cities, countries and states as GeoNames has them (cities of 15,000 people and more). Never: a name folded,
a choice between rows.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline import lists


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
    """All rows, from the tables in `data/`: of GeoNames (www.geonames.org, CC BY 4.0) what dateline uses of it and no more."""
    return Rows(
        towns=tuple(
            (name, Town(float(north), float(east), country, int(people)))
            for name, north, east, country, people in lists.rows("places", "towns.tsv")
        ),
        countries=tuple(
            (code, Country(name, capital, int(people)))
            for code, name, capital, people in lists.rows("places", "countries.tsv")
        ),
        states=tuple(row[0] for row in lists.rows("places", "states.tsv")),
    )
