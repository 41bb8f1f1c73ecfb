"""The rules of the status: every one decides on its example, and not on its counter-example."""

from __future__ import annotations

import pytest

import dateline.events  # noqa: F401  # with it every rule of the room is registered
from dateline.english.frames import frame
from dateline.events.status import Judgement, judge
from dateline.rules import Rule, rules, without
from tests.english.marked import all_marked

RULES = [one for one in rules() if one.name.startswith("status.")]


def _judged(text: str) -> Judgement:
    """The judgement of the marked word; all examples are parsed at once."""
    found = all_marked(tuple(text for one in RULES for text in (one.example, one.counter_example)))[text]
    return judge(found.sentence, frame(found.sentence, found.i, quoted=found.quoted))


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_a_rule_decides_on_its_example_alone(one: Rule) -> None:
    """The example is decided by the rule, whose name the reason gives; the counter-example is not; nor the example without it."""
    told = _judged(one.example)
    assert told.rule == one.name
    assert one.name in told.why
    assert _judged(one.counter_example).rule != one.name
    with without(one.name):
        assert _judged(one.example).rule != one.name


def test_a_denial_and_a_tense_name_their_rule() -> None:
    """Where no word of its course decides, the reason names what read the negation or the verb."""
    said = ("The ministers did not >meet<.", "The ministers may >meet<.", "The ministers >met<.")
    found = [all_marked(said)[text] for text in said]
    rules_named = [judge(one.sentence, frame(one.sentence, one.i)).rule for one in found]
    assert rules_named == ["english.negated", "tense.modal", "tense.past"]
