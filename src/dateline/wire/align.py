"""Align: which words of a copy are which words of its origin, and the stretches where they differ.

In: the Tokens of two texts. Out: pairs of aligned words, and the stretches between. Never: a judgement of a difference.

The two rows are aligned by their longest common subsequence (Hyyrö 2004, as rapidfuzz computes it). A subsequence also
picks up words that two unrelated paragraphs have in common; those are let go. A paragraph that was moved is aligned
with itself, wherever it went.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from dateline.wire.tokens import Tokens

RUN = 3
"""Aligned words in a row that are no chance …"""
SOUND = 0.3
"""… and the share of the shorter of two paragraphs that must stand in such runs for it to be the other, edited …"""
HALF = 0.5
"""… or of the longer in aligned words of any kind."""
MOVED_RUN = 5
MOVED = 0.6
"""Share of the runs of MOVED_RUN words of the shorter paragraph by which a paragraph is known again elsewhere."""

Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A differing stretch: words [first, last) of the origin against words [start, end) of the copy."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Aligned words as (in the origin, in the copy), in the origin's order, and the stretches where the two differ."""

    pairs: tuple[tuple[int, int], ...]
    stretches: tuple[Stretch, ...]


def align(origin: Tokens, copy: Tokens) -> Alignment:
    """The alignment of the two texts, moved paragraphs and all."""
    mine, theirs = _spans(origin), _spans(copy)
    pairs = _sound(_common(origin, copy, range(len(origin)), range(len(copy))), origin, copy)
    moved = _moved(origin, copy, pairs)
    gone, come = {p for p, _ in moved}, {q for _, q in moved}
    stretches = list(
        _between(
            pairs,
            [i for p, span in mine.items() if p not in gone for i in span],
            [j for q, span in theirs.items() if q not in come for j in span],
        )
    )
    for p, q in moved:
        inside = _common(origin, copy, mine[p], theirs[q])
        stretches += _between(inside, mine[p], theirs[q])
        pairs = pairs + inside
    return Alignment(tuple(sorted(pairs)), tuple(sorted(stretches, key=_place)))


def _spans(text: Tokens) -> dict[int, range]:
    """The words of each paragraph that has any."""
    found: dict[int, range] = {}
    for paragraph, words in groupby(range(len(text)), key=text.paragraphs.__getitem__):
        row = list(words)
        found[paragraph] = range(row[0], row[-1] + 1)
    return found


def _place(stretch: Stretch) -> tuple[int, int]:
    return stretch.start, stretch.first


def _common(origin: Tokens, copy: Tokens, mine: range, theirs: range) -> Pairs:
    """The longest common subsequence of two ranges of words."""
    numbers: dict[str, int] = {}
    one = [numbers.setdefault(origin.keys[i], len(numbers)) for i in mine]
    other = [numbers.setdefault(copy.keys[j], len(numbers)) for j in theirs]
    return [
        (mine.start + code.src_start + n, theirs.start + code.dest_start + n)
        for code in Indel.opcodes(one, other)
        if code.tag == "equal"
        for n in range(code.src_end - code.src_start)
    ]


def _sound(pairs: Pairs, origin: Tokens, copy: Tokens) -> Pairs:
    """The pairs without those of two paragraphs that have little more than stray words in common."""
    mine, theirs = Counter(origin.paragraphs), Counter(copy.paragraphs)
    solid: Counter[tuple[int, int]] = Counter()
    loose = Counter((origin.paragraphs[i], copy.paragraphs[j]) for i, j in pairs)
    for run in _runs(pairs):
        if len(run) >= RUN:
            solid.update((origin.paragraphs[i], copy.paragraphs[j]) for i, j in run)
    alike = {
        (p, q)
        for (p, q), count in loose.items()
        if solid[p, q] >= max(1, SOUND * min(mine[p], theirs[q])) or count >= HALF * max(mine[p], theirs[q])
    }
    kept = [(i, j) for i, j in pairs if (origin.paragraphs[i], copy.paragraphs[j]) in alike]
    return list(_grown(kept, origin, copy)) if len(kept) < len(pairs) else kept


