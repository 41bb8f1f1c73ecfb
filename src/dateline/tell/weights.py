"""Weights: how much an event matters, by who tells it, how near to the head of a report, and how much is known of it.

In: the events of one story and its dispatches. Out: a weight for each. Never: a copy's vote.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.status import AHEAD
from dateline.tell.reported import Wire
from dateline.terms import Dispatch, Event
from dateline.vectors import PLACES, terms

OPENING = 0.5
"""What an event gains for being told at the very head of a report; it falls off with the words before it."""
HEAD = 600
"""Characters after which that gain has halved: a lede and a half."""
KNOWN = 0.25
"""What each known answer (when, where, who) adds: an event with none of them tells a reader little."""
OTHER = "other"
"""The kind of an event of no known kind."""
SAYING = 2
"""Content words from which the words for an event say which one it is."""
VAGUE = 0.5
"""What an event loses for each way of telling a reader little: of no known kind, told in one word, hoped for on no day."""
BACKGROUND = 365
"""Days before the first report from which on what happened is history."""
HISTORY = 0.7
"""What history weighs of what it would as news."""


def weigh(events: Sequence[Event], dispatches: Sequence[Dispatch]) -> dict[str, float]:
    """How much each event matters, by id."""
    wire = Wire.read(dispatches)
    return {event.id: round(_weight(event, wire), PLACES) for event in events}


def _weight(event: Event, wire: Wire) -> float:
    nearest: dict[str, int] = {}
    for report in event.reports:
        dispatch = wire.dispatch(report.article)
        nearest[dispatch] = min(report.evidence.start, nearest.get(dispatch, report.evidence.start))
    heads = math.fsum(OPENING / (1 + start / HEAD) for start in sorted(nearest.values()))
    known = KNOWN * ((event.when is not None) + bool(event.where) + bool(event.who))
    told = len(nearest) + heads + known - VAGUE * _vagueness(event)
    return max(0.0, HISTORY * told if _is_history(event) else told)


def _vagueness(event: Event) -> int:
    hoped = event.status in AHEAD and event.when is None
    return (event.kind == OTHER) + (len(terms(event.what)) < SAYING) + hoped


def _is_history(event: Event) -> bool:
    told = [report.reported.first_day for report in event.reports if report.reported]
    if not event.when or not told:
        return False
    return (min(told) - event.when.last_day).days > BACKGROUND
