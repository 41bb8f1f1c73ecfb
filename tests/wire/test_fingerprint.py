"""Which texts may be one text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.wire.fingerprint import SHARED, candidates, rolled, sampled
from dateline.wire.tokens import Numbers


def numbers(words: Iterable[int]) -> Numbers:
    return np.array(list(words), dtype=np.uint32)


def test_an_empty_text_has_no_candidates() -> None:
    """Nothing is like nothing."""
    empty = sampled(numbers([]))
    assert candidates([empty, empty]) == []
    assert candidates([]) == []


def test_a_part_is_a_candidate_of_the_whole() -> None:
    """A sample sees containment, however long the other text is."""
    words = range(4_000)
    texts = [numbers(words), numbers(words[1_000:1_120]), numbers(range(9_000, 9_500))]
    assert candidates([sampled(text) for text in texts]) == [(0, 1)]


@given(st.lists(st.sets(st.integers(0, 12), max_size=8), max_size=9))
def test_whether_two_are_candidates_depends_on_the_two_alone(rows: list[set[int]]) -> None:
    """They share enough of the smaller sketch, however common the shingles are among the others."""
    sketches = [np.array(sorted(row), dtype=np.uint64) for row in rows]
    expected = [
        (i, j)
        for i, j in combinations(range(len(rows)), 2)
        if (shared := len(rows[i] & rows[j])) and shared >= SHARED * min(len(rows[i]), len(rows[j]))
    ]
    assert candidates(sketches) == expected


def test_a_run_has_one_number_wherever_it_stands() -> None:
    """And a text shorter than the run has none."""
    assert rolled(numbers([1, 2, 3, 4, 1, 2, 3]), 3)[[0, 4]].tolist() == [rolled(numbers([1, 2, 3]), 3)[0]] * 2
    assert rolled(numbers([1, 2]), 3).tolist() == []
