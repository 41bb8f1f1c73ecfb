"""Who told what when: the reports of an event, a dispatch once, in the order in which they came out.

In: an event and the dispatches of its story. Out: tellings. Never: a copy counted twice; a copy takes part only
where it was edited in fact, and then only with the words that were edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.terms import Article, Dispatch, Event, EventReport, Evidence, When

LAST = "9999-12-31T23:59"
"""Sorts what has no day after what has one."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One dispatch's report of an event; `edited` where a copy tells it in words of its own."""

    report: EventReport
    dispatch: str
    reported: When | None
    edited: bool = False
    day: date | None = field(init=False, repr=False)
    """The day it was reported; None where that is not known to the day."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", _day_of(self.reported))

    @property
    def order(self) -> tuple[str, str, bool, str, int]:
        """Earliest publication of the dispatch, then its id, then the place in the text."""
        clock = self.reported.start if self.reported else LAST
        return clock, self.dispatch, self.edited, self.report.article, self.report.evidence.start


def _day_of(when: When | None) -> date | None:
    return when.first_day if when is not None and when.start[:10] == when.end[:10] else None


@dataclass(frozen=True, slots=True)
class Wire:
    """The dispatches of a story: whose an article is, which of its articles speaks for it, and where copies were edited."""

    of: Mapping[str, str]
    origin: Mapping[str, str]
    edits: Mapping[str, tuple[Evidence, ...]]
    clock: Mapping[str, When]
    first: Mapping[str, When]
    """Dispatch → when the first of its articles came out."""

    @classmethod
    def read(cls, dispatches: Sequence[Dispatch], articles: Iterable[Article] = ()) -> Wire:
        """What `dispatches` say, with the days on which `articles` came out."""
        edits: dict[str, tuple[Evidence, ...]] = {}
        for dispatch in dispatches:
            for edit in dispatch.edits:
                if edit.kind == "fact":
                    mine = tuple(words for words in edit.evidence if words.article == edit.article)
                    edits[edit.article] = edits.get(edit.article, ()) + mine
        clock = {article.id: article.published for article in articles if article.published}
        known = {one.id: [clock[id] for id in one.articles if id in clock] for one in dispatches}
        return cls(
            of={article: dispatch.id for dispatch in dispatches for article in dispatch.articles},
            origin={dispatch.id: dispatch.origin for dispatch in dispatches},
            edits=edits,
            clock=clock,
            first={id: min(clocks, key=_clock_order) for id, clocks in known.items() if clocks},
        )

    def dispatch(self, article: str) -> str:
        """The dispatch of an article; an article of none stands for itself."""
        return self.of.get(article, article)

    def tellings(self, event: Event) -> tuple[Telling, ...]:
        """The event's reports, one article a dispatch, in the order in which they came out.

        A report that tells as done what lies after the day it came out has mistaken a tense; it is passed over.
        """
        speaker = self._speakers(event)
        first = self._first_out(event)
        told = []
        for report in event.reports:
            dispatch = self.dispatch(report.article)
            if _too_early(report, event):
                continue
            if report.article == speaker[dispatch]:
                told.append(Telling(report, dispatch, first.get(dispatch)))
            elif any(_overlap(words, report.evidence) for words in self.edits.get(report.article, ())):
                told.append(Telling(report, dispatch, self.clock.get(report.article, report.reported), edited=True))
        return tuple(sorted(told, key=_order))

    def _speakers(self, event: Event) -> dict[str, str]:
        """The article that speaks for each dispatch: the one in which most is read; of equals its origin, then by id."""
        read: dict[str, dict[str, int]] = {}
        for report in event.reports:
            found = read.setdefault(self.dispatch(report.article), {})
            found[report.article] = found.get(report.article, 0) + 1 + len(report.quantities)
        return {
            dispatch: min(found, key=_Most(found, self.origin.get(dispatch)).of)
            if len(found) > 1
            else next(iter(found))
            for dispatch, found in read.items()
        }

    def _first_out(self, event: Event) -> dict[str, When]:
        """When each dispatch that tells it first came out, from all of its articles that have a day."""
        found: dict[str, When] = {}
        for report in event.reports:
            id = self.dispatch(report.article)
            known, mine = found.get(id) or self.first.get(id), report.reported
            if known is None or (mine is not None and _clock_order(mine) < _clock_order(known)):
                known = mine
            if known is not None:
                found[id] = known
        return found


class _Most:
    """Sorts the articles of a dispatch by how much is read in each, the origin before its equals."""

    def __init__(self, read: Mapping[str, int], origin: str | None) -> None:
        self.read, self.origin = read, origin

    def of(self, article: str) -> tuple[int, bool, str]:
        return -self.read[article], article != self.origin, article


def _order(telling: Telling) -> tuple[str, str, bool, str, int]:
    return telling.order


def _clock_order(when: When) -> tuple[str, str]:
    return when.start, when.end


def _too_early(report: EventReport, event: Event) -> bool:
    when = report.when or event.when
    if report.status != "happened" or when is None or report.reported is None:
        return False
    return when.start[:10] > report.reported.end[:10]


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def stated(report: EventReport) -> bool:
    """Whether the report names the event's day, rather than telling it as new on its own."""
    return report.when is not None and not report.when.basis.startswith("told ")
