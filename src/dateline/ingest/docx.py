"""DOCX → Report: the paragraphs of a word processor's document, and what its properties say.

In: the bytes of an Office Open XML document (ECMA-376, WordprocessingML). Out: a Report. Never: a macro, an embedded
object, a file outside the document, text that tracked changes have deleted; more than the limits once decompressed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from dateline.errors import Unreadable
from dateline.ingest import extras
from dateline.ingest.budget import Budget
from dateline.ingest.findings import Findings
from dateline.ingest.limits import MAX_ENTRIES, MAX_OFFICE, MAX_OFFICE_MARKUP, MAX_TAGS
from dateline.ingest.sheet import RUNNING, Sheet
from dateline.terms import Meta, Report

MAGIC = b"PK\x03\x04"
_WHAT = "a Word document"
_BODY = "word/document.xml"
_OPENING = 200  # bytes in which markup begins
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT, _TAB, _LINK, _CELL = f"{_W}p", f"{_W}t", f"{_W}tab", f"{_W}hyperlink", f"{_W}tc"
_BREAKS = {f"{_W}br", f"{_W}cr"}
_BOX = f"{_W}txbxContent"
_UNSEEN = {
    f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
_TAGS = {"title": "h1", "subtitle": "h2", "caption": "figcaption", "list": "li", "heading 1": "h2"}
"""The element of a page that does what a style does; "heading 2" and below are headings of their level."""


def is_docx(data: bytes) -> bool:
    """Whether `data` is a zip archive that holds a word processor's document."""
    return data.startswith(MAGIC) and b"word/" in data


def report(data: bytes, *, id: str, name: str, file: str | None, url: str | None) -> Report:
    """The report of a Word document.

    Raises `Unreadable` if it is damaged, holds no text, or is beyond the limits, and where the extra `documents` is not
    installed.
    """
    docx = extras.module("docx", extra="documents", document=name, what=_WHAT)
    _refuse_bombs(data, name=name)
    sheet = Sheet(id, name=name)
    try:
        document = docx.Document(io.BytesIO(data))
        for words, tag, links in _paragraphs(document):
            sheet.set(words, tag=tag, links=links)
        for words in _running(document):
            sheet.set(words, path=(RUNNING,))
        found = _metas(document.core_properties, sheet)
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile file makes a parser raise
        raise Unreadable(
            name, f"is {_WHAT} that cannot be read ({type(error).__name__})", "save it anew, or as plain text"
        ) from None
    if not sheet.blocks:
        raise Unreadable(name, f"is {_WHAT} without text", "give the file that holds the report")
    return Report(id, file, url, "docx", sheet.text, tuple(sheet.blocks), found)


def _refuse_bombs(data: bytes, *, name: str) -> None:
    """Raise `Unreadable` for an archive that is no document, or holds more than the limits."""
    remedy = "save it as plain text"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_OFFICE:
                raise Unreadable(name, f"holds more than {MAX_OFFICE // 1_000_000} MB once decompressed", remedy)
            if not any(entry.filename == _BODY for entry in entries):
                raise Unreadable(name, "is a zip archive or another office document", "unpack it, or " + remedy)
            budget = Budget(name, decoded=MAX_OFFICE_MARKUP)
            tags = 0
            for entry in entries:
                if _is_markup(archive, entry):
                    budget.decoded(entry.file_size)
                    tags += archive.read(entry).count(b"<")
            if tags > 8 * MAX_TAGS:
                raise Unreadable(name, "holds more markup than any report", remedy)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        raise Unreadable(name, f"is {_WHAT} that is damaged or locked", f"open it and {remedy}") from None


def _is_markup(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a file inside opens as markup does, whatever it is called: what it is for is said elsewhere."""
    with archive.open(entry) as stream:
        return stream.read(_OPENING).lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")


def _paragraphs(document: Any) -> Iterator[tuple[str, str, float]]:
    """The words of each paragraph in its order, also in tables and boxes, the element that its style stands for, its share of links."""
    styles: dict[str, str] = {}
    for paragraph in document.element.body.iter(_PARAGRAPH):
        if any(above.tag in _UNSEEN for above in paragraph.iterancestors()):
            continue
        named = paragraph.style or ""
        if named not in styles:
            styles[named] = _tag(_style_name(document, named))
        tag = (
            "li"
            if styles[named] == "p" and paragraph.pPr is not None and paragraph.pPr.numPr is not None
            else styles[named]
        )
        in_cell = tag == "p" and next(paragraph.iterancestors(_CELL), None) is not None
        words, linked = _words(paragraph)
        yield words, "td" if in_cell else tag, round(min(1.0, linked / max(1, len(words))), 3)


def _style_name(document: Any, id: str) -> str:
    """What the style with this id is called, in English for those that every word processor knows."""
    found = document.styles.element.get_by_id(id) if id else None
    return str(found.name_val or "") if found is not None else ""


def _tag(style: str) -> str:
    name = style.lower()
    if name in _TAGS:
        return _TAGS[name]
    if name.startswith("heading ") and name[8:].isdigit():
        return f"h{min(6, int(name[8:]) + 1)}"
    return "li" if name.startswith("list") else "p"


def _words(paragraph: Any) -> tuple[str, int]:
    """The words of a paragraph as it stands after all tracked changes, and how many characters of them are links."""
    parts: list[str] = []
    linked = links = 0
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        if element.tag == _LINK:
            links += 1 if event == "start" else -1
        elif event == "end":
            continue
        elif element.tag in _UNSEEN or element.tag == _BOX:  # a box's paragraphs come on their own
            walk.skip_subtree()
        elif element.tag == _TEXT:
            parts.append(element.text or "")
            linked += len(parts[-1]) if links else 0
        elif element.tag == _TAB:
            parts.append(" ")
        elif element.tag in _BREAKS:
            parts.append("\n")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line), linked


def _running(document: Any) -> Iterator[str]:
    """What stands at the head and foot of its pages, each once."""
    seen: dict[str, None] = {}
    for section in document.sections:
        for part in (section.first_page_header, section.header, section.first_page_footer, section.footer):
            if not part.is_linked_to_previous:
                seen |= dict.fromkeys(_words(paragraph)[0] for paragraph in part._element.iter(_PARAGRAPH))
    yield from seen


def _metas(properties: Any, sheet: Sheet) -> tuple[Meta, ...]:
    """What the document's properties say; a title only if the document shows it, for templates leave theirs there."""
    findings = Findings()
    if properties.title and (words := sheet.shown(properties.title)):
        findings.add("title", words.text, "DOCX title", words)
    if len((properties.author or "").split()) > 1:  # one word is an account, no name
        findings.add("byline", properties.author, "DOCX author")
    findings.add("language", properties.language, "DOCX language")
    for field, value in (("published", properties.created), ("modified", properties.modified)):
        if isinstance(value, datetime):
            origin = "DOCX created" if field == "published" else "DOCX modified"
            findings.add(field, value.replace(tzinfo=None).isoformat() + "+00:00", origin)
    return findings.metas()
