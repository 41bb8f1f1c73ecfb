"""Budgets: what is packed small and opens large is refused before it is opened, whatever container it comes in."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
import zlib
from typing import Any

import pytest

from dateline import ingest
from dateline.errors import Unreadable
from dateline.ingest import eml, html, parcel, text
from dateline.ingest.budget import Budget, Complaints
from dateline.ingest.limits import MAX_COMPLAINTS
from dateline.terms import Report, SetAside
from tests.opening import opened

SECONDS = 20.0
WORDS = b"BT /F1 12 Tf 72 720 Td (The pier at Lowmere opened on Tuesday, officials said.) Tj ET\n"


def pdf(page: bytes, *, pages: int = 1, form: bytes = b"") -> bytes:
    """A document of so many pages that all draw the same, and a form that they may draw."""
    kids = b" ".join(b"%d 0 R" % (6 + n) for n in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        _stream(page, b""),
        _stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
    ]
    objects += [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>/XObject<</X 5 0 R>>>>/Contents 4 0 R>>"
    ] * pages
    written, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(written),
    )  # fmt: skip


def _stream(data: bytes, more: bytes) -> bytes:
    packed = zlib.compress(data, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (more, len(packed), packed)


def docx(part: str, filling: bytes, before: bytes) -> bytes:
    """A Word document, one of its parts filled up before a closing tag."""
    written = io.BytesIO()
    document = pytest.importorskip("docx").Document()
    document.add_paragraph("The pier at Lowmere opened on Tuesday.")
    document.save(written)
    filled = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, data.replace(before, filling + before) if entry.filename == part else data)
    return filled.getvalue()


@pytest.mark.parametrize(
    ("part", "filling", "before"),
    [
        ("word/styles.xml", b"<w:style/>" * 2_000_000, b"</w:styles>"),
        ("word/settings.xml", b"<w:x/>" * 500_000, b"</w:settings>"),
        ("docProps/core.xml", b"<!-- " + b"x" * 20_000_000 + b" -->", b"</cp:coreProperties>"),
        ("[Content_Types].xml", b'<Default Extension="e" ContentType="a/b"/>' * 400_000, b"</Types>"),
    ],
)
def test_any_part_of_a_word_document_may_burst(part: str, filling: bytes, before: bytes) -> None:
    """The markup of all parts together is what counts, not that of the text alone; the same document without it is read."""
    reports, (one,) = opened(docx(part, filling, before), name="a.docx")
    assert not reports
    assert "MB once decoded" in one.reason or "more markup" in one.reason
    reports, set_aside = opened(docx(part, b"", before), name="a.docx")
    assert reports
    assert not set_aside


def test_a_part_is_markup_by_its_bytes() -> None:
    """A part that is not called .xml is markup all the same."""
    data = docx("word/styles.xml", b"<w:style/>" * 2_000_000, b"</w:styles>")
    renamed = data.replace(b"word/styles.xml", b"word/styles.bin")
    _, (one,) = opened(renamed, name="a.docx")
    assert "MB once decoded" in one.reason


@pytest.mark.parametrize(
    "data",
    [
        lambda: pdf(WORDS + b"%x\n" * 500_000, pages=400),
        lambda: pdf(WORDS + b"/X Do\n" * 90, form=b"%x\n" * 4_000_000),
    ],
    ids=["pages", "forms"],
)
def test_what_a_document_draws_is_counted_over_its_pages(data: object) -> None:
    """A stream of comments that every page draws, or a form drawn again and again, is paid for each time."""
    pytest.importorskip("pypdf")
    assert callable(data)
    start = time.process_time()
    reports, (one,) = opened(data(), name="a.pdf")
    assert not reports
    assert one.reason == "holds more than 16 MB once decoded"
    assert time.process_time() - start < SECONDS


def test_pages_that_draw_little_are_read() -> None:
    """A form that many pages draw is no bomb."""
    pytest.importorskip("pypdf")
    (report,), set_aside = opened(pdf(WORDS + b"/X Do\n", pages=40, form=b"%x\n" * 100), name="a.pdf")
    assert report.text == "The pier at Lowmere opened on Tuesday, officials said."
    assert not set_aside


def answer(body: bytes, encoding: str) -> bytes:
    """One answer of an archive, packed."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n\r\n".encode() + body
    record = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lowmere.example/pier\r\nWARC-Date: 2024-03-05T09:15:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head)}\r\n\r\n"
    )
    return record.encode() + head + b"\r\n\r\n"


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_many_small_bombs_are_one(encoding: str) -> None:
    """Answers of an archive that each open to millions of letters are paid for together; the pages before them are read, and the reading ends."""
    pytest.importorskip("fastwarc")
    press = gzip.compress if encoding == "gzip" else pytest.importorskip("brotli").compress
    page, bomb = b"<html><p>The pier at Lowmere opened.</p></html>", b"<p>" + b"a b " * 5_000_000
    start = time.process_time()
    reports, set_aside = opened(answer(press(page), encoding) + answer(press(bomb), encoding) * 200, name="a.warc")
    assert [report.text for report in reports] == ["The pier at Lowmere opened."]
    assert set_aside[-1].reason == "holds more than 256 MB once decoded"
    assert len(set_aside) < 20
    assert time.process_time() - start < 2 * SECONDS


