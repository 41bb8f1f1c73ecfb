"""Findings: who said it, and what nobody said.

In: the statements of a story, and corrections. Out: the same, corrected. Never: words put into a report's mouth: who
speaks is an entity that reports name, or nobody known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.corrections import entities
from dateline.corrections.anchor import nearest
from dateline.corrections.articles import SHORTEST
from dateline.corrections.force import of_kind, with_reason
from dateline.terms import Cast, Correction, Statement
from dateline.text import words


def statements(found: Sequence[Statement], cast: Cast, corrections: Sequence[Correction]) -> tuple[Statement, ...]:
    """The statements in the order given, with the speakers that somebody put right, without what somebody says was not said.

    A block of words that was not said is not said wherever the story has these very words.
    """
    told = of_kind(corrections, "speaker", "not said")
    if not told:
        return tuple(found)
    at: dict[str, list[tuple[int, int, str]]] = {}
    for statement in found:
        at.setdefault(statement.article, []).append((statement.start, statement.end, statement.id))
    right: dict[str, Correction] = {}
    gone: set[str] = set()
    for correction in told:
        for anchor in correction.subject:
            if (id := nearest(anchor, at.get(anchor.article, ()))) is not None:
                right |= {id: correction} if correction.kind == "speaker" else {}
                gone |= {id} if correction.kind == "not said" else set()
    spoken = tuple(_spoken(one, cast, right[one.id]) if one.id in right else one for one in found)
    return _without(spoken, gone) if gone else spoken


def _without(found: Sequence[Statement], named: set[str]) -> tuple[Statement, ...]:
    """The statements without those named and what says the same block of words."""
    blocks = {_block(one) for one in found if one.id in named} - {()}
    gone = named | {one.id for one in found if _block(one) in blocks}
    kept = (one for one in found if one.id not in gone)
    return tuple(replace(one, same_as=tuple(id for id in one.same_as if id not in gone)) for one in kept)


def _block(statement: Statement) -> tuple[str, ...]:
    """Its words, where they are so many that they hardly recur by themselves; else none."""
    said = tuple(words(statement.text))
    return said if len(said) >= SHORTEST else ()


def _spoken(statement: Statement, cast: Cast, correction: Correction) -> Statement:
    """The statement with its speaker; one whom no report of the story names cannot be told as an entity, only in the basis."""
    bearers = [entity for anchor in correction.other if (entity := entities.bearer(cast, anchor))]
    who = bearers[0] if bearers else entities.called(cast, correction.value) if correction.value else None
    basis = with_reason(statement.basis, correction)
    if who is not None:
        return replace(statement, speaker=who.id, basis=f"{basis}; said by {who.name}")
    if correction.value:
        basis = f"{basis}; said by {correction.value}, whom no report of this story names"
    return replace(statement, speaker=None, basis=basis)
