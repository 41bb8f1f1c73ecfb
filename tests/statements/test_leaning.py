"""Tests for `dateline.statements.leaning`: pronouns that the shown words do not answer."""

from __future__ import annotations

import pytest

from dateline.statements.leaning import leaning, opens
from tests.english.marked import marked


def found(text: str) -> list[str]:
    """The open pronouns of the words from the marked one on."""
    at = marked(text)
    return [t.text for t in leaning(at.sentence, range(at.i, len(at.sentence.tokens)))]


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
        (">That< bridge is closed.", []),
        (">His< client had left the ship.", []),
        (">They< opened the bridge and she crossed it.", ["They", "she"]),
    ],
)
def test_a_pronoun_is_open_where_nothing_before_answers_it(text: str, wanted: list[str]) -> None:
    """Of each kind the first; an "it" that stands for nothing is none."""
    assert found(text) == wanted


def test_words_open_with_their_subject() -> None:
    """Or with whose it is; not with a later one."""
    first, later = marked(">Her< aides left."), marked("The mill closed when >she< left.")
    assert opens(first.sentence, first.sentence.tokens[first.i], range(len(first.sentence.tokens)))
    assert not opens(later.sentence, later.sentence.tokens[later.i], range(len(later.sentence.tokens)))
