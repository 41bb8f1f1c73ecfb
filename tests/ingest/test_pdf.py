"""PDF: paragraphs as printed, properties as evidence, hostile files set aside."""

from __future__ import annotations

import sys
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.terms import Report, SetAside
from tests.ingest.documents import Placed, drawn, pdf
from tests.opening import opened

pytest.importorskip("pypdf")

STORY: tuple[Placed, ...] = (
    (72, 700, 20, "Bridge opens at Lowmere"),
    (72, 670, 11, "The bridge at Lowmere opened on Tuesday after two years of work, the mayor"),
    (72, 657, 11, "said. It is long and was built with con-"),
    (72, 644, 11, "crete from the valley."),
    (72, 618, 11, "A second paragraph starts here and runs over"),
    (72, 605, 11, "two lines."),
)

LONG = "It is long and was built with concrete from the valley."


def only(data: bytes) -> Report:
    (report,), set_aside = opened(data, name="a.pdf", file="a.pdf")
    assert not set_aside
    return report


def refused(data: bytes) -> SetAside:
    reports, (one,) = opened(data, name="a.pdf")
    assert not reports
    return one


def shown(report: Report) -> list[tuple[str, str]]:
    return [(block.tag, report.text[block.start : block.end]) for block in report.blocks]


def test_lines_become_paragraphs() -> None:
    """Lines run on to paragraphs, a broken word is made whole, the biggest letters are the title."""
    assert shown(only(pdf(drawn(*STORY)))) == [
        ("h1", "Bridge opens at Lowmere"),
        (
            "p",
            f"The bridge at Lowmere opened on Tuesday after two years of work, the mayor said. {LONG}",
        ),
        ("p", "A second paragraph starts here and runs over two lines."),
    ]


def test_what_pages_repeat_is_set_apart() -> None:
    """Heads, feet and page numbers stand once at the end; a paragraph that the page break cuts goes on."""
    first = drawn((72, 760, 9, "Lowmere Council News 1"), *STORY[:3], (300, 30, 9, "Page 1 of 2"))
    second = drawn((72, 760, 9, "Lowmere Council News 2"), *STORY[3:], (300, 30, 9, "Page 2 of 2"))
    report = only(pdf(first, second))
    running = [report.text[block.start : block.end] for block in report.blocks if block.path == ("running",)]
    assert running == ["Lowmere Council News 1", "Page 1 of 2", "Lowmere Council News 2", "Page 2 of 2"]
    assert "with concrete from the valley." in report.text


def test_properties_are_evidence() -> None:
    """Author and days come with their origin; a title only where the document shows it."""
    info = b"<< /Title (Bridge opens at Lowmere) /Author (Ana Roe) /CreationDate (D:20240305101500+01'00') /ModDate (D:20240306) >>"
    metas = {(meta.name, meta.value, meta.origin) for meta in only(pdf(drawn(*STORY), info=info)).metas}
    assert metas == {
        ("title", "Bridge opens at Lowmere", "PDF Title"),
        ("byline", "Ana Roe", "PDF Author"),
        ("published", "2024-03-05T10:15:00+01:00", "PDF CreationDate"),
        ("modified", "2024-03-06", "PDF ModDate"),
    }
    other = only(pdf(drawn(*STORY), info=b"<< /Title (Document1.doc) /Author (admin) /CreationDate (yesterday) >>"))
    assert other.metas == ()


def test_a_page_that_a_browser_saved() -> None:
    """The address that a browser prints is the page's, and the day of printing that of the fetch."""
    foot = (20, 15, 8, "https://lowmere.example/news/bridge 1/1")
    report = only(pdf(drawn(*STORY, foot), info=b"<< /CreationDate (D:20240305) >>"))
    assert [(meta.name, meta.value) for meta in report.metas] == [
        ("fetched", "2024-03-05"),
        ("canonical_url", "https://lowmere.example/news/bridge"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nnothing", "is a PDF document that cannot be read"),
        (pdf(b""), "is a PDF document that shows no text"),
        (pdf(drawn(*STORY))[:-200], "is a PDF document that"),
        (pdf(*[b""] * 501), "has more than 500 pages"),
    ],
)
def test_refusals(data: bytes, reason: str) -> None:
    """What is damaged, a scan or too long is set aside with the reason."""
    assert refused(data).reason.startswith(reason)


