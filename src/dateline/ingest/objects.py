"""Objects: what a document of JSON holds, one object a report.

In: decoded text. Out: objects, each with its source and what to call it; an error in the place of what is no JSON. Never: a bad line that spoils the others.

People write one object a line, a list of them, one object over several lines or several one behind the other, an answer of a service with a list inside, an object of
objects by their ids, and what is wrapped ("_source", "article"). All are opened here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.errors import Unreadable
from dateline.ingest import exported
from dateline.ingest.findings import whole
from dateline.ingest.keys import Keys, is_of, is_page_address, normal
from dateline.ingest.limits import MAX_JSON_LINE, MAX_RECORDS

REMEDY = 'write each report as one object with `text` or `html`, for example {"url": "…", "text": "…"}'
_INHERITED = ("publisher", "language")
FEED = "https://jsonfeed.org/version/"
"""How the version of a JSON Feed begins."""
_DEEPEST = 6  # lists and objects inside one another in which paragraphs are looked for
_DEEPEST_ANSWER = 3  # lists of objects inside one another
_MOST_PIECES = 20_000
_BETWEEN = " \t\r\n,\x1e"  # what may stand between two values
_READER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class One:
    """An object that stands for a report, its source, what to call it, and whether it came in a list inside another object, in a feed, in an export."""

    value: Any
    source: str
    name: str
    listed: bool = False
    of_feed: bool = False
    of_export: int = 0
    """The format of the export of dateline that it came in."""
    passed: exported.Passed | None = None
    """What that export knows of it."""


def objects(text: str, name: str) -> Iterator[One]:
    """Each object of a document; raises `Unreadable` for an empty list."""
    for one in _values(text, name):
        yield from _opened(one)


def _values(text: str, name: str) -> Iterator[One]:
    """Each value with its source; an error stands for what is no JSON."""
    if len(text) > MAX_JSON_LINE and exported.begins_one(text):
        raise Unreadable(name, f"is an export of dateline of more than {MAX_JSON_LINE:,} characters", exported.SHORTER)
    if (listed := _document(text)) is not None:
        if not listed:
            raise Unreadable(name, "is an empty list", REMEDY)
        for number, value in enumerate(listed, start=1):
            yield One(value, _source(value), f"{name}, item {number}" if len(listed) > 1 else name)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip(_BETWEEN)
        if bare in ("", "[", "]"):  # of a list that is written line by line and is too long to be read at once
            continue
        value = _loaded(bare)
        several = list(_streamed(bare)) if isinstance(value, ValueError) and len(bare) <= MAX_JSON_LINE else []
        if len(several) > 1 and not any(isinstance(one, ValueError) for one in several):
            yield from (One(one, _source(one), f"{name}, line {number}") for one in several)
        else:
            yield One(value, bare, f"{name}, line {number}")


def _source(value: Any) -> str:
    if isinstance(value, ValueError):
        return str(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _document(text: str) -> list[Any] | None:
    """The objects of a document that is one list, one object over several lines, or several of these; None if it is lines."""
    bare = text.lstrip()
    head, first = bare[:1], bare.split("\n", 1)[0]
    if head not in ("[", "{") or len(text) > MAX_JSON_LINE or (head == "{" and isinstance(_loaded(first), dict)):
        return None
    value = _loaded(text)
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return [value]
    if head == "[":
        found = list(_streamed(bare[1:]))
        return found if found and isinstance(found[0], dict) else None
    return list(_streamed(bare)) if _spans_lines(bare, first) else None


def _spans_lines(text: str, first: str) -> bool:
    """Whether the object that a text opens with ends behind its first line."""
    try:
        return _READER.raw_decode(text)[1] > len(first)
    except (ValueError, RecursionError):
        return False


def _streamed(text: str) -> Iterator[Any]:
    """The values that stand one behind the other in a text, and the error at which they end."""
    at = 0
    for _ in range(MAX_RECORDS):
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
        if at >= len(text) or text[at] == "]":
            return
        try:
            value, at = _READER.raw_decode(text, at)
        except RecursionError:
            yield ValueError("is nested too deep")
            return
        except ValueError as error:
            yield ValueError(f"is not JSON ({error})")
            return
        yield value
    yield ValueError(f"holds more than {MAX_RECORDS:,} values one behind the other")


def _loaded(source: str) -> Any:
    """The JSON value of `source`, or the error that says why it is none."""
    if len(source) > MAX_JSON_LINE:
        return ValueError(f"is longer than {MAX_JSON_LINE:,} characters")
    try:
        return json.loads(source)
    except RecursionError:
        return ValueError("is nested too deep")
    except ValueError as error:
        return ValueError(f"is not JSON ({error})")


def _opened(one: One, depth: int = 0) -> Iterator[One]:
    """The object itself, or what it wraps: one object, a list of them, objects by their ids, columns."""
    value = one.value
    if isinstance(value, dict) and exported.is_export(value):
        yield from _of_export(one, value)
        return
    if not isinstance(value, dict) or holds_text(value) or depth == _DEEPEST_ANSWER:
        yield one
        return
    inner = [held for held in value.values() if isinstance(held, dict) and holds_text(held)]
    if len(inner) == 1:
        rest = {key: held for key, held in value.items() if held is not inner[0]}
        yield One(rest | inner[0], one.source, one.name, one.listed, one.of_feed)
        return
    listed = inner or _rows(value) or _list_in(value)
    if not listed:
        yield one
        return
    given = _inherited(value)
    for number, item in enumerate(listed, start=1):
        for held in _opened(One(item, _source(item), f"{one.name}, item {number}"), depth + 1):
            merged = given | held.value if isinstance(held.value, dict) else held.value
            yield One(merged, held.source, held.name, listed=True, of_feed=_is_feed(value))


def _of_export(one: One, value: dict[str, Any]) -> Iterator[One]:
    """The articles of an export; of a format that is not known the error in their place, so that what stands behind it is read."""
    try:
        for number, item in enumerate(exported.articles(value, one.name), start=1):
            called, made = f"{one.name}, item {number}", _source(item.value)
            yield One(item.value, made, called, listed=True, of_export=value["format"], passed=item)
    except Unreadable as error:
        yield One(error, one.source, one.name)


def _rows(value: dict[str, Any]) -> list[Any]:
    """The rows of a table that is written column by column, each an object of its numbered cells; none if it is no such table."""
    columns = [
        held for held in value.values() if isinstance(held, dict) and held and all(key.isdigit() for key in held)
    ]
    if len(columns) != len(value) or len(columns) < 2:
        return []
    return [{name: column.get(number) for name, column in value.items()} for number in columns[0]]


def _list_in(value: dict[str, Any]) -> list[Any]:
    """The longest list of objects that an object without a text holds, or one inside it does."""
    inside = [inner for one in value.values() if isinstance(one, dict) for inner in one.values()]
    lists = [
        one
        for one in (*value.values(), *inside)
        if isinstance(one, list) and one and all(isinstance(item, dict) for item in one)
    ]
    told = [one for one in lists if any(holds_text(item) or is_bare(item) or _wraps(item) for item in one)]
    return max(told, key=len, default=[])


def _is_feed(value: dict[str, Any]) -> bool:
    """Whether an object says that it is a JSON Feed."""
    return str(value.get("version") or "").startswith(FEED)


def _wraps(value: dict[str, Any]) -> bool:
    return any(isinstance(one, dict) and holds_text(one) for one in value.values())


def _inherited(value: dict[str, Any]) -> dict[str, Any]:
    """What a feed or an answer says of all that is in it: who publishes, in which language; the title of a feed is its publisher's name."""
    keys = Keys(value)
    found = {}
    for family in _INHERITED:
        said = [one for one in keys.said(family) if isinstance(one.value, str) and "." not in one.key]
        if said:
            found[family] = said[0].value
    if _is_feed(value):
        found["publisher"] = value.get("title")
        authors = value.get("authors") or value.get("author")
        found |= {"authors": authors} if authors else {}
    return {key: one for key, one in found.items() if one}


