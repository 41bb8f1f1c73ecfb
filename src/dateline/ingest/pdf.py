"""PDF → Report: the text that its pages show, paragraph by paragraph, and what its properties say.

In: the bytes of a PDF document (ISO 32000), unencrypted or open to all. Out: a Report. Never: script, a form's or an
attachment's content, an image's; more pages, streams or drawing operators than the limits. What is limited is work, not
time, so that a document is read or refused alike on every machine.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.errors import Unreadable
from dateline.ingest import extras
from dateline.ingest.budget import Budget
from dateline.ingest.findings import Findings
from dateline.ingest.limits import MAX_DRAWN, MAX_OPERATORS, MAX_PAGES, MAX_STREAM, MAX_TEXT
from dateline.ingest.printed import Line, stretches
from dateline.ingest.sheet import RUNNING, Sheet
from dateline.terms import Meta, Report

logging.getLogger("pypdf").setLevel(logging.ERROR)  # a hostile file makes it warn a million times

MAGIC = b"%PDF-"
_WHAT = "a PDF document"
_ADDRESS = re.compile(r"https?://\S+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_FORMS = 100  # of one page or form
_FORMS_DEEP = 3
_PROPERTIES = {"/Title": "title", "/Author": "byline", "/CreationDate": "published", "/ModDate": "modified"}
_LIMITS = {
    **dict.fromkeys(
        (
            "maximum_declared_stream_length", "array_based_stream_maximum_output_length", "lzw_maximum_output_length",
            "run_length_maximum_output_length", "zlib_maximum_output_length", "brotli_maximum_output_length",
            "jbig2_maximum_output_length", "image_maximum_buffer_size",
        ),
        MAX_STREAM,
    ),
    "stream_decoding_work_maximum_length": 2 * MAX_STREAM,
    "stream_parsing_work_maximum_count": 4 * MAX_OPERATORS,
    "page_tree_maximum_entries": 10 * MAX_PAGES,
    "xform_maximum_invocations_per_extraction": 100,
}  # fmt: skip
"""pypdf's own limits, lowered to what a report needs."""


def report(data: bytes, *, id: str, name: str, file: str | None, url: str | None) -> Report:
    """The report of a PDF document.

    Raises `Unreadable` if it is encrypted, damaged, shows no text (a scan), or is beyond the limits, and where the
    extra `documents` is not installed.
    """
    pypdf = extras.module("pypdf", extra="documents", document=name, what=_WHAT)
    try:
        with pypdf.apply_configuration(**_LIMITS):
            reader = pypdf.PdfReader(io.BytesIO(data))
            _refuse_locked(reader, name=name)
            pages = _Pages(name).lines(reader)
            properties = dict(reader.metadata or {})
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile file makes a parser raise
        raise Unreadable(
            name, f"is {_WHAT} that cannot be read ({_first_line(error)})", "save it anew, or give its text"
        ) from None
    sheet = Sheet(id, name=name)
    for one in stretches(pages):
        sheet.set(
            one.text, tag="p" if one.kind == RUNNING else one.kind, path=(RUNNING,) if one.kind == RUNNING else ()
        )
    if not sheet.blocks:
        raise Unreadable(
            name, "is a PDF document that shows no text", "it may be a scan: have its text recognized first"
        )
    return Report(id, file, url, "pdf", sheet.text, tuple(sheet.blocks), _metas(properties, sheet))


