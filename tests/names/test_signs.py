"""Signs: every rule fires on its example and not on its counter-example; a rule that is off tells nothing."""

from __future__ import annotations

import pytest

from dateline.language import parser_for
from dateline.names import forms
from dateline.names.read.signs import RULES, Place, signs
from dateline.names.read.spans import Found
from dateline.rules import Rule, rules, without

LISTED = [one for one in rules() if one.name.startswith("names.")]
LABELLED = {
    "names.given_name": "PERSON",
    "names.surname": "PERSON",
    "names.first_name": "PERSON",
    "names.people": "NORP",
    "names.speaks": "PERSON",
}
"""What the model takes the marked words for, where a rule asks that."""


def told(rule: str, text: str) -> set[str]:
    """The rules that tell something of the words between > and <."""
    first, last = text.index(">"), text.index("<") - 1
    plain = text.replace(">", "").replace("<", "")
    parser = parser_for("en")
    assert parser is not None
    (parse,) = parser.parse([plain])
    sentence = next(one for one in parse if one.start <= first < one.end)
    inside = [token.i for token in sentence.tokens if first <= token.start < last]
    name = Found(0, inside[0], inside[-1] + 1, "person", LABELLED.get(rule, ""))
    place = Place(sentence, name, forms.folded(name.text(sentence)))
    return {sign.partition("=")[0] for sign in signs(place)}


def test_every_rule_is_listed() -> None:
    """What is asked of a place is what `dateline rules` lists."""
    assert sorted(name for name, _ in RULES) == [one.name for one in LISTED]


@pytest.mark.parametrize("one", LISTED, ids=lambda one: one.name)
def test_a_rule_fires_on_its_example_alone(one: Rule) -> None:
    """The example has the sign, the counter-example has not."""
    assert one.name in told(one.name, one.example)
    assert one.name not in told(one.name, one.counter_example)


@pytest.mark.parametrize("one", LISTED, ids=lambda one: one.name)
def test_a_rule_that_is_off_tells_nothing(one: Rule) -> None:
    """Without the rule its example has no such sign."""
    with without(one.name):
        assert one.name not in told(one.name, one.example)
