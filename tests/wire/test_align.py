"""Which words of a copy are which words of its origin."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.wire.align import align
from dateline.wire.tokens import tokens
from tests.wire.build import FERRY, HARVEST, article

LINES = [*FERRY.splitlines(), *HARVEST.splitlines(), "Ferry aground", "the the the", "", "١٢ 🚢 “"]


@given(st.lists(st.sampled_from(LINES), max_size=9), st.lists(st.sampled_from(LINES), max_size=9))
@settings(max_examples=80, deadline=None)
def test_every_word_is_aligned_or_differs(one: list[str], other: list[str]) -> None:
    """Each word of both texts is in one pair or in one stretch, never in both; aligned words are the same."""
    origin, copy = tokens(article("a", "\n".join(one))), tokens(article("b", "\n".join(other)))
    found = align(origin, copy)
    mine = Counter(i for i, _ in found.pairs)
    theirs = Counter(j for _, j in found.pairs)
    for stretch in found.stretches:
        mine.update(range(stretch.first, stretch.last))
        theirs.update(range(stretch.start, stretch.end))
    assert mine == Counter(range(len(origin)))
    assert theirs == Counter(range(len(copy)))
    assert all(origin.keys[i] == copy.keys[j] for i, j in found.pairs)


def test_paragraphs_in_any_order_are_aligned() -> None:
    """Every word of a shuffled text is found again."""
    rows = [*FERRY.splitlines(), *HARVEST.splitlines()]
    shuffled = list(rows)
    random.Random(3).shuffle(shuffled)
    found = align(tokens(article("a", "\n".join(rows))), tokens(article("b", "\n".join(shuffled))))
    assert found.stretches == ()
