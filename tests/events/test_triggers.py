"""Tests for `dateline.events.triggers`: which words of a sentence name an event, each event once."""

from __future__ import annotations

import pytest

from dateline.events.triggers import triggers
from tests.events.builders import sentence


def found(text: str) -> list[tuple[str, str]]:
    """(word, kind) of each trigger."""
    told = sentence(text)
    return [(told.tokens[one.i].text, one.kind) for one in triggers(told)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Otto Lind faces ten years in prison.", [("years", "sentence")]),
        ("Otto Lind was jailed for ten years.", [("jailed", "sentence")]),
        ("Otto Lind was jailed on Monday.", [("jailed", "detention")]),
        ("Otto Lind spent ten years in office.", [("spent", "other")]),
    ],
)
def test_years_in_prison_are_a_sentence(text: str, told: list[tuple[str, str]]) -> None:
    """By themselves or behind the verb that jails; years in office are none, and to be jailed without a term is to be held."""
    assert found(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The storm struck the coast, killing two people.", [("storm", "storm")]),
        ("The storm moved on, and a falling tree killed two people.", [("killed", "killing")]),
        ("Police arrested and charged Otto Lind.", [("arrested", "arrest")]),
        ("They met for a long session.", [("met", "meeting")]),
        ("The ministers met, and the ministers met again.", [("met", "meeting"), ("met", "meeting")]),
    ],
)
def test_one_event_has_one_word(text: str, told: list[tuple[str, str]]) -> None:
    """What a disaster took, a second verb of the same and a noun that repeats its verb are no other; a verb with its own subject is."""
    assert found(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The coup attempt failed.", [("coup", "coup")]),
        ("The strike group sailed.", []),
        ("The summit venue burned down.", []),
    ],
)
def test_a_noun_before_another_names_no_event(text: str, told: list[tuple[str, str]]) -> None:
    """Unless the one behind adds little to it."""
    assert found(text) == told


def test_a_trigger_knows_its_form_and_its_carrier() -> None:
    """The dictionary form, and the light verb whose object it is."""
    told = sentence("The ministers held talks in Velm.")
    assert [(one.lemma, one.carrier) for one in triggers(told)] == [("talk", 2)]
