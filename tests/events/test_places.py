"""Places: names, and which two can be one."""

from __future__ import annotations

import pytest

from dateline.events.places import place_name, same_place


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
    assert place_name(words) == name


def test_a_town_may_be_told_by_its_country() -> None:
    """A town and its country are one place; two towns are two."""
    assert same_place("Vienna", "Austria")
    assert same_place("northern Ghent", "Ghent")
    assert not same_place("Vienna", "Paris")
