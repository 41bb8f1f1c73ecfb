"""Attribution behind a clause, by the order of words."""

from __future__ import annotations

import pytest

from dateline.rules import rules, without
from dateline.statements.trailing import stands_behind
from tests.english.marked import marked
from tests.statements.builders import brief, told

RULE = next(one for one in rules() if one.name == "statements.said_behind")


def test_the_rule_fires_on_its_example_alone() -> None:
    """What is no clause, and stands before a name and a cue, was said; a day and a place were not."""
    example, other = marked(RULE.example), marked(RULE.counter_example)
    assert stands_behind(example.sentence, example.sentence.tokens[example.i], example.quoted) is not None
    assert stands_behind(other.sentence, other.sentence.tokens[other.i], other.quoted) is None
    with without(RULE.name):
        assert stands_behind(example.sentence, example.sentence.tokens[example.i], example.quoted) is None


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Everything but the pier, she added.", "she", "Everything but the pier"),
        ("The dismissal was political, Mr. Berg has said, as a way to be rid of him.", "Mr. Berg", "The dismissal was political"),
        ("He denies the accusation, his lawyer, Conrad Berg, said.", "his lawyer, Conrad Berg", "He denies the accusation"),
    ],
)  # fmt: skip
def test_what_stands_before_a_source_and_its_cue_was_said(text: str, speaker: str, content: str) -> None:
    """The order of words tells where the parse does not."""
    assert (speaker, "indirect", content) in brief(told(text))


@pytest.mark.parametrize("text", ["Last Tuesday in Velden, Ruiz said.", "Asked about the pier again, Ruiz said."])
def test_words_that_say_when_or_where_are_not_what_was_said(text: str) -> None:
    """An aside before the source is none."""
    assert not told(text)
