"""Episodes: the dispatches that tell of one happening.

In: dispatches as profiles. Out: groups of them. Never: weights learnt from the reports at hand; the order in which they
came; a link of two that depends on a third.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import log2

import numpy as np

from dateline.cluster.agglomerate import NEVER, Links, agglomerate
from dateline.cluster.features import Profile, cosine, key_of, likeness, of_article, reach, strongest
from dateline.cluster.index import key, meetings, number
from dateline.cluster.products import Numbers, Vectors, cosines
from dateline.terms import Article

# Likeness is counted in millionths. Tuned as said in features.py: episodes by BCubed F1 over all four sets at once, one setting.
LIKENESS = 205_000
DAY_COST = 40_000
LONGEST_GAP = 15
"""A gap of more days is no stronger sign that it is another happening …"""
LONGEST_REACH = 30
"""… until first and last are so far apart that nobody would still report the same happening alone."""
LOOK_ALIKE = 35_000
"""Where the names, or the other words, are less alike than this, the rest is: another earthquake, the same minister …"""
LOOK_ALIKE_COST = 60_000
"""… which changes no figure of the four sets by more than .005, and keeps look-alikes in short texts apart."""
COSTS = np.array([round(DAY_COST * log2(1 + days)) for days in range(LONGEST_GAP + 1)])
UNKNOWN = 1 << 40
"""Stands for the first day of a group of which none is known, and below zero for the last."""
OPENING_KEYS = 16
LINKED = 175_000
"""Two that are alike so far are linked; a little less than a group needs, which may be alike through others."""


def profile(copies: Sequence[Article]) -> Profile:
    """A dispatch as one profile: the words of its fullest copy, the days of all; its key is the smallest id.

    A report that nobody copied is a dispatch of one.
    """
    fullest = min(copies, key=_fullest)
    days = sorted(copy.published.first_day.toordinal() for copy in copies if copy.published)
    first, last = (days[0], days[-1]) if days else (None, None)
    return of_article(fullest, min(copy.id for copy in copies), first, last)


def _fullest(copy: Article) -> tuple[int, str]:
    return -len(copy.body), copy.id


def opening_keys(found: Profile) -> list[int]:
    """The keys of the index under which a dispatch is met: 64-bit numbers, each a pair of its openings' telling terms."""
    telling = map(number, sorted(strongest(found.opening, OPENING_KEYS)))
    return [key(*pair) for pair in combinations(telling, 2)]


def linked(one: Profile, other: Profile) -> bool:
    """Whether two dispatches that share an opening key may be of one episode: alike enough, and not too far apart.

    Two that share no key are not linked.
    """
    return reach(one, other) <= LONGEST_REACH and likeness(one, other, one.opening, other.opening) >= LINKED


def happenings(profiles: Sequence[Profile]) -> list[list[Profile]]:
    """The dispatches of each episode, in the order of their keys.

    Every episode lies within one component of the links: fed the components one by one, or all at once, it gives the same.
    """
    leaves = sorted(profiles, key=key_of)
    groups = _Groups(leaves)
    found = agglomerate(list(map(key_of, leaves)), groups.links(leaves), groups, threshold=LIKENESS)
    return [[leaves[i] for i in group] for group in found]


class _Groups:
    """Dispatches and the groups that they join into, as `agglomerate` asks: sums of vectors, how many, first and last day."""

    def __init__(self, leaves: Sequence[Profile]) -> None:
        self._openings = Vectors([leaf.opening for leaf in leaves])
        self._names = Vectors([leaf.names for leaf in leaves])
        self._matters = Vectors([leaf.matter for leaf in leaves])
        self._count = len(leaves)
        room = 2 * len(leaves)
        self._size = np.ones(room, np.int64)
        self._first, self._last = np.full(room, UNKNOWN, np.int64), np.full(room, -UNKNOWN, np.int64)
        for i, leaf in enumerate(leaves):
            if leaf.first is not None and leaf.last is not None:
                self._first[i], self._last[i] = leaf.first, leaf.last

    def links(self, leaves: Sequence[Profile]) -> Links:
        """The pairs of leaves that are `linked`, many at once."""
        ones, others = meetings(leaves, map(opening_keys, leaves), apart=LONGEST_REACH)
        near = self._reach(ones, others) <= LONGEST_REACH
        ones, others = ones[near], others[near]
        products = self._openings.of_pairs(ones, others)
        enough = cosines(products, 1) >= LINKED
        return ones[enough], others[enough], products[enough]

    def products(self, one: int, others: Sequence[int]) -> Numbers:
        """The products of the openings."""
        return self._openings.with_each(one, others)

    def best(self, one: int, others: Sequence[int], products: Numbers) -> Numbers:
        """Mean cosine of the openings, less a cost for the days between."""
        theirs = np.array(others, dtype=np.int64)
        alike = cosines(products, self._size[one] * self._size[theirs])
        middles = abs(self._first[one] + self._last[one] - self._first[theirs] - self._last[theirs]) // 2
        known = (self._first[one] != UNKNOWN) & (self._first[theirs] != UNKNOWN)
        found = alike - COSTS[np.where(known, np.minimum(middles, LONGEST_GAP), 0)]
        return np.where(self._reach(one, theirs) <= LONGEST_REACH, found, NEVER)

    def less(self, one: int, other: int) -> int:
        """What it costs that the two are look-alikes, if they are."""
        pairs = int(self._size[one] * self._size[other])
        names, words = (cosine(int(each.with_each(one, [other])[0]), pairs) for each in (self._names, self._matters))
        named = self._names.has(one) and self._names.has(other)
        return LOOK_ALIKE_COST if (named and names < LOOK_ALIKE) or words < LOOK_ALIKE else 0

    def join(self, one: int, other: int) -> None:
        """Put the sums of the two, and their days, behind all others."""
        for vectors in (self._openings, self._names, self._matters):
            vectors.join(one, other)
        self._size[self._count] = self._size[one] + self._size[other]
        self._first[self._count] = min(self._first[one], self._first[other])
        self._last[self._count] = max(self._last[one], self._last[other])
        self._count += 1

    def _reach(self, ones: Numbers | int, others: Numbers) -> Numbers:
        """Days from the first to the last of two taken together."""
        first, last = (
            np.minimum(self._first[ones], self._first[others]),
            np.maximum(self._last[ones], self._last[others]),
        )
        found: Numbers = np.maximum(last - first, 0)
        return found
