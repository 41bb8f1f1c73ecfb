"""The export as one JSON document: the public face of the data model, versioned.

In: a Reading, or any other record of `dateline.terms`. Out: JSON, UTF-8, keys in the order of the schema; the same
Reading gives the same bytes. Never: a key of the export that `schema.json` does not describe (a test holds every export
to it); a second spelling: what the export has, every door writes as the export does (`from`, `to`, `for`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import dateline
from dateline.terms import (
    Article,
    Candidate,
    Change,
    Conflict,
    Dispatch,
    Edit,
    Entity,
    Event,
    EventReport,
    Evidence,
    Part,
    Quantity,
    Reading,
    Relation,
    Side,
    State,
    Statement,
    Story,
    Timex,
    When,
    Words,
)

FORMAT = 1
"""Rises when a reader of the export would have to change."""

Json = dict[str, Any]


def to_json(reading: Reading) -> str:
    """The export as text, ending in a newline."""
    return json.dumps(document(reading), ensure_ascii=False, indent=1) + "\n"


def schema() -> str:
    """The JSON Schema (draft 2020-12) of the export, as text."""
    return files(__package__).joinpath("schema.json").read_text(encoding="utf-8")


def document(reading: Reading) -> Json:
    """The export as plain dictionaries and lists."""
    home = {id: dispatch.id for dispatch in reading.dispatches for id in dispatch.articles}
    return {
        "format": FORMAT,
        "generator": f"dateline {dateline.__version__}",
        "steps": dict(reading.steps),
        "models": dict(reading.models),
        "as_of": _when(reading.as_of),
        "articles": [_article(article, home[article.id], article.id in reading.parsed) for article in reading.articles],
        "dispatches": [_dispatch(dispatch) for dispatch in reading.dispatches],
        "entities": [_entity(entity) for entity in reading.entities],
        "timexes": [_timex(timex) for timex in reading.timexes],
        "statements": [_statement(statement) for statement in reading.statements],
        "events": [_event(event) for event in reading.events],
        "changes": [_change(change) for change in reading.changes],
        "conflicts": [_conflict(conflict) for conflict in reading.conflicts],
        "stories": [_story(story) for story in reading.stories],
    }


def _words(found: Evidence | Part | Timex | Statement) -> Json:
    return {"article": found.article, "start": found.start, "end": found.end, "text": found.text}


def _evidence(found: Evidence | None) -> Json | None:
    return None if found is None else _words(found)


def _part(part: Part) -> Json:
    return _words(part) | {"kind": part.kind}


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {
        "start": when.start,
        "end": when.end,
        "precision": when.precision,
        "basis": when.basis,
        "alternatives": [list(pair) for pair in when.alternatives],
    }


def _candidate(candidate: Candidate) -> Json:
    return (_when(candidate.when) or {}) | {"for": candidate.clock, "evidence": _evidence(candidate.evidence)}


def _article(article: Article, dispatch: str, parsed: bool) -> Json:
    return {
        "id": article.id,
        "file": article.file,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "text": article.text,
        "title": article.title,
        "bylines": list(article.bylines),
        "publisher": article.publisher,
        "agency": article.agency,
        "language": article.language,
        "place": article.place,
        "published": _when(article.published),
        "modified": _when(article.modified),
        "fetched": _when(article.fetched),
        "candidates": [_candidate(candidate) for candidate in article.candidates],
        "masthead": [_part(part) for part in article.masthead],
        "paragraphs": [_part(part) for part in article.paragraphs],
        "furniture": [_part(part) for part in article.furniture],
        "dispatch": dispatch,
        "seen": [_when(when) for when in article.seen],
        "revision_of": article.revision_of,
        "parsed": parsed,
    }


def _relation(relation: Relation) -> Json:
    return {"article": relation.article, "of": relation.of, "kind": relation.kind, "basis": relation.basis}


def _edit(edit: Edit) -> Json:
    return {
        "article": edit.article,
        "kind": edit.kind,
        "from": edit.before,
        "to": edit.after,
        "evidence": [_words(words) for words in edit.evidence],
    }


def _dispatch(dispatch: Dispatch) -> Json:
    return {
        "id": dispatch.id,
        "articles": list(dispatch.articles),
        "origin": dispatch.origin,
        "agency": dispatch.agency,
        "owners": list(dispatch.owners),
        "relations": [_relation(relation) for relation in dispatch.relations],
        "edits": [_edit(edit) for edit in dispatch.edits],
    }


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "also": list(entity.also),
        "roles": list(entity.roles),
        "country": entity.country,
        "mentions": [_words(words) for words in entity.mentions],
        "basis": entity.basis,
    }


def _timex(timex: Timex) -> Json:
    return _words(timex) | {"kind": timex.kind, "value": timex.value, "when": _when(timex.when)}


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        **_words(statement),
        "shown": _shown(statement.shown),
        "speaker": statement.speaker,
        "speaker_text": statement.speaker_text,
        "source": _evidence(statement.source),
        "cue": _evidence(statement.cue),
        "to": statement.to,
        "via": list(statement.via),
        "kind": statement.kind,
        "hedged": statement.hedged,
        "said": _when(statement.said),
        "same_as": list(statement.same_as),
        "basis": statement.basis,
    }


def _quantity(quantity: Quantity) -> Json:
    return {"name": quantity.name, "value": quantity.value, "unit": quantity.unit}


def _report(report: EventReport) -> Json:
    return {
        "article": report.article,
        "reported": _when(report.reported),
        "by": report.by,
        "trigger": _words(report.trigger),
        "standing": report.standing,
        "core": report.core,
        "exemplar": report.exemplar,
        "when": _when(report.when),
        "where": report.where,
        "status": report.status,
        "manner": list(report.manner),
        "quantities": [_quantity(quantity) for quantity in report.quantities],
        "evidence": _words(report.evidence),
    }


def _shown(words: Words | None) -> Json | None:
    return None if words is None else {"text": words.text, "evidence": [_words(one) for one in words.evidence]}


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "what": event.what,
        "kind": event.kind,
        "who": list(event.who),
        "where": event.where,
        "when": _when(event.when),
        "status": event.status,
        "headline": _shown(event.headline),
        "sure": event.sure,
        "part_of": event.part_of,
        "quantities": [_quantity(quantity) for quantity in event.quantities],
        "basis": event.basis,
        "reports": [_report(report) for report in event.reports],
    }


def _change(change: Change) -> Json:
    return {
        "event": change.event,
        "field": change.field,
        "from": change.before,
        "to": change.after,
        "reported": _when(change.reported),
        "weight": change.weight,
        "evidence": [_words(words) for words in change.evidence],
    }


def _side(side: Side) -> Json:
    return {
        "value": side.value,
        "by": side.by,
        "dispatches": list(side.dispatches),
        "evidence": [_words(words) for words in side.evidence],
    }


def _conflict(conflict: Conflict) -> Json:
    return {"event": conflict.event, "field": conflict.field, "sides": [_side(side) for side in conflict.sides]}


def _story(story: Story) -> Json:
    independence = story.independence
    return {
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "episodes": [
            {"id": episode.id, "title": episode.title, "articles": list(episode.articles)} for episode in story.episodes
        ],
        "independence": {
            "reports": independence.reports,
            "dispatches": independence.dispatches,
            "owners": independence.owners,
            "rests_on": list(independence.rests_on),
            "quoted_in_all": list(independence.quoted_in_all),
            "basis": independence.basis,
        },
        "events": list(story.events),
        "more": list(story.more),
        "next": list(story.next),
        "state": None if story.state is None else _state(story.state),
        "first": _when(story.first),
        "last": _when(story.last),
        "brief": [
            {"text": line.text, "evidence": [_words(words) for words in line.evidence], "so_on": _when(line.so_on)}
            for line in story.brief
        ],
    }


def _state(state: State) -> Json:
    return {"text": state.text, "evidence": [_words(words) for words in state.evidence], "told": _when(state.told)}


_SHAPES: Mapping[type, Callable[[Any], Json | None]] = MappingProxyType(
    {
        Candidate: _candidate,
        Change: _change,
        Conflict: _conflict,
        Dispatch: _dispatch,
        Edit: _edit,
        Entity: _entity,
        Event: _event,
        Part: _part,
        Reading: document,
        Statement: _statement,
        Story: _story,
        Timex: _timex,
        When: _when,
        Words: _shown,
    }
)
"""The records that the export writes otherwise than field by field."""


def record(value: object) -> Any:
    """Any record of `dateline.terms`, or a tuple of them, as dictionaries and lists in the words of the export."""
    shape = _SHAPES.get(type(value))
    if shape is not None:
        return shape(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: record(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [record(one) for one in value]
    return value


def record_json(value: object) -> str:
    """`value` as `record` gives it, as text ending in a newline."""
    return json.dumps(record(value), ensure_ascii=False, indent=1) + "\n"
