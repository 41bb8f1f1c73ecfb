"""JSON Lines → Reports: one object a line; a list of objects, a single object or an answer that holds a list of them will do too.

In: decoded text. Out: Reports, and for each line that cannot be read why. Never: a bad line that spoils the others.

An object has `url, title, text or html, published, modified, fetched, authors, publisher, language`; all but the text
or page may be missing, and `keys` knows what others call them. Its address is its own, never that of the file it came in. What it says of itself is
evidence, not gospel. A key that holds a day or a text and is not known is named, so that nobody misses it unawares.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dateline.errors import Unreadable
from dateline.ingest import html, parcel
from dateline.ingest.budget import Refused
from dateline.ingest.decode import tidy
from dateline.ingest.feed import teasing
from dateline.ingest.findings import Findings, whole
from dateline.ingest.fullness import is_full
from dateline.ingest.keys import Keys, Said, is_of, is_page_address, normal, spelled
from dateline.ingest.limits import MAX_JSON_LINE
from dateline.terms import Meta, Report, SetAside
from dateline.text import digest

_DAYS = ("published", "modified", "fetched")
_NAMED = ("byline", "publisher", "agency", "language", "place")
_REMEDY = 'write each report as one object with `text` or `html`, for example {"url": "…", "text": "…"}'
_INHERITED = ("publisher", "language")
_FEED = "https://jsonfeed.org/version/"
_DEEPEST = 6  # lists and objects inside one another in which paragraphs are looked for
_MOST_PIECES = 20_000
_SHOWN = 5  # keys that a note names
_QUOTED = re.compile(r"""'((?:[^'\\]|\\.){1,200})'|"((?:[^"\\]|\\.){1,200})\"""")
_CUT = re.compile(r"(?:…|\.{3})? ?\[\+\d{1,7} chars\]$")
"""How NewsAPI ends a text that it hands out in part."""
_TAIL = 40  # characters at the end of a text in which that is looked for


@dataclass(slots=True)
class _Notes:
    """What is said once of a file: keys that were not read, texts that were cut before they came, entries that carry none."""

    read: int = 0
    days: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    bare: int = 0
    teasers: int = 0

    def told(self, name: str) -> Iterator[SetAside]:
        """A line for each."""
        for keys, like, known in (
            (self.days, "days", "the day of publication `published`"),
            (self.texts, "texts", "the whole text `text`"),
        ):
            if keys:
                shown = ", ".join(f"`{key[:60]}`" for key, _ in keys.most_common(_SHOWN))
                more = ", …" if len(keys) > _SHOWN else ""
                reason = f"has keys that look like {like} and were not read ({shown}{more})"
                yield SetAside(name, reason, f"call {known}", fatal=False)
        if self.cut:
            reason = f"holds {_counted(self.cut, 'text')} that whoever made it cut short"
            yield SetAside(name, reason, "name the pages themselves for all of their words", fatal=False)
        if self.bare:
            reason = f"holds {_counted(self.bare, 'entry')} without a text"
            yield SetAside(name, reason, "name the pages that they link to", fatal=not self.read)
        if self.teasers:
            yield teasing(self.teasers, name, fatal=not self.read)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what if number == 1 else what.removesuffix('y') + 'ies' if what.endswith('y') else what + 's'}"


def reports(text: str, *, name: str, file: str | None) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    """The reports of all lines in their order, and the lines set aside."""
    read: list[Report] = []
    refused = Refused(name)
    notes = _Notes()
    for where, source, value in _values(text, name):
        for one, inner in _opened(value, source, where):
            try:
                if one.listed and isinstance(one.value, dict) and _is_bare(one.value):
                    notes.bare += 1
                    continue
                if one.of_feed and isinstance(one.value, dict) and not _is_full(one.value):
                    notes.teasers += 1
                    continue
                read.append(_report(one.value, one.source, name=inner, file=file, notes=notes))
                notes.read += 1
            except Unreadable as error:
                refused.unreadable(error)
    return tuple(read), refused.told(notes.told(name))


