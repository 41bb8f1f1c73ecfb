"""Cue words: read from their table, longest first."""

from __future__ import annotations

import pytest

from dateline.clean.cues import any_of, cues, pattern


def test_cues_come_longest_first() -> None:
    """A longer cue is tried before one that it begins with."""
    found = cues("published")
    assert found.index("first published") < found.index("published")
    assert cues("nothing of the kind") == ()


@pytest.mark.parametrize("words", ["Geändert", "mis à jour", "UPDATED"])
def test_shapes_hold_cues(words: str) -> None:
    """A shape's kinds stand for any of their words, whatever their case, over any white space."""
    assert pattern(r"\b«modified»\b").fullmatch(words.replace(" ", "\u00a0"))
    assert not pattern(r"\b«modified»\b").search("published")


def test_all_kinds_make_patterns() -> None:
    """Each kind of the table makes a pattern that matches its own words."""
    for kind in ("label", "byline", "desk", "stamp", "speech", "picture house", "paper", "rubric"):
        assert all(pattern(any_of(kind)).fullmatch(words) for words in cues(kind))
