"""Standing: every rule fires on its example and not on its counter-example; steps compose."""

from __future__ import annotations

import pytest

from dateline.english.standing import standing
from dateline.rules import Rule, rules, without
from dateline.terms import Standing
from tests.english.marked import Marked, marked

RULES = [one for one in rules() if one.name.startswith("english.")]


def judged(text: str) -> tuple[str, str]:
    """Standing and rule of the marked word."""
    found: Marked = marked(text)
    verdict = standing(found.sentence, found.i, quoted=found.quoted)
    return verdict.standing, verdict.rule


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_a_rule_fires_on_its_example_alone(one: Rule) -> None:
    """The example is decided by the rule, the counter-example is not."""
    assert judged(one.example)[1] == one.name
    assert judged(one.counter_example)[1] != one.name


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_a_rule_that_is_off_decides_nothing(one: Rule) -> None:
    """Without the rule its example is decided by another one."""
    with without(one.name):
        assert judged(one.example)[1] != one.name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The council failed to >pass< the budget.", "denied"),
        ("No-one was >injured< in the fire.", "denied"),
        ("The Senate >passed< the bill, but an earlier version contained a ban.", "asserted"),
        ("An earlier version of the bill said that the council had >resigned<.", "claimed"),
        ("The council did not fail to >pass< the budget.", "asserted"),
        ("The minister managed to >leave< the city.", "asserted"),
        ("The minister agreed to >leave< the city.", "planned"),
        ("Officials said the minister would >leave< the city.", "claimed"),
        ("The minister said she would >leave< the city.", "planned"),
        ("The minister denied >leaving< the city.", "denied"),
        ("If the talks fail, the union will >strike<.", "not told"),
        ("Residents called for an >inquiry<.", "not told"),
        ("After the >explosion<, the street was closed.", "asserted"),
        ("Police averted an >attack<.", "denied"),
        ("The mayor was accused of >taking< bribes.", "claimed"),
        ("The bridge might >collapse<, engineers warned.", "not told"),
    ],
)
def test_steps_compose(text: str, wanted: Standing) -> None:
    """What each clause above says is applied to what stands below it."""
    assert judged(text)[0] == wanted
