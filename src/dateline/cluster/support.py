"""Support: the episodes of one matter, out of how strongly each two speak for being one.

In: the keys of episodes, and how strong the link of each two is. Out: groups of keys.
Never: a strength that depends on a third episode; a group that one strong link holds together, or that has none.

Two groups join while the strength of all links between them, over the root of the number of pairs there could be, is
enough: links that are missing count as nothing, so that the larger the groups the more links there must be. Between
single linkage, which chains, and average linkage (Sokal and Michener 1958), under which no matter outlives its people.
Weak links count in the sum, yet two groups join only where a strong one leads from one to the other: the groups of a
component of the strong links are the same whatever lies outside it.

The root alone would join any two matters that grow large enough, since the links that chance makes grow with the pairs. So
what links two groups is also held against what holds each together (as Chameleon does, Karypis and others 1999), which does
not depend on how large they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from math import isqrt

Links = Mapping[tuple[str, str], int]
"""How strong the link of two is, by their keys, the smaller first; below 0 it speaks against them; 0 may be left out."""
SHARE = 25
"""Links between two groups are, on average, no weaker than those inside them by more than this. On mixes of 500 to 4,000 reports of timeline17, allsides,
g5w1h and basil the halves of one matter that join late have 1/11 and more, an oil spill and an earthquake of the same spring, large as they are, 1/83."""
_Sums = dict[int, dict[int, tuple[int, int]]]
_Step = tuple[int, str, str, int, int]


def joined(keys: Iterable[str], links: Links, *, strong: int, enough: int) -> list[list[str]]:
    """The keys in groups whose links support each other.

    The best supported join first; ties go to the smaller keys, so that the order of `keys` has no say.
    """
    leaves = sorted(keys)
    sums = _sums(leaves, links)
    members = {i: [leaf] for i, leaf in enumerate(leaves)}
    inside = dict.fromkeys(members, 0)

    def step(i: int, j: int) -> _Step | None:
        total, most = sums[i][j]
        support = total * 1_000 // isqrt(1_000_000 * len(members[i]) * len(members[j]))
        if most < strong or support < enough:
            return None
        if not _hold_together(total, (inside[i], len(members[i])), (inside[j], len(members[j]))):
            return None
        one, other = sorted((members[i][0], members[j][0]))
        return (-support, one, other, i, j)

    heap = [found for i in sums for j in sums[i] if i < j and (found := step(i, j))]
    heapify(heap)
    fresh = len(leaves)
    while heap:
        _, _, _, i, j = heappop(heap)
        if i not in members or j not in members:
            continue
        inside[fresh] = inside.pop(i) + inside.pop(j) + sums[i][j][0]
        _join(sums, i, j, fresh)
        members[fresh] = sorted(members.pop(i) + members.pop(j))
        for k in sums[fresh]:
            if found := step(k, fresh):
                heappush(heap, found)
        fresh += 1
    return sorted(members.values())


def _hold_together(total: int, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two groups hold together about as each does: `total` links them, and each is what links its members and how many they are.

    The mean between them is 1 / SHARE, at least, of the geometric mean of the means inside; one alone has no inside and holds.
    """
    (mine, n), (theirs, m) = one, other
    return (SHARE * total) ** 2 * (n - 1) * (m - 1) >= 4 * n * m * max(mine, 0) * max(theirs, 0)


def _sums(leaves: list[str], links: Links) -> _Sums:
    """The sum and the strongest of the links between each two, by position."""
    place = {leaf: i for i, leaf in enumerate(leaves)}
    sums: _Sums = defaultdict(dict)
    for (one, other), found in links.items():
        if found and one in place and other in place:
            i, j = place[one], place[other]
            sums[i][j] = sums[j][i] = found, found
    return sums


def _join(sums: _Sums, i: int, j: int, fresh: int) -> None:
    """Put the group `fresh` where `i` and `j` were: its links are theirs."""
    together: dict[int, tuple[int, int]] = {}
    for mine in (sums.pop(i), sums.pop(j)):
        for k, (found, most) in mine.items():
            total, strongest = together.get(k, (0, 0))
            together[k] = total + found, max(strongest, most)
    together.pop(i, None)
    together.pop(j, None)
    sums[fresh] = together
    for k, both in together.items():
        sums[k].pop(i, None)
        sums[k].pop(j, None)
        sums[k][fresh] = both
