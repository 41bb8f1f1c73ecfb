"""WARC → Reports: the pages and texts of a web archive, each with the address and the time it was fetched from.

In: the bytes of a WARC file (ISO 28500), decompressed, in the stretches that could be. Out: a Report for each page that was answered in full and each text that was
made of one (WET), and what was set aside; answers that are no reports are counted. Never: an answer that is neither page nor text, more records than the limit; a record that is damaged spoils no other.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline import lists
from dateline.errors import Unreadable
from dateline.ingest import extras, html, sniff, text
from dateline.ingest.answer import page_of
from dateline.ingest.budget import Budget, Complaints
from dateline.ingest.decode import decoded
from dateline.ingest.findings import is_web_address
from dateline.ingest.limits import MAX_ARCHIVED, MAX_BYTES
from dateline.ingest.records import MAGIC, Records, headers_end
from dateline.ingest.skipped import DAMAGED, FETCHED_BEFORE, NO_PAGES, NO_REPORT, NOT_ANSWERED, skipped
from dateline.ingest.unpack import Damaged, Stretch
from dateline.terms import Meta, Report, SetAside
from dateline.text import digest

__all__ = ["MAGIC", "NAMES", "reports"]

NAMES = {".warc", ".wet"}
"""How files of this kind are called."""
_WHAT = "a web archive (WARC)"
_PAGES = ("text/html", "application/xhtml+xml")
_TEXT = "text/plain"
_UNTOLD = ("", "application/octet-stream", "unknown/unknown", "application/http")
_KINDS = ("response", "resource", "conversion")
_REVISIT = "revisit"
_ANSWERED = 200
_USUAL = 20  # how much larger an answer is once it is decoded, at most, as a rule: the budget is for those that were made to burst
_KIND = re.compile(rb"^warc-type[ \t]{0,8}:[ \t]{0,8}([a-z]{1,20})[ \t]{0,8}\r?$", re.IGNORECASE | re.MULTILINE)
_TYPED = re.compile(rb"^content-type[ \t]{0,8}:", re.IGNORECASE | re.MULTILINE)
_HTTP = re.compile(rb"HTTP/\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A page or text of an archive: its bytes, address, kind, and what is known of it."""

    data: bytes
    address: str | None
    kind: str
    given: tuple[Meta, ...]


def reports(stretches: Sequence[Stretch], *, name: str, file: str | None) -> Iterator[Report | SetAside]:
    """The reports of a web archive in its order, and what is set aside.

    Raises `Unreadable` if the archive holds no page and nothing is lost, and where the extra `archives` is not installed.
    """
    warc = extras.module("fastwarc.warc", extra="archives", document=name, what=_WHAT)
    read = 0
    refused, budget = Complaints(name), Budget(name, records=MAX_ARCHIVED)
    passed_over: Counter[str] = Counter()
    records = Records(stretches)
    for number, record in enumerate(records, start=1):
        try:
            budget.record()
            found = _found(warc, record, budget, name=name)
            if isinstance(found, str):
                passed_over[found] += 1
            elif found is not None:
                yield _report(found, name=f"{name}, {found.address or f'record {number}'}", file=file)
                read += 1
        except Unreadable as error:
            yield from refused.of(error)
            if budget.spent:
                break
        except Exception:  # whatever a damaged record makes the parser raise
            records.lost += 1
    if records.lost:
        yield skipped(name, DAMAGED, records.lost)
    yield from (skipped(name, why, count) for why, count in sorted(passed_over.items()))
    if not (read or refused or records.lost):
        raise Unreadable(name, NO_PAGES, "name one that holds pages")
    yield from refused.more()


