"""Fresh: the lines that say what no report said by a day, and those that no later report has overtaken.

In: the lines of a story, its events and changes. Out: those reported after the day that are news by then; those that may be told as they
stand. Never: a line that only tells again, in other words, an event that was known; a plan whose day has passed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline import days
from dateline.status import AHEAD, OVER
from dateline.tell import figures
from dateline.tell.accounts import FRESH
from dateline.tell.lines import Line
from dateline.terms import Change, Event, EventReport, Evidence
from dateline.vectors import PLACES, Vector, cosine, vectors

UNDER_WAY: Final = "under way"
SAME = 0.6
"""Cosine from which two sentences say one thing (read off pairs of wire and rewrite; .5 drops updates, .7 lets rewrites through)."""
RAREST = 4
"""A line that says the same shares one of so many of its rarest terms."""
NEW_WORDS = 0.5
"""Share of its weight in words never used before from which a line on known events says something more (.3 to .6 read alike)."""

DATES = frozenset(
    (
        *(month.lower() for month in days.MONTHS),
        *days.DAY_WORDS,
        *"today yesterday tomorrow week month year early late morning afternoon evening night take place".split(),
    )
)
"""Words by which a day is told, or that something is on one."""


def still_so(
    found: Sequence[Line],
    events: Sequence[Event],
    changes: Sequence[Change],
    newest: date | None,
    past: Iterable[Evidence] = (),
) -> tuple[Line, ...]:
    """The lines that may still be told, `newest` being the day of the newest report.

    Left out is what tells a plan for a day that lies before it, what an older report tells as yet to come or under way, the older side
    of a change, and what is `past` besides.
    """
    overtaken: dict[str, list[Evidence]] = {}
    for event in events:
        for report in event.reports:
            if newest and _is_overtaken(report, newest):
                overtaken.setdefault(report.article, []).append(report.trigger)
    for words in (*(change.evidence[0] for change in changes), *past):
        overtaken.setdefault(words.article, []).append(words)
    return tuple(
        line
        for line in found
        if not _lies_ahead(line, newest)
        and not any(words.start < line.end and line.start < words.end for words in overtaken.get(line.article, ()))
    )


def _is_overtaken(report: EventReport, newest: date) -> bool:
    """Whether it tells a plan for a day before the newest report's, or as under way what an older report saw."""
    if report.status in AHEAD:
        return report.when is not None and report.when.last_day < newest
    return report.status == UNDER_WAY and report.reported is not None and report.reported.last_day < newest


def _lies_ahead(line: Line, newest: date | None) -> bool:
    """Whether an older report tells it as yet to come: by now it has come about or it has not."""
    return (
        line.time == "future" and newest is not None and line.reported is not None and line.reported.last_day < newest
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What was told of an event by the day."""

    reports: tuple[EventReport, ...]
    since: date

    def recalls(self, new: EventReport) -> bool:
        """Whether the new report only recalls what had been told and was long over by the day."""
        when = new.when
        over = new.status in OVER and when is not None and (self.since - when.last_day).days > FRESH
        return over and bool(self.reports)

    def bears(self, new: EventReport) -> bool:
        """Whether the new report says nothing else of the event: its status, day, place and figures were told."""
        return (
            any(new.status == old.status for old in self.reports)
            and self._told_day(new)
            and (new.where is None or any(new.where == old.where for old in self.reports))
            and self._told_figures(new)
        )

    def _told_day(self, new: EventReport) -> bool:
        when = new.when
        known = [old.when for old in self.reports if old.when is not None]
        return when is None or any(days.bearing(old, when) in ("same", "coarser") for old in known)

    def _told_figures(self, new: EventReport) -> bool:
        known = [one for old in self.reports for one in old.quantities]
        return all(any(one.name == old.name and figures.agree(one, old) for old in known) for one in new.quantities)


def new_since(everything: Sequence[Line], events: Sequence[Event], since: date) -> tuple[Line, ...]:
    """The lines reported after `since` that tell something which none up to then told."""
    fresh = [i for i, line in enumerate(everything) if line.reported and line.reported.last_day > since]
    old = [i for i, line in enumerate(everything) if line.reported and line.reported.last_day <= since]
    found = vectors([line.terms for line in everything])
    said = _Said(found, old)
    told = _told(events, since)
    return tuple(everything[i] for i in fresh if not said.alike(i) and not _tells_again(i, everything[i], told, said))


def _tells_again(i: int, line: Line, told: Told, said: _Said) -> bool:
    """It only tells events that were known: recalls them, or says nothing else of them in words used before."""
    here = [
        (report, known)
        for report, known in told.get(line.article, ())
        if report.evidence.start < line.end and line.start < report.evidence.end
    ]
    if not here or not all(known.recalls(report) or known.bears(report) for report, known in here):
        return False
    return said.covers(i) or all(known.recalls(report) for report, known in here)


class _Said:
    """The lines up to the day, and their words."""

    def __init__(self, found: Sequence[Vector], old: Sequence[int]) -> None:
        self._found = found
        self._holding: dict[str, list[int]] = {}
        for i in old:
            for term in found[i]:
                self._holding.setdefault(term, []).append(i)

    def alike(self, i: int) -> bool:
        """One of them says what line `i` says; only one that shares its rarest terms can."""
        mine = self._found[i]
        rare = sorted(mine, key=lambda term: (-mine[term], term))[:RAREST]
        near = {j for term in rare for j in self._holding.get(term, ())}
        return any(cosine(mine, self._found[j]) >= SAME for j in near)

    def covers(self, i: int) -> bool:
        """Most of the weight of line `i` is in words that they used."""
        weights = self._found[i]
        new = math.fsum(weight**2 for term, weight in sorted(weights.items()) if self._is_new(term))
        return round(new, PLACES) < NEW_WORDS

    def _is_new(self, term: str) -> bool:
        """Never used before, and no part of a date, which is told anew with each report."""
        return term not in self._holding and term not in DATES and not term.isdigit()


Told = Mapping[str, Sequence[tuple[EventReport, Known]]]
"""Article → its reports after the day, each with what was known of its event."""


def _told(events: Sequence[Event], since: date) -> Told:
    found: dict[str, list[tuple[EventReport, Known]]] = {}
    for event in events:
        by_then = [one for one in event.reports if one.reported and one.reported.last_day <= since]
        known = Known(tuple(by_then), since)
        for one in event.reports:
            if one.reported and one.reported.last_day > since:
                found.setdefault(one.article, []).append((one, known))
    return found
