"""Tests for `dateline.events.carriers` and `dateline.events.triggers`: the verb that tells an event noun."""

from __future__ import annotations

import pytest

from dateline.events.carriers import carrier_of
from dateline.events.triggers import triggers
from tests.events.builders import sentence


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("The ministers held talks in Velm.", "talks", "held"),
        ("An offer was made on Monday.", "offer", "made"),
        ("The interview she gave to the paper ran for an hour.", "interview", "gave"),
        ("Ruiz was presented with an award in Velm.", "award", "presented"),
        ("Ruiz was held in custody.", "custody", "held"),
        ("The minister criticised the talks in Velm.", "talks", None),
        ("Ruiz was held in contempt.", "contempt", None),
        ("The interview that gave her a name ran for an hour.", "interview", None),
    ],
)
def test_a_light_verb_carries_its_noun(text: str, noun: str, verb: str | None) -> None:
    """Its object, its subject where it takes place, a clause behind it; a verb with a meaning of its own carries nothing."""
    told = sentence(text)
    at = carrier_of(told, next(token.i for token in told.tokens if token.text == noun))
    assert (told.tokens[at].text if at is not None else None) == verb


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministers held talks in Velm.", ["talks"]),
        ("The storm struck the coast, killing two people.", ["storm"]),
        ("The board approved and ratified the treaty.", ["approved"]),
        ("Ruiz faces up to ten years in prison.", ["years"]),
        ("The ministers met for talks in Velm.", ["talks"]),
        ("The talks venue is in Velm.", []),
    ],
)
def test_an_event_has_one_trigger(text: str, words: list[str]) -> None:
    """A light verb, a second verb of a pair and a verb that its noun repeats name no event beside it."""
    told = sentence(text)
    assert [told.tokens[one.i].text for one in triggers(told)] == words