def holds_text(value: dict[str, Any]) -> bool:
    """Whether a key of the object itself, none of an inner one's, holds a text or a page."""
    return any((is_of("text", key) or is_of("html", key)) and any(pieces(one)) for key, one in value.items()) or any(
        isinstance(one, dict) and isinstance(one.get("content"), str) for one in [value.get("html")]
    )


def is_bare(value: dict[str, Any]) -> bool:
    """Whether an object names a page and holds no text of it."""
    keys = Keys(value)
    return (
        not holds_text(value) and any(keys.said("title")) and address_of(keys) is not None and not keys.unread_texts()
    )


def address_of(keys: Keys) -> str | None:
    """The address of the page: the first that is one of a page, else what the object calls its url."""
    said = [one for one in keys.said("url") if isinstance(one.value, str)]
    pages = [one.value for one in said if is_page_address(one.value.strip())]
    own = [one.value for one in said if normal(one.key) in {"url", "link"}]
    return whole((pages + own)[0].strip()) if pages or own else None


def pieces(value: Any, depth: int = 0) -> Iterator[str]:
    """The paragraphs of a text: the words, those of each of a list, those under the keys of an object that hold words."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, list) and depth < _DEEPEST:
        for one in value[:_MOST_PIECES]:
            yield from pieces(one, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key, one in value.items():
            if is_of("run", key):
                run = "".join(pieces(one, depth + 1))
                yield from [run] if run.strip() else []
            elif is_of("piece", key):
                yield from pieces(one, depth + 1)
