"""Bearing: the words that bear the sides of a change or a conflict and a title, and how often such were right, for whoever writes them out.

In: a Change, a Side, a title, as told by this release or an earlier one. Out: Words, Evidence, shares from 0 to 1. Never: a parse, a room of the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from dateline.terms import Article, Change, Evidence, Side, Words
from dateline.text import MOST_WORDS, plain

_WORD = re.compile(r"\S+")
_SHOWN = {"changes": (27, 61), "conflicts": (11, 61)}
"""Right and all, of what was shown on stories on which nobody had looked at it (docs/quality.md, "What we know to be wrong")."""


def share(told: Literal["changes", "conflicts"]) -> float:
    """How often what is told so was right, one right and one wrong added to what was counted."""
    right, shown = _SHOWN[told]
    return round((right + 1) / (shown + 2), 2)


def words_before(change: Change) -> Words:
    """The clause that bears the earlier side; of a change that an earlier release told, its sentence."""
    return change.shown[0] if change.shown else as_it_stands(change.evidence[0])


def words_after(change: Change) -> Words:
    """The same of the later side."""
    return change.shown[1] if change.shown else as_it_stands(change.evidence[1])


def words_of_side(side: Side) -> Words:
    """The clause that bears a side of a conflict; of one that an earlier release told, its sentence."""
    return side.shown or as_it_stands(side.evidence[0])


def as_it_stands(evidence: Evidence) -> Words:
    """The words on one line, cut behind as many as a reader takes in at once."""
    found = [match.span() for match in _WORD.finditer(evidence.text)]
    if len(found) <= MOST_WORDS:
        return Words(" ".join(evidence.text.split()), (evidence,))
    end = found[MOST_WORDS - 1][1]
    kept = Evidence(evidence.article, evidence.start, evidence.start + end, evidence.text[:end])
    return Words(" ".join(kept.text.split()) + " …", (kept,))


def title_evidence(title: str, articles: Iterable[Article]) -> Evidence | None:
    """Where a title stands as a headline; of several reports that of the first id, None where somebody else worded it."""
    wanted = plain(title)
    heads = [part for article in articles for part in article.masthead if part.kind == "title"]
    found = [part for part in heads if plain(part.text) == wanted]
    part = min(found, key=lambda one: (one.article, one.start), default=None)
    return None if part is None else Evidence(part.article, part.start, part.end, part.text)
