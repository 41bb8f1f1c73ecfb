"""Tests for `dateline.english.expletive`: the "it" that stands for nothing."""

from __future__ import annotations

import pytest

from dateline.english.expletive import stands_for_nothing
from dateline.rules import Rule, rules, without
from tests.english.marked import marked

RULES = [one for one in rules() if one.name.startswith("it.")]


def judged(text: str) -> str | None:
    """The rule by which the marked word stands for nothing."""
    found = marked(text)
    return stands_for_nothing(found.sentence, found.i)


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_a_rule_fires_on_its_example_alone(one: Rule) -> None:
    """The example is decided by the rule, the counter-example is not; off, it decides nothing."""
    assert judged(one.example) == one.name
    assert judged(one.counter_example) is None
    with without(one.name):
        assert judged(one.example) is None


@pytest.mark.parametrize(
    "text",
    [
        ">It< is rare for a mayor to resign.",
        ">It< would take weeks to repair the bridge.",
        ">It< is likely that the mill will close.",
        ">It< is official: the bridge is open.",
        "The clerk made >it< clear that the bridge was safe.",
    ],
)
def test_it_stands_in_for_a_clause(text: str) -> None:
    """What comes later in the sentence is what it stands for."""
    assert judged(text) == "it.in_place"


@pytest.mark.parametrize("text", [">It< would take weeks.", ">It< is likely to close in May.", "They closed >it<."])
def test_it_stands_for_something_else(text: str) -> None:
    """What it is stands in another sentence."""
    assert judged(text) is None
