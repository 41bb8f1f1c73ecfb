"""Groups out of links."""

from __future__ import annotations

from itertools import combinations

from dateline.cluster.agglomerate import Groups, agglomerate
from dateline.cluster.features import Profile, between, dot, gap, key_of, merged, reach
from dateline.cluster.products import Products


def at(key: str, day: int | None, **weights: int) -> Profile:
    return Profile(key, weights, weights, weights, {}, 1, day, day)


def mean(groups: Groups, i: int, j: int) -> int:
    return groups.dot("opening", i, j) // (groups.profiles[i].size * groups.profiles[j].size)


def groups(*profiles: Profile, threshold: int) -> list[list[str]]:
    leaves = sorted(profiles, key=key_of)
    links = combinations(range(len(leaves)), 2)
    found = agglomerate(Groups(leaves), links, score=mean, threshold=threshold)
    return [[profile.key for profile in group] for group in found]


def test_the_most_alike_join_first() -> None:
    """And what is less alike on average stays out, though one of its links is strong enough."""
    a, b, c = at("a", 1, x=10), at("b", 1, x=10, y=4), at("c", 1, y=16)
    assert groups(a, b, c, threshold=50) == [["a", "b"], ["c"]]


def test_ties_go_to_the_smaller_keys() -> None:
    """Chance has no say."""
    profiles = [
        at(key, 1, **{one: 5, other: 5}) for key, one, other in (("a", "x", "y"), ("b", "y", "z"), ("c", "z", "x"))
    ]
    assert groups(*profiles, threshold=25) == groups(*reversed(profiles), threshold=25)


def test_products_are_the_same_all_at_once() -> None:
    """One with many, vectors without words among them, is one with each."""
    vectors = [{"x": 10}, {"x": 10, "y": 4}, {}, {"y": 3, "z": 9_999}, {"z": 10_000, "x": 1}]
    products = Products(vectors)
    for i in (4, 2, 0):
        others = [j for j in range(5) if j != i]
        assert products.of(i, others) == [dot(vectors[i], vectors[j]) for j in others]


def test_what_groups_have_in_common_adds_up() -> None:
    """As groups join it is known without their vectors being multiplied again, and is the product of those."""
    leaves = [at("a", 1, x=10), at("b", 1, x=10, y=4), at("c", 1, x=2, y=16), at("d", 1, y=3)]
    groups = Groups(leaves)
    for i, j in combinations(range(4), 2):
        groups.dot("opening", i, j)
    groups.join(0, 1, 4, {2, 3})
    groups.profiles[4] = at("no vector is asked for", 1)
    whole = merged(leaves[0], leaves[1]).opening
    assert [groups.dot("opening", 4, i) for i in (2, 3)] == [dot(whole, leaves[i].opening) for i in (2, 3)]


def test_what_no_link_connects_stays_apart() -> None:
    """However alike the two are: a component of the links is closed."""
    leaves = [at("a", 1, x=10), at("b", 1, x=10), at("c", 1, x=10)]
    found = agglomerate(Groups(leaves), [(0, 2)], score=mean, threshold=50)
    assert [[profile.key for profile in group] for group in found] == [["a", "c"], ["b"]]


def test_the_days_of_a_group_reach_from_first_to_last() -> None:
    """A gap is counted from the nearer end; a day that is not known makes none."""
    group = merged(at("a", 10, x=1), at("b", 20, x=1))
    assert (gap(group, at("c", 26)), gap(at("c", 3), group), gap(group, at("c", 15)), gap(group, at("c", None))) == (
        6,
        7,
        0,
        0,
    )


def test_days_that_are_not_known_keep_nothing_apart() -> None:
    """The middles of two groups, and all their days together, are counted where days are known."""
    group, late, undated = merged(at("a", 10, x=1), at("b", 20, x=1)), at("c", 40), at("d", None)
    assert (between(group, late), between(group, undated)) == (25, 0)
    assert (reach(group, late), reach(group, undated), reach(undated, undated)) == (30, 10, 0)
