"""Agglomerate: groups out of links, whatever the order in which reports came.

In: keys, the pairs of them that are linked, and how alike two groups of them are. Out: groups of positions.
Never: a comparison of all with all; a tie left to chance; a group that reaches over two components of the links.

Average linkage (Sokal and Michener 1958) over a sparse graph: the two groups that are most alike on the average of
all their pairs join first, so that a single strong pair cannot chain two matters together. The inner product of a sum of
vectors with a third is the sum of their products, in whole numbers: it is kept and added up, and only where just one of
the two was linked is the other's computed. Ties go to the smaller keys: the result is a function of the set.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import Protocol

import numpy as np

from dateline.cluster.products import Numbers

NEVER = -1_000_000
"""How alike two groups are that do not join, whatever joins either of them."""

Links = tuple[Numbers, Numbers, Numbers]
"""Pairs of positions, each pair once, and the inner product of each."""
Row = dict[int, int]
_Step = tuple[int, str, str, int, int, bool]


class Groups(Protocol):
    """What is grouped, by position; the first ones are the leaves, those that two join into stand behind them."""

    def products(self, one: int, others: Sequence[int], /) -> Numbers:
        """The inner product of the group with each of the others."""
        ...

    def best(self, one: int, others: Sequence[int], products: Numbers, /) -> Numbers:
        """How alike the group is to each of the others at most, with these products; NEVER where that is so for ever."""
        ...

    def less(self, one: int, other: int, /) -> int:
        """What the two are less alike than `best` says, which is asked of few."""
        ...

    def join(self, one: int, other: int, /) -> None:
        """Put the two together behind all others."""
        ...


def agglomerate(keys: Sequence[str], links: Links, groups: Groups, *, threshold: int) -> list[list[int]]:
    """The positions of `keys`, which ascend, in groups that are alike on average: two that joined were by `threshold` at least.

    Two groups join only where a link leads from one to the other, so that the groups of a component of the links are the
    same whatever lies outside it.
    """
    names = list(keys)
    members = {i: [i] for i in range(len(names))}
    near = _rows(len(names), links)
    heap: list[_Step] = []
    for i, row in near.items():
        for j, best in _nearest(groups, i, {j: product for j, product in row.items() if i < j}, near).items():
            if best >= threshold:
                heap.append(_step(names, best, i, j, sure=False))
    heapify(heap)
    while heap:
        cost, _, _, i, j, sure = heappop(heap)
        if i not in members or j not in members:
            continue
        if not sure and (less := groups.less(i, j)):
            if -cost - less >= threshold:
                heappush(heap, _step(names, -cost - less, i, j, sure=True))
            continue
        fresh = len(names)
        names.append(min(names[i], names[j]))
        members[fresh] = members.pop(i) + members.pop(j)
        near[fresh] = _together(groups, near, i, j)
        groups.join(i, j)
        for k, product in near[fresh].items():
            near[k][fresh] = product
        for k, best in _nearest(groups, fresh, dict(near[fresh]), near).items():
            if best >= threshold:
                heappush(heap, _step(names, best, k, fresh, sure=False))
    return [sorted(members[i]) for i in sorted(members, key=names.__getitem__)]


def _rows(count: int, links: Links) -> dict[int, Row]:
    """For each position those that it is linked with, and the products."""
    near: dict[int, Row] = {i: {} for i in range(count)}
    for i, j, product in zip(*(each.tolist() for each in links), strict=True):
        near[i][j] = near[j][i] = product
    return near


def _nearest(groups: Groups, one: int, row: Row, near: dict[int, Row]) -> Row:
    """How alike those of the row are to `one` at most; who never joins it is no neighbour any more."""
    others = list(row)
    products = np.fromiter(row.values(), np.int64, len(row))
    found = dict(zip(others, groups.best(one, others, products).tolist(), strict=True))
    for other, best in found.items():
        if best <= NEVER:
            del near[one][other], near[other][one]
    return found


def _together(groups: Groups, near: dict[int, Row], i: int, j: int) -> Row:
    """The neighbours of two that join, which are none of theirs any more, and their products with both."""
    one, other = near.pop(i), near.pop(j)
    del one[j], other[i]
    for k in one:
        del near[k][i]
    for k in other:
        del near[k][j]
    found = {k: product + other[k] for k, product in one.items() if k in other}
    for mine, theirs, absent in ((one, other, j), (other, one, i)):
        alone = [k for k in mine if k not in theirs]
        for k, product in zip(alone, groups.products(absent, alone).tolist(), strict=True):
            found[k] = mine[k] + product
    return found


def _step(names: Sequence[str], best: int, i: int, j: int, *, sure: bool) -> _Step:
    """A joining as the heap orders it: best first, then by the keys of the groups."""
    one, other = sorted((names[i], names[j]))
    return -best, one, other, i, j, sure
