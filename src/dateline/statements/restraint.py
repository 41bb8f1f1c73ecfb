"""Restraint: no statement is half a document, and statements together are not the whole of it.

In: attributions that stand and the article. Out: the same, cut or fewer where they would swallow the report. Never: an
offset that cuts a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.statements.attribution import Attribution, Span
from dateline.terms import Article

LONGEST = 640
"""Characters of one statement in a short report: about a long paragraph; longer quotations are cut at a sentence."""
LARGEST_PART = 0.28
"""Part of a long report that one statement may take up."""
LARGEST_SHARE = 0.8
"""Part of a report that all statements may take up: beyond it, the doubtful ones are dropped."""
SHORT = 600
"""Characters up to which a report may be nothing but what someone said."""
_DOUBT = {"stance": 6, "intention": 5, "naming": 4, "evidence": 3, "belief": 2, "quotation": 2, "question": 1}
_SENTENCE_END = re.compile(r"[.!?…][\"”’»]*(?=\s)")


def restrained(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without overlong pieces, and with no more of the report than a reader would grant."""
    size = sum(part.end - part.start for part in article.paragraphs) or len(article.text)
    limit = max(LONGEST, int(LARGEST_PART * size))
    cut = [replace(a, pieces=tuple(_cut(article.text, piece, limit) for piece in a.pieces)) for a in attributions]
    return cut if size <= SHORT else _within(cut, LARGEST_SHARE * size)


def _cut(text: str, piece: Span, limit: int) -> Span:
    """The piece, ended at its last sentence (or else word) within `limit` characters."""
    start, end = piece
    if end - start <= limit:
        return piece
    stops = [match.end() for match in _SENTENCE_END.finditer(text, start, start + limit)]
    if stops:
        return start, stops[-1]
    space = text.rfind(" ", start + 1, start + limit)
    return start, space if space > start else start + limit


def _within(attributions: list[Attribution], budget: float) -> list[Attribution]:
    """As many attributions as fit, the doubtful and the late ones dropped first."""
    total = sum(end - start for a in attributions for start, end in a.pieces)
    dropped: set[int] = set()
    for n in sorted(
        range(len(attributions)), key=lambda n: (-_DOUBT.get(attributions[n].family, 0), -attributions[n].start)
    ):
        if total <= budget:
            break
        dropped.add(n)
        total -= sum(end - start for start, end in attributions[n].pieces)
    return [a for n, a in enumerate(attributions) if n not in dropped]
