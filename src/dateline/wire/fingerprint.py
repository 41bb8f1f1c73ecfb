"""Fingerprint: which texts may be one text, out of very many.

In: the words of each text, as numbers. Out: pairs worth a closer look. Never: a verdict; a comparison of all with all.

A text is sketched by a sample of its shingles that depends on the shingle alone (mod p sampling, Manku and others; the
MinHash of Broder 1997 estimates resemblance, which a cut to a third no longer shows, a sample shows containment too),
and an index of sampled shingles finds who shares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.wire.tokens import Mask, Numbers, unit

SHINGLE = 5
"""Words in a shingle: the usual length for news text; shorter ones meet by chance. Of characters twice as many (see `tokens`)."""
SAMPLE = 8
"""One shingle in so many is kept. A cut of 60 words is missed once in two thousand times, house edits aside."""
FEWEST = 2
"""A text of which the sample keeps fewer shingles has so many of its own kept beside them."""
AT_ONCE = 500
"""Texts that are sketched in one go, for speed."""
SHARED = 0.3
"""Share of the smaller sketch that a pair must have in common: half of what a verdict asks, for the noise of sampling."""
BLOCKS = 16
"""Parts of the index between which is asked what was joined: the first mostly joins what there is to join."""
Sketch = npt.NDArray[np.uint64]

_NONE: Sketch = np.empty(0, dtype=np.uint64)
_BASE = np.uint64(0x100000001B3)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def sketches(texts: Sequence[Numbers]) -> list[Sketch]:
    """The sampled shingles of each text, its words given as numbers; ascending 64-bit numbers, each once."""
    found: list[Sketch] = [_NONE] * len(texts)
    units = [unit(text) for text in texts]
    for each in sorted(set(units)):
        mine = [i for i, one in enumerate(units) if one == each]
        for at in range(0, len(mine), AT_ONCE):
            some = mine[at : at + AT_ONCE]
            for i, sketch in zip(some, _sketched([texts[i] for i in some], SHINGLE * each), strict=True):
                found[i] = sketch
    return found


def _sketched(texts: Sequence[Numbers], size: int) -> Iterator[Sketch]:
    """The same of few enough to be read as one: shingles of `size` that reach over the end of a text are let go."""
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    ends = np.cumsum(sizes)
    runs = rolled(np.concatenate(texts), size)
    sampled = np.flatnonzero(runs % np.uint64(SAMPLE) == 0)
    owners = np.searchsorted(ends, sampled, side="right")
    within = sampled + size <= ends[owners]
    numbers, owners = runs[sampled[within]], owners[within]
    order = np.lexsort((numbers, owners))
    numbers, owners = numbers[order], owners[order]
    fresh = np.r_[True, (numbers[1:] != numbers[:-1]) | (owners[1:] != owners[:-1])][: len(numbers)]
    numbers, owners = numbers[fresh], owners[fresh]
    stops = np.searchsorted(owners, np.arange(len(texts) + 1))
    for text, first, last in zip(texts, stops[:-1].tolist(), stops[1:].tolist(), strict=True):
        yield numbers[first:last].copy() if last - first >= FEWEST else _of_few(text, size)


def _of_few(text: Numbers, size: int) -> Sketch:
    """The sketch of a text that the sample leaves next to nothing of."""
    if not len(text):
        return _NONE
    found = np.unique(rolled(text, min(size, len(text))))
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


@dataclass(frozen=True, slots=True)
class Crowd:
    """The positions of texts that share a shingle, and for which of them it is one of their rarest."""

    members: list[int]
    telling: list[bool]


def crowds(sketches: Sequence[Sketch], homes: Callable[[], Sequence[int]]) -> Iterator[Crowd]:
    """The texts that have a shingle in common, shingle by shingle, but for those that are known to be of one home.

    `homes` says to which group each text belongs by now; it is asked a few times on the way.

    Whether two are a pair depends on the two alone. How rare a shingle is among these texts only says where to look: of
    two that share a share s, one must hold one of the rarest n(1 - s) + 1 shingles of the smaller (prefix filtering,
    Chaudhuri and others 2006), so that furniture on every page of a site costs nothing. No pair that is `alike` is
    in none of the crowds.
    """
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
    shared = (counts > 1) & np.logical_or.reduceat(telling, starts)
    for block in np.array_split(np.arange(len(starts)), min(BLOCKS, len(starts))):
        first = starts[block[0]]
        home = np.array(homes())[owners[first : starts[block[-1]] + counts[block[-1]]]]
        within = starts[block] - first
        divided = np.minimum.reduceat(home, within) < np.maximum.reduceat(home, within)
        for at in block[shared[block] & divided].tolist():
            row = slice(starts[at], starts[at] + counts[at])
            yield Crowd(owners[row].tolist(), telling[row].tolist())


def _rarest(commonness: npt.NDArray[np.int64], owners: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> Mask:
    """Which shingles are among the rarest of their text, so many that no pair can share enough without one of them."""
    order = np.lexsort((commonness, owners))
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    rank = np.empty(len(owners), dtype=np.int64)
    rank[order] = np.arange(len(owners)) - first
    needed = np.ceil(SHARED * sizes).astype(np.int64)
    return np.asarray(rank <= np.repeat(sizes - needed, sizes))


def pairs(crowd: Crowd, sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Each of the crowd for which the shingle tells, with those whose sketch is no smaller; ascending, maybe twice."""
    sizes = [len(sketches[i]) for i in crowd.members]
    for i, tells, size in zip(crowd.members, crowd.telling, sizes, strict=True):
        if tells:
            for j, other in zip(crowd.members, sizes, strict=True):
                if other >= size and j != i:
                    yield (i, j) if i < j else (j, i)


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are worth a closer look: they share SHARED of the smaller sketch, and something at all."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    if not len(fewer):
        return False
    shared = int(np.count_nonzero(more[np.minimum(more.searchsorted(fewer), len(more) - 1)] == fewer))
    return 0 < shared >= SHARED * len(fewer)
