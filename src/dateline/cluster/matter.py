"""Matters: the episodes of one developing story.

In: episodes as profiles. Out: groups of them. Never: a strength of two that depends on a third; the order in which
reports came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import isqrt, log2

from dateline.cluster.features import Profile, gap, key_of, likeness, merged, strongest
from dateline.cluster.index import key, meetings
from dateline.cluster.support import Links, joined

MILLION = 1_000_000
"""Strength is counted in millionths."""

# Tuned on the topics of timeline17 (which must hold together over months) against g5w1h, basil and the roundups of
# allsides, these grouped by hand into matters of several roundups.
LEAST = 40_000
"""Two episodes that are less alike do not support each other at all …"""
MOST = 140_000
"""… and no more than fully from here on."""
SUPPORT = MILLION // 2
STRONG = MILLION // 2
"""The strength of one link at least between two groups that join: what two episodes need that nobody else speaks for."""
DAY_COST = 20_000
LONGEST_GAP = 365
MATTER_KEYS = 16


def combined(dispatches: Sequence[Profile]) -> Profile:
    """An episode as one profile: the sums of its dispatches'; its key is the smallest of theirs."""
    first, *rest = sorted(dispatches, key=key_of)
    for other in rest:
        first = merged(first, other)
    return first


def matter_keys(found: Profile) -> list[int]:
    """The keys of the index under which an episode is met: 64-bit numbers, each a telling name with a telling word."""
    return [key(*p) for p in product(strongest(found.names, MATTER_KEYS), strongest(found.matter, MATTER_KEYS))]


def strength(one: Profile, other: Profile) -> int:
    """How far two episodes that share a matter key support being one matter, in millionths; 0 where they share none.

    It rises with the geometric mean of how alike the names are and how alike the other words, less a cost for the days
    between. Both must agree: the same people in another matter, or the same matter of other people, is another story.
    """
    names = likeness(one, other, one.names, other.names)
    words = likeness(one, other, one.matter, other.matter)
    alike = isqrt(names * words) - round(DAY_COST * log2(1 + min(gap(one, other), LONGEST_GAP)))
    return min(max(alike - LEAST, 0) * MILLION // (MOST - LEAST), MILLION)


def supports(episodes: Iterable[Profile]) -> dict[tuple[str, str], int]:
    """The strength of each two of these episodes that meet in the index, by their keys; no zeros."""
    leaves = sorted(episodes, key=key_of)
    met = meetings(leaves, [matter_keys(leaf) for leaf in leaves], apart=None)
    return {(leaves[i].key, leaves[j].key): found for i, j in met if (found := strength(leaves[i], leaves[j]))}


def matters(keys: Iterable[str], links: Links) -> list[list[str]]:
    """The keys of the episodes of each story, sorted; `links` is what `supports` says of them, or holds it.

    Every story lies within one component of the links of STRONG and more: fed the components one by one, or all at once,
    it gives the same.
    """
    return joined(keys, links, strong=STRONG, enough=SUPPORT)
