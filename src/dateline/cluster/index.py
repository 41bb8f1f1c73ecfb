"""Index: which profiles are worth comparing, out of very many.

In: the keys of each profile and the days they reach over. Out: the pairs that share a key and are not too far apart.
Never: a pair that comes or goes because of a third profile.

Whether two meet depends on the two alone: a key is a pair of their own telling terms, by weights shipped as data, so that
few share it. Work grows with the pairs that meet: with the reports of one matter, not with the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np

from dateline.cluster.features import Profile
from dateline.cluster.products import Numbers

FLUSH = 1_000_000
"""Pairs met under many keys are thinned out whenever so many have gathered."""
AGES = 10_000_000
"""More days than any calendar counts, so that days of two crowds never meet."""


@lru_cache(maxsize=100_000)
def number(term: str) -> int:
    """A term as a number of 32 bits."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def key(one: int, other: int) -> int:
    """Two terms, as numbers, as one key of the index; a chance collision costs a comparison and changes nothing else."""
    return one << 32 | other


def meetings(
    profiles: Sequence[Profile], keys: Iterable[Sequence[int]], *, apart: int | None
) -> tuple[Numbers, Numbers]:
    """Pairs of positions, each once and ascending, that share one of their `keys`: the smaller of each, the larger of each.

    Two that lie more than `apart` days from each other do not meet; one without a day meets all, and so do all where
    `apart` is None.
    """
    count = len(profiles)
    owners, ends = _crowds(profiles, keys, apart)
    many = ends - np.arange(1, len(ends) + 1)
    met: Numbers = np.empty(0, dtype=np.int64)
    for part in np.split(np.arange(len(ends)), np.flatnonzero(np.diff(np.cumsum(many) // FLUSH)) + 1):
        ones, others = np.repeat(owners[part], many[part]), owners[_each_after(part, many[part])]
        two = ones != others  # two of its terms may bear one number
        ones, others = ones[two], others[two]
        fresh = _once(np.minimum(ones, others) * count + np.maximum(ones, others))
        met = _once(np.concatenate((met, fresh)))
    return met // max(count, 1), met % max(count, 1)


def _crowds(profiles: Sequence[Profile], keys: Iterable[Sequence[int]], apart: int | None) -> tuple[Numbers, Numbers]:
    """The positions of those that share a key, key by key and there by their days; and for each where those end that it meets.

    Whoever has no day stands first in the crowd, so that it meets all who stand behind it.
    """
    packed = [np.array(mine, dtype=np.uint64) for mine in keys]
    numbers = np.concatenate([np.empty(0, dtype=np.uint64), *packed])
    owners = np.repeat(np.arange(len(packed), dtype=np.int64), [len(mine) for mine in packed])
    first = np.array([one.first or 0 for one in profiles], dtype=np.int64)[owners]
    last = np.array([one.last or 0 for one in profiles], dtype=np.int64)[owners]
    order = np.lexsort((owners, last, first, numbers))
    owners, first, last = owners[order], first[order], last[order]
    crowd = np.cumsum(np.diff(numbers[order], prepend=numbers[order][:1]) > 0)
    ends = np.searchsorted(crowd, crowd, side="right")
    if apart is not None:
        near = np.searchsorted(crowd * AGES + first, crowd * AGES + last + apart, side="right")
        ends = np.where(first == 0, ends, np.minimum(near, ends))
    return owners, ends


def _each_after(starts: Numbers, many: Numbers) -> Numbers:
    """So many of the numbers that follow each start, one start after the other."""
    before = np.cumsum(many) - many
    found: Numbers = np.arange(many.sum()) + np.repeat(starts + 1 - before, many)
    return found


def _once(numbers: Numbers) -> Numbers:
    numbers = np.sort(numbers)
    found: Numbers = numbers[np.diff(numbers, prepend=-1) > 0]
    return found
