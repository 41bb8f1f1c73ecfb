"""Timeline: the events that matter, in the order in which they happen.

In: the events of one story and its dispatches. Out: ids. Never: a copy's vote; an event dropped because it has no day.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dateline.status import AHEAD
from dateline.tell import days
from dateline.tell.reported import Wire
from dateline.terms import Chosen, Dispatch, Event
from dateline.vectors import PLACES, terms

LONGEST = 24
"""Events a timeline shows at most: what fits a screen or two."""
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
HARM = frozenset({"accident", "crash", "injury", "killing"})
"""Kinds that tell one disaster: the crash, and that people died in it."""
ALIKE = 0.5
"""Share of the content words of the shorter from which two events of a kind and a day are one told twice."""


SHOWN = 0.6
"""Chance of being right from which a row is shown (of .5, .55, .6, .65 and .7 tried out of fold on editor/more)."""
STILL_SHOWN = 0.5
"""The same for the first FEWEST rows, so that a story of few clear words is no blank."""
FEWEST, MOST = 5, 14
"""Rows of a story of up to fifteen dispatches; one more for each ten dispatches beyond, up to LONGEST."""


def timeline(
    events: Sequence[Event], dispatches: Sequence[Dispatch], *, length: int | None = None, a_day: int = 1
) -> Chosen:
    """The rows of a story: the surest that tell most, each day of reporting its best before anything else gets a second; parts stand below theirs.

    With `length`, for a long story: the so many days of which most is told, each with the `a_day` events that matter most on it.
    """
    if length is not None:
        weights = weigh(events, dispatches)
        busiest = sorted(_by_days(events, weights, length, a_day), key=_place)
        return Chosen(tuple(event.id for event in busiest))
    rows = sorted(_standing(events), key=_telling)
    most = min(LONGEST, MOST + max(0, len(dispatches) - 15) // 10)
    last = max((day.end[:10] for event in events for report in event.reports if (day := report.reported)), default="")
    shown = _shown([event for event in rows if not _is_stale(event, last)], most)
    ahead = sorted((event for event in events if event.headline and _is_next(event, last)), key=_telling)
    waiting = [event for event in rows if event not in shown]
    return Chosen(
        tuple(event.id for event in sorted(shown, key=_place)),
        tuple(event.id for event in sorted(waiting, key=_place)),
        tuple(event.id for event in sorted(ahead, key=_place)),
    )


def _standing(events: Sequence[Event]) -> list[Event]:
    """The rows that stand by themselves: a part of one that is shown, or that is surer than it, stands below that."""
    rows = {event.id: event for event in events if event.headline is not None}
    return [event for event in rows.values() if not _is_below(event, rows.get(event.part_of or ""))]


def _is_below(event: Event, whole: Event | None) -> bool:
    return whole is not None and whole.sure >= min(SHOWN, event.sure)


def _telling(event: Event) -> tuple[float, str]:
    return -round(event.sure * math.sqrt(event.weight), PLACES), event.id


def _shown(rows: Sequence[Event], most: int) -> list[Event]:
    """The rows that are shown, of those in order of how much they tell."""
    sure = [event for event in rows if event.sure >= SHOWN]
    first_of_day: dict[str, Event] = {}
    for event in sure:
        first_of_day.setdefault(_news_day(event), event)
    kept = list(first_of_day.values())[:most]
    kept += [event for event in sure if event not in kept][: most - len(kept)]
    if len(kept) < FEWEST:
        rest = [event for event in rows if event not in kept and event.sure >= STILL_SHOWN]
        kept += rest[: FEWEST - len(kept)]
    return kept


def _news_day(event: Event) -> str:
    """The day on which it was first reported."""
    return min((report.reported.start[:10] for report in event.reports if report.reported), default="")


def _is_stale(event: Event, last: str) -> bool:
    """Planned for a day that is over by the last report, and no report told what came of it."""
    return event.status in AHEAD and event.when is not None and event.when.end[:10] < last


def _is_next(event: Event, last: str) -> bool:
    """Planned, for a day that is not over by the last report."""
    return event.status in AHEAD and event.when is not None and event.when.end[:10] >= last


def _by_days(events: Sequence[Event], weights: Mapping[str, float], length: int, a_day: int) -> Iterator[Event]:
    """The events that matter most of each of the `length` days on which most happens."""
    told: dict[date, list[Event]] = {}
    for event in events:
        if event.when and event.when.first_day == event.when.last_day:
            told.setdefault(event.when.first_day, []).append(event)
    busiest = sorted(told, key=lambda day: (-round(math.fsum(weights[event.id] for event in told[day]), PLACES), day))
    for day in busiest[:length]:
        yield from _each_once(heaviest(told[day], weights, len(told[day])), a_day)


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


def heaviest(events: Sequence[Event], weights: Mapping[str, float], count: int) -> list[Event]:
    """The `count` events that matter most."""
    return sorted(events, key=lambda event: (-weights[event.id], event.id))[:count]


def _place(event: Event) -> tuple[date, date, int, str]:
    """Its first day, then its last; one without a day: when it was first reported, plans after all else."""
    if event.when:
        return event.when.first_day, event.when.last_day, 0, event.id
    reported = min((report.reported.first_day for report in event.reports if report.reported), default=date.max)
    if event.status in AHEAD:
        return date.max, date.max, 1, event.id
    return reported, reported, 1, event.id
