"""Quoted words in somebody's sentence without a verb of saying."""

from __future__ import annotations

from dateline.rules import rules, without
from dateline.statements.fragments import called_as
from tests.english.marked import marked
from tests.statements.builders import brief, told

RULE = next(one for one in rules() if one.name == "statements.called_as")


def test_the_rule_fires_on_its_example_alone() -> None:
    """Who pounds something as “…” calls it so; what is known as “…” is called so by nobody in particular."""
    example, other = marked(RULE.example), marked(RULE.counter_example)
    assert called_as(example.sentence, example.sentence.tokens[example.i], example.quoted) is not None
    assert called_as(other.sentence, other.sentence.tokens[other.i], other.quoted) is None
    with without(RULE.name):
        assert called_as(example.sentence, example.sentence.tokens[example.i], example.quoted) is None


def test_what_somebody_calls_a_thing_is_theirs() -> None:
    """From what it is said of to the end of the quotation."""
    assert brief(told("Mayor Ana Ruiz has been pounding the port as a “swamp of debt.”")) == [
        ("Mayor Ana Ruiz", "mixed", "the port as a “swamp of debt.”")
    ]


def test_a_thing_calls_nothing_so() -> None:
    """A road that serves as a “lifeline” says nothing."""
    assert not told("The road served the town as a “lifeline.”")


def test_a_microphone_does_not_speak() -> None:
    """Who is caught on one does."""
    found = told("Sen. Ana Ruiz was caught on a hot microphone ripping the budget as “a swamp of debt.”")
    assert [one.speaker_text for one in found] == ["Sen. Ana Ruiz"]
