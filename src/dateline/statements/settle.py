"""One reading a span: of attributions that overlap, the outer one stands.

In: attributions. Out: those that stand; no two pieces overlap. Never: a piece cut to fit.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace

from dateline.statements.attribution import Attribution, Span


def flat(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that stand, in reading order.

    A transcript's turns and silences come first, then longer content, then the earlier one; what nobody is told to have said last.
    """
    taken: list[Span] = []
    standing = []
    for attribution in sorted(set(_chained(attributions)), key=_rank):
        if not any(_overlaps(taken, piece) for piece in attribution.pieces) and not _cue_inside(taken, attribution):
            standing.append(attribution)
            for piece in attribution.pieces:
                insort(taken, piece)
    return sorted(standing, key=lambda a: (a.pieces, a.cue or (0, 0)))


def _chained(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Chains told as such: in "the agency reported that the aide said …" the aide speaks, by way of the agency."""
    inner_at: dict[int, int] = {}
    for n, a in enumerate(attributions):
        if a.family in _SPOKEN and a.complement == "clause" and a.source is not None and a.cue is not None:
            inner_at.setdefault(min(a.source[0], a.start), n)
    found: list[Attribution | None] = list(attributions)
    for n, outer in enumerate(attributions):
        if outer.family != "report" or outer.source is None:
            continue
        m = next((inner_at[s] for s in range(outer.start, outer.start + _COMPLEMENTIZER) if s in inner_at), None)
        inner = None if m is None else found[m]
        if m is not None and inner is not None and _holds(outer, inner):
            found[m] = replace(inner, via=(*inner.via, outer.source))
            found[n] = None
    return [a for a in found if a is not None]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the outer content is little more than the inner attribution whole."""
    return (
        inner.cue is not None and outer.start <= inner.cue[0] and inner.cue[1] <= outer.end and inner.end <= outer.end
    )


_SPOKEN = frozenset({"speech", "denial"})
_COMPLEMENTIZER = len("that ") + 1
"""Characters by which the inner source may stand behind the beginning of the outer content."""


def _rank(attribution: Attribution) -> tuple[bool, bool, int, int, Span]:
    size = sum(end - start for start, end in attribution.pieces)
    alone = attribution.family == "quotation"
    return (
        alone,
        attribution.family not in {"turn", "no comment"},
        -size,
        attribution.start,
        attribution.cue or (0, 0),
    )


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    """Whether `span` shares a character with one of `taken`, which is sorted and free of overlaps."""
    n = bisect_right(taken, span)
    return (n > 0 and taken[n - 1][1] > span[0]) or (n < len(taken) and taken[n][0] < span[1])


def _cue_inside(taken: Sequence[Span], attribution: Attribution) -> bool:
    return attribution.cue is not None and _overlaps(taken, attribution.cue)
