"""Tests for `dateline.statements.adjuncts`: sources named by "according to", "as … put it" and by nouns."""

from __future__ import annotations

import pytest

from dateline.statements.adjuncts import by_adjunct
from tests.english.marked import marked


def read(words: str) -> list[tuple[str | None, str, list[str]]]:
    """(source, family, pieces) of each attribution; the mark only keeps the quotation apart."""
    told = marked(words)
    plain = words.replace(">", "").replace("<", "")
    return [
        (plain[slice(*one.source)] if one.source else None, one.family, [plain[slice(*piece)] for piece in one.pieces])
        for one in by_adjunct(told.sentence, told.quoted)
    ]


@pytest.mark.parametrize(
    ("words", "source", "pieces"),
    [
        ("According to Ruiz, the bridge will open in >May<.", "Ruiz", ["the bridge will open in May"]),
        ("It will open, according to Ana Ruiz, the >mayor<.", "Ana Ruiz, the mayor", ["It will open"]),
        ("It will open, according to Ana Ruiz, and the clerks have >left<.", "Ana Ruiz", ["It will open"]),
    ],
)
def test_according_to_names_a_source(words: str, source: str, pieces: list[str]) -> None:
    """Before its clause and behind it, what is said is the rest of the clause."""
    assert read(words) == [(source, "report", pieces)]


@pytest.mark.parametrize(
    ("words", "source", "family"),
    [
        ("In the view of the court, the ban was >illegal<.", "the court", "belief"),
        ("In Weber's words, the ban was >illegal<.", "Weber", "speech"),
        ("In Weber's own words, the ban was >illegal<.", "Weber", "speech"),
        ("As Weber put it, the ban was >illegal<.", "Weber", "speech"),
    ],
)
def test_words_and_views_have_a_source(words: str, source: str, family: str) -> None:
    """Whose words or view it is says what the clause around it says."""
    assert [(told, kind) for told, kind, _ in read(words)] == [(source, family)]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Berg rejected the claim that the bridge was >safe<.", None),
        ("They read Berg's claim that the bridge was >safe<.", "Berg"),
        ("The claim of the minister that the bridge was safe >angered< them.", "the minister"),
    ],
)
def test_a_claim_is_of_whoever_it_is_said_to_be(words: str, source: str | None) -> None:
    """A possessor or the one behind "of" makes it; who rejects it does not."""
    assert [(told, kind) for told, kind, _ in read(words)] == [(source, "belief")]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("To Ruiz, the plan “gives it to the people”, and they >know<.", "Ruiz"),
        ("To him, the plan “gives it to the people”, and they >know<.", "him"),
        ("To Paris, the road “is a long one”, and they >know<.", None),
        ("To Ruiz, the plan gives it to the >people<.", None),
    ],
)
def test_a_view_in_quotation_marks_behind_to(words: str, source: str | None) -> None:
    """Somebody's view, in their own words; a road leads to a place."""
    assert [told for told, _, _ in read(words)] == ([source] if source else [])


@pytest.mark.parametrize(
    "words",
    [
        "In Weber's bank account, the police found a >fortune<.",
        "As he called for calm, the crowd >left<.",
        "The plan was lost, as he described this as a >slip<.",
        "The claim >surprised< them.",
        "The bridge that was >safe< opened.",
        "In the river, the police found a >boat<.",
    ],
)
def test_what_names_no_source(words: str) -> None:
    """An account, a time, a claim without its clause and a clause of another noun attribute nothing."""
    assert read(words) == []
