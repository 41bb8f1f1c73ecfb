"""Products: the inner products of one vector with hundreds at once.

In: vectors. Out: whole numbers, those that `features.dot` gives. Never: a number that is rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from dateline.cluster.features import SCALE, Vector

Numbers = npt.NDArray[np.int64]
_ZERO, _TRUE = np.zeros(1, np.int64), np.ones(1, np.bool_)


class Vectors:
    """Vectors as rows of numbers, each at its position; the sum of two can be put at another one."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        numbers = {term: i for i, term in enumerate(dict.fromkeys(chain.from_iterable(vectors)))}
        self._terms = [np.fromiter(map(numbers.__getitem__, one), np.int64, len(one)) for one in vectors]
        self._weights = [np.fromiter(one.values(), np.int64, len(one)) for one in vectors]
        self._spread = np.zeros(len(numbers), np.int64)

    def with_each(self, one: int, others: Sequence[int]) -> Numbers:
        """The products of the vector at `one` with those at the others."""
        if not others:
            return np.empty(0, np.int64)
        ends = np.cumsum([len(self._terms[other]) for other in others])
        self._spread[self._terms[one]] = self._weights[one]
        terms = np.concatenate([self._terms[other] for other in others])
        found = self._spread[terms] * np.concatenate([self._weights[other] for other in others])
        self._spread[self._terms[one]] = 0
        sums = np.concatenate((_ZERO, np.cumsum(found)))
        products: Numbers = sums[ends]
        products[1:] -= sums[ends[:-1]]
        return products

    def of_pairs(self, ones: Numbers, others: Numbers) -> Numbers:
        """The products of so many pairs of positions: of each pair the longer vector is spread, so that the shorter ones are read."""
        sizes = np.array(list(map(len, self._terms)), np.int64)
        turned = sizes[ones] < sizes[others]
        spread, read = np.where(turned, others, ones), np.where(turned, ones, others)
        order = np.argsort(spread, kind="stable")
        starts = np.flatnonzero(np.diff(spread[order], prepend=-1))
        found = np.zeros(len(ones), np.int64)
        for part in np.split(order, starts[1:]) if len(starts) else ():
            found[part] = self.with_each(int(spread[part[0]]), read[part].tolist())
        return found

    def has(self, one: int) -> bool:
        """Whether the vector at `one` has any term."""
        return len(self._terms[one]) > 0

    def join(self, one: int, other: int) -> None:
        """Put the sum of two vectors behind all others, and let the two go."""
        terms = np.sort(np.concatenate((self._terms[one], self._terms[other])))
        terms = terms[np.concatenate((_TRUE, terms[1:] != terms[:-1]))[: len(terms)]]
        self._spread[self._terms[one]] = self._weights[one]
        self._spread[self._terms[other]] += self._weights[other]
        self._terms.append(terms)
        self._weights.append(self._spread[terms])
        self._spread[terms] = 0
        for gone in (one, other):
            self._terms[gone] = self._weights[gone] = np.empty(0, np.int64)


def cosines(products: Numbers, pairs: Numbers | int) -> Numbers:
    """`features.cosine` of many: the products of sums as mean cosines of so many pairs each, in millionths."""
    return products // (SCALE * SCALE // 1_000_000 * pairs)
