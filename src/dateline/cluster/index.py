"""Index: which profiles are worth comparing, out of very many.

In: the keys of each profile and the days they reach over. Out: the pairs that share a key and are not too far apart.
Never: a pair that comes or goes because of a third profile.

Whether two meet depends on the two alone: a key is a pair of their own telling terms, by weights shipped as data, so that
few share it. Work grows with the pairs that meet: with the reports of one matter, not with the archive.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dateline.cluster.features import Profile

FLUSH = 1_000_000
"""Pairs met under many keys are thinned out whenever so many have gathered."""


@lru_cache(maxsize=100_000)
def number(term: str) -> int:
    """A term as a number of 32 bits."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def key(one: str, other: str) -> int:
    """Two terms as one key of the index; a chance collision costs a comparison and changes nothing else."""
    return number(one) << 32 | number(other)


def meetings(profiles: Sequence[Profile], keys: Iterable[Sequence[int]], *, apart: int | None) -> list[tuple[int, int]]:
    """Pairs of positions, each once and ascending, that share one of their `keys`.

    Two that lie more than `apart` days from each other do not meet; one without a day meets all, and so do all where
    `apart` is None.
    """
    count = len(profiles)
    met: npt.NDArray[np.int64] = np.empty(0, dtype=np.int64)
    fresh = array("q")
    for crowd in _crowds(keys):
        fresh.extend(i * count + j if i < j else j * count + i for i, j in _pairs(crowd, profiles, apart))
        if len(fresh) >= FLUSH:
            met, fresh = np.union1d(met, np.frombuffer(fresh, dtype=np.int64)), array("q")
    met = np.union1d(met, np.array(fresh, dtype=np.int64))
    return [divmod(pair, count) for pair in met.tolist()]


def _crowds(keys: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """The positions of those that share a key, key by key; each one's keys are packed as they come."""
    packed = [np.array(mine, dtype=np.uint64) for mine in keys]
    sizes = [len(mine) for mine in packed]
    numbers = np.concatenate(packed) if packed else np.empty(0, dtype=np.uint64)
    owners = np.repeat(np.arange(len(packed), dtype=np.int32), sizes)
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]]) if len(numbers) else np.empty(0, dtype=np.int64)
    ends = np.r_[starts[1:], len(numbers)]
    shared = ends - starts > 1
    for start, end in zip(starts[shared].tolist(), ends[shared].tolist(), strict=True):
        yield owners[start:end].tolist()


def _pairs(crowd: list[int], profiles: Sequence[Profile], apart: int | None) -> Iterator[tuple[int, int]]:
    if apart is None:
        yield from combinations(crowd, 2)
        return
    undated = [i for i in crowd if profiles[i].first is None]
    days = sorted((first, last, i) for i in crowd if (first := profiles[i].first) and (last := profiles[i].last))
    yield from combinations(undated, 2)
    yield from product(undated, (i for _, _, i in days))
    for at, (_, last, i) in enumerate(days):
        for first, _, j in days[at + 1 :]:
            if first - last > apart:
                break
            yield i, j
