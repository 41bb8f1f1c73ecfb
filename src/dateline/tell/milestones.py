"""Milestones: the days of a long story that stand out, and what is told of them.

In: the events of one story and how much each weighs. Out: rows. Never: an event without words of a report; a happening twice on a day.

A day counts for all that is told of it, rows or not, against what is told of the days around it: by the total alone the busiest weeks would
take every place, and of quieter months nothing would be told.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline import days
from dateline.terms import Event
from dateline.vectors import PLACES, terms

AROUND = 30
"""Days before and after a day with which it is compared."""
AGAINST = 0.5
"""Power of what is told of a day around it by which its own total is divided (of 0, .3, .5 and .8 tried on timelines by journalists)."""
OTHER = "other"
"""The kind of an event of no known kind."""
HARM = frozenset({"accident", "crash", "injury", "killing"})
"""Kinds that tell one disaster: the crash, and that people died in it."""
ALIKE = 0.5
"""Share of the content words of the shorter from which two events of a kind and a day are one told twice."""


def standing_out(events: Sequence[Event], weights: Mapping[str, float]) -> dict[date, float]:
    """Each day of which something is told, and how far it stands out."""
    totals: dict[date, list[float]] = {}
    for event in events:
        if (day := day_of(event)) is not None:
            totals.setdefault(day, []).append(weights[event.id])
    told = {day: math.fsum(each) for day, each in sorted(totals.items())}
    return {day: round(total / _around(day, told) ** AGAINST, PLACES) if total else 0.0 for day, total in told.items()}


def day_of(event: Event) -> date | None:
    """The day of an event that has one, and no longer span."""
    when = event.when
    return when.first_day if when is not None and when.first_day == when.last_day else None


def _around(day: date, told: Mapping[date, float]) -> float:
    """What is told of a day near this one, in the mean over those of which something is told."""
    near = [total for other, total in told.items() if abs(other - day) <= timedelta(AROUND)]
    return math.fsum(near) / len(near)


def busiest(
    rows: Sequence[Event], events: Sequence[Event], weights: Mapping[str, float], length: int, a_day: int = 1
) -> Iterator[Event]:
    """Of the `length` days of `rows` that stand out most by all `events`, each one's `a_day` most telling rows."""
    of: dict[date, list[Event]] = {}
    for row in rows:
        if (day := day_of(row)) is not None:
            of.setdefault(day, []).append(row)
    far = standing_out(events, weights)
    for day in sorted(of, key=lambda day: (-far[day], day))[:length]:
        yield from _each_once(sorted(of[day], key=telling), a_day)


def telling(event: Event) -> tuple[float, str]:
    """Key: the surer and the more telling first."""
    return -round(event.sure * math.sqrt(event.weight), PLACES), event.id


def _each_once(ranked: Sequence[Event], most: int) -> list[Event]:
    """The first `most` events, without one that a weightier one tells already."""
    kept: list[Event] = []
    for event in ranked:
        if len(kept) == most:
            break
        if not any(_is_told_by(event, other) for other in kept):
            kept.append(event)
    return kept


def _is_told_by(event: Event, other: Event) -> bool:
    """Whether the two are one happening: of one day, of a kind, told in the same sentences or the same words."""
    if event.when and other.when and days.bearing(event.when, other.when) in ("apart", "across"):
        return False
    mine, theirs = ({report.evidence for report in one.reports} for one in (event, other))
    if mine <= theirs and (event.kind == other.kind or {event.kind, other.kind} <= HARM):
        return True
    if event.kind != other.kind or event.kind == OTHER or not (event.when and other.when):
        return False
    words, known = frozenset(terms(event.what)), frozenset(terms(other.what))
    return len(words & known) >= max(2, ALIKE * min(len(words), len(known)))
