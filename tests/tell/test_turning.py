"""Tests for `dateline.tell.turning`: how a sentence turns to something else."""

from __future__ import annotations

import pytest

from dateline.rules import Rule, rules, without
from dateline.tell.turning import beside, to_another, turn
from tests.english.marked import marked

RULES = [one for one in rules() if one.name.startswith("aside.")]
ASKED = {"aside.another": to_another, "aside.beside": beside}


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_a_rule_fires_on_its_example_alone(one: Rule) -> None:
    """The example turns aside by the rule, the counter-example does not; off, nothing does."""
    for text, expected in ((one.example, one.name), (one.counter_example, None)):
        at = marked(text)
        assert ASKED[one.name](at.sentence, at.sentence.tokens[at.i]) == expected
    at = marked(one.example)
    with without(one.name):
        assert ASKED[one.name](at.sentence, at.sentence.tokens[at.i]) is None


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("In an unrelated case, a baker was >fined<.", "another"),
        ("And in another, quite separate incident a baker was >fined<.", "another"),
        ("In other news, a baker was >fined<.", "another"),
        ("In the case of another baker the court >fined< nobody.", None),
        ("In no other case was a baker >fined<.", None),
        ("In Lund, a baker was >fined<.", None),
        ("Meanwhile, a baker was >fined<.", "beside"),
        ("But elsewhere bakers were >fined<.", "beside"),
        ("The guild, meanwhile, >fined< a baker.", None),
    ],
)
def test_how_a_sentence_turns(text: str, how: str | None) -> None:
    """By the words at its head alone."""
    assert turn(marked(text).sentence) == how
