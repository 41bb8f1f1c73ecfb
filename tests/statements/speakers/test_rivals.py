"""Whom a pronoun may mean."""

from __future__ import annotations

from tests.statements.builders import told


def test_the_subjects_before_a_pronoun_are_its_rivals() -> None:
    """They come nearest sentence first, subjects of a sentence marked as such, and none of what is said."""
    found = told("Ana Ruiz said the pier was shut. The port closed. She said the crane fell.")[-1]
    assert [(one.words.text, one.main) for one in found.rivals] == [
        ("The port", True),
        ("Ana Ruiz", True),
        ("the pier", False),
    ]


def test_a_name_has_no_rivals() -> None:
    """Only a pronoun could mean another."""
    assert all(one.rivals == () for one in told("The port closed. Ana Ruiz said the crane fell."))


def test_what_a_quotation_is_about_is_no_rival() -> None:
    """Inside a quotation others are seen from another mouth."""
    found = told("“Berg is a good man,” Ana Ruiz said. She added that it was late.")[-1]
    assert [one.words.text for one in found.rivals] == ["Ana Ruiz"]


def test_several_are_many() -> None:
    """A plural and names that are joined are many, as "they" would have them."""
    found = told("The clerks left. Ana Ruiz and Otto Lind stayed. She said the crane fell.")[-1]
    assert [(one.words.text, one.many) for one in found.rivals] == [
        ("Ana Ruiz and Otto Lind", True),
        ("The clerks", True),
    ]


def test_the_clause_above_is_main_in_its_sentence() -> None:
    """Of one sentence the subject of the clause above the pronoun is main, and what is said has none."""
    found = told("When Ana Ruiz came to the pier, she said the crane fell.")[-1]
    assert [one.words.text for one in found.rivals] == ["Ana Ruiz"]


def test_a_headline_has_no_rivals_to_give() -> None:
    """What stands in the title is told anew below."""
    found = told("Otto Lind closes port\nShe said the crane fell.", title=True)[-1]
    assert found.rivals == ()
