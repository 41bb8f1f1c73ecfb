"""Tests for `dateline.english.leaning`: pronouns that the shown words do not answer."""

from __future__ import annotations

import pytest

from dateline.english.leaning import leaning, owns
from tests.english.marked import marked


def found(text: str) -> list[str]:
    """The open pronouns of the words from the marked one on."""
    at = marked(text)
    return [t.text for t in leaning([(at.sentence, range(at.i, len(at.sentence.tokens)))])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (">She< closed the bridge.", ["She"]),
        (">The< officer Ana Ruiz lost her ship.", []),
        (">When< he was mayor, Ruiz closed the bridge.", []),
        (">The< dockers said they would strike.", []),
        (">It< was late.", []),
        (">It< was closed in May.", ["It"]),
        (">That< is unacceptable.", ["That"]),
        (">That< bridge is closed.", ["That"]),
        (">His< client had left the ship.", []),
        (">We< know that they closed it.", ["they", "it"]),
        (">The< council rejected this plan.", ["this"]),
        (">The< council that wrote the plan praised this plan.", []),
        (">We< saw nothing like this.", ["this"]),
        (">The< bridge fell, and that was sad.", []),
        (">If< the mayor had known, it would have helped.", []),
        (">He< left here.", ["He", "here"]),
        (">The< group left the hall.", ["The"]),
        (">We< did so in May.", ["so"]),
        (">There< is no danger.", []),
        (">Those< who crossed the bridge left.", []),
        (">This< is a great day for the town.", []),
        (">They< opened the bridge and she crossed it.", ["They", "she"]),
    ],
)
def test_a_pronoun_is_open_where_nothing_before_answers_it(text: str, wanted: list[str]) -> None:
    """Of each kind the first; an "it" that stands for nothing is none."""
    assert found(text) == wanted


def test_a_sentence_before_answers_too() -> None:
    """Of several sentences that are shown the first may tell whom the second means."""
    first, second = marked(">The< dockers met."), marked(">They< will strike.")
    parts = [(at.sentence, range(len(at.sentence.tokens))) for at in (first, second)]
    assert leaning(parts) == []
    assert [t.text for t in leaning(parts[1:])] == ["They"]


@pytest.mark.parametrize(
    ("behind", "hers"),
    [(" bridge", True), (" “old” bridge", True), (" – more than ever", False), (", too", False), ("", False)],
)
def test_an_owner_stands_before_what_is_hers(behind: str, hers: bool) -> None:
    """The parser takes "her" for an owner before a dash, too."""
    told = marked("The clerk closed >her< bridge.")
    assert owns(told.sentence.tokens[told.i], behind) == hers
    assert not owns(told.sentence.tokens[told.i - 1], behind)
