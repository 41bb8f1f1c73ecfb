"""JSON Lines → Reports: one object a line; a list of objects or a single object will do too.

In: decoded text. Out: Reports, and for each line that cannot be read why. Never: a bad line that spoils the others.

An object has `url, title, text or html, published, modified, fetched, authors, publisher, language`; all but the text
or page may be missing. Its address is its own, never that of the file it came in. What it says of itself is evidence, not gospel.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dateline.errors import Unreadable
from dateline.ingest import html
from dateline.ingest.decode import tidy
from dateline.ingest.findings import Findings, whole
from dateline.ingest.limits import MAX_JSON_LINE
from dateline.ingest.text import blocks_of
from dateline.terms import Evidence, Meta, Report, SetAside
from dateline.text import digest

# dateline's field: what others call it, the documented name first.
_KEYS = {
    "title": ("title", "headline"),
    "published": (
        "published",
        "date",
        "published_at",
        "publishedAt",
        "date_publish",
        "publish_date",
        "pubDate",
        "datePublished",
    ),
    "modified": ("modified", "updated", "updated_at", "date_modify", "dateModified"),
    "fetched": ("fetched", "fetched_at", "crawled", "date_download"),
    "byline": ("authors", "author", "byline", "bylines"),
    "publisher": ("publisher", "site_name", "outlet"),
    "agency": ("agency",),
    "language": ("language", "lang"),
    "place": ("place",),
}
_URL = ("url", "link")
_TEXT = ("text", "body", "content", "maintext", "articleBody")
_PAGE = ("html",)
_REMEDY = 'write each report as one object with `text` or `html`, for example {"url": "…", "text": "…"}'


def reports(text: str, *, name: str, file: str | None) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    """The reports of all lines in their order, and the lines set aside."""
    read: list[Report] = []
    refused: list[SetAside] = []
    for where, source, value in _values(text, name):
        try:
            read.append(_report(value, source, name=where, file=file))
        except Unreadable as error:
            refused.append(SetAside(error.name, error.reason, error.remedy))
    return tuple(read), tuple(refused)


def _values(text: str, name: str) -> Iterator[tuple[str, str, Any]]:
    """Each object with what to call it and its source; an error stands for what is no JSON."""
    if (listed := _document(text)) is not None:
        if not listed:
            raise Unreadable(name, "is an empty list", _REMEDY)
        for number, value in enumerate(listed, start=1):
            source = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            yield f"{name}, item {number}", source, value
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line := line.strip():
            yield f"{name}, line {number}", line, _loaded(line)


def _document(text: str) -> list[Any] | None:
    """The objects of a document that is one list or one object over several lines; None if it is lines."""
    head = text.lstrip()[:1]
    first = text.lstrip().split("\n", 1)[0]
    if head not in ("[", "{") or len(text) > MAX_JSON_LINE or (head == "{" and isinstance(_loaded(first), dict)):
        return None
    value = _loaded(text)
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, dict) else None


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


def _report(value: Any, source: str, *, name: str, file: str | None) -> Report:
    """The report of one object; raises `Unreadable` if it holds none."""
    if isinstance(value, ValueError):
        raise Unreadable(name, str(value), _REMEDY)
    if not isinstance(value, dict):
        raise Unreadable(name, f"is {_called(value)}, not an object", _REMEDY)
    url = _string(value, _URL)
    id = digest(whole(source).encode("utf-8"), url or "")
    body, page = _string(value, _TEXT), _string(value, _PAGE)
    if body:
        return _of_text(value, body, id=id, name=name, file=file, url=url)
    if page:
        return html.report(tidy(page), id=id, name=name, file=file, url=url, given=_metas(value, None))
    raise Unreadable(name, "has neither `text` nor `html`", _REMEDY)


def _of_text(value: dict[str, Any], body: str, *, id: str, name: str, file: str | None, url: str | None) -> Report:
    """The report of an object with text: its title, a blank line, its text."""
    title = " ".join((_string(value, _KEYS["title"]) or "").split())
    text = f"{title}\n\n{tidy(body)}" if title else tidy(body)
    blocks = blocks_of(text, name=name)
    shown = Evidence(id, 0, len(title), title) if title else None
    return Report(id, file, url, "jsonl", text, blocks, _metas(value, shown))


def _metas(value: dict[str, Any], title: Evidence | None) -> tuple[Meta, ...]:
    """What the object says of its report."""
    findings = Findings()
    for field, keys in _KEYS.items():
        for key in keys:
            for item in _items(value.get(key)):
                findings.add(field, item, f"JSON line '{key}'", title if field == "title" else None)
    return findings.metas()


def _items(value: Any) -> Iterator[object]:
    """The plain values of a field: of a list each, of a thing its name."""
    for item in value[:50] if isinstance(value, list) else [value]:
        yield item.get("name") if isinstance(item, dict) else item


def _string(value: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of `keys` that holds words."""
    found = (value.get(key) for key in keys)
    return next((whole(words) for words in found if isinstance(words, str) and words.strip()), None)


def _called(value: Any) -> str:
    """What JSON calls a value that is no object."""
    names = {str: "a string", list: "a list", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), "null")
