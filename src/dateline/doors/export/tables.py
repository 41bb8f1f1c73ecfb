"""The records of a reading as tables: what a spreadsheet or a data frame takes.

In: a Reading. Out: tables of columns with a type each, rows in the order of the reading, keys that join them. Never: a
nested value, except for lists of words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.bearing import words_after, words_before, words_of_side
from dateline.errors import UnknownName
from dateline.ids import change_id, conflict_id
from dateline.status import CALENDAR
from dateline.terms import Evidence, Quantity, Reading, When

Kind = Literal["text", "day", "number", "share", "truth", "list"]
"""A "day" is ISO 8601: a day, or a time of it."""
Cell = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Cell, ...]

_SPAN: dict[str, Kind] = {"article": "text", "start": "number", "end": "number", "text": "text"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns with the kind of what stands in them, and how its rows are made."""

    columns: Mapping[str, Kind]
    rows: Callable[[Reading], Iterator[Row]]


def _texts(names: str) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), "text")


def _days(names: str) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), "day")


def _span(words: Evidence | None) -> tuple[Cell, ...]:
    return (words.article, words.start, words.end, words.text) if words else (None,) * 4


def _when(when: When | None) -> tuple[Cell, ...]:
    return (when.start, when.end, when.precision) if when else (None,) * 3


def _figures(quantities: tuple[Quantity, ...]) -> tuple[str, ...]:
    return tuple(" ".join(part for part in (one.name, one.value, one.unit) if part) for one in quantities)


def _articles(reading: Reading) -> Iterator[Row]:
    home = {id: dispatch.id for dispatch in reading.dispatches for id in dispatch.articles}
    told = {id: story.id for story in reading.stories for id in story.articles}
    for one in reading.articles:
        known = (one.title, one.publisher, one.agency, one.owner, one.language, one.place)
        days = (*_when(one.published), *_when(one.modified)[:1])
        yield (one.id, told.get(one.id), home.get(one.id), one.file, one.url, *known, one.bylines, *days, one.body)


def _dispatches(reading: Reading) -> Iterator[Row]:
    for one in reading.dispatches:
        for article in one.articles:
            bond = next((relation for relation in one.relations if relation.article == article), None)
            descent = (bond.kind, bond.of, bond.basis) if bond else (None,) * 3
            yield one.id, article, one.origin, one.agency, *descent


def _edits(reading: Reading) -> Iterator[Row]:
    for dispatch in reading.dispatches:
        for one in dispatch.edits:
            yield dispatch.id, one.article, one.kind, one.before, one.after


def _entities(reading: Reading) -> Iterator[Row]:
    for one in reading.entities:
        yield one.id, one.name, one.kind, one.also, one.roles, one.country, len(one.mentions), one.basis


def _mentions(reading: Reading) -> Iterator[Row]:
    for one in reading.entities:
        for words in one.mentions:
            yield one.id, one.name, *_span(words)


def _timexes(reading: Reading) -> Iterator[Row]:
    for one in reading.timexes:
        basis = one.when.basis if one.when else None
        yield one.article, one.start, one.end, one.text, one.kind, one.value, *_when(one.when), basis


def _statements(reading: Reading) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in reading.entities}
    for one in reading.statements:
        who = (one.speaker, names.get(one.speaker or ""), one.speaker_text)
        yield (one.id, one.article, one.start, one.end, one.text, one.shown.text if one.shown else None, *who, one.cue.text if one.cue else None, one.to, one.kind,
               one.hedged, *_when(one.said)[:2], one.same_as, one.basis, one.sure)  # fmt: skip


def _events(reading: Reading) -> Iterator[Row]:
    home = {id: story.id for story in reading.stories for id in story.articles}
    told: dict[str, tuple[str, ...]] = {}
    for story in reading.stories:
        for name, ids in (("events", story.events), ("more", story.more), ("next", story.next)):
            told |= {id: (*told.get(id, ()), name) for id in ids}
    for one in reading.events:
        head = (one.what, one.kind, one.where, *_when(one.when), one.status, CALENDAR[one.status])
        yield (
            one.id,
            home.get(one.reports[0].article),
            told.get(one.id, ()),
            one.headline.text if one.headline else None,
            one.sure,
            *head,
            one.who,
            one.part_of,
            _figures(one.quantities),
            len(one.reports),
            one.basis,
        )


