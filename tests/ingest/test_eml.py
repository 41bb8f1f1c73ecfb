"""EML: subject and text, headers as evidence, messages inside messages, attachments named."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean import article
from dateline.terms import Report, SetAside
from tests.opening import opened

BODY = """The bridge at Lowmere opened on Tuesday after two years of work, the
mayor said. It is long and was built with concrete from the valley.

A second paragraph follows.
- one
- two
"""

LONG = "It is long and was built with concrete from the valley."


def message(body: str = BODY, subject: str = "Fwd: Bridge opens at Lowmere") -> EmailMessage:
    """A message with the headers that mail programs write."""
    made = EmailMessage()
    made["From"] = "Ana Roe <ana@lowmere.example>"
    made["Subject"] = subject
    made["Date"] = "Tue, 05 Mar 2024 10:15:00 +0100"
    made["Message-ID"] = "<1@lowmere.example>"
    made.set_content(body)
    return made


def read(made: EmailMessage) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    return opened(made.as_bytes(), name="a.eml", file="a.eml")


def blocks(report: Report) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks]


def test_a_plain_message() -> None:
    """The subject stands above the text, lines that were broken to be sent are one paragraph, others stay apart."""
    (report,), set_aside = read(message())
    assert not set_aside
    assert report.format == "eml"
    assert blocks(report) == [
        "Bridge opens at Lowmere",
        f"The bridge at Lowmere opened on Tuesday after two years of work, the\nmayor said. {LONG}",
        "A second paragraph follows.",
        "- one",
        "- two",
    ]


def test_headers_are_evidence() -> None:
    """Subject, sender and day come with the header they stood in, the subject with its place in the text."""
    (report,), _ = read(message())
    assert [(meta.name, meta.value, meta.origin) for meta in report.metas] == [
        ("title", "Bridge opens at Lowmere", "Subject header"),
        ("byline", "Ana Roe", "From header"),
        ("published", "2024-03-05T10:15:00+01:00", "Date header"),
    ]
    words = report.metas[0].evidence
    assert words is not None
    assert report.text[words.start : words.end] == words.text == "Bridge opens at Lowmere"
    told = article(report)
    assert (told.title, told.bylines) == ("Bridge opens at Lowmere", ("Ana Roe",))
    assert told.published is not None
    assert told.published.start == "2024-03-05T10:15:00+01:00"


def test_a_page_is_taken_before_its_plain_words() -> None:
    """Of a message with a page its words are taken, offsets true below the subject."""
    made = message()
    made.add_alternative("<html><body><h1>Bridge</h1><p>It <b>opened</b>.</p></body></html>", subtype="html")
    (report,), _ = read(made)
    assert blocks(report) == ["Bridge opens at Lowmere", "Bridge", "It opened."]
    for meta in report.metas:
        if meta.evidence:
            assert report.text[meta.evidence.start : meta.evidence.end] == meta.evidence.text


def test_messages_inside_and_attachments() -> None:
    """A message that is passed on is a report; so is what somebody tells above it, a short note is not; attached files are named and not read."""
    made = message(BODY * 2, "Bridge")
    made.add_attachment(message(subject="Bridge opens"))
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="plan.pdf")
    reports, (note,) = read(made)
    assert [blocks(report)[0] for report in reports] == ["Bridge", "Bridge opens"]
    assert len({report.id for report in reports}) == 2
    assert (note.reason, note.fatal) == ("has files attached that were not read (plan.pdf)", False)
    made = message("See below, please.\n", "Bridge")
    made.add_attachment(message(subject="Bridge opens"))
    (report,), (note,) = read(made)
    assert blocks(report)[0] == "Bridge opens"
    assert (note.reason, note.fatal) == ("only covers the messages in it", False)


def test_told_by_content() -> None:
    """Headers give a message away whatever it is called; a text that only shows some is a text."""
    (report,), _ = opened(message().as_bytes(), name="-")
    assert report.format == "eml"
    (text,), _ = opened(b"From: the mayor\nSubject: bridge\n\nIt opened.", name="a.txt")
    assert text.format == "text"


def test_charsets() -> None:
    """A wrong or unknown charset does not lose the words."""
    for charset, raw in (
        ("iso-8859-1", "Brücke".encode("latin-1")),
        ("x-unknown", "Brücke".encode()),
        ("ascii", "Brücke".encode()),
    ):
        head = f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n".encode()
        (report,), _ = opened(head + raw, name="a.eml")
        assert report.text == "Brücke"


def _nested(depth: int) -> bytes:
    head = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    return head * depth + b"From: a@b.example\n\nThe end."


def _many_parts() -> bytes:
    head = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    return head + b"--x\nContent-Type: text/plain\n\nword\n" * 50_000 + b"--x--"


def _nested_parts(depth: int) -> bytes:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return b"From: a@b.example\nMIME-Version: 1.0\n" + parts + b"\nword"


@pytest.mark.parametrize(
    "data",
    [
        _nested(60),
        _nested(5_000),
        _many_parts(),
        _nested_parts(3_000),
        b"From: a@b.example\n" + b"X: y\n" * 900_000 + b"\nword",
        b"From: " + b"a@b.example, " * 100_000 + b"\n\n" + b"word\n" * 10_000,
    ],
    ids=["nested", "nested deep", "parts", "nested parts", "headers", "senders"],
)
def test_monsters_end_in_time(data: bytes) -> None:
    """A hostile message is read or set aside within seconds."""
    start = time.process_time()
    reports, set_aside = opened(data, name="a.eml")
    assert reports or set_aside
    assert time.process_time() - start < 15


@given(st.binary(max_size=300))
def test_any_bytes_are_survived(data: bytes) -> None:
    """Any bytes after a header are read or set aside; nothing is raised."""
    for head in (b"Subject: ", b"Date: ", b"Content-Type: ", b"From: a@b.example\nMIME-Version: 1.0\n"):
        reports, set_aside = opened(head + data, name="a.eml")
        assert reports or set_aside
        for report in reports:
            assert all(
                report.text[b.start : b.end].strip() == report.text[b.start : b.end] != "" for b in report.blocks
            )
