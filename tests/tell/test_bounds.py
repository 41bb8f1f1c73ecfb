"""Which figures can both be so, by how near they are told to be."""

from __future__ import annotations

from itertools import combinations

import pytest

from dateline.tell.bounds import Open, both_may_be, left_open

EXACT, LEAST, MOST, ABOUT = (left_open(100, bound) for bound in ("exactly", "at least", "at most", "about"))
RANGE = left_open(100, to=200)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(EXACT, left_open(100), id="exact: the same"),
        pytest.param(EXACT, left_open(80, "at least"), id="exact above what it is at least"),
        pytest.param(EXACT, left_open(300, "at most"), id="exact below what it is at most"),
        pytest.param(EXACT, left_open(105, "about"), id="exact near a rough one"),
        pytest.param(left_open(150), RANGE, id="exact inside a range"),
        pytest.param(LEAST, left_open(500, "at least"), id="two that are the least"),
        pytest.param(LEAST, left_open(500, "at most"), id="the least below the most"),
        pytest.param(LEAST, left_open(95, "about"), id="the least near a rough one"),
        pytest.param(LEAST, left_open(20, to=120), id="the least inside a range"),
        pytest.param(MOST, left_open(20, "at most"), id="two that are the most"),
        pytest.param(MOST, left_open(105, "about"), id="the most near a rough one"),
        pytest.param(MOST, left_open(20, to=120), id="the most inside a range"),
        pytest.param(ABOUT, left_open(115, "about"), id="two rough ones"),
        pytest.param(ABOUT, left_open(105, to=200), id="a rough one near the end of a range"),
        pytest.param(RANGE, left_open(150, to=400), id="ranges that share a stretch"),
        pytest.param(RANGE, left_open(200, to=400), id="ranges that share an end"),
        pytest.param(left_open(100, slack=0.04), left_open(103, slack=0.04), id="measures in other units"),
    ],
)
def test_both_may_be_so(one: Open, other: Open) -> None:
    """Some number is what both tell: they contradict each other neither way round."""
    assert both_may_be(one, other)
    assert both_may_be(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(EXACT, left_open(101), id="exact: another"),
        pytest.param(EXACT, left_open(120, "at least"), id="exact below what it is at least"),
        pytest.param(EXACT, left_open(80, "at most"), id="exact above what it is at most"),
        pytest.param(EXACT, left_open(150, "about"), id="exact far from a rough one"),
        pytest.param(left_open(250), RANGE, id="exact beyond a range"),
        pytest.param(LEAST, left_open(50, "at most"), id="the least above the most"),
        pytest.param(LEAST, left_open(50, "about"), id="the least above a rough one"),
        pytest.param(LEAST, left_open(20, to=80), id="the least above a range"),
        pytest.param(MOST, left_open(150, "about"), id="the most below a rough one"),
        pytest.param(MOST, left_open(120, to=200), id="the most below a range"),
        pytest.param(ABOUT, left_open(150, "about"), id="two rough ones"),
        pytest.param(ABOUT, left_open(150, to=200), id="a rough one below a range"),
        pytest.param(RANGE, left_open(300, to=400), id="ranges apart"),
        pytest.param(left_open(100, slack=0.04), left_open(120, slack=0.04), id="measures in other units"),
    ],
)
def test_both_cannot_be_so(one: Open, other: Open) -> None:
    """No number is what both tell."""
    assert not both_may_be(one, other)
    assert not both_may_be(other, one)


def test_every_pair_of_bounds_may_agree() -> None:
    """Of one and the same number no two ways of telling it contradict each other."""
    assert all(both_may_be(one, other) for one, other in combinations((EXACT, LEAST, MOST, ABOUT, RANGE), 2))
