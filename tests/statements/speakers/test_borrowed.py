"""The same quotation by name in another report."""

from __future__ import annotations

from dataclasses import replace

from dateline.statements.speakers.borrowed import borrowed
from dateline.terms import Statement
from tests.statements.builders import told

WORDS = "“This strategy is cynical and plain for all to see,”"
NAMES = {"e1": "Ana Ruiz", "e2": "Tomas Berg"}


def said(text: str, id: str, speaker: str | None) -> Statement:
    (one,) = told(text, id=id)
    return replace(one, speaker=speaker)


NAMED = said(f"{WORDS} Ruiz said.", "a1", "e1")
OPEN = said(f"{WORDS} she said.", "a2", None)


def test_words_that_another_report_gives_to_somebody_by_name_are_hers() -> None:
    """The order of the statements does not matter, and the basis says why."""
    for order in ([NAMED, OPEN], [OPEN, NAMED]):
        found = next(one for one in borrowed(order, NAMES) if one.article == "a2")
        assert found.speaker == "e1"
        assert found.basis.endswith("another report gives the same words to Ana Ruiz")


def test_a_pronoun_yields_to_a_name() -> None:
    """Who was found for "she" in one report is not who said it in the other."""
    found = borrowed([NAMED, replace(OPEN, speaker="e2")], NAMES)
    assert [one.speaker for one in found] == ["e1", "e1"]


def test_where_reports_name_two_nobody_is_taken() -> None:
    """Nor is a name ever replaced."""
    other = said(f"{WORDS} Berg said.", "a3", "e2")
    assert [one.speaker for one in borrowed([NAMED, OPEN, other], NAMES)] == ["e1", None, "e2"]


def test_short_words_and_those_of_one_report_are_left() -> None:
    """Anybody says "We will see"; and one report knows who says what in it."""
    short = [said("“We will see,” Ruiz said.", "a1", "e1"), said("“We will see,” she said.", "a2", None)]
    assert borrowed(short, NAMES)[1].speaker is None
    assert borrowed([NAMED, replace(OPEN, article="a1")], NAMES)[1].speaker is None
