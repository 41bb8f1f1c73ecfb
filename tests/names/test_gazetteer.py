"""Gazetteer: where places lie."""

from __future__ import annotations

import pytest

from dateline.names import gazetteer


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
def test_country(place: str, code: str | None) -> None:
    """Countries, states and towns are placed; what has several readings or none is not."""
    assert gazetteer.country(place) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Russian", "RU"), ("Finns", "FI"), ("U.S.", "US"), ("Norway", "NO"), ("European", None), ("Weber", None)],
)
def test_nationality(word: str, code: str | None) -> None:
    """Adjectives of nationality and countries point at a country."""
    assert gazetteer.nationality(word) == code


def test_small_towns_are_not_well_known() -> None:
    """A small town that shares its name with people is known, not well known."""
    assert gazetteer.is_known("Lincoln")
    assert not gazetteer.is_well_known("Bolton")
