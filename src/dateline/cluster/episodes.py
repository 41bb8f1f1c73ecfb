"""Episodes: the dispatches that tell of one happening.

In: dispatches as profiles. Out: groups of them. Never: weights learnt from the reports at hand; the order in which they
came; a link of two that depends on a third.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, groupby
from math import log2
from operator import itemgetter

from dateline.cluster.agglomerate import Groups, agglomerate
from dateline.cluster.features import Profile, between, cosine, dot, key_of, of_article, reach, strongest
from dateline.cluster.index import key, meetings
from dateline.cluster.products import Products
from dateline.terms import Article

MILLION = 1_000_000
"""Likeness is counted in millionths."""

# Tuned as said in features.py: episodes by BCubed F1 over all four sets at once, one setting.
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
    return [key(*pair) for pair in combinations(sorted(strongest(found.opening, OPENING_KEYS)), 2)]


def linked(one: Profile, other: Profile) -> bool:
    """Whether two dispatches that share an opening key may be of one episode: alike enough, and not too far apart.

    Two that share no key are not linked.
    """
    return reach(one, other) <= LONGEST_REACH and _is_link(one, other, dot(one.opening, other.opening))


def _is_link(one: Profile, other: Profile, shared: int) -> bool:
    return cosine(shared, one.size * other.size) >= LINKED


def happenings(profiles: Sequence[Profile]) -> list[list[Profile]]:
    """The dispatches of each episode, in the order of their keys.

    Every episode lies within one component of the links: fed the components one by one, or all at once, it gives the same.
    """
    leaves = sorted(profiles, key=key_of)
    met = meetings(leaves, map(opening_keys, leaves), apart=LONGEST_REACH)
    openings = Products([leaf.opening for leaf in leaves])
    links: list[tuple[int, int]] = []
    for i, pairs in groupby(met, key=itemgetter(0)):
        near = [j for _, j in pairs if reach(leaves[i], leaves[j]) <= LONGEST_REACH]
        alike = zip(near, openings.of(i, near), strict=True)
        links += [(i, j) for j, shared in alike if _is_link(leaves[i], leaves[j], shared)]
    return agglomerate(Groups(leaves), links, score=_score, threshold=LIKENESS)


def _score(groups: Groups, i: int, j: int) -> int:
    """Mean cosine of the openings, less a cost for the days between, and one for look-alikes."""
    one, other = groups.profiles[i], groups.profiles[j]
    if reach(one, other) > LONGEST_REACH:
        return -MILLION
    pairs = one.size * other.size
    days = round(DAY_COST * log2(1 + min(between(one, other), LONGEST_GAP)))
    alike = cosine(groups.dot("opening", i, j), pairs) - days
    if alike < LIKENESS:  # whatever the names and the other words are
        return alike
    other_names = bool(one.names and other.names) and cosine(groups.dot("names", i, j), pairs) < LOOK_ALIKE
    is_look_alike = other_names or cosine(groups.dot("matter", i, j), pairs) < LOOK_ALIKE
    return alike - LOOK_ALIKE_COST * is_look_alike
