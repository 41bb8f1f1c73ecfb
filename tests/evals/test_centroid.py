"""Tests for `evals.centroid`: the choice of sentences that timelines are held against."""

from dateline.vectors import centroid, terms, vectors
from evals.centroid import choose


def test_the_choice_repeats_nothing() -> None:
    """Of two sentences that say one thing, one is chosen."""
    rows = vectors([terms(text) for text in ("bridge over river falls", "bridge over river falls", "mayor resigns")])
    assert sorted(choose(rows, centroid((row, 1.0) for row in rows), 3)) == [0, 2]


def test_a_choice_from_nothing_is_empty() -> None:
    """No sentences, or only empty ones."""
    assert choose([], {}, 3) == []
    assert choose([{}, {}], {}, 3) == []
