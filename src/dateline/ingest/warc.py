"""WARC → Reports: the pages of a web archive, each with the address and the time it was fetched from.

In: the bytes of a WARC file (ISO 28500), decompressed. Out: a Report for each page that was answered in full, and what
was set aside. Never: an answer that is no page, more records than the limit.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from dateline.errors import Unreadable
from dateline.ingest import extras, html
from dateline.ingest.decode import decoded
from dateline.ingest.limits import MAX_MARKUP, MAX_RECORDS
from dateline.terms import Meta, Report, SetAside
from dateline.text import digest

MAGIC = b"WARC/"
_WHAT = "a web archive (WARC)"
_PAGES = ("text/html", "application/xhtml+xml")
_ANSWERED = 200


def reports(data: bytes, *, name: str, file: str | None) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    """The reports of a web archive in its order, and what was set aside.

    Raises `Unreadable` if the archive holds no page or is damaged before the first one, and where the extra `archives` is
    not installed.
    """
    warc = extras.module("fastwarc.warc", extra="archives", document=name, what=_WHAT)
    read: list[Report] = []
    refused: list[SetAside] = []
    try:
        for number, (address, fetched, page) in enumerate(_pages(warc, data), start=1):
            where = f"{name}, {address or f'page {number}'}"
            given = (Meta("fetched", fetched, "WARC-Date header"),) if fetched else ()
            try:
                id = digest(page, address or "")
                read.append(html.report(decoded(page), id=id, name=where, file=file, url=address, given=given))
            except Unreadable as error:
                refused.append(SetAside(error.name, error.reason, error.remedy))
    except Exception as error:  # whatever a damaged record makes the parser raise; what came before it stands
        reason = f"is damaged after {len(read)} pages ({type(error).__name__})"
        refused.append(SetAside(name, reason, "fetch it again", fatal=not read))
    if not read and not refused:
        raise Unreadable(name, f"is {_WHAT} without pages", "name one that holds pages")
    return tuple(read), tuple(refused)


def _pages(warc: Any, data: bytes) -> Iterator[tuple[str | None, str | None, bytes]]:
    """Address, time and bytes of each page that was answered in full."""
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource
    records = warc.ArchiveIterator(io.BytesIO(data), record_types=kinds, parse_http=True, auto_decode="all")
    for number, record in enumerate(records):
        if number >= MAX_RECORDS:
            return
        answer = record.http_headers
        kind = (record.http_content_type if answer else record.headers.get("Content-Type")) or ""
        whole = answer is None or answer.status_code == _ANSWERED
        if whole and kind.split(";")[0].strip().lower() in _PAGES:
            page = record.reader.read(MAX_MARKUP)
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            yield address or None, record.headers.get("WARC-Date"), page
