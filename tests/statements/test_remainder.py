"""Tests for `dateline.statements.remainder`: whether a clause has its sense without what its sentence goes on with."""

from __future__ import annotations

import pytest

from tests.statements.builders import told


def shown(text: str) -> list[str]:
    """What is shown of the statements of a one-paragraph report."""
    return [one.shown.text for one in told(text) if one.shown]


@pytest.mark.parametrize(
    "text",
    [
        "The firm said it would pay a fee if the two companies agree but the deal is blocked by the court.",
        "The firm said it would pay a fee, but the deal was blocked by the court.",
        "If the river rises, Ana Ruiz said the bridge will be closed.",
        "The firm has also argued that the council would be unlikely to quickly, if ever, approve such a combination.",
        "The bridge will be closed, the council said, even if the river falls.",
    ],
)
def test_a_clause_is_not_shown_without_what_turns_it(text: str) -> None:
    """A condition before it, or a "but" or "if" behind it, may make another sense of it."""
    assert not any(words.lower().startswith(("it would", "the bridge", "the council")) for words in shown(text)), text


def test_half_of_what_a_source_says_is_not_shown() -> None:
    """Who says one thing "but warned" of another is not shown with the first alone."""
    assert shown("The firm said it would pay a fee but warned that the price could fall.") == ["the price could fall"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The firm said it would pay a fee but refused to name a price.", "it would pay a fee …"),
        ("The firm said it would pay a fee and urged the council to agree.", "it would pay a fee …"),
        ("The firm said it would pay a fee and that the bridge would open.", "it would pay a fee …"),
        ("When the river rose, Ana Ruiz said the bridge would be closed.", "the bridge would be closed"),
        ("The bridge is old, Ana Ruiz said, and the mill was sold in May.", "The bridge is old … and the mill was sold in May"),
        ("Ana Ruiz said she had met Otto Lind, the host, who is no friend of quiet talk.", "she had met Otto Lind, the host …"),
        ("Ana Ruiz said the mill could be lost in May, a rare admission from somebody who sold it.", "the mill could be lost in May …"),
        ("Ana Ruiz said the mill, which was lost in May, would open in June.", "the mill, which was lost in May, would open in June"),
        ("Ana Ruiz said the mill was “lost for good,” while also suggesting “a new harbour.”", "the mill was “lost for good,” …"),
        ("The bridge is old, Ana Ruiz said, but it is safe.", "The bridge is old … but it is safe"),
    ],
)  # fmt: skip
def test_a_clause_keeps_its_sense_without_what_the_source_did_besides(text: str, words: str) -> None:
    """What the source refused or urged besides, a clause of its own, when it spoke."""
    assert shown(text)[0] == words


def test_half_a_phrase_is_not_shown() -> None:
    """Where the parse ends a clause within a phrase, nothing is."""
    text = "The clinic said eight people had serious or life-threatening injuries, while a total of 51 had been taken to two hospitals."
    assert shown(text) == []
