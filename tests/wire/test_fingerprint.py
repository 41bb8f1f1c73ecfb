"""Which texts may be one text."""

from __future__ import annotations

from dateline.wire.fingerprint import candidates, sketch


def test_an_empty_text_has_no_candidates() -> None:
    """Nothing is like nothing."""
    empty = sketch([], {})
    assert candidates([empty, empty], [0, 0]) == []
    assert candidates([], []) == []


def test_a_part_is_a_candidate_of_the_whole() -> None:
    """A sample sees containment, however long the other text is."""
    words = [f"w{i}" for i in range(4_000)]
    hashes: dict[str, int] = {}
    texts = [words, words[1_000:1_120], [f"x{i}" for i in range(500)]]
    assert candidates([sketch(text, hashes) for text in texts], [len(text) for text in texts]) == [(0, 1)]


def test_a_sketch_does_not_depend_on_what_was_met_before() -> None:
    """The memory of words saves work and nothing else."""
    words = ["a", "ferry", "ran", "aground", "off", "the", "island", "of", "marrow"]
    assert sketch(words, {}).tolist() == sketch(words, {"ferry": sketch_of("ferry")}).tolist()


def sketch_of(word: str) -> int:
    hashes: dict[str, int] = {}
    sketch([word], hashes)
    return hashes[word]
