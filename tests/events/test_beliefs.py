"""Tests for `dateline.events.beliefs`."""

import pytest

from dateline.events.beliefs import held_so
from tests.events.builders import sentence


def _held(text: str, word: str) -> str | None:
    told = sentence(text)
    held = held_so(told, next(token.i for token in told.tokens if token.text == word))
    return held and held.word


def test_the_word_that_gives_it_as_a_belief() -> None:
    """Thinking, and what a thing looked like; saying is none."""
    assert _held("The driver thinks he fainted.", "fainted") == "thinks"
    assert _held("The driver said he fainted.", "fainted") is None
    assert _held("The driver fainted.", "fainted") is None


def test_a_belief_reaches_what_is_joined_to_it() -> None:
    """What the driver believes next is a belief too."""
    assert _held("The driver believes that he fainted and crashed.", "crashed") == "believes"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The driver hopes that he fainted.", "fainted"),
        ("The driver knows that he fainted.", "fainted"),
        ("The driver, who believes in ghosts, fainted.", "fainted"),
    ],
)
def test_what_is_no_belief(text: str, word: str) -> None:
    """A hope, what somebody knows, and a belief told beside it."""
    assert _held(text, word) is None


def test_a_clause_without_a_verb_is_no_belief() -> None:
    """A noun alone is held to be nothing."""
    assert held_so(sentence("The driver fainted."), None) is None
