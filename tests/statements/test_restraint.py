"""Restraint in how much is said."""

from __future__ import annotations

from dateline.statements.attribution import Attribution
from dateline.statements.restraint import restrained
from tests.statements.builders import article


def test_an_overlong_quotation_is_cut_at_a_sentence() -> None:
    """No statement is half a document, and none ends amid a sentence where it need not."""
    text = "We wait here. " * 100
    (one,) = restrained(article(text + "\n" + "The end. " * 200), [Attribution(((0, 1399),), None, None, "speech")])
    (piece,) = one.pieces
    assert piece[1] <= 900
    assert text[: piece[1]].endswith("here.")


def test_doubtful_statements_go_first() -> None:
    """Where all that is said would be the whole report, stances are dropped before speech."""
    text = "x" * 1000
    speech, stance = Attribution(((0, 500),), None, None, "speech"), Attribution(((500, 1000),), None, None, "stance")
    assert restrained(article(text), [speech, stance]) == [speech]
