"""Episodes of one matter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dateline.cluster.support import joined

FULL = 1_000


def groups(links: Sequence[tuple[str, str]], *, enough: int, weak: Sequence[tuple[str, str]] = ()) -> list[list[str]]:
    strengths = dict.fromkeys(links, FULL) | dict.fromkeys(weak, FULL // 2)
    return joined({name for link in strengths for name in link}, strengths, strong=FULL, enough=enough)


def clique(names: str) -> list[tuple[str, str]]:
    return list(combinations(names, 2))


def test_linked_episodes_are_one_matter() -> None:
    """All of them, where all support each other."""
    assert groups(clique("abcd"), enough=500) == [list("abcd")]


def test_one_link_does_not_chain_two_matters() -> None:
    """However strong it is."""
    assert groups([*clique("abcd"), *clique("wxyz"), ("d", "w")], enough=500) == [list("abcd"), list("wxyz")]


def test_a_matter_may_move_on() -> None:
    """An episode that only the latest two know of is still of the matter."""
    assert groups([*clique("abc"), ("b", "d"), ("c", "d")], enough=500) == [list("abcd")]


def test_two_large_matters_do_not_join_by_chance() -> None:
    """However many links there are between them, they are few among so many pairs, and each of the two holds together."""
    many, others = [f"a{i:02}" for i in range(40)], [f"b{i:02}" for i in range(40)]
    inside = [*combinations(many, 2), *combinations(others, 2)]
    across = list(zip(many[:30], others[:30], strict=True))
    assert groups([*inside, *across], enough=600) == [many, others]
    ring = [pair for some in (many, others) for pair in zip(some, [*some[1:], some[0]], strict=True)]
    assert len(groups([*ring, *across], enough=600)) < len(groups(ring, enough=600)), "two that hardly hold may"


def test_the_order_of_the_profiles_has_no_say() -> None:
    """A chain of equal links breaks at the same places."""
    chain = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]
    assert groups(chain, enough=900) == groups(chain[::-1], enough=900) == [["a", "b"], ["c", "d"], ["e"]]


def test_weak_links_alone_join_nothing() -> None:
    """Many of them support a strong one; without a strong one they are many coincidences."""
    across = [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    within = [("a", "b"), ("c", "d")]
    assert groups(within, weak=across, enough=500) == [["a", "b"], ["c", "d"]]
    assert groups([*within, across[0]], weak=across[1:], enough=500) == [list("abcd")]


def test_links_to_others_are_passed_over() -> None:
    """A store may hold the strengths of all episodes and ask for one component."""
    assert joined(["a", "b"], {("a", "b"): FULL, ("b", "c"): FULL}, strong=FULL, enough=500) == [["a", "b"]]
