"""Tests for `dateline.tell.worded`: the clauses that bear the sides of changes and conflicts."""

from __future__ import annotations

import pytest

from dateline.bearing import as_it_stands, words_after, words_before, words_of_side
from dateline.tell.changes import changes
from dateline.tell.conflicts import conflicts
from dateline.tell.worded import Worded
from dateline.terms import Cast, Change, Side
from tests.tell.builders import article, dispatch, event, parsed, report, words

FIRST = article(
    "courier",
    "A ferry sank off Torsand on Sunday, killing 12 people, the coast guard said, and the harbour was closed.",
    day="2031-03-02",
)
LATER = article(
    "herald",
    "The number of people killed when a ferry sank off Torsand rose to 19 on Monday, the coast guard said, while the harbour master, who had "
    "been criticised by the families of the crew and by two members of the council for his silence, refused to leave his house.",
    day="2031-03-03",
)
EVERY = [FIRST, LATER]
WIRE = [dispatch("d1", "courier"), dispatch("d2", "herald")]


@pytest.fixture(scope="module")
def toll() -> Change:
    """The toll of a ferry, as two reports give it."""
    sinking = event(
        "e",
        report(FIRST, FIRST.text.strip(), status="happened", trigger="sank"),
        report(LATER, LATER.text.strip(), status="happened", trigger="sank"),
    )
    (found,) = changes([sinking], WIRE, EVERY, parses=parsed(*EVERY))
    return found


def test_a_side_is_its_own_clause(toll: Change) -> None:
    """Of a long sentence the figure's clause, not what else it tells; each word stands in the report."""
    assert "12" in words_before(toll).text
    assert "19" in words_after(toll).text
    assert len(words_after(toll).text) < len(toll.evidence[1].text)
    for side, source in zip(toll.shown, EVERY, strict=True):
        for span in side.evidence:
            assert source.text[span.start : span.end] == span.text
            assert span.text.split()[0] in side.text


def test_a_change_says_how_often_one_like_it_was_right(toll: Change) -> None:
    """A share that was counted."""
    assert 0 < toll.sure < 1


def test_both_sides_of_a_conflict_have_words() -> None:
    """Also where nothing was parsed."""
    north = article("courier", "The summit will be held on 3 June, an aide said.", day="2031-05-01")
    south = article("herald", "The summit will be held on 9 June, a minister said.", day="2031-05-01")
    talks = event(
        "e",
        report(north, "The summit will be held on 3 June", by="p1", status="scheduled", where="Velm", trigger="summit"),
        report(south, "The summit will be held on 9 June", by="p2", status="cancelled", where="Velm", trigger="summit"),
    )
    (found,) = conflicts([talks], [dispatch("d1", "courier"), dispatch("d2", "herald")], [north, south], [], Cast(()))
    assert {words_of_side(side).text for side in found.sides} == {
        "The summit will be held on 3 June",
        "The summit will be held on 9 June",
    }
    assert 0 < found.sure < 1


def test_what_an_earlier_release_told_is_shown_in_its_sentence() -> None:
    """A change or side without words of its own has those of its evidence."""
    evidence = words(FIRST, "A ferry sank off Torsand on Sunday")
    assert words_of_side(Side("happened", None, (), (evidence,))).text == evidence.text
    old = Change("e", "quantity", "12", "19", FIRST.published, "major", (evidence, evidence))  # type: ignore[arg-type]
    assert words_before(old) == words_after(old) == as_it_stands(evidence)


def test_more_words_than_a_reader_takes_in_are_cut() -> None:
    """Behind a whole word, marked as cut; the evidence is what is left."""
    long = article("courier", " ".join(f"word{n}" for n in range(60)))
    cut = as_it_stands(words(long, long.text.strip()))
    assert cut.text.endswith(" …")
    assert len(cut.text.split()) <= 35
    assert cut.text.removesuffix(" …") == cut.evidence[0].text == long.text[: cut.evidence[0].end]


@pytest.mark.parametrize(
    ("opening", "over"),
    [
        ("But the number of people killed", "the number of people killed"),
        ("The number of people killed", "The number of people killed"),
        ("By Monday this number of people killed", None),
        ("This number of people killed", None),
        ("Its number of people killed", "Its number of people killed"),
        ("But this number of people killed", None),
    ],
)
def test_no_change_stands_under_words_that_lean(opening: str, over: str | None) -> None:
    """What joins a sentence to the one before is left out; of one that points back nothing is told, as nobody could read it."""
    later = article("herald", f"{opening} when a ferry sank off Torsand rose to 19.", day="2031-03-03")
    every = [FIRST, later]
    sinking = event("e", report(FIRST, FIRST.text.strip(), status="happened", trigger="sank"))
    assert later.published is not None
    sides = words(FIRST, "A ferry sank off Torsand on Sunday, killing 12 people"), words(later, later.text.strip())
    change = Change("e", "quantity", "12 dead", "19 dead", later.published, "major", sides)
    found = Worded([sinking], every, parsed(*every)).changes([change])
    assert [one.words[0].text.startswith(over or "-") for one in found] == [True] * (over is not None)
