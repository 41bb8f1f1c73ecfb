"""Agglomerate: groups out of links, whatever the order in which reports came.

In: profiles, what two of them must share to be compared, and how alike two of them are. Out: groups of profiles.
Never: a comparison of all with all; a tie left to chance.

Average linkage (Sokal and Michener 1958) over a sparse graph: the two groups that are most alike on the average of
all their pairs join first, so that a single strong pair cannot chain two matters together. Averages are computed from
sums of whole-number vectors, exactly, and ties go to the smaller keys: the result is a function of the set of profiles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush

from dateline.cluster.features import Profile, merged
from dateline.cluster.index import meetings

Keys = Callable[[Profile], Sequence[int]]
Score = Callable[[Profile, Profile], int]


def agglomerate(
    profiles: Sequence[Profile], *, keys: Keys, apart: int, score: Score, threshold: int
) -> list[list[Profile]]:
    """The profiles in groups whose members are alike on average: `score` of two groups joined is at least `threshold`.

    Groups are compared where two of their members share a key and lie no more than `apart` days from each other.
    """
    leaves = sorted(profiles, key=_key)
    groups: dict[int, Profile] = dict(enumerate(leaves))
    members = {i: [leaf] for i, leaf in groups.items()}
    near = _neighbours(leaves, keys, apart)
    heap = [link for i in groups for j in near[i] if i < j and (link := _link(groups, i, j, score))[0] <= -threshold]
    heapify(heap)
    fresh = len(leaves)
    while heap:
        _, _, _, i, j = heappop(heap)
        if i not in groups or j not in groups:
            continue
        groups[fresh] = merged(groups.pop(i), groups.pop(j))
        members[fresh] = members.pop(i) + members.pop(j)
        near[fresh] = (near.pop(i) | near.pop(j)) & groups.keys()
        for k in near[fresh]:
            near[k] = (near[k] - {i, j}) | {fresh}
            link = _link(groups, k, fresh, score)
            if link[0] <= -threshold:
                heappush(heap, link)
        fresh += 1
    return [sorted(members[i], key=_key) for i in sorted(members, key=lambda i: groups[i].key)]


def _neighbours(leaves: Sequence[Profile], keys: Keys, apart: int) -> dict[int, set[int]]:
    """For each profile the others that it meets in the index."""
    near: dict[int, set[int]] = {i: set() for i in range(len(leaves))}
    for i, j in meetings(leaves, [keys(leaf) for leaf in leaves], apart=apart):
        near[i].add(j)
        near[j].add(i)
    return near


def _link(groups: dict[int, Profile], i: int, j: int, score: Score) -> tuple[int, str, str, int, int]:
    """A link as the heap orders it: best first, then by the keys of the groups."""
    one, other = sorted((groups[i].key, groups[j].key))
    return -score(groups[i], groups[j]), one, other, i, j


def _key(profile: Profile) -> str:
    return profile.key
