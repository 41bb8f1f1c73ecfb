"""What an outlet changed in the text that it ran."""

from __future__ import annotations

import pytest

from dateline.terms import Edit
from dateline.wire.edits import edits
from dateline.wire.kinds import kind_of
from dateline.wire.tokens import tokens
from tests.wire.build import FERRY, article, first_lines


def changed(one: str, other: str) -> list[tuple[str, str, str]]:
    return [(e.kind, e.before, e.after) for e in made(one, other)]


def made(one: str, other: str) -> tuple[Edit, ...]:
    return edits(tokens(article("a", one)), tokens(article("b", other)))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("", "Mr", "style"),
        ("U.S.", "US", "style"),
        ("well-known", "well known", "style"),
        ("harbor", "harbour", "spelling"),
        ("travelled", "traveled", "spelling"),
        ("Yuri", "Yury", "spelling"),
        ("ship", "vessel", "wording"),
        ("the minister", "Reuel", "wording"),
        ("14", "15", "fact"),
        ("two", "three", "fact"),
        ("Tuesday", "Wednesday", "fact"),
        ("Calder", "Reuel", "fact"),
        ("", "not", "fact"),
        ("can", "cannot", "fact"),
        ("reportedly", "", "fact"),
        ("claimed", "confirmed", "fact"),
        ("said", "told reporters", "wording"),
        ("the old pier", "", "cut"),
        ("", "in thick fog", "added"),
    ],
)
def test_an_edit_is_classed_by_its_words(before: str, after: str, kind: str) -> None:
    """Style, spelling, wording, fact, cut, added."""
    assert kind_of(before.split(), after.split()) == kind


def test_a_text_has_no_edits_against_itself() -> None:
    """The same words, the same marks."""
    assert made(FERRY, FERRY) == ()


def test_a_figure_that_differs_is_a_fact() -> None:
    """14 injured here, 15 there, each shown in its words."""
    assert changed(FERRY, FERRY.replace("injuring 14", "injuring 15")) == [("fact", "14", "15")]


def test_marks_between_the_same_words_are_style() -> None:
    """The point before or after the closing quotation mark."""
    assert changed('He said: "Wait here."\nThen he left.', 'He said: "Wait here".\nThen he left.') == [
        ("style", 'here."', 'here".')
    ]


def test_an_abbreviation_keeps_its_point() -> None:
    """What is written "U.S." is not shown without its last point."""
    assert changed("A U.S. ship sank", "A US ship sank") == [("style", "U.S.", "US")]


def test_cut_paragraphs_are_told_one_by_one() -> None:
    """A reader sees which paragraphs are missing."""
    found = changed(FERRY, first_lines(FERRY, 5))
    assert [kind for kind, *_ in found] == ["cut"] * 3
    assert [before for _, before, _ in found] == FERRY.splitlines()[5:]


def test_a_missing_side_has_no_evidence() -> None:
    """What was added stands in the copy only."""
    (edit,) = made("The crew left the ship", "The crew left the burning ship")
    assert (edit.before, edit.after, len(edit.evidence)) == ("", "burning", 1)
    assert edit.evidence[0].article == "b"


def test_edits_come_in_reading_order() -> None:
    """From the top of the copy to its end."""
    found = made(FERRY, FERRY.replace("Tuesday", "Monday").replace("1998", "1989").replace("school", "church"))
    assert [e.after for e in found] == ["Monday", "1989", "church"]