def _values(text: str, name: str) -> Iterator[tuple[str, str, Any]]:
    """Each object with what to call it and its source; an error stands for what is no JSON."""
    if (listed := _document(text)) is not None:
        if not listed:
            raise Unreadable(name, "is an empty list", _REMEDY)
        for number, value in enumerate(listed, start=1):
            yield f"{name}, item {number}" if len(listed) > 1 else name, _source(value), value
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line := line.strip():
            yield f"{name}, line {number}", line, _loaded(line)


def _source(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


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


@dataclass(frozen=True, slots=True)
class _One:
    """An object that stands for a report, its source, and whether it came in a list inside another object, a feed."""

    value: Any
    source: str
    listed: bool = False
    of_feed: bool = False


def _opened(value: Any, source: str, where: str) -> Iterator[tuple[_One, str]]:
    """The object itself, or what it wraps: one object ("_source", "article"), a list of them (an answer, a feed), each with what to call it."""
    if not isinstance(value, dict) or _holds_text(value):
        yield _One(value, source), where
        return
    inner = [one for one in value.values() if isinstance(one, dict) and _holds_text(one)]
    if len(inner) == 1:
        rest = {key: one for key, one in value.items() if one is not inner[0]}
        yield _One(rest | inner[0], source), where
        return
    listed = _list_in(value)
    if listed is None:
        yield _One(value, source), where
        return
    given = _inherited(value)
    for number, item in enumerate(listed, start=1):
        for one, inner_where in _opened(item, _source(item), f"{where}, item {number}"):
            merged = given | one.value if isinstance(one.value, dict) else one.value
            yield _One(merged, one.source, listed=True, of_feed=_is_feed(value)), inner_where


def _list_in(value: dict[str, Any]) -> list[Any] | None:
    """The longest list of objects that an object without a text holds, or one inside it does; None if there is none."""
    inside = [inner for one in value.values() if isinstance(one, dict) for inner in one.values()]
    lists = [
        one
        for one in (*value.values(), *inside)
        if isinstance(one, list) and one and all(isinstance(item, dict) for item in one)
    ]
    told = [one for one in lists if any(_holds_text(item) or _is_bare(item) or _wraps(item) for item in one)]
    return max(told, key=len, default=None)


def _is_feed(value: dict[str, Any]) -> bool:
    """Whether an object says that it is a JSON Feed."""
    return str(value.get("version") or "").startswith(_FEED)


def _is_full(value: dict[str, Any]) -> bool:
    """Whether an entry of a feed carries its whole text."""
    return is_full(parcel.opened(_body(Keys(value)) or ""))


def _wraps(value: dict[str, Any]) -> bool:
    return any(isinstance(one, dict) and _holds_text(one) for one in value.values())


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


def _holds_text(value: dict[str, Any]) -> bool:
    """Whether a key of the object itself, none of an inner one's, holds a text or a page."""
    return any((is_of("text", key) or is_of("html", key)) and any(_pieces(one)) for key, one in value.items()) or any(
        isinstance(one, dict) and isinstance(one.get("content"), str) for one in [value.get("html")]
    )


def _is_bare(value: dict[str, Any]) -> bool:
    """Whether an object names a page and holds no text of it."""
    keys = Keys(value)
    return not _holds_text(value) and any(keys.said("title")) and _address(keys) is not None and not keys.unread_texts()


def _report(value: Any, source: str, *, name: str, file: str | None, notes: _Notes) -> Report:
    """The report of one object; raises `Unreadable` if it holds none."""
    if isinstance(value, ValueError):
        raise Unreadable(name, str(value), _REMEDY)
    if not isinstance(value, dict):
        raise Unreadable(name, f"is {_called(value)}, not an object", _REMEDY)
    keys = Keys(value)
    url = _address(keys)
    id = digest(whole(source).encode("utf-8"), url or "")
    body, page = _body(keys), _page(keys)
    title = parcel.heading(whole(next(_words(one for one in keys.said("title")), "")))
    metas = _metas(keys, title)
    if not (body or page):
        raise Unreadable(name, _missing(keys), _REMEDY)
    if body:
        if cut := _CUT.search(body.rstrip(), max(0, len(body.rstrip()) - _TAIL)):
            body = f"{body[: cut.start()]}…"
            notes.cut += 1
        read = parcel.report(body, title=title, id=id, name=name, file=file, url=url, metas=metas)
    else:
        read = html.report(tidy(page), id=id, name=name, file=file, url=url, given=metas)
    if not any(meta.name == "published" for meta in read.metas):
        notes.days.update(keys.unread_days())
    notes.texts.update(keys.unread_texts(longer_than=2 * len(read.text)))
    return read


def _missing(keys: Keys) -> str:
    """Why an object is no report, with the keys that may hold what is missing."""
    shown = ", ".join(f"`{key[:60]}`" for key in keys.unread_texts()[:_SHOWN])
    return "has neither `text` nor `html`" + (f"; {shown} may hold the text" if shown else "")


def _address(keys: Keys) -> str | None:
    """The address of the page: the first that is one of a page, else what the object calls its url."""
    said = [one for one in keys.said("url") if isinstance(one.value, str)]
    pages = [one.value for one in said if is_page_address(one.value.strip())]
    own = [one.value for one in said if normal(one.key) in {"url", "link"}]
    return whole((pages + own)[0].strip()) if pages or own else None


def _body(keys: Keys) -> str | None:
    """The text: of a list or an object its paragraphs."""
    for one in keys.said("text"):
        if words := "\n\n".join(_pieces(one.value)):
            return whole(words)
    return None


def _page(keys: Keys) -> str:
    return next((whole(one.value) for one in keys.said("html") if isinstance(one.value, str) and one.value.strip()), "")


def _pieces(value: Any, depth: int = 0) -> Iterator[str]:
    """The paragraphs of a text: the words, those of each of a list, those under the keys of an object that hold words."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, list) and depth < _DEEPEST:
        for one in value[:_MOST_PIECES]:
            yield from _pieces(one, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key, one in value.items():
            if is_of("run", key):
                run = "".join(_pieces(one, depth + 1))
                yield from [run] if run.strip() else []
            elif is_of("piece", key):
                yield from _pieces(one, depth + 1)


def _metas(keys: Keys, title: str) -> tuple[Meta, ...]:
    """What the object says of its report."""
    findings = Findings()
    for one in _asked(keys, "title"):
        for words in _words([one]):
            findings.add("title", parcel.heading(whole(words)) or title, _origin(one))
    for family in _DAYS:
        for one in _asked(keys, family):
            findings.add(family, spelled(one.value), _origin(one))
    for family in _NAMED:
        for one in _asked(keys, family):
            for item in _items(one.value):
                findings.add(family, item, _origin(one))
    return findings.metas()


def _origin(one: Said) -> str:
    return f"JSON line '{one.key}'"


def _asked(keys: Keys, family: str) -> list[Said]:
    """What the object says of a family: under the keys that mean it, else under the first that may."""
    said = [one for one in keys.said(family) if one.value not in (None, "", [], {})]
    sure = [one for one in said if not one.weak]
    return sure or said[:1]


def _words(said: Iterable[Said]) -> Iterator[str]:
    return (one.value for one in said if isinstance(one.value, str) and one.value.strip())


def _items(value: Any) -> Iterator[str]:
    """The words of a field: of a list each (also of one that is written out in a string), of a thing its name; numbers name nobody."""
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        value = [one or other for one, other in _QUOTED.findall(value[:10_000])] or value
    for item in value[:50] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from _names(item)
        elif isinstance(item, str):
            yield parcel.heading(item)


def _names(item: dict[str, Any]) -> Iterator[str]:
    """The name of a thing: what it is called, else the first and last name of a person."""
    for key, one in item.items():
        if is_of("name", key) and isinstance(one, (str, list)) and one:
            yield from [
                parcel.heading(name) for name in (one if isinstance(one, list) else [one]) if isinstance(name, str)
            ]
            return
    known = {normal(key): one for key, one in item.items() if isinstance(one, str)}
    first, last = (known.get("firstname") or known.get("given"), known.get("lastname") or known.get("family"))
    if first or last:
        yield " ".join(name for name in (first, last) if name)


def _called(value: Any) -> str:
    """What JSON calls a value that is no object."""
    names = {str: "a string", list: "a list", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), "null")
