"""Fingerprint: which texts may be one text, out of very many.

In: the words of each text, as numbers. Out: pairs worth a closer look. Never: a verdict; a comparison of all with all.

A text is sketched by a sample of its shingles that depends on the shingle alone (mod p sampling, Manku and others; the
MinHash of Broder 1997 estimates resemblance, which a cut to a third no longer shows, a sample shows containment too),
and an index of sampled shingles finds who shares them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from dateline.wire.tokens import Mask, Numbers

SHINGLE = 5
"""Words in a shingle: the usual length for news text; shorter ones meet by chance."""
SAMPLE = 8
"""One shingle in so many is kept. A cut of 60 words is missed once in two thousand times, house edits aside."""
FEWEST = 4
"""So many shingles of a short text are kept whatever the sample says."""
SHARED = 0.3
"""Share of the smaller sketch that a pair must have in common: half of what a verdict asks, for the noise of sampling."""
Sketch = npt.NDArray[np.uint64]

_BASE = np.uint64(0x100000001B3)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def sampled(numbers: Numbers) -> Sketch:
    """The sampled shingles of a text, its words given as numbers; ascending 64-bit numbers."""
    if not len(numbers):
        return np.empty(0, dtype=np.uint64)
    found = np.unique(rolled(numbers, min(SHINGLE, len(numbers))))
    return np.union1d(found[:FEWEST], found[found % np.uint64(SAMPLE) == 0])


def rolled(numbers: Numbers, size: int) -> Sketch:
    """Every run of `size` words as one 64-bit number, in reading order; none where the text is shorter."""
    wide = numbers.astype(np.uint64) + np.uint64(1)
    found = np.zeros(max(0, len(wide) - size + 1), dtype=np.uint64)
    for i in range(size):
        found = found * _BASE + wide[i : i + len(found)]
    return _mixed(found)


def _mixed(numbers: Sketch) -> Sketch:
    """Numbers spread evenly (the finalizer of SplitMix64, Steele and others 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _MIX[0]
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _MIX[1]
    return numbers ^ (numbers >> np.uint64(31))


def candidates(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Pairs of positions whose texts share SHARED of the smaller sketch, in ascending order.

    Whether two are a pair depends on the two alone. How rare a shingle is among these texts only says where to look: of
    two that share a share s, one must hold one of the rarest n(1 - s) + 1 shingles of the smaller (prefix filtering,
    Chaudhuri and others 2006), so that furniture on every page of a site costs nothing.
    """
    crowds = {(tuple(crowd), tuple(telling)) for crowd, telling in _crowds(sketches) if any(telling)}
    met = {pair for crowd, telling in crowds for pair in _pairs(crowd, telling, sketches)}
    return sorted(pair for pair in met if alike(sketches[pair[0]], sketches[pair[1]]))


def _crowds(sketches: Sequence[Sketch]) -> Iterator[tuple[list[int], list[bool]]]:
    """The positions of the texts that have a shingle in common, and for which of them it is one of their rarest."""
    sizes = np.array([len(found) for found in sketches], dtype=np.int64)
    if not sizes.sum():
        return
    numbers = np.concatenate(sketches)
    owners = np.repeat(np.arange(len(sketches)), sizes)
    order = np.argsort(numbers, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(numbers[order]) > 0])
    counts = np.diff(np.r_[starts, len(numbers)])
    commonness = np.empty(len(numbers), dtype=np.int64)
    commonness[order] = np.repeat(counts, counts)
    telling = _rarest(commonness, owners, sizes)[order]
    owners = owners[order]
    for at in np.flatnonzero(counts > 1).tolist():
        row = slice(starts[at], starts[at] + counts[at])
        yield owners[row].tolist(), telling[row].tolist()


def _rarest(commonness: npt.NDArray[np.int64], owners: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> Mask:
    """Which shingles are among the rarest of their text, so many that no pair can share enough without one of them."""
    order = np.lexsort((commonness, owners))
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    rank = np.empty(len(owners), dtype=np.int64)
    rank[order] = np.arange(len(owners)) - first
    needed = np.ceil(SHARED * sizes).astype(np.int64)
    return np.asarray(rank <= np.repeat(sizes - needed, sizes))


def _pairs(crowd: Sequence[int], telling: Sequence[bool], sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Each for which the shingle tells, with those whose sketch is no smaller."""
    sizes = [len(sketches[i]) for i in crowd]
    for i, tells, size in zip(crowd, telling, sizes, strict=True):
        if tells:
            for j, other in zip(crowd, sizes, strict=True):
                if other >= size and j != i:
                    yield (i, j) if i < j else (j, i)


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are worth a closer look: they share SHARED of the smaller sketch, and something at all."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return 0 < shared >= SHARED * min(len(one), len(other))
