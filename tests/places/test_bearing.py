"""What two names of places say of each other."""

from __future__ import annotations

import pytest

from dateline.places import apart, called, same, within


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the French capital", "Paris"),
        ("the Belgan capital", "Brussels"),
        ("the White House", "White House"),
        ("Oslo's", "Oslo"),
    ],
)
def test_a_place_is_called_by_its_name(words: str, name: str) -> None:
    """A capital is resolved, a misspelt adjective too; articles and possessives fall."""
    assert called(words) == name


def test_a_town_may_be_told_by_its_country() -> None:
    """A town and its country are one place; two towns are two."""
    assert same("Vienna", "Austria")
    assert same("northern Ghent", "Ghent")
    assert not same("Vienna", "Paris")


@pytest.mark.parametrize(
    ("one", "other"), [("North Korea", "South Korea"), ("Guinea", "Papua New Guinea"), ("Norway", "Sweden")]
)
def test_two_countries_are_two(one: str, other: str) -> None:
    """Even where one name holds the other, or both end alike."""
    assert not same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Britain", "the UK"), ("London", "Britain"), ("Ely, Cambridgeshire", "Ely")]
)
def test_one_place_by_two_names(one: str, other: str) -> None:
    """A country by another of its names, a town in it, a town told with what holds it."""
    assert same(one, other)


def test_a_town_lies_within_its_country() -> None:
    """And not the other way round."""
    assert within("Vienna", "Austria")
    assert not within("Austria", "Vienna")
    assert not within("Vienna", "Norway")


def test_far_places_are_apart() -> None:
    """Far towns and other countries are apart; a town in its country, a house in its town and the unknown are not."""
    assert apart("Vienna", "Madrid")
    assert apart("Austria", "Madrid")
    assert apart("Madrid", "Britain")
    assert not apart("Vienna", "Austria")
    assert not apart("Vienna", "City Hall, Vienna")
    assert not apart("Vienna", "the old mill")
