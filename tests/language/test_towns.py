"""Towns and countries by name."""

from __future__ import annotations

from dateline.language.towns import codes, countries, normal, towns


def test_a_town_is_found_by_its_name_in_any_case_and_accent() -> None:
    """Accents, case and full stops make no difference."""
    assert normal("São Paulo") == normal("SAO PAULO") in towns()
    assert normal("St. Louis") in towns()


def test_several_towns_may_bear_one_name() -> None:
    """All of them are kept, each with its country."""
    assert {"FR", "US"} <= {town.country for town in towns()["paris"]}


def test_countries_go_both_ways() -> None:
    """By code the name, by name the code."""
    assert codes()[countries()["FR"].name] == "FR"
    assert countries()["FR"].capital == "Paris"
