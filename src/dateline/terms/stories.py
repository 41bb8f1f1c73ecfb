"""Stories, and a Reading of all that was read.

In: nothing. Out: the records of cluster and tell, and what `dateline.read` returns. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.glance import Glance
from dateline.terms.events import Change, Conflict, Event
from dateline.terms.names import Entity
from dateline.terms.reports import Article, Dispatch, SetAside
from dateline.terms.statements import Statement
from dateline.terms.times import Timex, When, day_or_days
from dateline.terms.vocabularies import Count, Id
from dateline.terms.words import Evidence


@dataclass(frozen=True, slots=True)
class Episode:
    """The articles about one happening."""

    id: Id
    title: str
    articles: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Independence:
    """How many reports there are, how many independent dispatches and owners they come from, and whom all rest on alone.

    `quoted_in_all` are those who speak in every dispatch, where others are heard too.
    """

    reports: Count
    dispatches: Count
    owners: Count
    rests_on: tuple[Id, ...]
    basis: str
    quoted_in_all: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One sentence of a brief and the words it was taken from; `so_on` is the day on which it was so, where more has come since."""

    text: str
    evidence: tuple[Evidence, ...]
    so_on: When | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where a story stands: a line in a report's words, where they were taken from, and when it was first told."""

    text: str
    evidence: tuple[Evidence, ...]
    told: When


@dataclass(frozen=True, slots=True)
class Chosen:
    """Ids of the rows that a reader is shown first to last, of what waits behind "less sure", of what is planned from now on."""

    events: tuple[str, ...]
    more: tuple[str, ...] = ()
    next: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Story(Glance):
    """The episodes of one developing matter, what happens in it, and the brief.

    `events` are the timeline as it is shown, `more` what is less sure or less news, `next` what is planned from the last report on, `state`
    the newest outcome. `title_evidence` is where its title stands as a headline; None where somebody else worded it.
    """

    id: Id
    title: str
    articles: tuple[Id, ...]
    episodes: tuple[Episode, ...]
    independence: Independence
    events: tuple[Id, ...]
    first: When | None
    last: When | None
    brief: tuple[BriefLine, ...]
    more: tuple[Id, ...] = ()
    next: tuple[Id, ...] = ()
    state: State | None = None
    title_evidence: Evidence | None = None

    def _glance(self) -> dict[str, object]:
        return {
            "id": self.id, "title": self.title, "reports": len(self.articles), "first": day_or_days(self.first), "last": day_or_days(self.last),
            "events": len(self.events),
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        yield "brief", "reports"
        for line in self.brief:
            yield line.text, len({one.article for one in line.evidence})


@dataclass(frozen=True, slots=True, repr=False)
class Reading(Glance):
    """Everything that was read from a pile of reports: what `dateline.read` returns and the export prints."""

    articles: tuple[Article, ...]
    parsed: frozenset[str]
    dispatches: tuple[Dispatch, ...]
    entities: tuple[Entity, ...]
    timexes: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    stories: tuple[Story, ...]
    as_of: When | None
    steps: tuple[tuple[str, str], ...]
    models: tuple[tuple[str, str], ...]
    set_aside: tuple[SetAside, ...] = ()

    def __iter__(self) -> Iterator[Story]:
        """The stories, in the order in which they are told."""
        return iter(self.stories)

    def __len__(self) -> int:
        """How many stories there are."""
        return len(self.stories)

    def _glance(self) -> dict[str, object]:
        return {
            "stories": len(self.stories), "articles": len(self.articles), "dispatches": len(self.dispatches), "events": len(self.events),
            "statements": len(self.statements), "as_of": day_or_days(self.as_of), "set_aside": len(self.set_aside) or None,
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        events = {event.id: event for event in self.events}
        yield "story", "when", "what happened, or is planned", "status"
        for story in self.stories:
            for event in (events[id] for id in story.events if id in events):
                yield (
                    story.title,
                    day_or_days(event.when) or "",
                    event.in_words,
                    event.status,
                )
