"""Matters: the episodes of one developing story.

In: episodes as profiles. Out: groups of them. Never: a strength of two that depends on a third; the order in which
reports came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import isqrt, log2

import numpy as np

from dateline.cluster.features import SCALE, Profile, Vector, gap, key_of, likeness, merged, strongest
from dateline.cluster.index import key, meetings, number
from dateline.cluster.products import Vectors, cosines
from dateline.cluster.support import Links, joined

MILLION = 1_000_000
"""Strength is counted in millionths."""

# Tuned on the topics of timeline17 (which must hold together over months), three samples of them, against g5w1h, basil and
# the roundups of allsides, these grouped by hand into matters of several roundups; joinings there were read one by one.
LEAST = 40_000
"""Two episodes that are less alike do not support each other at all …"""
MOST = 140_000
"""… and no more than fully from here on."""
SUPPORT = 600_000
STRONG = 600_000
"""The strength of one link at least between two groups that join: what two episodes need that nobody else speaks for."""
DAY_COST = 20_000
LONGEST_GAP = 365
PLACE = 0.4
"""What it counts towards the names' likeness that two episodes are set in one place. At .6 matters join that have little
but their country in common."""
PLACE_DAY_COST = 6_000
"""A matter that is known by its place (a war, an uprising) rests for weeks and goes on under other people."""
SET = 360_000
"""How alike to itself an episode's places are, at least, where it is set somewhere: its reports name one country more than all others …"""
ELSEWHERE = 400_000
"""… and two whose places are less alike than this are set apart. Chosen on three samples of timeline17 and held against three more."""
AGAINST = 300_000
"""What two that are set as far apart as can be speak against being one matter. Revolts of neighbouring countries have words, days and
statesmen in common; a few links between them would join what all their other pairs tell apart."""
MATTER_KEYS = 16
PLACE_KEYS = 2
PLACE_LEAST = 0.3
"""A place that tells less is not what a matter is known by, and no key."""
PLACE_WORDS = 48
"""Words that are paired with a place: what goes on in one place for months shares many common ones and few rare ones."""


def combined(dispatches: Sequence[Profile]) -> Profile:
    """An episode as one profile: the sums of its dispatches'; its key is the smallest of theirs."""
    first, *rest = sorted(dispatches, key=key_of)
    for other in rest:
        first = merged(first, other)
    return first


def matter_keys(found: Profile) -> list[int]:
    """The keys of the index under which an episode is met: 64-bit numbers, each a telling name or place with a telling word."""
    words = list(map(number, strongest(found.matter, PLACE_WORDS)))
    names = map(number, strongest(found.names, MATTER_KEYS))
    known_by = {code for code, told in found.places.items() if told >= PLACE_LEAST * SCALE * found.size}
    places = [number(code) for code in strongest(found.places, PLACE_KEYS) if code in known_by]
    return [key(*pair) for pair in (*product(names, words[:MATTER_KEYS]), *product(places, words))]


def strength(one: Profile, other: Profile) -> int:
    """How far two episodes that share a matter key support being one matter, in millionths, or speak against it, below zero.

    It rises with the geometric mean of how alike the names, or the places, are and how alike the other words, less a cost
    for the days between. Both must agree: the same people in another matter, or the same matter of other people, is
    another story. Two that are set in other places speak against it, unless they are as alike as can be.
    """
    words, names, places = (likeness(one, other, *both) for both in zip(_vectors(one), _vectors(other), strict=True))
    return _strength(words, names, places, gap(one, other), both_set=_is_set(one) and _is_set(other))


def _vectors(episode: Profile) -> tuple[Vector, Vector, Vector]:
    return episode.matter, episode.names, episode.places


def _strength(words: int, names: int, places: int, apart: int, *, both_set: bool) -> int:
    """The same by how alike the two are in each, and whether both are set somewhere."""
    found = supported(words, names, places, apart)
    if found == MILLION or places >= ELSEWHERE or not both_set:
        return found
    return found - AGAINST * (ELSEWHERE - places) // ELSEWHERE


def _is_set(episode: Profile) -> bool:
    """Whether its reports agree on where they are set."""
    return likeness(episode, episode, episode.places, episode.places) >= SET


def supported(words: int, names: int, places: int, apart: int) -> int:
    """The strength of two whose words, names and places are so alike, in millionths, and that lie so many days apart.

    It never falls where one of the three rises.
    """
    days = log2(1 + min(apart, LONGEST_GAP))
    set_in = round(PLACE * places)
    alike = max(isqrt(names * words) - round(DAY_COST * days), isqrt(set_in * words) - round(PLACE_DAY_COST * days))
    return min(max(alike - LEAST, 0) * MILLION // (MOST - LEAST), MILLION)


def supports(episodes: Iterable[Profile]) -> dict[tuple[str, str], int]:
    """The strength of each two of these episodes that meet in the index, by their keys; no zeros."""
    leaves = sorted(episodes, key=key_of)
    ones, others = meetings(leaves, map(matter_keys, leaves), apart=None)
    sizes = np.array([leaf.size for leaf in leaves], dtype=np.int64)
    alike = [
        cosines(Vectors(vectors).of_pairs(ones, others), sizes[ones] * sizes[others]).tolist()
        for vectors in zip(*map(_vectors, leaves), strict=True)
    ]
    is_set = list(map(_is_set, leaves))
    found: dict[tuple[str, str], int] = {}
    for i, j, words, names, places in zip(ones.tolist(), others.tolist(), *alike, strict=True):
        one, other = leaves[i], leaves[j]
        if strong := _strength(words, names, places, gap(one, other), both_set=is_set[i] and is_set[j]):
            found[one.key, other.key] = strong
    return found


def matters(keys: Iterable[str], links: Links) -> list[list[str]]:
    """The keys of the episodes of each story, sorted; `links` is what `supports` says of them, or holds it.

    Every story lies within one component of the links of STRONG and more: fed the components one by one, or all at once,
    it gives the same.
    """
    return joined(keys, links, strong=STRONG, enough=SUPPORT)
