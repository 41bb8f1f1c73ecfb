"""Inline: each record of an answer as a line of JSON, short enough to be read among many.

In: a record of `dateline.terms`. Out: what it says, without what is not known, with two pieces of evidence. Never: words that are not a
report's own; how many lines fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from dateline.doors.export import record
from dateline.terms import (
    Article,
    Changed,
    Coming,
    ComparedStory,
    Dispatch,
    Disputed,
    Edit,
    Event,
    EventInBoth,
    Evidence,
    Hit,
    Moved,
    NameInBoth,
    NewIn,
    Said,
    StoryLine,
    TextInBoth,
    VoiceInBoth,
    When,
)

Json = dict[str, Any]

PIECES = 2
"""Pieces of evidence of a line; `why` has the others."""
NAMES = 5
"""Of many names or ids so many stand in a line."""
NEWEST = 3
"""Of what is new in a story so many changes, and so many events, stand in its line."""


def line(value: object) -> Any:
    """A record in a line: what it says, with two pieces of evidence; what has no line of its own as the export has it."""
    shape = _SHAPES.get(type(value))
    return record(value) if shape is None else filled(shape(value))


def source(report: Article) -> Json:
    """A report in a line: who published it, and when."""
    return filled(
        {
            "id": report.id,
            "title": report.title,
            "publisher": report.publisher,
            "agency": report.agency,
            "bylines": list(report.bylines[:NAMES]),
            "place": report.place,
            "language": report.language,
            "url": report.url,
            "published": day(report.published),
        }
    )


def day(when: When | None) -> str | None:
    """An interval as ISO 8601 writes it: a day, a time, or both ends."""
    return None if when is None else when.start if when.start == when.end else f"{when.start}/{when.end}"


def filled(made: Mapping[str, Any]) -> Json:
    """Without what is not known, and without lists of nothing."""
    return {name: one for name, one in made.items() if one is not None and one != []}


def pieces(evidence: Iterable[Evidence], most: int = PIECES) -> Json:
    """The first pieces of evidence, each once."""
    return {"evidence": record(tuple(dict.fromkeys(evidence))[:most])}


def _event(event: Event) -> Json:
    told = [one for one in event.reports if one.core] or list(event.reports)
    own = event.headline.evidence[:1] if event.headline else ()
    mine = {one.article for one in own}
    others = [one.evidence for one in told if one.article not in mine]
    rest = [one.evidence for one in told if one.article in mine]
    return {
        "id": event.id,
        "when": day(event.when),
        "what": event.in_words,
        "where": event.where,
        "status": event.status,
        "sure": event.sure,
        "reports": len({one.article for one in told}),
        **pieces((*own, *others) if own else (*others, *rest)),
    }


def _coming(one: Coming) -> Json:
    return {"story": one.story, "title": one.title, **line(one.event)}


def _changed(one: Changed) -> Json:
    head = {"id": one.id, "kind": one.kind, "story": one.story, "title": one.title, "day": one.day, "what": one.what}
    if one.change is None:
        return head
    made = record(one.change)
    field = {"field": made.get("field"), "weight": made.get("weight"), "edit": made.get("kind")}
    return head | field | {"from": made["from"], "to": made["to"], **pieces(one.change.evidence)}


def _edit(one: Edit) -> Json:
    return {"article": one.article, "kind": one.kind, "from": one.before, "to": one.after, **pieces(one.evidence)}


def _disputed(one: Disputed) -> Json:
    sides = [filled({"value": side.value, "by": side.by, **pieces(side.evidence, 1)}) for side in one.conflict.sides]
    return {
        "id": one.id, "story": one.story, "title": one.title, "what": one.what, "field": one.conflict.field, "sides": sides,
    }  # fmt: skip


def _said(one: Said) -> Json:
    said = one.statement
    return {
        "id": said.id,
        "speaker": one.speaker,
        "shown": said.shown.text if said.shown else None,
        "kind": said.kind,
        "said": day(said.said),
        "cue": said.cue.text if said.cue else None,
        "publisher": one.publisher,
        "published": day(one.published),
        "story": one.story,
        "title": one.title,
        "evidence": [{"article": said.article, "start": said.start, "end": said.end, "text": said.text}],
    }


def _dispatch(one: Dispatch) -> Json:
    return {
        "id": one.id,
        "origin": one.origin,
        "agency": one.agency,
        "owners": list(one.owners[:NAMES]),
        "reports": len(one.articles),
        "articles": list(one.articles[:NAMES]),
        "changed": len(one.edits),
        "edits": [line(edit) for edit in one.edits[:PIECES]],
    }


def _hit(one: Hit) -> Json:
    made: Json = record(one)
    return made | {"published": day(one.published), "score": None}


def _story_line(one: StoryLine) -> Json:
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state and one.state.text,
        "reports": one.articles,
        "independent": one.independent,
        "first": day(one.first),
        "last": day(one.last),
        "changed": one.changed,
        "outlets": list(one.outlets[:NAMES]),
        "next": [
            filled({"event": plan.event, "what": plan.words, "when": day(plan.when)}) for plan in one.next[:PIECES]
        ],
        "disputed": one.disputed or None,
    }


def _new_in(one: NewIn) -> Json:
    return {
        "story": one.story,
        "title": one.title,
        "is_new": one.is_new,
        "reports": len(one.reports),
        "changed": len(one.changes),
        "changes": [line(change) for change in one.changes[:NEWEST]],
        "rows": len(one.events),
        "events": [line(event) for event in one.events[:NEWEST]],
    }


def _moved(one: Moved) -> Json:
    before = line(one.before)
    return {**line(one.after), "fields": list(one.fields), "before": {name: before.get(name) for name in ("when", "what", "where", "status")}}  # fmt: skip


def _compared_story(one: ComparedStory) -> Json:
    return {**record(one), "first": day(one.first), "last": day(one.last)}


def _event_in_both(one: EventInBoth) -> Json:
    return {
        "noun": "event", "id": f"{one.a.id} {one.b.id}", "basis": one.basis, "fields": list(one.fields), "a": line(one.a), "b": line(one.b),
    }  # fmt: skip


def _name_in_both(one: NameInBoth) -> Json:
    return {
        "noun": one.kind, "id": f"{one.a.entity} {one.b.entity}", "name": one.name, "basis": one.basis, "reports_in_a": one.a.reports,
        "reports_in_b": one.b.reports, **pieces((*one.a.evidence[:1], *one.b.evidence[:1])),
    }  # fmt: skip


def _voice_in_both(one: VoiceInBoth) -> Json:
    newest = {side: filled(_said(said[0])) for side, said in (("a", one.a), ("b", one.b))}
    return {
        "noun": "voice", "id": f"voice {newest['a']['id']}", "name": one.name, "said_in_a": one.said_in_a, "said_in_b": one.said_in_b, **newest,
    }  # fmt: skip


def _text_in_both(one: TextInBoth) -> Json:
    sides = {side: list(ids[:NAMES]) for side, ids in (("a", one.a), ("b", one.b))}
    return {"noun": "text", "id": one.dispatch, **sides, **pieces(one.evidence)}


_SHAPES: Mapping[type, Callable[[Any], Json]] = MappingProxyType(
    {
        Article: source,
        Changed: _changed,
        Coming: _coming,
        ComparedStory: _compared_story,
        Dispatch: _dispatch,
        Disputed: _disputed,
        Edit: _edit,
        Event: _event,
        EventInBoth: _event_in_both,
        Hit: _hit,
        Moved: _moved,
        NameInBoth: _name_in_both,
        NewIn: _new_in,
        Said: _said,
        StoryLine: _story_line,
        TextInBoth: _text_in_both,
        VoiceInBoth: _voice_in_both,
    }
)
"""The records that have a line."""