def _found(warc: Any, record: bytes, budget: Budget, *, name: str) -> _Found | str | None:
    """The page or text that a record holds, or why an answer is none; None if it is no answer.

    Raises `Unreadable` if its body cannot be decoded to its end, or a page or text is larger than a file may be.
    """
    kind = _KIND.search(record, 0, headers_end(record))
    called = kind[1].lower().decode() if kind else ""
    if called not in _KINDS:
        return FETCHED_BEFORE if called == _REVISIT else None
    record = _typed(record)
    answered = _HTTP.match(record, headers_end(record)) is not None  # else what was answered stands there alone
    for one in warc.ArchiveIterator(io.BytesIO(record), parse_http=answered, auto_decode="none", quirks_mode=True):
        answer = one.http_headers
        if answer is not None and answer.status_code != _ANSWERED:
            return NOT_ANSWERED
        told = (one.http_content_type if answer is not None else one.headers.get("Content-Type")) or ""
        address = (one.headers.get("WARC-Target-URI") or "").strip("<> ") or None
        try:
            data = _body(one, answer, budget, name=name)
        except Damaged as error:
            raise Unreadable(f"{name}, {address or 'a record'}", f"is an answer of {error}", "fetch it again") from None
        what = _kind_of(told.split(";")[0].strip().lower(), data, address)
        if what and len(data) > MAX_BYTES:
            reason = f"is a page of more than {MAX_BYTES // 1_000_000} MB once decoded"
            raise Unreadable(
                f"{name}, {address or 'a record'}", reason, "no news page is like this; give its text instead"
            )
        return _Found(data, address, what, tuple(_given(one))) if what else NO_REPORT
    raise ValueError("the parser sees no record")


def _typed(record: bytes) -> bytes:
    """A record whose answer is known to be one of HTTP, also where its headers leave that out or it spells that small."""
    body = headers_end(record)
    if not _HTTP.match(record, body):
        return record
    head, answer = record[:body], b"HTTP" + record[body + len(b"HTTP") :]
    if not _TYPED.search(head):
        head = head.rstrip(b"\r\n") + b"\r\nContent-Type: application/http; msgtype=response\r\n\r\n"
    return head + answer


def _body(record: Any, answer: Any, budget: Budget, *, name: str) -> bytes:
    body = record.reader.read()
    if answer is None:
        return bytes(body)
    chunked = "chunked" in (answer.get("Transfer-Encoding") or "").lower()
    encodings = answer.get("Content-Encoding") or ""
    free = _USUAL * len(body)
    limit = min(MAX_BYTES, budget.left + free) + 1
    page = page_of(body, chunked=chunked, encodings=encodings, name=name, limit=limit)
    budget.decoded(max(0, len(page) - free))
    return page


def _kind_of(told: str, data: bytes, address: str | None) -> str | None:
    """Whether a body is a page or a text: as it says, or as it looks where it does not say. A text is one of a web address that is no file about its site."""
    if told in _PAGES:
        return "html"
    looks = _looks(data) if told == _TEXT or told in _UNTOLD else None
    return None if looks == "text" and address and not _may_be_a_text(address) else looks


def _may_be_a_text(address: str) -> bool:
    last = address.split("?", 1)[0].rsplit("/", 1)[-1].lower()
    return is_web_address(address) and last not in lists.words("ingest", "site_files.tsv")


def _looks(data: bytes) -> str | None:
    try:
        sniff.refuse_binary(data, name="")
        words = decoded(data[:100_000])
        sniff.refuse_noise(words, name="")
        kind = sniff.kind(words, name="") if words.strip() else None
    except Unreadable:
        return None
    return kind if kind in {"html", "text"} else None


def _given(record: Any) -> Iterator[Meta]:
    """What the record's headers say: when it was fetched, the language that was found in it."""
    fetched = record.headers.get("WARC-Date")
    if fetched:
        yield Meta("fetched", fetched, "WARC-Date header")
    language = record.headers.get("WARC-Identified-Content-Language") or ""
    if language and "," not in language:
        yield Meta("language", language, "WARC-Identified-Content-Language header")


def _report(found: _Found, *, name: str, file: str | None) -> Report:
    id = digest(found.data, found.address or "")
    words = decoded(found.data)
    if found.kind == "html":
        return html.report(words, id=id, name=name, file=file, url=found.address, given=found.given)
    return replace(text.report(words, id=id, name=name, file=file, url=found.address), metas=found.given)
