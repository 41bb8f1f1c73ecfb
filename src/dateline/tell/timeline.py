"""Timeline: the events that matter, in the order in which they happen.

In: the events of one story and its dispatches. Out: ids. Never: a copy's vote; an event dropped because it has no day.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from dateline.tell.rank import PLACES
from dateline.tell.reported import Wire
from dateline.terms import Dispatch, Event

LONGEST = 24
"""Events a timeline shows at most: what fits a screen or two."""
SHARE = 0.3
"""What an event has to weigh of the weightiest one to be shown."""
ALWAYS = 8
"""Events shown whatever they weigh."""
OPENING = 0.5
"""What an event gains for being told at the very head of a report; it falls off with the words before it."""
HEAD = 600
"""Characters after which that gain has halved: a lede and a half."""
KNOWN = 0.25
"""What each known answer (when, where, who) adds: an event with none of them tells a reader little."""
PLANS = frozenset({"possible", "proposed", "agreed", "scheduled", "moved", "postponed"})


def timeline(events: Sequence[Event], dispatches: Sequence[Dispatch]) -> tuple[str, ...]:
    """Ids of the events that matter, first to last; an event without a day stands where it was first reported.

    Events matter by how many dispatches tell them (a dispatch and its copies once), how near to the head of a report,
    and how much is known of them.
    """
    weights = weigh(events, dispatches)
    ranked = sorted(events, key=lambda event: (-weights[event.id], event.id))[:LONGEST]
    floor = SHARE * max(weights.values(), default=0.0)
    kept = [event for rank, event in enumerate(ranked) if rank < ALWAYS or weights[event.id] >= floor]
    return tuple(event.id for event in sorted(kept, key=_place))


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
    return len(nearest) + heads + known


def heaviest(events: Sequence[Event], weights: Mapping[str, float], count: int) -> list[Event]:
    """The `count` events that matter most."""
    return sorted(events, key=lambda event: (-weights[event.id], event.id))[:count]


def _place(event: Event) -> tuple[date, date, int, str]:
    """Its first day, then its last; one without a day: when it was first reported, plans after all else."""
    if event.when:
        return event.when.first_day, event.when.last_day, 0, event.id
    reported = min((report.reported.first_day for report in event.reports if report.reported), default=date.max)
    if event.status in PLANS:
        return date.max, date.max, 1, event.id
    return reported, reported, 1, event.id
