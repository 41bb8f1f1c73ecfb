"""Heads of phrases."""

from __future__ import annotations

import pytest

from dateline.statements.speakers.heads import head_noun, shorter


@pytest.mark.parametrize(
    ("phrase", "noun"), [("a spokeswoman for the port", "spokeswoman"), ("Ana Ruiz, a driver", "Ruiz"), ("", "")]
)
def test_the_noun_of_a_phrase_stands_before_what_is_told_of_it(phrase: str, noun: str) -> None:
    """A preposition, a comma or a relative pronoun ends the head."""
    assert head_noun(phrase) == noun


@pytest.mark.parametrize(
    ("phrase", "short"),
    [
        ("three officials speaking on the condition of anonymity", "three officials"),
        ("Friends of the Pier, one of several such groups", "Friends of the Pier"),
        ("the ministers of Velden, Orlia, and Marrow", "the ministers of Velden, Orlia, and Marrow"),
    ],
)
def test_what_is_only_told_of_a_source_is_left_out(phrase: str, short: str) -> None:
    """A clause or apposition behind a source goes, a list of names stays."""
    assert shorter(phrase) == short
