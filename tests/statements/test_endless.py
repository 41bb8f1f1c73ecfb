"""Endless sentences."""

from __future__ import annotations

from time import process_time

import pytest

from dateline.statements import find
from dateline.statements.endless import LONGEST, in_stretches
from tests.statements.builders import article, parsed

ENDLESS = {
    "nested": "he said she said they said ",
    "relative": "Ruiz said Berg, who told Lund that Olsen claimed ",
    "quotations": "Ruiz said “we are ready” and Berg denied it, ",
}
WORDS = 5_000
QUICK = 2.0
"""Seconds of the processor; it takes about a tenth of that, and took twice that when it grew with the square."""


@pytest.mark.parametrize("kind", sorted(ENDLESS))
def test_five_thousand_words_without_a_full_stop_are_quick(kind: str) -> None:
    """The time for one endless sentence grows with its length, whatever it repeats."""
    made = article(ENDLESS[kind] * (WORDS // len(ENDLESS[kind].split())))
    parse = parsed(made)
    started = process_time()
    find(made, parse)
    assert process_time() - started < QUICK


def test_stretches_keep_every_word_at_its_place() -> None:
    """Cut at a pause, the stretches are short, hold all tokens in order, and each token's head is its own or nearby."""
    made = article(ENDLESS["relative"] * 100)
    parse = parsed(made)
    cut = in_stretches(parse)
    assert [(t.start, t.text) for s in cut for t in s.tokens] == [(t.start, t.text) for s in parse for t in s.tokens]
    assert all(len(s.tokens) <= LONGEST for s in cut)
    assert all(t.i in range(len(s.tokens)) and t.head in range(len(s.tokens)) for s in cut for t in s.tokens)
    assert all(s.tokens[-1].pos == "PUNCT" for s in cut[:-1] if any(t.pos == "PUNCT" for t in s.tokens[LONGEST // 2 :]))


def test_ordinary_sentences_are_left_alone() -> None:
    """A parse of sentences that a person would write is returned as it is."""
    parse = parsed(article("Ruiz said the bridge was safe. Berg denied it."))
    assert in_stretches(parse) is parse
