"""Read: the way of one file's bytes to its reports.

In: bytes and what they are called. Out, one after the other: Reports, and what was set aside with reason and remedy. Never: an exception
for bad input, the path in an id, more than one report of a container in memory.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from dateline.errors import Unreadable
from dateline.ingest import docx, eml, feed, frames, html, jsonl, pdf, sniff, text, warc
from dateline.ingest.decode import decoded
from dateline.ingest.limits import MAX_BYTES
from dateline.ingest.salvage import salvaged
from dateline.ingest.unpack import is_packed, unpacked
from dateline.terms import Report, SetAside
from dateline.text import digest


def reports(data: bytes, *, name: str, file: str | None = None, url: str | None = None) -> Iterator[Report | SetAside]:
    """The reports in `data` and what is set aside, as they are come upon.

    One of a text, a page, a PDF or Word document; one for each line of JSON Lines, message of an e-mail, entry of a feed and
    page of a web archive.

    `name` is what the user called it, `file` the path as given, `url` where it was fetched from, if known. A report's
    id is made of its bytes (decompressed) and its URL, so the same report has the same id wherever it lies.
    """
    try:
        yield from _reports(data, name=name, file=file, url=url)
    except Unreadable as error:
        yield SetAside(error.name, error.reason, error.remedy)


def _reports(data: bytes, *, name: str, file: str | None, url: str | None) -> Iterator[Report | SetAside]:
    if len(data) > MAX_BYTES:
        raise Unreadable(name, f"is larger than {MAX_BYTES // 1_000_000} MB", "split it")
    if _is_archive(data, called=file or name):
        yield from warc.reports(salvaged(data, name=name, opens=warc.MAGIC), name=name, file=file)
        return
    data = unpacked(data, name=name)
    if not data.strip():
        raise Unreadable(name, "is empty", "give the file that holds the report")
    id = digest(data, url or "")
    document = pdf if data.startswith(pdf.MAGIC) else docx if docx.is_docx(data) else None
    if document is not None:
        yield document.report(data, id=id, name=name, file=file, url=url)
        return
    sniff.refuse_binary(data, name=name)
    if eml.is_eml(data, suffix=sniff.suffix_of(file or name)):
        yield from eml.reports(data, id=id, name=name, file=file, url=url)
    else:
        yield from _of_text(data, id=id, name=name, file=file, url=url)


def _is_archive(data: bytes, *, called: str) -> bool:
    """Whether `data` is a web archive: it opens as one, or is called one and is damaged from its first bytes on."""
    first = frames.first(io.BytesIO(data), len(warc.MAGIC))
    return first == warc.MAGIC or (not first and is_packed(data) and sniff.suffix_of(called) in warc.NAMES)


def _of_text(data: bytes, *, id: str, name: str, file: str | None, url: str | None) -> Iterator[Report | SetAside]:
    """The reports of what is no container: a page, a text, JSON Lines, a feed."""
    whole = decoded(data)
    sniff.refuse_noise(whole, name=name)
    kind = sniff.kind(whole, name=file or name)
    if kind == "feed":
        yield from feed.reports(data, name=name, file=file)
    elif kind == "jsonl":
        yield from jsonl.reports(whole, name=name, file=file)
    else:
        read = html.report if kind == "html" else text.report
        yield read(whole, id=id, name=name, file=file, url=url)
