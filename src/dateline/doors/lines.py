"""Lines: what the desk answers, each record in a line, as many as fit a number of characters.

In: records of `dateline.terms`, and how much whoever asks can read. Out: one compact JSON document of at most that many characters, with what
was left out said in it. Never: words that are not a report's own: a piece of evidence that is cut is a shorter piece of the same text; something
left out in silence.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from dateline.doors.coverage import Compared
from dateline.doors.export import record
from dateline.doors.inline import NAMES, Json, day, filled, line, pieces, source
from dateline.doors.paging import page
from dateline.errors import NoSuchPage
from dateline.terms import (
    Article,
    Coming,
    Comparison,
    Difference,
    Edit,
    Evidence,
    Hit,
    NewIn,
    Page,
    Reading,
    Revision,
    Said,
    StoryLine,
    Why,
)
from dateline.text import digest

T = TypeVar("T")

MOST, LEAST = 12_000, 1_000
"""Characters of an answer where nobody says how many, some 3,000 tokens; and the fewest that can be asked for."""
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
    head = filled(
        {
            "id": told.id,
            "title": told.title,
            "as_of": day(reading.as_of),
            "first": day(told.first),
            "last": day(told.last),
            "state": told.state
            and {"text": told.state.text, "told": day(told.state.told), **pieces(told.state.evidence)},
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
    lines = [filled({"text": one.text, "so_on": day(one.so_on), **pieces(one.evidence)}) for one in told.brief]
    return _fitted(head, "brief", lines, most, len(lines), None)


def why(answer: Why, most: int, *, after: str | None = None) -> Json:
    """Why something is said; of its evidence as much as fits, behind `after`."""
    head = filled(
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
    head = filled(
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
        {"in": place, "noun": noun, **filled(record(one))}
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
    return _behind(filled(head), "items", lines, most, after)


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
