"""Anchors: where in the words a correction takes hold.

In: the evidence of a correction, and spans found in the text as it is read today. Out: the span meant. Never: an id of anything
derived; a span that shares less than half of its letters with the one meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dateline.terms import Article, Correction, Evidence

SAME = 0.5
"""Share of the letters of two spans together that must be common to both: half keeps "Weber" for "Anna Weber" and parts two names."""

T = TypeVar("T")


def whole(article: str) -> Evidence:
    """The anchor of an article as a whole: the empty span at its start."""
    return Evidence(article, 0, 0, "")


def is_whole(anchor: Evidence) -> bool:
    """Whether the anchor is an article as a whole."""
    return anchor.end == 0


def articles_of(anchors: Iterable[Evidence]) -> tuple[str, ...]:
    """Ids of the articles that the anchors stand in, each once, sorted."""
    return tuple(sorted({anchor.article for anchor in anchors}))


def settled(corrections: Sequence[Correction], articles: Iterable[Article]) -> tuple[Correction, ...]:
    """The corrections with their anchors where those words stand in the articles' text today.

    A newer reader may lay out a page otherwise: the words are then looked for, and of several places the nearest is taken.
    What cannot be found stays as it is and meets nothing.
    """
    wanted = {anchor.article for correction in corrections for anchor in (*correction.subject, *correction.other)}
    texts = {article.id: article.text for article in articles if article.id in wanted}
    return tuple(
        replace(correction, subject=_moved(correction.subject, texts), other=_moved(correction.other, texts))
        for correction in corrections
    )


def _moved(anchors: tuple[Evidence, ...], texts: Mapping[str, str]) -> tuple[Evidence, ...]:
    return tuple(_standing(anchor, texts[anchor.article]) if anchor.article in texts else anchor for anchor in anchors)


def _standing(anchor: Evidence, text: str) -> Evidence:
    if is_whole(anchor) or text[anchor.start : anchor.end] == anchor.text:
        return anchor
    before = text.rfind(anchor.text, 0, anchor.end)
    after = text.find(anchor.text, anchor.start)
    places = [at for at in (before, after) if at >= 0]
    start = min(places, key=lambda at: (abs(at - anchor.start), at), default=None)
    return anchor if start is None else replace(anchor, start=start, end=start + len(anchor.text))


def likeness(anchor: Evidence, start: int, end: int) -> float:
    """Share of the letters of two spans of one article that is common to both: 1 where they are the same span."""
    common = min(anchor.end, end) - max(anchor.start, start)
    return max(0.0, round(common / max(1, max(anchor.end, end) - min(anchor.start, start)), 6))


def nearest(anchor: Evidence, spans: Iterable[tuple[int, int, T]]) -> T | None:
    """What stands at the span most like the anchor, of (start, end, thing) in its article; None if none is like enough."""
    best, most = None, (0.0, 0, 0)
    for start, end, thing in spans:
        rank = (likeness(anchor, start, end), -start, -end)
        if rank[0] >= SAME and (best is None or rank > most):
            best, most = thing, rank
    return best
