"""Which profiles meet."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cluster import index
from dateline.cluster.features import Profile, gap
from dateline.cluster.index import key, meetings

WINDOW = 30


def at(name: str, day: int | None) -> Profile:
    return Profile(name, {}, {}, {}, {}, 1, day, day)


def met(profiles: list[Profile], keys: list[list[int]], apart: int | None) -> set[tuple[str, str]]:
    return {(profiles[i].key, profiles[j].key) for i, j in pairs(profiles, keys, apart)}


def pairs(profiles: list[Profile], keys: list[list[int]], apart: int | None) -> list[tuple[int, int]]:
    ones, others = meetings(profiles, keys, apart=apart)
    return list(zip(ones.tolist(), others.tolist(), strict=True))


def test_what_shares_no_key_does_not_meet() -> None:
    """The index decides who is compared."""
    assert pairs([at("a", 1), at("b", 1)], [[key(1, 2)], [key(2, 1)]], None) == []


def test_nobody_meets_itself() -> None:
    """Two terms of one profile that bear one number give it a key twice."""
    assert pairs([at("a", 1), at("b", 1)], [[key(7, 9), key(7, 9)], [key(7, 9)]], None) == [(0, 1)]


def test_no_profiles_no_meetings() -> None:
    """Nothing in, nothing out; profiles without a key meet nobody."""
    assert pairs([], [], 3) == []
    assert pairs([at("a", 1)], [[]], 3) == []


@given(
    st.lists(
        st.tuples(st.one_of(st.none(), st.integers(1, 90)), st.lists(st.integers(0, 5), max_size=4, unique=True)),
        max_size=12,
    )
)
def test_whether_two_meet_depends_on_the_two_alone(rows: list[tuple[int | None, list[int]]]) -> None:
    """They share a key and their days are no further apart than the window; a crowd changes nothing."""
    profiles = [at(f"p{i:02}", day) for i, (day, _) in enumerate(rows)]
    keys = [mine for _, mine in rows]
    expected = {
        (profiles[i].key, profiles[j].key)
        for i, j in combinations(range(len(rows)), 2)
        if set(keys[i]) & set(keys[j]) and gap(profiles[i], profiles[j]) <= WINDOW
    }
    assert met(profiles, keys, WINDOW) == expected


def test_pairs_are_thinned_out_as_they_gather(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few of them are held at once, each comes out once, and in order."""
    profiles, keys = [at(f"p{i:02}", i % 5 or None) for i in range(40)], [[i % 3, i % 4, 7] for i in range(40)]
    whole = pairs(profiles, keys, 2)
    monkeypatch.setattr(index, "FLUSH", 20)
    assert pairs(profiles, keys, 2) == whole == sorted(set(whole))


def test_a_crowd_changes_nothing() -> None:
    """Two that meet alone meet in a crowd of a thousand under the same key, however far away in time the others are."""
    two = [at("a", 1), at("b", 20)]
    crowd = [at(f"c{i:04}", 1_000 + 40 * i) for i in range(1_000)]
    assert met([*two, *crowd], [[7]] * 1_002, WINDOW) == {("a", "b")}
