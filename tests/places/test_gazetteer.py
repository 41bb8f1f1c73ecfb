"""Gazetteer: where places lie."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline import places


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Paris", "FR"),
        ("the United Kingdom", "GB"),
        ("Britain", "GB"),
        ("Ohio", "US"),
        ("Washington", "US"),
        ("Georgia", None),
        ("Europe", None),
        ("Elmsund", None),
        ("", None),
    ],
)
def test_the_country_of_a_place(place: str, code: str | None) -> None:
    """Countries, states and towns are placed; what has several readings or none is not."""
    assert places.country_of(place) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Russian", "RU"), ("Finns", "FI"), ("U.S.", "US"), ("Norway", "NO"), ("European", None), ("Weber", None)],
)
def test_nationality(word: str, code: str | None) -> None:
    """Adjectives of nationality and countries point at a country."""
    assert places.nationality(word) == code


def test_small_towns_are_not_well_known() -> None:
    """A small town that shares its name with people is known, not well known."""
    assert places.is_known("Lincoln")
    assert not places.is_well_known("Bolton")


def test_a_town_is_found_by_its_name_in_any_case_and_accent() -> None:
    """Accents, case, full stops and an article make no difference."""
    assert places.key("São Paulo") == places.key("SAO PAULO") in places.towns()
    assert places.key("St. Louis") in places.towns()
    assert places.key("The Hague") == "hague" in places.towns()


def test_several_towns_may_bear_one_name() -> None:
    """All of them are kept, each with its country."""
    assert {"FR", "US"} <= {town.country for town in places.towns()["paris"]}


def test_countries_are_found_by_their_code() -> None:
    """By code the name, the capital and the people."""
    france = places.countries()["FR"]
    assert (france.name, france.capital) == ("France", "Paris")
    assert france.people > 10_000_000


@pytest.mark.parametrize(
    "name", ["Norway", "the Netherlands", "Holland", "Britain", "U.S.", "the US", "UK", "Norwegian", "South Korea"]
)
def test_a_country_goes_by_several_names(name: str) -> None:
    """Its own, others that are in use, its letters, the adjective of its people."""
    assert places.is_country(name)


@pytest.mark.parametrize("name", ["Oslo", "NYC", "Europe", "us", "Elmsund", ""])
def test_towns_and_continents_are_no_countries(name: str) -> None:
    """Nor is a pronoun."""
    assert not places.is_country(name)


def test_the_tables_are_read_in_one_place() -> None:
    """No other module of the package reads the tables of GeoNames."""
    house = Path(dateline.__file__).parent
    readers = [path for path in house.rglob("*.py") if "towns.tsv" in path.read_text(encoding="utf-8")]
    assert [path.relative_to(house).as_posix() for path in readers] == ["places/raw.py"]
