"""What an outlet changed in the text that it ran."""

from __future__ import annotations

import pytest

from dateline.terms import Edit
from dateline.wire.edit import edits
from dateline.wire.kinds import kind_of
from tests.wire.build import FERRY, article, first_lines


def changed(one: str, other: str) -> list[tuple[str, str, str]]:
    return [(e.kind, e.before, e.after) for e in made(one, other)]


def made(one: str, other: str) -> tuple[Edit, ...]:
    return edits(article("a", one), article("b", other))


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
        ("one", "1", "style"),
        ("twenty-five", "25", "style"),
        ("two hundred and five", "205", "style"),
        ("1.5 million", "1,500,000", "style"),
        ("2,000", "2000", "style"),
        ("two thousand", "2,000", "style"),
        ("3 p.m.", "3pm", "style"),
        ("3:30 p.m.", "3.30pm", "style"),
        ("noon", "12 p.m.", "style"),
        ("four dozen", "48", "style"),
        ("1.500", "1,500", "fact"),
        ("Sept. 3", "September 3", "style"),
        ("twenty", "25", "fact"),
        ("1.5 million", "1.5 billion", "fact"),
        ("3 p.m.", "3 a.m.", "fact"),
        ("14", "15", "fact"),
        ("two", "three", "fact"),
        ("Tuesday", "Wednesday", "fact"),
        ("Calder", "Reuel", "fact"),
        ("", "not", "fact"),
        ("can", "cannot", "fact"),
        ("reportedly", "", "fact"),
        ("claimed", "confirmed", "fact"),
        ("likely", "unlikely", "fact"),
        ("not ruled out", "ruled out", "fact"),
        ("14 people", "15 passengers", "fact"),
        ("at least 12 people died", "13 people were killed", "fact"),
        ("Calder", "the minister Reuel", "fact"),
        ("said", "told reporters", "wording"),
        ("CEO", "Ferries chief executive", "wording"),
        ("since Calder hurt his knee, and the Harriers", "as Marrow", "wording"),
        ("Marrow", "Marrow-Lund", "wording"),
        ("Five ferries crossed", "20 more buses and 500 seats added", "wording"),
        ("while not naming the ferry, spoke", "talks", "wording"),
        ("according to police", "police said", "wording"),
        ("", "He doesn't name the ferry.", "added"),
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


def test_curly_marks_for_straight_ones_are_style() -> None:
    """Quotation marks and apostrophes, each where it stands."""
    assert changed('He said "wait" and didn\'t', "He said “wait” and didn’t") == [
        ("style", 'said "wait', "said “wait"),
        ("style", 'wait" and', "wait” and"),
        ("style", "didn't", "didn’t"),
    ]
    assert changed("It was late.\nHere they stay.", "It was late.”\n“Here they stay.") == [
        ("style", "late.", "late.”"),
        ("style", "Here", "“Here"),
    ]


def test_a_month_written_short_is_style() -> None:
    """As in "Mar 8"; and "The man" for "He" is no other name."""
    assert changed("They met on March 8 in Lund", "They met on Mar 8 in Lund") == [("style", "March", "Mar")]
    assert changed("The man was seen.", "He was seen.") == [("wording", "The man", "He")]


def test_a_moved_paragraph_is_no_edit() -> None:
    """It is compared with itself, wherever it went."""
    body = FERRY.splitlines()
    assert made(FERRY, "\n".join([*body[:2], *body[4:6], *body[2:4], *body[6:]])) == ()
    moved = "\n".join([body[0], body[6].replace("1998", "1989"), *body[1:6], body[7]])
    assert changed(FERRY, moved) == [("fact", "1998", "1989")]


def test_unrelated_paragraphs_are_told_whole() -> None:
    """What merely has stray words in common is cut here and added there, not a patchwork."""
    one = first_lines(FERRY, 3) + "\nThe line is due to reopen on Monday, according to the operator of the ferries."
    other = first_lines(FERRY, 3) + "\nThe Marrow Post is free to read thanks to the readers who pay for it on Mondays."
    assert [(e.kind, e.before or e.after) for e in made(one, other)] == [
        ("cut", one.splitlines()[-1]),
        ("added", other.splitlines()[-1]),
    ]


def titles(one: str, other: str) -> list[tuple[str, str, str]]:
    copies = article("a", FERRY, title=one), article("b", FERRY, title=other)
    found = edits(copies[0], copies[1])
    texts = {copy.id: copy.text for copy in copies}
    assert all(texts[e.article][e.start : e.end] == e.text for edit in found for e in edit.evidence)
    return [(e.kind, e.before, e.after) for e in found]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Ferry aground off Marrow, 14 hurt", "Ferry aground off Marrow, 15 hurt", [("fact", "14", "15")]),
        ("Ferry aground off Marrow", "FERRY AGROUND OFF MARROW", []),
        ("Ferry aground off Marrow", "Fog again!", [("wording", "Ferry aground off Marrow", "Fog again!")]),
        ("Ferry Aground Off Marrow", "Ferry Stranded Off Marrow", [("wording", "Aground", "Stranded")]),
    ],
)
def test_headlines_are_compared(one: str, other: str, found: list[tuple[str, str, str]]) -> None:
    """Word by word where most of it is the same, else as a whole; capitals are a house's own."""
    assert titles(one, other) == found


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
