"""What a store may rely on: every step stays within a component of links that are functions of two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import cluster, wire
from dateline.cluster import Profile
from dateline.terms import Article, Episode
from tests.cluster.build import AGREED, INVITED, OTHER_QUAKE, QUAKE
from tests.wire.build import FERRY, FERRY_ANEW, HARVEST, article, first_lines

T = TypeVar("T")
POOL = [
    FERRY,
    FERRY + "More.",
    first_lines(FERRY, 4),
    FERRY_ANEW,
    HARVEST,
    QUAKE,
    OTHER_QUAKE,
    INVITED,
    AGREED,
    "",
    "🚢",
]
POOL += [f"{one.splitlines()[0]}\n{other.splitlines()[-1]}" for one, other in combinations((FERRY, QUAKE, INVITED), 2)]
DAYS = [None, "2031-03-04", "2031-03-20", "2031-07-24", "2031-10-23"]
reports = st.lists(st.tuples(st.sampled_from(POOL), st.sampled_from(DAYS)), max_size=9)


def components(items: Sequence[T], linked: Callable[[T, T], bool]) -> list[list[T]]:
    parts: list[list[T]] = []
    for item in items:
        near = [part for part in parts if any(linked(item, other) for other in part)]
        parts = [part for part in parts if part not in near] + [[item, *(other for part in near for other in part)]]
    return parts


def dispatches(one: Article, other: Article) -> bool:
    return bool(set(wire.sketch(one).tolist()) & set(wire.sketch(other).tolist())) and wire.linked(one, other)


def openings(one: Profile, other: Profile) -> bool:
    return bool(set(cluster.opening_keys(one)) & set(cluster.opening_keys(other))) and cluster.linked(one, other)


def supported(one: Profile, other: Profile) -> bool:
    met = set(cluster.matter_keys(one)) & set(cluster.matter_keys(other))
    return bool(met) and cluster.strength(one, other) >= cluster.STRONG


def piecewise(articles: Sequence[Article]) -> tuple[tuple[Episode, ...], ...]:
    """The stories as a store makes them: component by component, from pairwise links alone."""
    by_id = {one.id: one for one in articles}
    parts = [sorted(one.id for one in part) for part in components(articles, dispatches)]
    copies = {part[0]: part for part in parts}
    profiles = [cluster.profile([by_id[id] for id in part]) for part in parts]
    happenings = [group for part in components(profiles, openings) for group in cluster.happenings(part)]
    told = {
        group[0].key: cluster.episode([by_id[id] for one in group for id in copies[one.key]]) for group in happenings
    }
    wholes = [cluster.combined(group) for group in happenings]
    found = [
        matter
        for part in components(wholes, supported)
        for matter in cluster.matters([one.key for one in part], cluster.supports(part))
    ]
    return cluster.in_order(([told[key] for key in matter] for matter in found), by_id)


@given(reports)
@settings(max_examples=40, deadline=None)
def test_stories_are_those_of_their_components(rows: list[tuple[str, str | None]]) -> None:
    """Reading all at once and reading what is linked, part by part, tell the same stories."""
    articles = [article(f"id{i}", body, day=day) for i, (body, day) in enumerate(rows)]
    assert cluster.stories(articles, wire.groups(articles)) == piecewise(articles)


@given(reports)
@settings(max_examples=30, deadline=None)
def test_dispatches_are_the_components_of_links(rows: list[tuple[str, str | None]]) -> None:
    """`wire.groups` says of many what `wire.linked` says of two."""
    articles = [article(f"id{i}", body, day=day) for i, (body, day) in enumerate(rows)]
    parts = sorted(tuple(sorted(one.id for one in part)) for part in components(articles, dispatches))
    assert wire.groups(articles) == tuple(parts)
