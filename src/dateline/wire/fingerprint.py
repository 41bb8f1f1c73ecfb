"""Fingerprint: which texts may be one text, out of very many.

In: the words of each text. Out: pairs worth a closer look. Never: a verdict; a comparison of all with all.

A text is sketched by a sample of its shingles that depends on the shingle alone (mod p sampling, Manku and others; the
MinHash of Broder 1997 estimates resemblance, which a cut to a third no longer shows, a sample shows containment too),
and an index of sampled shingles finds who shares them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from zlib import crc32

import numpy as np
import numpy.typing as npt

SHINGLE = 5
"""Words in a shingle: the usual length for news text; shorter ones meet by chance."""
SAMPLE = 8
"""One shingle in so many is kept. A cut of 60 words is missed once in two thousand times, house edits aside."""
FEWEST = 4
"""So many shingles of a short text are kept whatever the sample says."""
SHARED = 0.3
"""Share of the smaller sketch that a pair must have in common: half of what a verdict asks, for the noise of sampling."""
CROWD = 100
"""Texts with one shingle in common that are all paired; of more, each meets its neighbours in length only."""
NEIGHBOURS = 16

Sketch = npt.NDArray[np.uint64]

_BASE = np.uint64(0x100000001B3)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def sketch(words: Sequence[str], hashes: dict[str, int]) -> Sketch:
    """The sampled shingles of a text as sorted 64-bit numbers; `hashes` remembers words already met."""
    if not words:
        return np.empty(0, dtype=np.uint64)
    numbers = np.fromiter((_hash(word, hashes) for word in words), dtype=np.uint64, count=len(words))
    size = min(SHINGLE, len(words))
    rolled = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for i in range(size):
        rolled = rolled * _BASE + numbers[i : i + len(rolled)]
    found = np.unique(_mixed(rolled))
    return np.union1d(found[:FEWEST], found[found % np.uint64(SAMPLE) == 0])


def _hash(word: str, hashes: dict[str, int]) -> int:
    found = hashes.get(word)
    if found is None:
        found = hashes[word] = crc32(word.encode("utf-8", "surrogatepass")) + 1
    return found


def _mixed(numbers: Sketch) -> Sketch:
    """Numbers spread evenly (the finalizer of SplitMix64, Steele and others 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _MIX[0]
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _MIX[1]
    return numbers ^ (numbers >> np.uint64(31))


def candidates(sketches: Sequence[Sketch], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of positions whose texts share enough of their sketches, in ascending order."""
    shared = Counter(pair for crowd in _crowds(sketches) for pair in _pairs(crowd, lengths))
    enough = (
        pair for pair, count in shared.items() if count >= SHARED * min(len(sketches[pair[0]]), len(sketches[pair[1]]))
    )
    return sorted(enough)


def _crowds(sketches: Sequence[Sketch]) -> Iterator[list[int]]:
    """The positions of the texts that have a shingle in common, shingle by shingle."""
    if not sketches:
        return
    numbers = np.concatenate(sketches)
    owners = np.repeat(np.arange(len(sketches)), [len(found) for found in sketches])
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
    ends = np.r_[starts[1:], len(numbers)]
    many = ends - starts > 1
    for start, end in zip(starts[many].tolist(), ends[many].tolist(), strict=True):
        yield owners[start:end].tolist()


def _pairs(crowd: list[int], lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(crowd) <= CROWD:
        yield from combinations(crowd, 2)
        return
    by_length = sorted(crowd, key=lambda i: (lengths[i], i))
    for at, i in enumerate(by_length):
        for j in by_length[at + 1 : at + 1 + NEIGHBOURS]:
            yield (i, j) if i < j else (j, i)
