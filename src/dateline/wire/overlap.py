"""Overlap: how much of two texts is one text.

In: the Rows of two articles. Out: an Overlap, and whether it makes them one dispatch. Never: a third article.

Words in quotation marks do not count: whoever quotes one statement has the same words. What is left is compared by
shared runs of RUN words (shingles, Broder 1997) wherever they stand, so that moved paragraphs are still seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.wire.fingerprint import Sketch, rolled
from dateline.wire.tokens import Mask, Row

RUN = 5
"""Words in a row that two texts must share for them to count as shared."""
HOLE = 3
"""A house edit: so many other words, at most, do not break a shared run."""
OPENING = 40
"""Words of the opening, which a copy keeps and a text with shared background does not."""

# Chosen on the 17 positive and 470 negative pairs of syndicated_copies, where copies share .92 and more and all others
# .41 and less; set in the lower half of that gulf, for pages whose furniture was not all recognised.
SHARE = 0.6
"""Of the words of the shorter text, with its opening among them …"""
SHARE_OPENING = 0.5
SHARE_WITHOUT_OPENING = 0.75
"""… or without: a write-through has an opening of its own, a new report on old background has more than that."""
SHARE_SHORT = 0.85
SHARE_OPENING_SHORT = 0.25
SHORT = 60
"""A text of fewer words has to be shared nearly whole, and some of the other's opening with it: a line that stands below
every report of a site is no copy of them, and would make one dispatch of all."""
LEANS = 30
"""Words in a row, outside quotation marks, that nobody writes as somebody else did: a text that has so many of another leans on it."""
FEWEST_WORDS = 20
WHOLE = 0.9
"""Share of all words, quotes and all, of both texts, above which they are one text whatever is quoted."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """What two texts share: words outside quotation marks, of how many, in the first and in the second.

    `whole` is the share of all words of each, quotes included, `longest` the longest shared run, `openings` the
    share of each text's opening that stands in the other, `titled_alike` whether both bear one title,
    `covered` which words of each are shared, `unit` how many of them say what a word says.
    """

    shared: tuple[int, int]
    own: tuple[int, int]
    whole: tuple[float, float]
    longest: int
    openings: tuple[float, float]
    titled_alike: bool
    covered: tuple[Mask, Mask]
    unit: int

    @property
    def shares(self) -> tuple[float, float]:
        """The shared part of each text's own words, 0 to 1."""
        return ratio(self.shared[0], self.own[0]), ratio(self.shared[1], self.own[1])

    @property
    def counted(self) -> str:
        """What is counted, in the plural."""
        return "words" if self.unit == 1 else "characters"


def overlap(one: Row, other: Row) -> Overlap:
    """What the two texts have in common."""
    unit = max(one.unit, other.unit)
    size = min(RUN * unit, len(one), len(other))
    runs = rolled(one.numbers, size), rolled(other.numbers, size)
    mine, longest = _covered(len(one), _shared(runs[0], np.sort(runs[1])), size, HOLE * unit)
    theirs, other_longest = _covered(len(other), _shared(runs[1], np.sort(runs[0])), size, HOLE * unit)
    return Overlap(
        shared=(_count(mine & ~one.quoted), _count(theirs & ~other.quoted)),
        own=(_count(~one.quoted), _count(~other.quoted)),
        whole=(ratio(_count(mine), len(one)), ratio(_count(theirs), len(other))),
        longest=min(longest, other_longest),
        openings=(_opening(mine, unit), _opening(theirs, unit)),
        titled_alike=one.title == other.title != "",
        covered=(mine, theirs),
        unit=unit,
    )


def one_dispatch(found: Overlap) -> bool:
    """Whether the two are one text, copied, cut or carried on; else they share quotes, background or furniture."""
    if min(found.whole) >= WHOLE and (found.longest >= FEWEST_WORDS * found.unit or found.titled_alike):
        return True
    shorter = 0 if found.own[0] <= found.own[1] else 1
    share = found.shares[shorter]
    if min(found.shared) < FEWEST_WORDS * found.unit:  # outside quotes here, inside there: a quotation all the same
        return False
    if found.own[shorter] < SHORT * found.unit:
        return share >= SHARE_SHORT and found.openings[1 - shorter] >= SHARE_OPENING_SHORT
    return share >= (SHARE if max(found.openings) >= SHARE_OPENING else SHARE_WITHOUT_OPENING)


class Leaning:
    """Which of some texts took a passage from another, or both from a third: they are not independent of each other.

    Each text is asked about with many others, so that its runs are made once.
    """

    def __init__(self, texts: Sequence[Row]) -> None:
        self._texts = texts
        self._made: dict[tuple[int, int], tuple[Sketch, Sketch]] = {}

    def leans(self, i: int, j: int) -> bool:
        """Whether texts `i` and `j` share LEANS words in a row outside quotation marks."""
        unit = max(self._texts[i].unit, self._texts[j].unit)
        return self._longest(i, j, unit) >= LEANS * unit and self._longest(j, i, unit) >= LEANS * unit

    def _longest(self, i: int, j: int, unit: int) -> int:
        """The longest row of words outside quotation marks that text `i` shares with text `j`; 0 of what is too short with them."""
        text, size = self._texts[i], RUN * unit
        shared = _shared(self._runs(i, size)[0], self._runs(j, size)[1])
        covered, longest = _covered(len(text), shared, size, HOLE * unit)
        return _longest(covered & ~text.quoted) if longest >= LEANS * unit else 0

    def _runs(self, i: int, size: int) -> tuple[Sketch, Sketch]:
        """The runs of so many words of text `i`, as they stand and in the order of their numbers."""
        if (i, size) not in self._made:
            runs = rolled(self._texts[i].numbers, size)
            self._made[i, size] = runs, np.sort(runs)
        return self._made[i, size]


def _longest(mask: Mask) -> int:
    """The longest row of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _shared(runs: Sketch, ranked: Sketch) -> npt.NDArray[np.int64]:
    """Where those of `runs` stand that are among the others, which are ranked."""
    if not len(ranked):
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(ranked[np.minimum(ranked.searchsorted(runs), len(ranked) - 1)] == runs)


def _covered(length: int, starts: npt.NDArray[np.int64], size: int, hole: int) -> tuple[Mask, int]:
    """For each word whether it stands in a run of the other text, and the longest row of such words.

    Holes of up to `hole` words between runs are filled.
    """
    covered = np.zeros(length, dtype=np.bool_)
    if not size or not len(starts):
        return covered, 0
    breaks = np.flatnonzero(starts[1:] - starts[:-1] > size + hole)
    first = [starts[0], *starts[breaks + 1]]
    last = [*(starts[breaks] + size), starts[-1] + size]
    for start, end in zip(first, last, strict=True):
        covered[start:end] = True
    return covered, int(max(end - start for start, end in zip(first, last, strict=True)))


def _opening(covered: Mask, unit: int) -> float:
    opening = covered[: OPENING * unit]
    return ratio(_count(opening), len(opening))


def _count(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


def ratio(part: int, whole: int) -> float:
    """The part of the whole, rounded; 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0
