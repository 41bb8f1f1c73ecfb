"""Support: the episodes of one matter, out of how strongly each two speak for being one.

In: profiles of episodes, the keys under which they meet, how strong the link of two is. Out: groups of profiles.
Never: a strength that depends on a third episode; a group that one strong link holds together.

Two groups join while the strength of all links between them, over the root of the number of pairs there could be, is
enough: links that are missing count as nothing, so that the larger the groups the more links there must be. Between
single linkage, which chains, and average linkage (Sokal and Michener 1958), under which no matter outlives its people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush
from math import isqrt

from dateline.cluster.features import Profile
from dateline.cluster.index import meetings

Keys = Callable[[Profile], Sequence[int]]
Strength = Callable[[Profile, Profile], int]
Links = dict[int, dict[int, int]]
Step = tuple[int, str, str, int, int]


def joined(profiles: Sequence[Profile], *, keys: Keys, strength: Strength, enough: int) -> list[list[Profile]]:
    """The profiles in groups whose links support each other; `strength` is 0 or more, a whole number.

    The best supported join first; ties go to the smaller keys, so that the order of `profiles` has no say.
    """
    leaves = sorted(profiles, key=_key)
    links = _links(leaves, keys, strength)
    members = {i: [leaf] for i, leaf in enumerate(leaves)}
    heap = [step for i in links for j in links[i] if i < j and (step := _step(links, members, i, j))[0] <= -enough]
    heapify(heap)
    fresh = len(leaves)
    while heap:
        _, _, _, i, j = heappop(heap)
        if i not in members or j not in members:
            continue
        _join(links, i, j, fresh)
        members[fresh] = sorted(members.pop(i) + members.pop(j), key=_key)
        for k in links[fresh]:
            step = _step(links, members, k, fresh)
            if step[0] <= -enough:
                heappush(heap, step)
        fresh += 1
    return sorted(members.values(), key=_first)


def _links(leaves: Sequence[Profile], keys: Keys, strength: Strength) -> Links:
    links: Links = defaultdict(dict)
    for i, j in meetings(leaves, [keys(leaf) for leaf in leaves], apart=None):
        if found := strength(leaves[i], leaves[j]):
            links[i][j] = links[j][i] = found
    return links


def _join(links: Links, i: int, j: int, fresh: int) -> None:
    """Put the group `fresh` where `i` and `j` were: its links are the sums of theirs."""
    total: dict[int, int] = defaultdict(int)
    for mine in (links.pop(i), links.pop(j)):
        for k, found in mine.items():
            total[k] += found
    total.pop(i, None)
    total.pop(j, None)
    links[fresh] = total
    for k, found in total.items():
        links[k].pop(i, None)
        links[k].pop(j, None)
        links[k][fresh] = found


def _step(links: Links, members: dict[int, list[Profile]], i: int, j: int) -> Step:
    """A joining as the heap orders it: best supported first, then by the keys of the groups."""
    one, other = sorted((members[i][0].key, members[j][0].key))
    return -(links[i][j] * 1_000 // isqrt(1_000_000 * len(members[i]) * len(members[j]))), one, other, i, j


def _key(profile: Profile) -> str:
    return profile.key


def _first(group: Sequence[Profile]) -> str:
    return group[0].key
