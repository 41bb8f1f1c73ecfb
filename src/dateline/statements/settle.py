"""One reading a span: of attributions that overlap, the outer one stands.

In: attributions. Out: those that stand; no two pieces overlap. Never: a piece cut to fit.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence

from dateline.statements.attribution import Attribution, Span


def flat(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that stand, in reading order: longer content first, then the earlier one."""
    taken: list[Span] = []
    standing = []
    for attribution in sorted(set(attributions), key=_rank):
        if not any(_overlaps(taken, piece) for piece in attribution.pieces) and not _cue_inside(taken, attribution):
            standing.append(attribution)
            for piece in attribution.pieces:
                insort(taken, piece)
    return sorted(standing, key=lambda a: (a.pieces, a.cue or (0, 0)))


def _rank(attribution: Attribution) -> tuple[int, int, Span]:
    size = sum(end - start for start, end in attribution.pieces)
    return (-size, attribution.start, attribution.cue or (0, 0))


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    """Whether `span` shares a character with one of `taken`, which is sorted and free of overlaps."""
    n = bisect_right(taken, span)
    return (n > 0 and taken[n - 1][1] > span[0]) or (n < len(taken) and taken[n][0] < span[1])


def _cue_inside(taken: Sequence[Span], attribution: Attribution) -> bool:
    return attribution.cue is not None and _overlaps(taken, attribution.cue)
