"""What a correction is about: the words to tie it to, given a record that was derived from them.

In: a record of a reading. Out: its places and what a reader calls it. Never: an id of a derived record, which may be another
tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.corrections.anchor import whole
from dateline.terms import Article, Dispatch, Entity, Episode, Event, EventReport, Evidence, Statement, Story

MOST_PLACES = 8
"""Places that hold an entity or event: enough that one survives a removal, few enough that they are surely of one thing."""

Record = Article | Story | Episode | Dispatch | Entity | Statement | Event
"""What a reader may put right, and knows by its id."""


@dataclass(frozen=True, slots=True)
class About:
    """Places in the words, and what a reader calls the thing."""

    places: tuple[Evidence, ...]
    called: str


def about(record: Record) -> About:
    """The places that a correction of this record is tied to, and what it is called."""
    match record:
        case Article():
            return About((whole(record.id),), record.title or record.file or record.url or record.id)
        case Story() | Episode():
            return About(tuple(map(whole, record.articles)), record.title)
        case Dispatch():
            return About(tuple(map(whole, record.articles)), record.id)
        case Entity():
            return About(_named(record), record.name)
        case Statement():
            return About((Evidence(record.article, record.start, record.end, record.text),), record.text)
        case Event():
            return About(tuple(sorted(set(_told(record.reports)))), record.what)


def _told(reports: Sequence[EventReport]) -> Iterator[Evidence]:
    """Where an event is told: the clauses, and in each the word that names it, by which it is told from what else they tell."""
    for report in sorted(reports, key=_place)[:MOST_PLACES]:
        yield from (report.evidence, report.trigger)


def _place(report: EventReport) -> Evidence:
    return report.evidence


def _named(entity: Entity) -> tuple[Evidence, ...]:
    """Where it is called by its name, once in each report; if nowhere, its first mentions."""
    first: dict[str, Evidence] = {}
    for mention in entity.mentions:
        if mention.text == entity.name:
            first.setdefault(mention.article, mention)
    return tuple(first.values())[:MOST_PLACES] or entity.mentions[:1]
