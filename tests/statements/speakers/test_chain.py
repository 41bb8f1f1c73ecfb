"""A quotation beside a sentence about one person."""

from __future__ import annotations

import pytest

from dateline.rules import rules, without
from dateline.statements.speakers.chain import told_of
from tests.english.marked import marked
from tests.statements.builders import told

RULE = next(one for one in rules() if one.name == "statements.told_of_before")


def test_the_rule_fires_on_its_example_alone() -> None:
    """A sentence about a person gives one; a sentence about a thing, and the rule that is off, give none."""
    example, other = marked(RULE.example), marked(RULE.counter_example)
    assert told_of(example.sentence, example.quoted) is not None
    assert told_of(other.sentence, other.quoted) is None
    with without(RULE.name):
        assert told_of(example.sentence, example.quoted) is None


@pytest.mark.parametrize(
    "before",
    ["Councillor Ana Ruiz was furious.", "Ana Ruiz shook her head.", "Ana Ruiz rejected the charge."],
)
def test_a_quotation_beside_a_sentence_about_one_person_is_that_persons(before: str) -> None:
    """No verb of saying is needed; the quotation has no cue, and its basis says so."""
    found = told(f"{before} “This is the worst decision in thirty years.”")[-1]
    assert found.cue is None
    assert found.basis.startswith("the sentence before these words is about")
    assert found.basis.endswith("Ana Ruiz'")


@pytest.mark.parametrize("before", ["Ana Ruiz was arrested.", "Ana Ruiz did not comment.", "Rain fell on the port."])
def test_other_sentences_give_nobody(before: str) -> None:
    """To whom something is done, who keeps silent, and things say nothing."""
    found = told(f"{before} “This is the worst decision in thirty years.”")
    assert all("worst decision" not in one.text or one.speaker_text is None for one in found)


def test_a_sentence_that_reports_speech_goes_on_in_the_quotation_beside_it() -> None:
    """Who said something in the sentence before goes on, in the same paragraph too."""
    found = told("Ana Ruiz said she was worried. “They brought the whole town to a stop.”")
    assert [one.speaker_text for one in found] == ["Ana Ruiz", "Ana Ruiz"]


def test_another_sentence_between_ends_the_speech_of_who_spoke() -> None:
    """The quotation after "Berg shook his head." is no more that of the one who spoke before."""
    found = told(
        "“A good man,” Ana Ruiz said of him. Tomas Berg shook his head. “I was never good at anything at all.”"
    )
    assert found[-1].speaker_text == "Tomas Berg"
