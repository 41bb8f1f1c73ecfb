"""The export as one JSON document: the public face of the data model, versioned.

In: a Reading. Out: a JSON document, UTF-8, keys in the order of the schema; the same Reading gives the same bytes.
Never: a key that `schema.json` does not describe (a test holds every export to it).
"""

from __future__ import annotations

import json
from importlib.resources import files
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
    Statement,
    Story,
    Timex,
    When,
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
        "as_of": when(reading.as_of),
        "articles": [article(article, home[article.id], article.id in reading.parsed) for article in reading.articles],
        "dispatches": [dispatch(dispatch) for dispatch in reading.dispatches],
        "entities": [entity(entity) for entity in reading.entities],
        "timexes": [timex(timex) for timex in reading.timexes],
        "statements": [statement(statement) for statement in reading.statements],
        "events": [event(event) for event in reading.events],
        "changes": [change(change) for change in reading.changes],
        "conflicts": [conflict(conflict) for conflict in reading.conflicts],
        "stories": [story(story) for story in reading.stories],
    }


def words(found: Evidence | Part | Timex | Statement) -> Json:
    return {"article": found.article, "start": found.start, "end": found.end, "text": found.text}


def evidence(found: Evidence | None) -> Json | None:
    return None if found is None else words(found)


def part(part: Part) -> Json:
    return words(part) | {"kind": part.kind}


def when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {
        "start": when.start,
        "end": when.end,
        "precision": when.precision,
        "basis": when.basis,
        "alternatives": [list(pair) for pair in when.alternatives],
    }


def candidate(candidate: Candidate) -> Json:
    return (when(candidate.when) or {}) | {"for": candidate.clock, "evidence": evidence(candidate.evidence)}


def article(article: Article, dispatch: str, parsed: bool) -> Json:
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
        "published": when(article.published),
        "modified": when(article.modified),
        "fetched": when(article.fetched),
        "candidates": [candidate(candidate) for candidate in article.candidates],
        "masthead": [part(part) for part in article.masthead],
        "paragraphs": [part(part) for part in article.paragraphs],
        "furniture": [part(part) for part in article.furniture],
        "dispatch": dispatch,
        "parsed": parsed,
    }


def relation(relation: Relation) -> Json:
    return {"article": relation.article, "of": relation.of, "kind": relation.kind, "basis": relation.basis}


def edit(edit: Edit) -> Json:
    return {
        "article": edit.article,
        "kind": edit.kind,
        "from": edit.before,
        "to": edit.after,
        "evidence": [words(words) for words in edit.evidence],
    }


def dispatch(dispatch: Dispatch) -> Json:
    return {
        "id": dispatch.id,
        "articles": list(dispatch.articles),
        "origin": dispatch.origin,
        "agency": dispatch.agency,
        "owners": list(dispatch.owners),
        "relations": [relation(relation) for relation in dispatch.relations],
        "edits": [edit(edit) for edit in dispatch.edits],
    }


def entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "also": list(entity.also),
        "roles": list(entity.roles),
        "country": entity.country,
        "wikidata": entity.wikidata,
        "mentions": [words(words) for words in entity.mentions],
        "basis": entity.basis,
    }


def timex(timex: Timex) -> Json:
    return words(timex) | {"kind": timex.kind, "value": timex.value, "when": when(timex.when)}


def statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        **words(statement),
        "speaker": statement.speaker,
        "speaker_text": statement.speaker_text,
        "source": evidence(statement.source),
        "cue": evidence(statement.cue),
        "to": statement.to,
        "via": list(statement.via),
        "kind": statement.kind,
        "hedged": statement.hedged,
        "said": when(statement.said),
        "same_as": list(statement.same_as),
        "basis": statement.basis,
    }


def quantity(quantity: Quantity) -> Json:
    return {"name": quantity.name, "value": quantity.value, "unit": quantity.unit}


def report(report: EventReport) -> Json:
    return {
        "article": report.article,
        "reported": when(report.reported),
        "by": report.by,
        "when": when(report.when),
        "where": report.where,
        "status": report.status,
        "manner": list(report.manner),
        "quantities": [quantity(quantity) for quantity in report.quantities],
        "evidence": words(report.evidence),
    }


def event(event: Event) -> Json:
    return {
        "id": event.id,
        "what": event.what,
        "kind": event.kind,
        "who": list(event.who),
        "where": event.where,
        "when": when(event.when),
        "status": event.status,
        "part_of": event.part_of,
        "quantities": [quantity(quantity) for quantity in event.quantities],
        "basis": event.basis,
        "reports": [report(report) for report in event.reports],
    }


def change(change: Change) -> Json:
    return {
        "event": change.event,
        "field": change.field,
        "from": change.before,
        "to": change.after,
        "reported": when(change.reported),
        "weight": change.weight,
        "evidence": [words(words) for words in change.evidence],
    }


def side(side: Side) -> Json:
    return {
        "value": side.value,
        "by": side.by,
        "dispatches": list(side.dispatches),
        "evidence": [words(words) for words in side.evidence],
    }


def conflict(conflict: Conflict) -> Json:
    return {"event": conflict.event, "field": conflict.field, "sides": [side(side) for side in conflict.sides]}


def story(story: Story) -> Json:
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
            "basis": independence.basis,
        },
        "events": list(story.events),
        "first": when(story.first),
        "last": when(story.last),
        "brief": [{"text": line.text, "evidence": [words(words) for words in line.evidence]} for line in story.brief],
    }