def test_a_million_bad_lines_are_counted() -> None:
    """Lines that cannot be read are named up to a hundred, and counted; the good one among them is read."""
    line = (
        b'{"text": "The pier at Lowmere opened on Tuesday, officials said.", "url": "https://lowmere.example/pier"}\n'
    )
    reports, set_aside = opened(b"x\n" * 200_000 + line + b"[]\n" * 100_000, name="a.jsonl")
    assert len(reports) == 1
    assert len(set_aside) == MAX_COMPLAINTS + 1
    assert set_aside[-1].reason == "has 299,900 more parts that cannot be read"


def test_a_budget_ends() -> None:
    """Bytes and records are spent until none is left; then the document is named with what it holds too much of."""
    budget = Budget("a.warc", decoded=3_000_000, records=2)
    budget.decoded(2_000_000)
    assert budget.left == 1_000_000
    with pytest.raises(Unreadable, match=r"a\.warc: holds more than 3 MB once decoded; split it"):
        budget.decoded(1_000_001)
    budget.record()
    budget.record()
    with pytest.raises(Unreadable, match="holds more than 2 records"):
        budget.record()


def test_complaints_are_counted_once_they_are_many() -> None:
    """The first parts that cannot be read are named as they are come upon, the others counted."""
    refused = Complaints("a.jsonl")
    told: list[SetAside] = []
    for number in range(MAX_COMPLAINTS + 3):
        told += refused.of(Unreadable(f"a.jsonl, line {number}", "is not JSON", "mend it"))
    assert len(refused) == MAX_COMPLAINTS + 3
    assert (told[0].name, len(told)) == ("a.jsonl, line 0", MAX_COMPLAINTS)
    assert [one.reason for one in refused.more()] == ["has 3 more parts that cannot be read"]


LINE = {"text": "The pier at Lowmere opened on Tuesday, officials said.", "published": "2031-05-20"}
MESSAGE = "Content-Type: message/rfc822\n\nFrom: Ana Roe\nSubject: Pier {}\n\nThe pier at Lowmere opened on Tuesday, officials of the town said, after two winters of work on its piles.\n"
ENTRY = "<item><title>Pier {}</title><description>&lt;p&gt;{}&lt;/p&gt;</description></item>"
PROSE = "The pier at Lowmere opened on Tuesday. " * 40
HEAD = "From: Ana Roe\nDate: Tue, 20 May 2031 10:00:00 +0000\nSubject: Piers\nMIME-Version: 1.0\nContent-Type: multipart/digest; boundary=B\n\n"
FEED = "<rss version='2.0'><channel><title>Lowmere</title>{}</channel></rss>"
MANY = {
    "lines.jsonl": "\n".join(json.dumps(LINE | {"url": f"https://a.example/{n}"}) for n in range(50)),
    "feed.xml": FEED.format("".join(ENTRY.format(n, PROSE) for n in range(50))),
    "post.eml": HEAD + "".join(f"--B\n{MESSAGE.format(n)}\n" for n in range(50)) + "--B--\n",
}
"""Containers of fifty reports."""


@pytest.mark.parametrize("name", MANY)
def test_a_container_is_read_report_by_report(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what a container holds, only the report that is asked for is made; the others wait until somebody takes them."""
    pytest.importorskip("feedparser")
    made: list[str] = []

    def counted(id: str, *more: Any, **also: Any) -> Report:
        made.append(id)
        return Report(id, *more, **also)

    for room in (text, html, parcel, eml):
        monkeypatch.setattr(room, "Report", counted)
    found = ingest.reports(MANY[name].encode(), name=name)
    assert isinstance(next(found), Report)
    assert len(set(made)) == 1
    assert sum(isinstance(one, Report) for one in found) == 49
    assert len(set(made)) == 50


def test_entries_and_parts_are_paid_from_the_one_budget() -> None:
    """A feed of more entries, and a message of more parts, than a document may hold are named with what they hold too much of."""
    pytest.importorskip("feedparser")
    entry = "<item><title>Pier</title><description>The pier opened.</description></item>"
    _, set_aside = opened(FEED.format(entry * 20_002).encode(), name="a.xml")
    assert set_aside[0].reason == "holds more than 20,000 entries"
    message = MANY["post.eml"].replace("--B--", "".join(f"--B\n{MESSAGE.format(n)}\n" for n in range(200)) + "--B--")
    _, (one,) = opened(message.encode(), name="a.eml")
    assert one.reason == "holds more than 200 parts"
