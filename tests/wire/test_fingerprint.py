"""Which texts may be one text."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.wire.fingerprint import SHARED, candidates, sketch


def test_an_empty_text_has_no_candidates() -> None:
    """Nothing is like nothing."""
    empty = sketch([], {})
    assert candidates([empty, empty]) == []
    assert candidates([]) == []


def test_a_part_is_a_candidate_of_the_whole() -> None:
    """A sample sees containment, however long the other text is."""
    words = [f"w{i}" for i in range(4_000)]
    hashes: dict[str, int] = {}
    texts = [words, words[1_000:1_120], [f"x{i}" for i in range(500)]]
    assert candidates([sketch(text, hashes) for text in texts]) == [(0, 1)]


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


def test_a_sketch_does_not_depend_on_what_was_met_before() -> None:
    """The memory of words saves work and nothing else."""
    words = ["a", "ferry", "ran", "aground", "off", "the", "island", "of", "marrow"]
    assert sketch(words, {}).tolist() == sketch(words, {"ferry": sketch_of("ferry")}).tolist()


def sketch_of(word: str) -> int:
    hashes: dict[str, int] = {}
    sketch([word], hashes)
    return hashes[word]
