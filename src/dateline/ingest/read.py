"""Read: the way of one file's bytes to its reports.

In: bytes and what they are called. Out: Reports, and what was set aside with reason and remedy. Never: an exception
for bad input, the path in an id.
"""

from __future__ import annotations

from dateline.errors import Unreadable
from dateline.ingest import html, jsonl, sniff, text
from dateline.ingest.decode import decoded
from dateline.ingest.limits import MAX_BYTES
from dateline.ingest.unpack import unpacked
from dateline.terms import Report, SetAside
from dateline.text import digest


def reports(
    data: bytes, *, name: str, file: str | None = None, url: str | None = None
) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    """The reports in `data`: one of a text file or page, one a line of JSON Lines; and what was set aside.

    `name` is what the user called it, `file` the path as given, `url` where it was fetched from, if known. A report's
    id is made of its bytes (decompressed) and its URL, so the same report has the same id wherever it lies.
    """
    try:
        return _reports(data, name=name, file=file, url=url)
    except Unreadable as error:
        return (), (SetAside(error.name, error.reason, error.remedy),)


def _reports(
    data: bytes, *, name: str, file: str | None, url: str | None
) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    if len(data) > MAX_BYTES:
        raise Unreadable(name, f"is larger than {MAX_BYTES // 1_000_000} MB", "split it")
    data = unpacked(data, name=name)
    if not data.strip():
        raise Unreadable(name, "is empty", "give the file that holds the report")
    sniff.refuse_binary(data, name=name)
    whole = decoded(data)
    sniff.refuse_noise(whole, name=name)
    kind = sniff.kind(whole, name=file or name)
    if kind == "jsonl":
        return jsonl.reports(whole, name=name, file=file, url=url)
    id = digest(data, url or "")
    read = html.report if kind == "html" else text.report
    return (read(whole, id=id, name=name, file=file, url=url),), ()
