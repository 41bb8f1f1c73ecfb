"""Edits with a few words around them, so that a reader sees where they stand.

In: an edit and the two reports. Out: both sides in context. Never: words that the reports have not.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.terms import Article, Edit, EditKind, Evidence

AROUND = 60
"""Characters shown before and after, at most."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one report, what stands before and after them, and where they are; no words: they are not there."""

    lead: str
    words: str
    tail: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Difference:
    """An edit, both sides in context."""

    kind: EditKind
    before: Side
    after: Side


def in_context(edit: Edit, of: Article, copy: Article) -> Difference:
    """An edit of `copy` against `of`, each side with the words around it."""
    return Difference(edit.kind, _side(edit, edit.before, of), _side(edit, edit.after, copy))


def _side(edit: Edit, words: str, article: Article) -> Side:
    place = next((one for one in edit.evidence if one.article == article.id), None)
    if place is None or not words:
        return Side("", words, "", None)
    lead, tail = article.text[max(0, place.start - AROUND) : place.start], article.text[place.end : place.end + AROUND]
    lead, tail = lead.rsplit("\n", 1)[-1], tail.split("\n", 1)[0]
    return Side(_from_a_word(lead), place.text, _to_a_word(tail), place)


def _from_a_word(lead: str) -> str:
    return f"…{lead.split(' ', 1)[-1]}" if len(lead) == AROUND else lead


def _to_a_word(tail: str) -> str:
    return f"{tail.rsplit(' ', 1)[0]}…" if len(tail) == AROUND else tail
