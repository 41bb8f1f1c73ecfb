"""Tests for `dateline.events.beliefs`."""

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
