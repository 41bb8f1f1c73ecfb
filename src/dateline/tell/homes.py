"""Homes: the event that words of a report belong to.

In: events, places in reports. Out: ids. Never: an event of another report where one of the same report is told there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dateline.terms import Event, Evidence

FAR = 1000
"""Characters beyond which all events of a report are equally far."""
SAYING = "saying"
"""The kind of events that are somebody's saying something: what is said there belongs to what it is about."""
BESIDE = 50
"""What it counts, in characters, that the event's word does not stand in the words themselves."""


@dataclass(frozen=True, slots=True)
class Homes:
    """Where events are told: (start of the event's word, dispatches that tell it, event) by article."""

    by_article: Mapping[str, tuple[tuple[int, int, str], ...]]

    @classmethod
    def of(cls, events: Sequence[Event]) -> Homes:
        """The places of all reports of `events`."""
        found: dict[str, set[tuple[int, int, str]]] = {}
        for event in [one for one in events if one.kind != SAYING] or events:
            told_by = len({report.article for report in event.reports})
            for report in event.reports:
                found.setdefault(report.article, set()).add((report.trigger.start, told_by, event.id))
        return cls({article: tuple(sorted(mine)) for article, mine in found.items()})

    def nearest(self, *places: Evidence, verbs: Collection[tuple[str, int]] = ()) -> str | None:
        """The event whose words stand in or nearest to all the places; of equals the one that most reports tell.

        `verbs` are the predicates there (article, start): an event named by one of them goes before all others.
        """
        near: dict[str, tuple[int, int]] = {}
        for place in dict.fromkeys(places):
            best: dict[str, tuple[int, int]] = {}
            for start, told_by, event in self.by_article.get(place.article, ()):
                gap = 0 if place.start <= start < place.end else BESIDE + min(abs(start - place.start), FAR)
                gap -= 2 * FAR * ((place.article, start) in verbs)
                best[event] = min(best.get(event, (gap, told_by)), (gap, told_by))
            for event, (gap, told_by) in best.items():
                known = near.get(event, (0, told_by))
                near[event] = known[0] + gap - 2 * FAR, told_by
        return min(near, key=lambda event: (near[event][0], -near[event][1], event)) if near else None
