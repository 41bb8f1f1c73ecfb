"""JSON Lines → Reports: one object a line, or in whichever way `objects` finds them in a document.

In: decoded text. Out: Reports, and for each line that cannot be read why. Never: a bad line that spoils the others.

An object has `url, title, text or html, published, modified, fetched, authors, publisher, language`; all but the text
or page may be missing, and `keys` knows what others call them. Its address is its own, never that of the file it came in. What it says of itself is
evidence, not gospel. A key that holds a day or a text and is not known is named, so that nobody misses it unawares.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.errors import Unreadable
from dateline.ingest import exported, html, parcel
from dateline.ingest.budget import Complaints
from dateline.ingest.decode import tidy
from dateline.ingest.feed import teasing
from dateline.ingest.findings import Findings, whole
from dateline.ingest.fullness import is_full
from dateline.ingest.keys import Keys, Said, is_of, normal, spelled
from dateline.ingest.objects import REMEDY, address_of, is_bare, objects, pieces
from dateline.terms import Meta, Report, SetAside
from dateline.text import digest

_DAYS = ("published", "modified", "fetched")
_NAMED = ("byline", "publisher", "agency", "language", "place")
_SHOWN = 5  # keys that a note names
_QUOTED = re.compile(r"""'((?:[^'\\]|\\.){1,200})'|"((?:[^"\\]|\\.){1,200})\"""")
_CUT = re.compile(r"(?:…|\.{3})? ?\[\+\d{1,7} chars\]$")
"""How NewsAPI ends a text that it hands out in part."""
_TAIL = 40  # characters at the end of a text in which that is looked for


@dataclass(slots=True)
class _Notes:
    """What is said once of a file: keys that were not read, texts that were cut before they came, entries that carry none, that it is an export."""

    read: int = 0
    days: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    bare: int = 0
    teasers: int = 0
    of_export: int = 0

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
        if self.of_export:
            reason = (
                f"is an export of dateline in format {self.of_export} (reports read: {self.read:,}); {exported.UNUSED}"
            )
            yield SetAside(name, reason, exported.REMEDY, fatal=not self.read)
        if self.teasers:
            yield teasing(self.teasers, name, fatal=not self.read)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what if number == 1 else what.removesuffix('y') + 'ies' if what.endswith('y') else what + 's'}"


def reports(text: str, *, name: str, file: str | None) -> Iterator[Report | SetAside]:
    """The reports of all lines in their order, the lines that are set aside, and last what is said of them all."""
    refused = Complaints(name)
    notes = _Notes()
    for one in objects(text, name):
        try:
            if one.listed and isinstance(one.value, dict) and is_bare(one.value):
                notes.bare += 1
                continue
            if one.of_feed and isinstance(one.value, dict) and not _is_full(one.value):
                notes.teasers += 1
                continue
            found = _report(one.value, one.source, name=one.name, file=file, notes=notes)
            yield found if one.passed is None else _passed_on(found, one.passed)
            notes.read += 1
            notes.of_export = one.of_export or notes.of_export
        except Unreadable as error:
            yield from refused.of(error)
    yield from refused.more()
    yield from notes.told(name)


def _is_full(value: dict[str, Any]) -> bool:
    """Whether an entry of a feed carries its whole text."""
    return is_full(parcel.opened(_body(Keys(value)) or ""))


def _report(value: Any, source: str, *, name: str, file: str | None, notes: _Notes) -> Report:
    """The report of one object; raises `Unreadable` if it holds none."""
    if isinstance(value, Unreadable):
        raise value
    if isinstance(value, ValueError):
        raise Unreadable(name, str(value), REMEDY)
    if not isinstance(value, dict):
        raise Unreadable(name, f"is {_called(value)}, not an object", REMEDY)
    keys = Keys(value)
    url = address_of(keys)
    id = digest(whole(source).encode("utf-8"), url or "")
    body, page = _body(keys), _page(keys)
    title = parcel.heading(whole(next(_words(one for one in keys.said("title")), "")))
    metas = _metas(keys, title)
    if not (body or page):
        raise Unreadable(name, _missing(keys), REMEDY)
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


def _passed_on(report: Report, passed: exported.Passed) -> Report:
    """The report of an article of an export, with what the export knows of it."""
    return replace(report, format="export", file=passed.file or report.file, metas=(*report.metas, *passed.metas))


def _missing(keys: Keys) -> str:
    """Why an object is no report, with the keys that may hold what is missing."""
    shown = ", ".join(f"`{key[:60]}`" for key in keys.unread_texts()[:_SHOWN])
    return "has neither `text` nor `html`" + (f"; {shown} may hold the text" if shown else "")


def _body(keys: Keys) -> str | None:
    """The text: of a list or an object its paragraphs."""
    for one in keys.said("text"):
        if words := "\n\n".join(pieces(one.value)):
            return whole(words)
    return None


def _page(keys: Keys) -> str:
    return next((whole(one.value) for one in keys.said("html") if isinstance(one.value, str) and one.value.strip()), "")


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
