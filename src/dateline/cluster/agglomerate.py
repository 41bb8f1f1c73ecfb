"""Agglomerate: groups out of links, whatever the order in which reports came.

In: profiles, the pairs of them that are linked, and how alike two of them are. Out: groups of profiles.
Never: a comparison of all with all; a tie left to chance; a group that reaches over two components of the links.

Average linkage (Sokal and Michener 1958) over a sparse graph: the two groups that are most alike on the average of
all their pairs join first, so that a single strong pair cannot chain two matters together. Averages are computed from
sums of whole-number vectors, exactly, and ties go to the smaller keys: the result is a function of the set of profiles.
What two vectors have in common adds up as groups join, so that it is computed once a pair of leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush

from dateline.cluster.features import SIDES, Profile, Side, dot, key_of, merged, vector_of
from dateline.cluster.products import Products

Pair = tuple[int, int]


class Groups:
    """Groups by number, and what the vectors of two of them have in common.

    What two have in common is kept while they may still join: of so many pairs that may not it is let go.
    """

    def __init__(self, leaves: Sequence[Profile]) -> None:
        self.profiles: dict[int, Profile] = dict(enumerate(leaves))
        self._known: dict[Side, dict[Pair, int]] = {side: {} for side in SIDES}
        self._leaves = {side: Products([vector_of(leaf, side) for leaf in leaves]) for side in SIDES}

    def dot(self, side: Side, i: int, j: int) -> int:
        """The inner product of one of the vectors of two groups, exactly."""
        known, pair = self._known[side], _pair(i, j)
        if pair not in known:
            known[pair] = dot(vector_of(self.profiles[i], side), vector_of(self.profiles[j], side))
        return known[pair]

    def learn(self, i: int, others: Sequence[int]) -> None:
        """Take in what a leaf has in common with others, all at once."""
        for side, known in self._known.items():
            known.update(zip((_pair(i, j) for j in others), self._leaves[side].of(i, others), strict=True))

    def let_go(self, i: int, j: int) -> None:
        """Two may not join as they are."""
        for known in self._known.values():
            known.pop(_pair(i, j), None)

    def join(self, i: int, j: int, fresh: int, near: Iterable[int]) -> None:
        """Make one group of two; `near` are those that it will be compared with."""
        self.profiles[fresh] = merged(self.profiles.pop(i), self.profiles.pop(j))
        for known in self._known.values():
            known.pop(_pair(i, j), None)
            for k in near:
                one, other = known.pop(_pair(i, k), None), known.pop(_pair(j, k), None)
                if one is not None and other is not None:
                    known[_pair(k, fresh)] = one + other


def _pair(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)


Score = Callable[[Groups, int, int], int]
"""How alike two groups are, by their numbers."""


def agglomerate(groups: Groups, links: Iterable[Pair], *, score: Score, threshold: int) -> list[list[Profile]]:
    """The profiles in groups whose members are alike on average: `score` of two groups joined is at least `threshold`.

    `groups` are made of leaves in the order of their keys, and used up; `links` are pairs of positions. Two groups join only where a link leads from one
    to the other, so that the groups of a component of the links are the same whatever lies outside it.
    """
    live = groups.profiles
    members = {i: [leaf] for i, leaf in live.items()}
    near = _neighbours(len(live), links)
    heap: list[_Step] = []
    for i in live:
        others = [j for j in near[i] if i < j]
        groups.learn(i, others)
        heap += [step for j in others if (step := _step(groups, i, j, score, threshold))]
    heapify(heap)
    fresh = len(live)
    while heap:
        _, _, _, i, j = heappop(heap)
        if i not in live or j not in live:
            continue
        near[fresh] = {k for k in near.pop(i) | near.pop(j) if k in live and k not in (i, j)}
        groups.join(i, j, fresh, near[fresh])
        members[fresh] = members.pop(i) + members.pop(j)
        for k in near[fresh]:
            near[k] = (near[k] - {i, j}) | {fresh}
            if step := _step(groups, k, fresh, score, threshold):
                heappush(heap, step)
        fresh += 1
    return [sorted(members[i], key=key_of) for i in sorted(members, key=lambda i: live[i].key)]


def _neighbours(count: int, links: Iterable[Pair]) -> dict[int, set[int]]:
    """For each profile the others that it is linked with."""
    near: dict[int, set[int]] = {i: set() for i in range(count)}
    for i, j in links:
        near[i].add(j)
        near[j].add(i)
    return near


_Step = tuple[int, str, str, int, int]
"""A joining as the heap orders it: best first, then by the keys of the groups."""


def _step(groups: Groups, i: int, j: int, score: Score, threshold: int) -> _Step | None:
    """The joining of two groups; None where they are too little alike."""
    alike = score(groups, i, j)
    if alike < threshold:
        groups.let_go(i, j)
        return None
    one, other = sorted((groups.profiles[i].key, groups.profiles[j].key))
    return -alike, one, other, i, j
