"""Tests for `dateline.english.pointing`: words that point back at what was told before."""

from __future__ import annotations

import pytest

from dateline.english.pointing import points
from dateline.rules import Rule, rules, without
from tests.english.marked import marked

RULES = [one for one in rules() if one.name.startswith("points.")]


def pointed(text: str) -> str | None:
    """How the marked word points back."""
    at = marked(text)
    return points(at.sentence, at.sentence.tokens[at.i])


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_a_rule_keeps_its_example_alone(one: Rule) -> None:
    """The example needs nothing told before, the counter-example does; off, the rule keeps nothing."""
    assert pointed(one.example) is None
    assert pointed(one.counter_example) is not None
    with without(one.name):
        assert pointed(one.example) is not None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They rejected >that<.", "told"),
        ("They said >that< the mill closed.", None),
        ("The mill >that< closed was old.", None),
        ("They rejected >these< plans.", "noun"),
        ("They live >there<.", "place"),
        (">There< is a mill.", None),
        (">The< group left.", "noun"),
        (">The< group of dockers left.", None),
        ("They did >so< in May.", "told"),
        ("They were >so< late.", None),
        ("They had >such< a long day.", None),
    ],
)
def test_how_a_word_points(text: str, wanted: str | None) -> None:
    """Alone, before a noun, at a place; not where it only opens a clause."""
    assert pointed(text) == wanted
