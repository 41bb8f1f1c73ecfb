"""Agglomerate: groups out of links, whatever the order in which reports came.

In: profiles, the pairs of them that are linked, and how alike two of them are. Out: groups of profiles.
Never: a comparison of all with all; a tie left to chance; a group that reaches over two components of the links.

Average linkage (Sokal and Michener 1958) over a sparse graph: the two groups that are most alike on the average of
all their pairs join first, so that a single strong pair cannot chain two matters together. Averages are computed from
sums of whole-number vectors, exactly, and ties go to the smaller keys: the result is a function of the set of profiles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush

from dateline.cluster.features import Profile, key_of, merged

Score = Callable[[Profile, Profile], int]
Pair = tuple[int, int]


def agglomerate(
    leaves: Sequence[Profile], links: Iterable[Pair], *, score: Score, threshold: int
) -> list[list[Profile]]:
    """The profiles in groups whose members are alike on average: `score` of two groups joined is at least `threshold`.

    `leaves` are in the order of their keys, `links` pairs of positions. Two groups join only where a link leads from one
    to the other, so that the groups of a component of the links are the same whatever lies outside it.
    """
    groups: dict[int, Profile] = dict(enumerate(leaves))
    members = {i: [leaf] for i, leaf in groups.items()}
    near = _neighbours(len(leaves), links)
    heap = [step for i in groups for j in near[i] if i < j and (step := _step(groups, i, j, score))[0] <= -threshold]
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
            step = _step(groups, k, fresh, score)
            if step[0] <= -threshold:
                heappush(heap, step)
        fresh += 1
    return [sorted(members[i], key=key_of) for i in sorted(members, key=lambda i: groups[i].key)]


def _neighbours(count: int, links: Iterable[Pair]) -> dict[int, set[int]]:
    """For each profile the others that it is linked with."""
    near: dict[int, set[int]] = {i: set() for i in range(count)}
    for i, j in links:
        near[i].add(j)
        near[j].add(i)
    return near


def _step(groups: dict[int, Profile], i: int, j: int, score: Score) -> tuple[int, str, str, int, int]:
    """A joining as the heap orders it: best first, then by the keys of the groups."""
    one, other = sorted((groups[i].key, groups[j].key))
    return -score(groups[i], groups[j]), one, other, i, j
