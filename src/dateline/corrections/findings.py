"""Findings: who said it, and how an event stands.

In: the statements or events of a story, and corrections. Out: the same, corrected. Never: words put into a report's mouth: who
speaks is an entity that reports name, or nobody known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast as typed

from dateline.corrections import entities
from dateline.corrections.anchor import SAME, likeness, nearest
from dateline.corrections.force import of_kind, with_reason
from dateline.terms import Cast, Correction, Event, Statement, Status
from dateline.text import words


def statements(found: Sequence[Statement], cast: Cast, corrections: Sequence[Correction]) -> tuple[Statement, ...]:
    """The statements in the order given, with the speakers that somebody put right."""
    told = of_kind(corrections, "speaker")
    if not told:
        return tuple(found)
    at: dict[str, list[tuple[int, int, str]]] = {}
    for statement in found:
        at.setdefault(statement.article, []).append((statement.start, statement.end, statement.id))
    right: dict[str, Correction] = {}
    for correction in told:
        for anchor in correction.subject:
            if (id := nearest(anchor, at.get(anchor.article, ()))) is not None:
                right[id] = correction
    return tuple(_spoken(one, cast, right[one.id]) if one.id in right else one for one in found)


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


def events(found: Sequence[Event], corrections: Sequence[Correction]) -> tuple[Event, ...]:
    """The events in the order given, with the statuses that somebody put right.

    A correction holds until it is undone, also where a later report says otherwise: what that says is still among the
    event's reports, and in its changes.
    """
    right: dict[str, Correction] = {}
    for correction in of_kind(corrections, "status"):
        if (event := _meant(found, correction)) is not None:
            right[event.id] = correction
    return tuple(_standing(event, right[event.id]) if event.id in right else event for event in found)


def _meant(found: Sequence[Event], correction: Correction) -> Event | None:
    """The event that most of the anchors tell of; of several in one sentence the one that goes by most of the words it had."""
    best, most = None, (0.0, 0, "")
    for event in found:
        told = sum(_tells(event, correction, at) for at in range(len(correction.subject)))
        rank = (round(told, 6), len(set(words(event.what)) & set(words(correction.called))), event.id)
        if told and rank > most:
            best, most = event, rank
    return best


def _tells(event: Event, correction: Correction, at: int) -> float:
    """How well one of the event's reports fits an anchor; 0 where none does."""
    anchor = correction.subject[at]
    here = (report.evidence for report in event.reports if report.article == anchor.article)
    best = max((likeness(anchor, told.start, told.end) for told in here), default=0.0)
    return best if best >= SAME else 0.0


def _standing(event: Event, correction: Correction) -> Event:
    return replace(event, status=typed("Status", correction.value), basis=with_reason(event.basis, correction))
