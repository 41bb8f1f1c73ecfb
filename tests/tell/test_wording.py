"""How figures are worded, and by what they are known."""

from __future__ import annotations

import pytest

from dateline.ids import change_id, conflict_id
from dateline.tell.changes import changes
from dateline.tell.conflicts import conflicts
from dateline.tell.counts import Count, counts
from dateline.terms import Cast, Change, Conflict, Side
from dateline.text import digest
from tests.tell.builders import article, dispatch, event, parsed, report


def _count(text: str) -> Count:
    told = article("herald", text, day="2030-03-01")
    (found,) = counts([told], parsed(told), [dispatch("d", "herald")])
    return found


@pytest.mark.parametrize(
    ("text", "worded"),
    [
        ("The law covers 1.5 million women in Velm.", "1.5 million women"),
        ("The yard in Velm hired 40 people.", "40 people"),
        ("The strike in Velm stopped seven buses.", "7 buses"),
        ("The flood in Velm wrecked 20 badly moored boats.", "20 badly moored boats"),
        ("More than 70 ships lay off Velm.", "more than 70 ships"),
        ("The firm in Velm spent up to $58 million on it.", "up to $58 million"),
        ("At least three people were killed in Velm.", "at least 3 dead"),
        ("Bombs fell on a 13-story house in Velm.", "13-story"),
        ("The number of jobs in Velm rose to 450.", "450 jobs"),
        ("The quake in Velm had a magnitude of 5.9, the survey said.", "magnitude of 5.9"),
        ("The reading in Velm was put at 5.9.", "5.9"),
        ("One million children in Velm went hungry.", "One million children"),
    ],
)
def test_a_figure_is_worded_as_its_report_words_it(text: str, worded: str) -> None:
    """With its bound, and what it counts as it stands beside the number or in its plural."""
    assert _count(text).worded == worded


@pytest.mark.parametrize(
    "text",
    ["The law covers 1.5 million women in Velm.", "A quake of magnitude 5.9 struck Velm.", "Velm paid $82 million."],
)
def test_no_figure_counts_one_of_many(text: str) -> None:
    """What a figure counts is told in no form that its report has not."""
    assert all(word in text for word in _count(text).worded.split())


def test_an_id_holds_however_a_figure_is_worded() -> None:
    """A change has the id that it had when "1.5 million woman" was its value, and so a conflict."""
    first = article("herald", "The law in Velm has so far helped 1.5 million women.", day="2030-03-01")
    later = article("echo", "The law in Velm has so far helped 1.9 million women.", day="2030-03-04")
    told = [first, later]
    law = event("e", *(report(one, one.paragraphs[0].text, status="happened", trigger="helped") for one in told))
    runs = [dispatch("d1", "herald"), dispatch("d2", "echo")]
    (found,) = [one for one in changes([law], runs, told, parses=parsed(*told)) if one.field == "quantity"]
    assert (found.before, found.after) == ("1.5 million women", "1.9 million women")
    places = [f"{words.article} {words.start} {words.end}" for words in found.evidence]
    assert change_id(found) == digest("change", "quantity", "1.5 million woman", "1.9 million woman", *places)


def test_the_id_of_a_conflict_holds() -> None:
    """The same of two sides."""
    told = [
        article("herald", "The storm left 31 ships stranded in Velm on Thursday.", day="2030-03-01"),
        article("echo", "The storm left 35 ships stranded in Velm on Thursday.", day="2030-03-01"),
    ]
    storm = event("e", *(report(one, one.paragraphs[0].text, status="happened", trigger="storm") for one in told))
    runs = [dispatch("d1", "herald"), dispatch("d2", "echo")]
    (found,) = conflicts([storm], runs, told, [], Cast(()), parses=parsed(*told))
    places = [f"{words.article} {words.start} {words.end}" for side in found.sides for words in side.evidence]
    values = [f"{side.value.split()[0]} ship" for side in found.sides]
    assert {side.value for side in found.sides} == {"31 ships", "35 ships"}
    assert conflict_id(found) == digest("conflict", "quantity", *values, *places)


def test_what_is_known_by_its_value_has_no_other_name() -> None:
    """A change of days, as a side of one, is known by what it says."""
    words = article("herald", "The talks are on 3 June.", day="2030-03-01").evidence(0, 9)
    side = Side("3 June", None, (), (words,))
    assert conflict_id(Conflict("e", "when", (side, side))) == digest(
        "conflict", "when", "3 June", "3 June", *[f"{words.article} 0 9"] * 2
    )
    published = article("herald", "The talks.", day="2030-03-01").published
    assert published is not None
    change = Change("e", "when", "3 June", "9 June", published, "major", (words, words))
    assert change_id(change) == digest("change", "when", "3 June", "9 June", *[f"{words.article} 0 9"] * 2)