def test_a_locked_document_is_named() -> None:
    """A document that asks for a password is set aside; one that is only restricted opens."""
    pypdf = pytest.importorskip("pypdf")
    import io

    for password, opens in (("sesame", False), ("", True)):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(drawn(*STORY))))
        writer.encrypt(user_password=password, owner_password=password + "!", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        reports, set_aside = opened(out.getvalue(), name="a.pdf")
        assert bool(reports) == opens
        assert opens or set_aside[0].reason == "is a PDF document that asks for a password"


def _form(content: bytes, more: bytes = b"") -> bytes:
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 4 0 R >> /Font << /F1 3 0 R >> >>"
    return b"%s %s /Length %d >>\nstream\n%s\nendstream" % (head, more, len(content), content)


def _drawing(form: bytes, times: int = 1) -> bytes:
    """A document whose page draws a form so many times."""
    return pdf(b"/X Do " * times, extra=(form,), resources=b"/XObject << /X 4 0 R >>")


@pytest.mark.parametrize(
    "data",
    [
        pdf(b"q Q " * 500_000),
        pdf(*[b"q Q " * 3_000] * 400),
        _drawing(_form(b"/X Do (x) Tj " * 500), times=2_000),
        _drawing(_form(zlib.compress(b" " * 60_000_000), b"/Filter /FlateDecode")),
        pdf(b"[" * 100_000),
        pdf(b"BT /F1 1 Tf (" + b"word " * 300_000 + b") Tj ET"),
    ],
    ids=["operators", "operators over pages", "forms in forms", "a bomb", "nested lists", "a long text"],
)
def test_monsters_end_in_time(data: bytes) -> None:
    """A document that would keep a reader busy is set aside within seconds, or as much of it read as the limits allow."""
    opened(pdf(b"BT /F1 1 Tf (word) Tj ET"), name="first.pdf")  # what is loaded once is not this document's time
    start = time.process_time()
    reports, set_aside = opened(data, name="a.pdf")
    assert len(reports) + len(set_aside) == 1
    assert time.process_time() - start < 15


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing reads PDF documents, the remedy says what to install."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    one = refused(pdf(drawn(*STORY)))
    assert one.reason == "is a PDF document, and nothing that reads one is installed"
    assert one.remedy == "install what reads it: pip install 'dateline[documents]'"


@given(st.binary(max_size=200), st.integers(0, 900))
def test_any_damage_is_survived(noise: bytes, at: int) -> None:
    """A document with any bytes in any place is read or set aside; nothing is raised."""
    whole = pdf(drawn(*STORY))
    reports, set_aside = opened(whole[: 5 + at] + noise + whole[5 + at + len(noise) :], name="a.pdf")
    assert reports or set_aside
    for report in reports:
        assert all(report.text[b.start : b.end].strip() == report.text[b.start : b.end] != "" for b in report.blocks)


def columns(*columns: tuple[str, ...], size: int = 11) -> bytes:
    """A page of columns side by side below a headline."""
    lines = [
        (60 + 180 * column, 700 - 13 * row, size, words)
        for column, rows in enumerate(columns)
        for row, words in enumerate(rows)
    ]
    return pdf(drawn((60, 740, 20, "Bridge opens at Lowmere"), *lines))


@pytest.mark.parametrize(
    ("left", "right", "read"),
    [
        (("The bridge at Lowmere", "opened after the engi-"), ("neers had looked at it.",), ["engineers had looked at it."]),
        (("The bridge at Lowmere", "opened on Tuesday, the"), ("mayor said, for good.",), ["Tuesday, the mayor said"]),
        (("The bridge is long and", "was built of con\u00ad"), ("crete from the valley.",), ["was built of concrete"]),
        (("The bridge at Lowmere", "opened on Tuesday."), ("It was built in two", "years of work."), ["Tuesday.\n\nIt was built"]),
        (("The bridge at Lowmere", "opened on Tuesday"), ("Weather: rain later.",), ["Tuesday\n\nWeather"]),
        (("The bridge at Lowmere", "opened for the Anglo-"), ("Danish week.",), ["Anglo-\n\nDanish"]),
    ],
)  # fmt: skip
def test_a_column_goes_on_in_the_next(left: tuple[str, ...], right: tuple[str, ...], read: list[str]) -> None:
    """A sentence that the end of a column cuts goes on at the head of the next, also in the middle of a word; a sentence that ended does not."""
    report = only(columns(left, right))
    assert all(words in report.text for words in read)


def test_three_columns() -> None:
    """A paragraph may run through three columns."""
    report = only(
        columns(("The bridge at", "Lowmere ope-"), ("ned on the", "first Tues-"), ("day after two", "years of work."))
    )
    assert shown(report)[1] == ("p", "The bridge at Lowmere opened on the first Tuesday after two years of work.")
