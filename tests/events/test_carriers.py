"""Tests for `dateline.events.carriers` and `dateline.events.triggers`: the verb that tells an event noun."""

from __future__ import annotations

import pytest

from dateline.events.carriers import carrier_of
from dateline.events.triggers import open_triggers, repeats_its_verb, triggers
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Otto Lind said the mill was old.", [("said", "saying")]),
        ("Otto Lind praised the crew.", [("praised", "saying")]),
        ("Farmex widened the harbour.", [("widened", "other")]),
        ("The bridge belongs to Farmex.", []),
        ("The broken window was old.", []),
    ],
)
def test_any_other_verb_may_tell_something(text: str, found: list[tuple[str, str]]) -> None:
    """Acts of speech and what no kind covers; no state, no participle before a noun."""
    told = sentence(text)
    open_ones = open_triggers(told, frozenset(one.i for one in triggers(told) if one.kind != "other"))
    assert [(told.tokens[one.i].text, one.kind) for one in open_ones] == found


@pytest.mark.parametrize(
    ("text", "noun", "repeats"),
    [
        ("The ministers met for talks in Velm.", "talks", True),
        ("The ministers met after the talks in Velm.", "talks", False),
        ("The ministers held talks in Velm.", "talks", False),
    ],
)
def test_a_noun_may_repeat_its_verb(text: str, noun: str, repeats: bool) -> None:
    """In a phrase with "for" or "in" it tells what the verb does; behind "after" it is another event."""
    told = sentence(text)
    one = next(one for one in triggers(told) if told.tokens[one.i].text == noun)
    assert repeats_its_verb(told, one) is repeats
