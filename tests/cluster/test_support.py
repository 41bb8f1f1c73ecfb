"""Episodes of one matter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dateline.cluster.features import Profile
from dateline.cluster.support import joined

FULL = 1_000


def at(name: str) -> Profile:
    return Profile(name, {}, {}, {}, 1, None, None)


def groups(links: Sequence[tuple[str, str]], *, enough: int) -> list[list[str]]:
    names = sorted({name for link in links for name in link})
    linked = {frozenset(link) for link in links}
    found = joined(
        [at(name) for name in names],
        keys=lambda _: [1],
        strength=lambda one, other: FULL * (frozenset((one.key, other.key)) in linked),
        enough=enough,
    )
    return [[profile.key for profile in group] for group in found]


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


def test_the_order_of_the_profiles_has_no_say() -> None:
    """A chain of equal links breaks at the same places."""
    chain = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]
    assert groups(chain, enough=900) == groups(chain[::-1], enough=900) == [["a", "b"], ["c", "d"], ["e"]]
