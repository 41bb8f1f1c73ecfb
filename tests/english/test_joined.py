"""Tests for `dateline.english.joined`: which tokens are one word to a reader."""

from __future__ import annotations

import pytest

from dateline.english.joined import is_inside_word, with_whole_words
from tests.english.builders import at, sentence


@pytest.mark.parametrize(
    ("words", "first", "inside"),
    [
        ("The co-chair said it.", "co", True),
        ("The co-chair said it.", "-", True),
        ("They said it'll open.", "it", True),
        ("The bridge, she said.", "bridge", False),
        ("The bridge - an old one - closed.", "bridge", False),
        ("The “old” bridge closed.", "“", False),
        ("The bridge closed.", "closed", False),
    ],
)
def test_no_white_space_makes_one_word(words: str, first: str, inside: bool) -> None:
    """Unless one of the two is a mark that opens or closes, or a dash set apart."""
    parsed = sentence(words)
    assert is_inside_word(parsed, at(parsed, first)) is inside


def test_a_hyphenated_word_is_one_branch() -> None:
    """Its parts hang on the last one, with the article that the parser hung on the first."""
    (mended,) = with_whole_words((sentence("They also said the e-bikes spoiled the view of the old bridge."),))
    bikes = at(mended, "bikes")
    assert {at(mended, word) for word in ("the", "e", "-")} <= set(mended.subtree(bikes))
    assert all(token.i in mended.children[token.head] for token in mended.tokens if token.head != token.i)


def test_other_sentences_stay_as_they_are() -> None:
    """The very same record: nothing is made anew."""
    plain = sentence("The mayor said the bridge was old.")
    assert with_whole_words((plain,))[0] is plain
