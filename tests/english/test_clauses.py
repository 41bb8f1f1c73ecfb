"""Clauses: who does what to whom, whatever the form of the verb."""

from __future__ import annotations

import pytest

from dateline.english import clauses
from tests.english.builders import at, sentence, text

DOERS = [
    ("The council closed the bridge on Monday.", "closed", "council", "bridge"),
    ("The bridge was closed by the council on Monday.", "closed", "council", "bridge"),
    ("The bridge was closed on Monday.", "closed", None, "bridge"),
    ("The mayor met the ministers and left the hall.", "left", "mayor", "hall"),
    ("The union urged the mayor to sign the treaty.", "sign", "mayor", "treaty"),
    ("The clerk who signed the treaty has resigned.", "signed", "clerk", "treaty"),
    ("The bridge built by the army has collapsed.", "built", "army", "bridge"),
    ("The driver was arrested after hitting a tree.", "hitting", "driver", "tree"),
]


@pytest.mark.parametrize(("words", "verb", "doer", "undergoer"), DOERS)
def test_who_does_it_and_to_whom(words: str, verb: str, doer: str | None, undergoer: str) -> None:
    """The one who acts and the one acted on are the same in the active, the passive, a shared clause and a participle."""
    parsed = sentence(words)
    i = at(parsed, verb)
    assert (text(clauses.doer(parsed, i)), text(clauses.undergoer(parsed, i))) == (doer, undergoer)


def test_a_finite_verb_is_not_directed() -> None:
    """Who was asked to do one thing is not taken for who did the next one in the past tense."""
    parsed = sentence("The governor asked the clerk to leave and later dismissed the guard.")
    assert text(clauses.doer(parsed, at(parsed, "dismissed"))) == "governor"


def test_a_particle_is_found_where_the_parse_calls_it_an_adverb() -> None:
    """A plane that "turned around" turned around, not only turned."""
    parsed = sentence("The plane turned around over the sea.")
    assert text(clauses.particle(parsed, at(parsed, "turned"))) == "around"
    assert clauses.particle(parsed, at(parsed, "plane")) is None


def test_a_phrase_stops_at_its_owner() -> None:
    """The tight phrase of a noun holds its modifiers, not whose it is."""
    parsed = sentence("She praised the city's two old bridges.")
    start, end = clauses.phrase(parsed, at(parsed, "bridges"))
    assert "She praised the city's two old bridges."[start:end] == "two old bridges"


def test_a_round_stands_for_what_it_is_of() -> None:
    """In "a round of talks" the round carries the sentence's words about the talks."""
    parsed = sentence("A new round of talks began.")
    assert clauses.anchor(parsed, at(parsed, "talks")) == at(parsed, "round")
    assert clauses.anchor(parsed, at(parsed, "round")) == at(parsed, "round")
