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


def test_what_is_short_is_not_cut() -> None:
    """A statement within bounds stays as it is, and so does all of a short report."""
    text = "We wait here. " * 100
    some = [Attribution(((0, 200),), None, None, "speech"), Attribution(((300, 500),), None, None, "belief")]
    assert restrained(article(text), some) == some
    brief = "We wait here."
    assert restrained(article(brief), [Attribution(((0, 13),), None, None, "stance")]) != []


def test_without_a_sentence_a_cut_is_between_words() -> None:
    """Where no sentence ends within bounds, the last word that fits does."""
    text = "wait " * 400
    (one,) = restrained(article(text + "\n" + "The end. " * 200), [Attribution(((0, 1999),), None, None, "speech")])
    (piece,) = one.pieces
    assert text[: piece[1]].endswith("wait")


def test_the_later_of_two_alike_goes_first() -> None:
    """Of two stances that are too much together, the one told first stays."""
    text = "x" * 1000
    first, later = (Attribution(((at, at + 500),), None, None, "stance") for at in (0, 500))
    assert restrained(article(text), [later, first]) == [first]
