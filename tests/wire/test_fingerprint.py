"""Which texts may be one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.wire.fingerprint import AT_ONCE, FEWEST, SHARED, Sketch, alike, crowds, pairs, rolled, sketches
from dateline.wire.tokens import Numbers


def numbers(words: Iterable[int]) -> Numbers:
    return np.array(list(words), dtype=np.uint32)


def candidates(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    met = {pair for crowd in crowds(sketches, lambda: range(len(sketches))) for pair in pairs(crowd, sketches)}
    return sorted((i, j) for i, j in met if alike(sketches[i], sketches[j]))


def test_an_empty_text_has_no_candidates() -> None:
    """Nothing is like nothing."""
    assert candidates(sketches([numbers([]), numbers([])])) == []
    assert not alike(*sketches([numbers([]), numbers([])]))
    assert candidates(sketches([])) == []


def test_a_part_is_a_candidate_of_the_whole() -> None:
    """A sample sees containment, however long the other text is."""
    words = range(4_000)
    texts = [numbers(words), numbers(words[1_000:1_120]), numbers(range(9_000, 9_500))]
    assert candidates(sketches(texts)) == [(0, 1)]


@given(st.lists(st.sets(st.integers(0, 12), max_size=8), max_size=9))
def test_whether_two_are_candidates_depends_on_the_two_alone(rows: list[set[int]]) -> None:
    """They share enough of the smaller sketch, however common the shingles are among the others."""
    found = [np.array(sorted(row), dtype=np.uint64) for row in rows]
    expected = [
        (i, j)
        for i, j in combinations(range(len(rows)), 2)
        if (shared := len(rows[i] & rows[j])) and shared >= SHARED * min(len(rows[i]), len(rows[j]))
    ]
    assert candidates(found) == expected


def test_those_of_one_home_are_passed_over() -> None:
    """What is joined already need not be compared, whoever else is not."""
    found = [np.array(row, dtype=np.uint64) for row in ([1, 2], [1, 2], [2, 3], [3, 4])]
    assert [crowd.members for crowd in crowds(found, lambda: [0, 0, 2, 3])] == [[0, 1, 2], [2, 3]]


def test_a_run_has_one_number_wherever_it_stands() -> None:
    """And a text shorter than the run has none."""
    assert rolled(numbers([1, 2, 3, 4, 1, 2, 3]), 3)[[0, 4]].tolist() == [rolled(numbers([1, 2, 3]), 3)[0]] * 2
    assert rolled(numbers([1, 2]), 3).tolist() == []


@given(st.lists(st.lists(st.integers(0, 3), max_size=40), max_size=6), st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_a_sketch_depends_on_its_text_alone(texts: list[list[int]], more: int) -> None:
    """Those that are sketched in one go with it change nothing; a short text has a sketch too, with no number twice."""
    rows = [numbers(text) for text in texts] + [numbers(range(9))] * (more * AT_ONCE // 2)
    for row, found in zip(rows[: len(texts)], sketches(rows), strict=False):
        assert found.tolist() == sketches([row])[0].tolist() == sorted(set(found.tolist()))
        assert len(found) >= min(FEWEST, len(set(rolled(row, min(5, len(row))).tolist()))) or not len(row)
