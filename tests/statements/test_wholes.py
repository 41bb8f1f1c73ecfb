"""Tests for `dateline.statements.wholes`: which words of a clause read by themselves."""

from __future__ import annotations

import pytest

from dateline.english.cutting import size
from dateline.language import Sentence
from dateline.statements import wholes
from tests.english.builders import sentence


def cut(words: str) -> tuple[Sentence, list[int]]:
    """The sentence, and the tokens of it between the marks."""
    first, last = words.index(">"), words.index("<") - 1
    parsed = sentence(words.replace(">", "").replace("<", ""))
    return parsed, [token.i for token in parsed.tokens if first <= token.start < last]


def written(parsed: Sentence, kept: list[int]) -> str:
    """The tokens, a space between each two."""
    return " ".join(parsed.tokens[i].text for i in kept)


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("The mayor said >the bridge would open<.", "the bridge would open"),
        ("The mayor said >that the bridge would open in May<.", "the bridge would open in May"),
        ("The mayor said >that efforts to close it failed<.", "efforts to close it failed"),
        ("The mayor said >the bridge will open and the port will close<.", "the bridge will open and the port will close"),
        ("The mayor said >the clerk should be suspended and demoted<.", "the clerk should be suspended and demoted"),
    ],
)  # fmt: skip
def test_a_clause_reads_by_itself(words: str, clause: str) -> None:
    """From behind "that" to its end, with what is joined to it."""
    parsed, content = cut(words)
    assert written(parsed, wholes.clause_of(parsed, content)) == clause


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("The mayor said >it was over and urged them to go<.", "it was over"),
        ("The mayor said >the bridge was closed, adding that the port was safe<.", "the bridge was closed"),
        ("The mayor said >the bridge was closed, without giving details<.", "the bridge was closed"),
        ("The mayor said >it was over and that the port was safe<.", "it was over"),
    ],
)
def test_a_clause_ends_where_the_source_speaks_again(words: str, clause: str) -> None:
    """A second cue, how the source spoke and a second "that" are told beside the clause."""
    parsed, content = cut(words)
    assert written(parsed, wholes.clause_of(parsed, content)) == clause


@pytest.mark.parametrize(
    "words",
    [
        "The mayor asked >whether the bridge would open<.",
        "The mayor asked >what it was<.",
        "The court recommended >that he receive help<.",
        "The mayor promised >to open the bridge<.",
        "The mayor said >it was<.",
    ],
)
def test_what_is_no_clause_that_tells(words: str) -> None:
    """Questions, wishes, infinitives and what says nothing yet are not shown by themselves."""
    parsed, content = cut(words)
    assert wholes.clause_of(parsed, content) == []


def test_a_clause_is_cut_at_its_constituents() -> None:
    """What has room stays as it is; else whole constituents go, or all where too little would be left."""
    parsed, content = cut(
        "The mayor said >the bridge over the old river will open in May, because the council had agreed to pay for it<."
    )
    kept = wholes.clause_of(parsed, content)
    assert wholes.fitted(parsed, kept, size(parsed, kept)) == kept
    shorter = wholes.fitted(parsed, kept, size(parsed, kept) - 1)
    assert set(shorter) < set(kept)
    assert size(parsed, shorter) >= wholes.SHORTEST or not shorter
    assert wholes.fitted(parsed, kept, 3) == []
