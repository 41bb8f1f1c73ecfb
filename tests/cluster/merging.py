"""Episodes the long way: every two groups compared by their merged profiles, one joining after the other; what they are held to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import log2

from dateline.cluster import Profile, linked, opening_keys
from dateline.cluster.episodes import DAY_COST, LIKENESS, LONGEST_GAP, LONGEST_REACH, LOOK_ALIKE, LOOK_ALIKE_COST
from dateline.cluster.features import key_of, likeness, merged, reach


def happenings(profiles: Sequence[Profile]) -> list[list[str]]:
    """The keys of the dispatches of each episode."""
    leaves = sorted(profiles, key=key_of)
    groups = {leaf.key: (leaf, [leaf.key]) for leaf in leaves}
    links = {(one.key, other.key) for one, other in combinations(leaves, 2) if met(one, other) and linked(one, other)}
    while joining := [
        step for one, other in combinations(sorted(groups), 2) if (step := joined(groups, links, one, other))
    ]:
        _, one, other = min(joining)
        (first, mine), (second, theirs) = groups.pop(one), groups.pop(other)
        groups[one] = merged(first, second), mine + theirs
    return [sorted(members) for _, (_, members) in sorted(groups.items())]


def met(one: Profile, other: Profile) -> bool:
    """Whether the two share a key."""
    return not set(opening_keys(one)).isdisjoint(opening_keys(other))


def joined(
    groups: dict[str, tuple[Profile, list[str]]], links: set[tuple[str, str]], one: str, other: str
) -> tuple[int, str, str] | None:
    """What the joining of two groups is chosen by; None where they may not join."""
    (first, mine), (second, theirs) = groups[one], groups[other]
    if not any((min(i, j), max(i, j)) in links for i in mine for j in theirs) or reach(first, second) > LONGEST_REACH:
        return None
    names = likeness(first, second, first.names, second.names)
    words = likeness(first, second, first.matter, second.matter)
    look_alike = (first.names and second.names and names < LOOK_ALIKE) or words < LOOK_ALIKE
    days = [first.first, first.last, second.first, second.last]
    known = [day for day in days if day is not None]
    between = abs(known[0] + known[1] - known[2] - known[3]) // 2 if len(known) == len(days) else 0
    cost = round(DAY_COST * log2(1 + min(between, LONGEST_GAP))) + (LOOK_ALIKE_COST if look_alike else 0)
    best = likeness(first, second, first.opening, second.opening) - cost
    return (-best, one, other) if best >= LIKENESS else None
