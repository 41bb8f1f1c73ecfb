"""An outline never tells a link as weaker than it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.cluster import Outline, Profile, combined, outline, strength, strengths
from dateline.cluster.features import SCALE, likeness
from dateline.cluster.matter import AGAINST, ELSEWHERE

WORDS = st.text("abcdeé", min_size=1, max_size=2)
VECTORS = st.dictionaries(WORDS, st.integers(1, SCALE), max_size=8)
DAYS = st.none() | st.integers(730_000, 730_500)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """A profile of an episode, of any size."""
    first = draw(DAYS)
    return Profile(
        draw(st.text("0123", min_size=1, max_size=4)),
        {},
        draw(VECTORS),
        draw(VECTORS),
        draw(VECTORS),
        draw(st.integers(1, 4)),
        first,
        None if first is None else first + draw(st.integers(0, 40)),
    )


@given(profiles(), st.lists(profiles(), max_size=5))
def test_the_strength_of_an_outline_is_that_of_the_profile(one: Profile, others: list[Profile]) -> None:
    """Where no two terms fall together, outlines tell exactly what profiles tell, but for what being set elsewhere takes away."""
    found = strengths(outline(one), [outline(other) for other in others])
    for most, other in zip(found, others, strict=True):
        told = strength(one, other)
        assert most - AGAINST <= told <= most
        assert told == most or likeness(one, other, one.places, other.places) < ELSEWHERE


@given(profiles(), profiles(), st.integers(1, 7))
def test_terms_that_fall_together_only_strengthen(one: Profile, other: Profile, numbers: int) -> None:
    """With so few numbers that many terms share one, no strength is told as smaller than it is."""
    short = [_crowded(outline(found), numbers) for found in (one, other)]
    assert strengths(short[0], short[1:])[0] >= strength(one, other)


def _crowded(found: Outline, numbers: int) -> Outline:
    """The outline with all terms brought down to a few numbers, each kind by itself."""
    total: dict[int, int] = {}
    terms, weights = (np.frombuffer(data, dtype="<u4").tolist() for data in (found.terms, found.weights))
    for term, weight in zip(terms, weights, strict=True):
        key = term // 4 % numbers * 4 + term % 4
        total[key] = total.get(key, 0) + weight
    keys = sorted(total)
    return replace(
        found,
        terms=np.array(keys, dtype="<u4").tobytes(),
        weights=np.array([total[key] for key in keys], dtype="<u4").tobytes(),
    )


def test_an_episode_of_many_reports_keeps_its_weights() -> None:
    """Sums of a hundred thousand reports' weights fit."""
    one = Profile("a", {}, {"weber": SCALE * 100_000}, {"bridge": SCALE * 100_000}, {}, 100_000, None, None)
    assert strengths(outline(one), [outline(one)]) == [strength(one, one)] == [1_000_000]


def test_nothing_is_like_nothing() -> None:
    """An outline without a term has no strength with any, and none is held against none."""
    empty = outline(combined([Profile("a", {}, {}, {}, {}, 1, None, None)]))
    assert strengths(empty, [empty]) == [0]
    assert strengths(empty, []) == []
