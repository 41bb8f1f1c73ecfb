"""Tests for `dateline.events.manner`: the words that describe an event."""

from __future__ import annotations

import pytest

from dateline.events.manner import manner
from dateline.events.triggers import triggers
from tests.events.builders import sentence


def described(text: str, word: str) -> tuple[str, ...]:
    """How the sentence describes the event that `word` names."""
    told = sentence(text)
    return manner(told, next(one for one in triggers(told) if told.tokens[one.i].text == word))


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("The ministers held a short meeting in Velm.", "meeting", ("short",)),
        (
            "The ministers held a comprehensive and fruitful meeting in Velm.",
            "meeting",
            ("comprehensive and fruitful",),
        ),
        ("The meeting in Velm was constructive.", "meeting", ("constructive",)),
        ("The mayor abruptly resigned on Monday.", "resigned", ("abruptly",)),
        ("The ministers held a meeting in Velm.", "meeting", ()),
        ("The mayor resigned on Monday.", "resigned", ()),
        ("The mayor then resigned.", "resigned", ()),
        ("The ministers held short, secret talks.", "talks", ("short", "secret")),
        ("The ministers met secretly in Velm.", "met", ("secretly",)),
        ("The unexpected visit angered them.", "visit", ("unexpected",)),
        ("The first visit angered them.", "visit", ()),
    ],
)
def test_an_event_is_described_in_the_words_of_its_report(text: str, word: str, found: tuple[str, ...]) -> None:
    """Adjectives before its noun, what it is said to be, adverbs of manner; days and order describe nothing."""
    assert described(text, word) == found


def test_what_it_is_said_to_be_may_be_long_only_up_to_a_bound() -> None:
    """A predicate longer than a line is left to the evidence."""
    long = "a success for the fishers of the northern coast and for all the towns along the river that had waited years for it to be held in the valley"
    assert described("The meeting in Velm was a success.", "meeting") == ("a success",)
    assert described(f"The meeting in Velm was {long}.", "meeting") == ()
