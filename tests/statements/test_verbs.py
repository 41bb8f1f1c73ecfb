"""Tests for `dateline.statements.verbs` and `dateline.statements.amid`: what a verb of saying attributes, to whom, by way of whom."""

from __future__ import annotations

import pytest

from dateline.statements.verbs import by_verb
from tests.english.builders import sentence


def read(text: str) -> list[tuple[str | None, str, list[str]]]:
    """(source, family, those by way of whom) of each attribution."""
    return [
        (
            None if one.source is None else text[slice(*one.source)],
            one.family,
            [text[slice(*span)] for span in one.via],
        )
        for one in by_verb(sentence(text), frozenset())
    ]


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("The paper quoted Berg as saying it was over.", "Berg", ["The paper"]),
        ("Berg was quoted by the paper as saying it was over.", "Berg", ["the paper"]),
        ("Berg, quoted by the paper, said it was over.", "Berg, quoted by the paper", ["the paper"]),
        ("Berg said it was over.", "Berg", []),
    ],
)
def test_who_passes_words_on(text: str, source: str, via: list[str]) -> None:
    """Whoever quotes stands between the source and the reader."""
    assert [(who, by) for who, _, by in read(text)] == [(source, via)]


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("The board discussed the offer.", ["speech"]),
        ("The board will discuss the offer.", []),
        ("The survey shows that sales rose.", ["evidence"]),
        ("The union denied the claim.", ["denial"]),
        ("The union did not deny the claim.", []),
    ],
)
def test_what_a_verb_tells_of_its_source(text: str, families: list[str]) -> None:
    """A thing yet to be said is not said, and who did not deny it has denied nothing."""
    assert [family for _, family, _ in read(text)] == families


def test_a_cue_amid_its_clause_leaves_both_sides() -> None:
    """What stands before "he said" and behind it is one content, in pieces."""
    text = "The bridge, the mayor said, will open in May."
    (one,) = by_verb(sentence(text), frozenset())
    assert [text[slice(*piece)] for piece in one.pieces] == ["The bridge", "will open in May"]


def test_a_quotation_is_no_place_for_a_cue() -> None:
    """A verb of saying in quotation marks is part of what is said."""
    parsed = sentence("Ruiz said it was over.")
    assert list(by_verb(parsed, frozenset(token.i for token in parsed.tokens))) == []