def _reports(reading: Reading) -> Iterator[Row]:
    for event in reading.events:
        for one in event.reports:
            told = (*_when(one.reported)[:2], one.by, *_when(one.when), one.where, one.status)
            part = (one.standing, one.core, one.exemplar, one.trigger.start, one.trigger.end, one.trigger.text)
            yield event.id, *told, *part, one.manner, _figures(one.quantities), *_span(one.evidence)


def _changes(reading: Reading) -> Iterator[Row]:
    for one in reading.changes:
        before, after = one.evidence
        yield (change_id(one), one.event, one.field, one.before, one.after, *_when(one.reported)[:2], one.weight,
               one.sure, words_before(one).text, words_after(one).text, *_span(before), *_span(after))  # fmt: skip


def _conflicts(reading: Reading) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in reading.entities}
    for one in reading.conflicts:
        for number, side in enumerate(one.sides, 1):
            words = side.evidence[0] if side.evidence else None
            by = (side.by, names.get(side.by or ""))
            yield (
                conflict_id(one),
                one.event,
                one.field,
                number,
                side.value,
                words_of_side(side).text,
                *by,
                side.dispatches,
                one.sure,
                *_span(words),
            )


def _stories(reading: Reading) -> Iterator[Row]:
    for one in reading.stories:
        sums = one.independence
        days = (one.first.start if one.first else None, one.last.end if one.last else None)
        yield one.id, one.title, sums.reports, sums.dispatches, sums.owners, sums.rests_on, *days


def _briefs(reading: Reading) -> Iterator[Row]:
    for story in reading.stories:
        for number, line in enumerate(story.brief, 1):
            for words in line.evidence:
                yield story.id, number, line.text, *_span(words)


_DAYS = _days("when_start when_end") | _texts("when_precision")
TABLES: dict[str, Table] = {
    "stories": Table(
        _texts("id title") | dict.fromkeys(("reports", "dispatches", "owners"), "number") | {"rests_on": "list"}
        | _days("first last"), _stories,
    ),
    "articles": Table(
        _texts("id story dispatch file url title publisher agency owner language place") | {"bylines": "list"}
        | _days("published_start published_end") | _texts("published_precision") | _days("modified_start") | _texts("body"), _articles,
    ),
    "dispatches": Table(_texts("id article origin agency relation of basis"), _dispatches),
    "edits": Table(_texts("dispatch article kind before after"), _edits),
    "entities": Table(
        _texts("id name kind") | {"also": "list", "roles": "list"} | _texts("country") | {"mentions": "number"}
        | _texts("basis"), _entities,
    ),
    "mentions": Table(_texts("entity name") | _SPAN, _mentions),
    "timexes": Table(_SPAN | _texts("kind value") | _DAYS | _texts("basis"), _timexes),
    "statements": Table(
        _texts("id") | _SPAN | _texts("shown speaker speaker_name speaker_text cue to kind") | {"hedged": "truth"}
        | _days("said_start said_end") | {"same_as": "list", "basis": "text", "sure": "share"}, _statements,
    ),
    "events": Table(
        _texts("id story") | {"listed": "list", "headline": "text", "sure": "share"} | _texts("what kind where") | _DAYS | _texts("status calendar_status") | {"who": "list"}
        | _texts("part_of") | {"quantities": "list", "reports": "number"} | _texts("basis"), _events,
    ),
    "event_reports": Table(
        _texts("event") | _days("reported_start reported_end") | _texts("by") | _DAYS | _texts("where status standing")
        | {"core": "truth", "exemplar": "truth", "trigger_start": "number", "trigger_end": "number", "trigger": "text"}
        | {"manner": "list", "quantities": "list"} | _SPAN, _reports,
    ),
    "changes": Table(
        _texts("id event field before after") | _days("reported_start reported_end") | {"weight": "text", "sure": "share"} | _texts("before_words after_words")
        | {f"{side}_{name}": kind for side in ("before", "after") for name, kind in _SPAN.items()}, _changes,
    ),
    "conflicts": Table(
        _texts("id event field") | {"side": "number"} | _texts("value words by by_name") | {"dispatches": "list", "sure": "share"} | _SPAN,
        _conflicts,
    ),
    "brief": Table(_texts("story") | {"line": "number", "sentence": "text"} | _SPAN, _briefs),
}  # fmt: skip
"""Every table by name; `id` of one is the column of that noun's name in the others."""


def table_named(name: str) -> Table:
    """The table called `name`; UnknownName if there is none."""
    if name not in TABLES:
        raise UnknownName("table", name, TABLES)
    return TABLES[name]
