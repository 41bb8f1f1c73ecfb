"""Lines: what the desk answers, each record in a line, as many as fit a number of characters.

In: records of `dateline.terms`, and how much whoever asks can read. Out: one compact JSON document of at most that many characters, with what
was left out said in it. Never: words that are not a report's own: a piece of evidence that is cut is a shorter piece of the same text; something
left out in silence.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from dateline.doors.coverage import Compared
from dateline.doors.export import record
from dateline.doors.paging import page
from dateline.errors import NoSuchPage
from dateline.terms import (
    Article,
    Changed,
    Coming,
    ComparedStory,
    Comparison,
    Difference,
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
    Page,
    Reading,
    Revision,
    Said,
    StoryLine,
    TextInBoth,
    VoiceInBoth,
    When,
    Why,
)
from dateline.text import digest

T = TypeVar("T")
Json = dict[str, Any]

MOST, LEAST = 12_000, 1_000
"""Characters of an answer where nobody says how many, some 3,000 tokens; and the fewest that can be asked for."""
PIECES = 2
"""Pieces of evidence of a line; `why` has the others."""
NAMES = 5
"""Of many names or ids so many stand in a line."""
NEWEST = 3
"""Of what is new in a story so many changes, and so many events, stand in its line."""
REASONS = 10
"""Of many sentences that say why, so many stand in an answer."""
LONGEST = 500
"""Records of an answer at most, however many would fit."""
SAYING = 350
"""Characters kept free to say what was left out."""
CUTS = ((400, 16), (200, 8), (100, 4), (50, 2), (25, 1), (25, 0))
"""To how many characters the texts, and to how many items the lists of a line are cut that is too long alone, until it fits."""
_SPAN = frozenset(("article", "start", "end", "text"))


def written(answer: object) -> str:
    """An answer as compact JSON; half of a pair of surrogates becomes a question mark."""
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8")


def line(value: object) -> Any:
    """A record in a line: what it says, with two pieces of evidence; what has no line of its own as the export has it."""
    shape = _SHAPES.get(type(value))
    return record(value) if shape is None else _filled(shape(value))


def id_of(value: object) -> str:
    """What a record is called where a page goes on from it."""
    match value:
        case Said():
            return value.statement.id
        case Coming():
            return value.event.id
        case NewIn():
            return value.story
        case dict():
            return str(value["id"])
        case Evidence():
            return f"{value.article}:{value.start}-{value.end}"
        case Revision():
            return f"{value.article} {value.received}"
        case Edit():
            return " ".join(map(id_of, value.evidence)) or digest(value.article, value.before, value.after)
    return str(getattr(value, "id", None) or getattr(value, "article", ""))


def some(found: Page[Any] | Sequence[Any], most: int, *, limit: int = LONGEST, after: str | None = None) -> Json:
    """Of records as many lines as fit `most` characters, and what goes on behind them.

    Of a sequence at most `limit` behind `after`; a page is what the desk gave behind `after`.
    """
    if isinstance(found, Page):
        made = _fitted({}, "items", found.items, most, len(found), lambda count: _mark(found.items, count, after))
        return (
            made
            if made["next"] or not found.next
            else made | {"next": found.next, "left_out": _more("some", found.next)}
        )
    return _behind({}, "items", found, most, after, limit=limit)


def _behind(head: Json, name: str, found: Sequence[Any], most: int, after: str | None, *, limit: int = LONGEST) -> Json:
    """`head` with at most `limit` of the records behind `after`, as many as fit, and what goes on behind them."""
    waiting = page(found, id_of, limit=max(1, len(found)), after=after).items
    return _fitted(head, name, waiting[:limit], most, len(waiting), lambda count: id_of(waiting[count - 1]))


def _mark(items: Sequence[object], count: int, after: str | None) -> str:
    """What the desk goes on from behind the first `count` of these, which stood behind `after`."""
    match items[count - 1]:
        case Hit():
            return str(int(after or 0) + count)
        case StoryLine() as last:
            return f"{last.changed or ''} {last.id}"
        case last:
            return id_of(last)


def short(answer: object, most: int, *, after: str | None = None) -> Json:
    """Any answer of the desk within `most` characters, from `after` on; a page is what stood behind it."""
    match answer:
        case Reading():
            return story(answer, most)
        case Why():
            return why(answer, most, after=after)
        case Article():
            return article(answer, most, after=after)
        case Page() | tuple():
            return some(answer, most, after=after)
        case Difference():
            return difference(answer, most, after=after)
        case Compared():
            return compared(answer, most, after=after)
        case Comparison():
            return comparison(answer, most, after=after)
    made: Json = cut(record(answer), most)
    return made


def story(reading: Reading, most: int) -> Json:
    """A story: its brief, what is planned, how independent its reports are, and how much else there is to ask for."""
    told = reading.stories[0] if reading.stories else None
    if told is None:
        return {"items": [], "as_of": day(reading.as_of), "left_out": "nothing was published by then"}
    sums = told.independence
    head = _filled(
        {
            "id": told.id,
            "title": told.title,
            "as_of": day(reading.as_of),
            "first": day(told.first),
            "last": day(told.last),
            "state": told.state
            and {"text": told.state.text, "told": day(told.state.told), **_pieces(told.state.evidence)},
            "reports": sums.reports,
            "independent": sums.dispatches,
            "owners": sums.owners,
            "rests_on": list(sums.rests_on[:NAMES]),
            "basis": sums.basis,
            "has": {
                "timeline": len(told.events),
                "planned": len(told.next),
                "changes": len(reading.changes),
                "conflicts": len(reading.conflicts),
            },
        }
    )
    lines = [_filled({"text": one.text, "so_on": day(one.so_on), **_pieces(one.evidence)}) for one in told.brief]
    return _fitted(head, "brief", lines, most, len(lines), None)


def why(answer: Why, most: int, *, after: str | None = None) -> Json:
    """Why something is said; of its evidence as much as fits, behind `after`."""
    head = _filled(
        {
            "id": answer.id,
            "noun": answer.noun,
            "says": answer.says,
            "basis": list(answer.basis[:REASONS]),
            "more_reasons": max(0, len(answer.basis) - REASONS) or None,
            "story": answer.story,
        }
    )
    return _behind(head, "evidence", tuple(dict.fromkeys(answer.evidence)), most, after)


def article(report: Article, most: int, *, after: str | None = None) -> Json:
    """A report and as much of its text as fits, from its first `after` characters on; offsets count into its whole text."""
    if after is not None and not (after.isascii() and after.isdigit() and len(after) < 10):
        raise NoSuchPage(after)
    head, start = cut(source(report), most // 2), int(after or 0)
    room = most - SAYING - len(written(head))
    kept = report.text[start : start + max(0, room)]
    while kept and (over := len(written(kept)) - room) > 0:
        kept = kept[:-over]
    end = start + len(kept)
    left = len(report.text) - end
    made: Json = head | {"length": len(report.text), "start": start, "end": end, "text": kept}
    if left > 0:
        made["left_out"] = f"{left} more characters of its text: ask again with after={end}"
    return made | {"next": str(end) if left > 0 else None}


def difference(answer: Difference, most: int, *, after: str | None = None) -> Json:
    """What the later of two days tells otherwise: rows that came, moved or went, the reports between them counted."""
    head = _filled(
        {
            "story": answer.story,
            "title": answer.title,
            "earlier": day(answer.earlier),
            "later": day(answer.later),
            "new_reports": len(answer.reports),
        }
    )
    lines = [
        *({"is": "moved", **line(one)} for one in answer.moved),
        *({"is": "new", **line(one)} for one in answer.new),
        *({"is": "gone", **line(one)} for one in answer.gone),
    ]
    return _behind(head, "items", lines, most, after)


def compared(answer: Compared, most: int, *, after: str | None = None) -> Json:
    """Two reports or outlets held against each other: what both tell, then what each does alone."""
    kinds = (("event", answer.events, answer.events_of_a, answer.events_of_b),
             ("statement", answer.statements, answer.statements_of_a, answer.statements_of_b))  # fmt: skip
    lines = [
        {"in": place, "noun": noun, **_filled(record(one))}
        for at, place in enumerate(("both", "a", "b"))
        for noun, *found in kinds
        for one in found[at]
    ]
    return _behind({"a": answer.a, "b": answer.b}, "items", lines, most, after)


def comparison(answer: Comparison, most: int, *, after: str | None = None) -> Json:
    """Two stories held against each other: what both tell, then what each does alone."""
    head = {"a": line(answer.a), "b": line(answer.b), "days": day(answer.days)}
    both = (*answer.events, *answer.texts, *answer.quoted, *answer.names)
    lines = [
        *({"in": "both", **line(one)} for one in both),
        *({"in": "a", "noun": "event", **line(one)} for one in answer.events_of_a),
        *({"in": "b", "noun": "event", **line(one)} for one in answer.events_of_b),
    ]
    return _behind(_filled(head), "items", lines, most, after)


def source(report: Article) -> Json:
    """A report in a line: who published it, and when."""
    return _filled(
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


def cut(value: Any, most: int) -> Any:
    """A value whose texts are cut until it fits; evidence stays a piece of the text that it leads to."""
    made: Any = value
    for length, count in CUTS:
        if len(written(made)) <= most:
            return made
        made = _cut(value, length, count)
    return made


def _cut(value: Any, length: int, count: int) -> Any:
    if isinstance(value, str):
        return value if len(value) <= length else value[: length - 1] + "…"
    if isinstance(value, list):
        return [_cut(one, length, count) for one in value[:count]]
    if not isinstance(value, dict):
        return value
    span = _SPAN if value.keys() >= _SPAN else frozenset()
    least = {name: max(count, int(name == "evidence")) for name in value}
    made = {name: one if name in span else _cut(one, length, least[name]) for name, one in value.items()}
    if span and len(value["text"]) > length:
        made |= {"end": value["start"] + length, "text": value["text"][:length]}
    return made


def _fitted(
    head: Json, name: str, found: Sequence[Any], most: int, total: int, mark: Callable[[int], str] | None
) -> Json:
    """`head` with as many of the records as fit, each in a line, and what was left out of `total`.

    `mark` gives what goes on behind the first so many, None where nothing does.
    """
    head = cut(head, most // 2)
    room = most - SAYING - len(written(head)) - len(name)
    lines: list[Any] = []
    says: list[str] = []
    for one in found:
        made = one if isinstance(one, dict) else line(one)
        if not lines and len(written(made)) >= room:
            made = cut(made, room - 1)
            says.append("its texts are cut: ask for it with a larger max_chars")
        size = len(written(made)) + 1
        if size > room:
            break
        lines.append(made)
        room -= size
    left = total - len(lines)
    following = mark(len(lines)) if left and mark and lines else None
    if left:
        says.insert(0, _more(str(left), following))
    return (
        {**head, name: lines} | ({"left_out": "; ".join(says)} if says else {}) | ({"next": following} if mark else {})
    )


def _more(count: str, following: str | None) -> str:
    return f"{count} more: ask " + (f"again with after={following}" if following else "with a larger max_chars")


def _filled(made: Mapping[str, Any]) -> Json:
    """Without what is not known, and without lists of nothing."""
    return {name: one for name, one in made.items() if one is not None and one != []}


def _pieces(evidence: Iterable[Evidence], most: int = PIECES) -> Json:
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
        **_pieces((*own, *others) if own else (*others, *rest)),
    }


def _coming(one: Coming) -> Json:
    return {"story": one.story, "title": one.title, **line(one.event)}


def _changed(one: Changed) -> Json:
    head = {"id": one.id, "kind": one.kind, "story": one.story, "title": one.title, "day": one.day, "what": one.what}
    if one.change is None:
        return head
    made = record(one.change)
    field = {"field": made.get("field"), "weight": made.get("weight"), "edit": made.get("kind")}
    return head | field | {"from": made["from"], "to": made["to"], **_pieces(one.change.evidence)}


def _edit(one: Edit) -> Json:
    return {"article": one.article, "kind": one.kind, "from": one.before, "to": one.after, **_pieces(one.evidence)}


def _disputed(one: Disputed) -> Json:
    sides = [_filled({"value": side.value, "by": side.by, **_pieces(side.evidence, 1)}) for side in one.conflict.sides]
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
            _filled({"event": plan.event, "what": plan.words, "when": day(plan.when)}) for plan in one.next[:PIECES]
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
        "reports_in_b": one.b.reports, **_pieces((*one.a.evidence[:1], *one.b.evidence[:1])),
    }  # fmt: skip


def _voice_in_both(one: VoiceInBoth) -> Json:
    newest = {side: _filled(_said(said[0])) for side, said in (("a", one.a), ("b", one.b))}
    return {
        "noun": "voice", "id": f"voice {newest['a']['id']}", "name": one.name, "said_in_a": one.said_in_a, "said_in_b": one.said_in_b, **newest,
    }  # fmt: skip


def _text_in_both(one: TextInBoth) -> Json:
    sides = {side: list(ids[:NAMES]) for side, ids in (("a", one.a), ("b", one.b))}
    return {"noun": "text", "id": one.dispatch, **sides, **_pieces(one.evidence)}


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