def _refuse_locked(reader: Any, *, name: str) -> None:
    """Raise `Unreadable` if the document asks for a password; one that only restricts printing opens without."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(name, "is a PDF document that asks for a password", "save a copy without one")
    if len(reader.pages) > MAX_PAGES:
        raise Unreadable(name, f"has more than {MAX_PAGES:,} pages", "split it into one file a report")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:100]


class _Pages:
    """Reads pages into lines, counting the work that it takes."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._budget = Budget(name, decoded=MAX_DRAWN)
        self._largest = 0
        self._operators = 0
        self._letters = 0
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self._place = (0.0, 0.0)
        self._sizes: Counter[float] = Counter()

    def lines(self, reader: Any) -> list[list[Line]]:
        """The lines of all pages."""
        return [self._page(page) for page in reader.pages]

    def _page(self, page: Any) -> list[Line]:
        self._lines, self._parts = [], []
        drawn = page.get_contents()
        self._budget.decoded(len(drawn.get_data()) if drawn is not None else 0)
        self._largest = _largest_form(page, _FORMS_DEEP)
        page.extract_text(visitor_operand_before=self._operator, visitor_text=self._text)
        self._end_line()
        self._refuse_more()  # pypdf may swallow an error raised within a form
        return self._lines

    def _operator(self, operator: bytes, *_of_page: Any) -> None:
        self._operators += 1
        if operator == b"Do":  # a form is drawn: whichever it is, it is no larger than the largest
            self._budget.decoded(self._largest)
        self._refuse_more()

    def _refuse_more(self) -> None:
        if self._operators > MAX_OPERATORS or self._letters > MAX_TEXT:
            raise Unreadable(self._name, "draws more than any report does", "split it, or give its text")

    def _text(self, words: str, page: Sequence[float], text: Sequence[float], _font: Any, size: float) -> None:
        """Take words as pypdf comes upon them; `page` and `text` are the matrices that place them."""
        self._letters += len(words)
        self._refuse_more()
        first, *others = words.split("\n")
        self._add(first, page, text, size)
        for line in others:
            self._end_line()
            self._add(line, page, text, size)

    def _add(self, words: str, page: Sequence[float], text: Sequence[float], size: float) -> None:
        if not words.strip():
            self._parts.append(words)
            return
        if not self._sizes:
            left = text[4] * page[0] + text[5] * page[2] + page[4]
            height = text[4] * page[1] + text[5] * page[3] + page[5]
            self._place = (round(left, 2), round(height, 2))
        scale = abs(text[3] or text[1]) * abs(page[3] or page[1])
        self._sizes[round(abs(size) * scale, 1) or 1.0] += len(words)
        self._parts.append(words)

    def _end_line(self) -> None:
        words = " ".join("".join(self._parts).translate(_LIGATURES).split())
        if words:
            size = max(self._sizes, key=lambda size: (self._sizes[size], size))
            self._lines.append(Line(words, *self._place, size))
        self._parts = []
        self._sizes.clear()


def _largest_form(holder: Any, deep: int) -> int:
    """Bytes of the largest form that a page or a form may draw, those that its forms draw included."""
    resources = holder.get("/Resources")
    forms = resources.get_object().get("/XObject") if resources is not None else None
    largest = 0
    for form in list(forms.get_object().values())[:_FORMS] if forms is not None else []:
        one = form.get_object()
        if one.get("/Subtype") == "/Form":
            largest = max(largest, len(one.get_data()), _largest_form(one, deep - 1) if deep else 0)
    return largest


def _metas(properties: dict[str, Any], sheet: Sheet) -> tuple[Meta, ...]:
    """What the document's properties say; a title only if the document shows it, for programs put file names there.

    A browser that saves a page prints its address at the foot; the document was then made when the page was fetched.
    """
    findings = Findings()
    address = _printed_address(sheet)
    for key, field in _PROPERTIES.items():
        value = str(properties.get(key) or "")
        origin = f"PDF {key[1:]}"
        if field == "title" and (words := sheet.shown(value)):
            findings.add(field, words.text, origin, words)
        elif field == "byline" and len(value.split()) > 1:  # one word is an account, no name
            findings.add(field, value, origin)
        elif field == "published":
            findings.add("fetched" if address else field, _day(value), origin)
        elif field == "modified" and not address:
            findings.add(field, _day(value), origin)
    if address:
        findings.add("canonical_url", address, "address printed at the foot")
    return findings.metas()


def _printed_address(sheet: Sheet) -> str | None:
    """The address that a browser prints at the foot of each page."""
    running = (block for block in sheet.blocks if block.path == (RUNNING,))
    found = (_ADDRESS.match(sheet.text, block.start, block.end) for block in running)
    return next((match.group() for match in found if match), None)


def _day(value: str) -> str | None:
    """A date of ISO 32000 ("D:20240305101500+01'00'") as ISO 8601; None if it is none."""
    match = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?", value)
    if match is None:
        return None
    year, month, day, hour, minute, second, zulu, zone, more = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    offset = "+00:00" if zulu else f"{zone}:{more or '00'}" if zone else ""
    return f"{year}-{month}-{day}{clock}{offset if clock else ''}"
