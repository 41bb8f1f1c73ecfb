"""Groups out of links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from dateline.cluster.agglomerate import Groups, agglomerate
from dateline.cluster.features import UNKNOWN_GAP, Profile, gap, merged, reach
from dateline.cluster.products import Numbers, Vectors

Weights = Mapping[str, int]


class Means(Groups):
    """Groups that are as alike as the mean of the products of their members."""

    def __init__(self, leaves: Sequence[Weights]) -> None:
        self.vectors = Vectors(leaves)
        self.sizes = [1] * len(leaves)

    def products(self, one: int, others: Sequence[int]) -> Numbers:
        """The products with each."""
        return self.vectors.with_each(one, others)

    def best(self, one: int, others: Sequence[int], products: Numbers) -> Numbers:
        """The means."""
        return products // np.array([self.sizes[one] * self.sizes[other] for other in others], dtype=np.int64)

    def less(self, _one: int, _other: int) -> int:
        """Nothing."""
        return 0

    def join(self, one: int, other: int) -> None:
        """The two together."""
        self.vectors.join(one, other)
        self.sizes.append(self.sizes[one] + self.sizes[other])


def groups(
    leaves: Mapping[str, Weights], *, threshold: int, linked: Sequence[tuple[int, int]] | None = None
) -> list[list[str]]:
    keys = sorted(leaves)
    pairs = list(combinations(range(len(keys)), 2)) if linked is None else linked
    ones, others = (np.array(each, dtype=np.int64) for each in zip(*pairs, strict=True))
    means = Means([leaves[key] for key in keys])
    links = ones, others, means.vectors.of_pairs(ones, others)
    return [[keys[i] for i in group] for group in agglomerate(keys, links, means, threshold=threshold)]


def test_the_most_alike_join_first() -> None:
    """And what is less alike on average stays out, though one of its links is strong enough."""
    leaves = {"a": {"x": 10}, "b": {"x": 10, "y": 4}, "c": {"y": 16}}
    assert groups(leaves, threshold=50) == [["a", "b"], ["c"]]


def test_ties_go_to_the_smaller_keys() -> None:
    """Chance has no say."""
    leaves = {"a": {"x": 5}, "b": {"x": 5, "y": 5}, "c": {"y": 5}}
    assert groups(leaves, threshold=20) == groups(dict(reversed(leaves.items())), threshold=20) == [["a", "b"], ["c"]]


def test_what_no_link_connects_stays_apart() -> None:
    """However alike the two are: a component of the links is closed."""
    leaves = {"a": {"x": 10}, "b": {"x": 10}, "c": {"x": 10}}
    assert groups(leaves, threshold=50, linked=[(0, 2)]) == [["a", "c"], ["b"]]


def test_what_only_one_of_two_was_linked_with_counts_in_full() -> None:
    """The mean is over all pairs of two groups, linked or not."""
    leaves = {"a": {"y": 9}, "b": {"x": 5, "y": 9}, "c": {"x": 9}}
    assert groups(leaves, threshold=40, linked=[(0, 1), (1, 2)]) == [["a", "b"], ["c"]]
    assert groups(leaves | {"c": {"x": 9, "y": 4}}, threshold=40, linked=[(0, 1), (1, 2)]) == [["a", "b", "c"]]


def at(key: str, day: int | None, **weights: int) -> Profile:
    return Profile(key, weights, weights, weights, {}, 1, day, day)


def test_the_days_of_a_group_reach_from_first_to_last() -> None:
    """A gap is counted from the nearer end; a day that is not known is taken to be a month away."""
    group = merged(at("a", 10, x=1), at("b", 20, x=1))
    assert (gap(group, at("c", 26)), gap(at("c", 3), group), gap(group, at("c", 15))) == (6, 7, 0)
    assert gap(group, at("c", None)) == UNKNOWN_GAP


def test_days_that_are_not_known_keep_nothing_apart() -> None:
    """All the days of two groups together are counted where days are known."""
    group, late, undated = merged(at("a", 10, x=1), at("b", 20, x=1)), at("c", 40), at("d", None)
    assert (reach(group, late), reach(group, undated), reach(undated, undated)) == (30, 10, 0)