def _grown(pairs: Pairs, origin: Tokens, copy: Tokens) -> Iterator[tuple[int, int]]:
    """The pairs, and before each those of its paragraph that had been aligned by chance with a word elsewhere."""
    i, j = -1, -1
    for stop, end in pairs:
        back = 0
        while min(stop - i, end - j) > back + 1 and _same(origin, stop, copy, end, back + 1):
            back += 1
        yield from zip(range(stop - back, stop + 1), range(end - back, end + 1), strict=True)
        i, j = stop, end


def _same(origin: Tokens, i: int, copy: Tokens, j: int, back: int) -> bool:
    """Whether the words so far `back` are the same, in the same paragraphs as words `i` and `j`."""
    p, q = origin.paragraphs[i], copy.paragraphs[j]
    one, other = i - back, j - back
    return (origin.paragraphs[one], copy.paragraphs[other]) == (p, q) and origin.keys[one] == copy.keys[other]


def _runs(pairs: Pairs) -> Iterator[Pairs]:
    """Pairs that follow one another in both texts."""
    run: Pairs = []
    for i, j in pairs:
        if run and (i, j) != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append((i, j))
    if run:
        yield run


def _moved(origin: Tokens, copy: Tokens, straight: Pairs) -> Pairs:
    """Paragraphs of the origin, and where they stand in the copy, that the straight alignment had to leave out."""
    left = set(origin.paragraphs) - {origin.paragraphs[i] for i, _ in straight}
    right = set(copy.paragraphs) - {copy.paragraphs[j] for _, j in straight}
    runs = {p: mine for p, span in _spans(origin).items() if p in left and (mine := _shingles(origin, span))}
    homes: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for p, mine in runs.items():
        for run in sorted(mine):
            homes[run].append(p)
    found: Pairs = []
    for q, span in _spans(copy).items():
        theirs = _shingles(copy, span) if q in right else set()
        votes = Counter(p for run in sorted(theirs) for p in homes.get(run, ()) if p in runs)
        best = max(sorted(votes), key=votes.__getitem__, default=None)
        if best is not None and votes[best] >= MOVED * min(len(runs[best]), len(theirs)):
            found.append((best, q))
            del runs[best]
    return found


def _shingles(text: Tokens, span: range) -> set[tuple[str, ...]]:
    return {text.keys[i : i + MOVED_RUN] for i in range(span.start, span.stop - MOVED_RUN + 1)}


def _between(pairs: Pairs, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[Stretch]:
    """The stretches between aligned pairs, of the words in `mine` and `theirs`."""
    place, home = {i: n for n, i in enumerate(mine)}, {j: n for n, j in enumerate(theirs)}
    ends = [*((place[i], home[j]) for i, j in pairs), (len(mine), len(theirs))]
    at = to = 0
    for end, stop in ends:
        old = list(_pieces(mine[at:end])) or [(_next(mine, at),) * 2]
        new = list(_pieces(theirs[to:stop])) or [(_next(theirs, to),) * 2]
        yield from _stretches(old, new)
        at, to = end + 1, stop + 1


def _next(row: Sequence[int], at: int) -> int:
    """The word at `at`, or the place after the last one."""
    if at < len(row):
        return row[at]
    return row[-1] + 1 if row else 0


def _stretches(old: list[tuple[int, int]], new: list[tuple[int, int]]) -> Iterator[Stretch]:
    """One stretch of what stood here against what stands here; several where a moved paragraph lay between."""
    if len(old) == len(new) == 1:
        if old[0][0] < old[0][1] or new[0][0] < new[0][1]:
            yield Stretch(*old[0], *new[0])
        return
    for first, last in old:
        if first < last:
            yield Stretch(first, last, new[0][0], new[0][0])
    for start, end in new:
        if start < end:
            yield Stretch(old[-1][1], old[-1][1], start, end)


def _pieces(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring numbers as (first, after the last)."""
    for _, group in groupby(enumerate(row), key=_offset):
        numbers = [number for _, number in group]
        yield numbers[0], numbers[-1] + 1


def _offset(pair: tuple[int, int]) -> int:
    return pair[1] - pair[0]
