"""DOCX: paragraphs in their order and kind, properties as evidence, hostile files set aside."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest

from dateline.terms import Report, SetAside
from tests.ingest.documents import saved
from tests.opening import opened

docx = pytest.importorskip("docx")


def story() -> Any:
    """A Word document with a title, two paragraphs, a table, a list and a foot."""
    document = docx.Document()
    document.add_paragraph("Bridge opens at Lowmere", style="Title")
    document.add_paragraph("The bridge at Lowmere opened on Tuesday,\nthe mayor\tsaid.")
    document.add_heading("What comes next", level=1)
    document.add_paragraph("A second one follows.", style="List Bullet")
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "40 million"
    document.sections[0].footer.paragraphs[0].text = "Lowmere Council"
    return document


def only(data: bytes) -> Report:
    (report,), set_aside = opened(data, name="a.docx", file="a.docx")
    assert not set_aside
    return report


def refused(data: bytes) -> SetAside:
    reports, (one,) = opened(data, name="a.docx")
    assert not reports
    return one


def test_paragraphs_in_their_order() -> None:
    """Styles tell headings and lists, tables are read in their place, what pages repeat stands at the end."""
    report = only(saved(story()))
    shown = [(block.tag, report.text[block.start : block.end], block.path) for block in report.blocks]
    assert report.format == "docx"
    assert shown == [
        ("h1", "Bridge opens at Lowmere", ()),
        ("p", "The bridge at Lowmere opened on Tuesday,\nthe mayor said.", ()),
        ("h2", "What comes next", ()),
        ("li", "A second one follows.", ()),
        ("td", "40 million", ()),
        ("p", "Lowmere Council", ("running",)),
    ]


def test_properties_are_evidence() -> None:
    """Author, days and a title that is shown come with their origin; a title that is not shown is left out."""
    document = story()
    properties = document.core_properties
    properties.title, properties.author = "Bridge opens at Lowmere", "Ana Roe"
    properties.created, properties.modified = datetime(2024, 3, 5, 9, 30, tzinfo=UTC), datetime(2024, 3, 6, tzinfo=UTC)
    assert [(meta.name, meta.value, meta.origin) for meta in only(saved(document)).metas] == [
        ("title", "Bridge opens at Lowmere", "DOCX title"),
        ("byline", "Ana Roe", "DOCX author"),
        ("published", "2024-03-05T09:30:00+00:00", "DOCX created"),
        ("modified", "2024-03-06T00:00:00+00:00", "DOCX modified"),
    ]
    properties.title, properties.author = "Template", "admin"
    assert [meta.name for meta in only(saved(document)).metas] == ["published", "modified"]


def test_deleted_text_is_not_read() -> None:
    """Text that tracked changes deleted is not read, what they inserted is."""
    document = docx.Document()
    paragraph = document.add_paragraph("The bridge ")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for change, text, words in (("del", "delText", "is closed."), ("ins", "t", "is open.")):
        xml = f'<w:{change} xmlns:w="{w}"><w:r><w:{text}>{words}</w:{text}></w:r></w:{change}>'
        paragraph._p.append(docx.oxml.parse_xml(xml))
    assert only(saved(document)).text == "The bridge is open."


def _zip(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def _with_body(body: bytes) -> bytes:
    """A Word document whose text is `body`."""
    source = zipfile.ZipFile(io.BytesIO(saved(docx.Document())))
    others = [
        (entry.filename, source.read(entry)) for entry in source.infolist() if entry.filename != "word/document.xml"
    ]
    return _zip(*others, ("word/document.xml", body))


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8)
)
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    "data",
    [
        _zip(("word/document.xml", b" " * 70_000_000)),
        _zip(*((f"word/{n}.xml", b"") for n in range(3_000))),
        _with_body(
            LAUGHS + b"]><w:document " + W + b"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
        ),
        _with_body(b"<w:document " + W + b"><w:body>" + b"<w:p>" * 100_000),
        _with_body(b"<w:document " + W + b"><w:body>" + b"<w:p/>" * 1_000_000 + b"</w:body></w:document>"),
        _with_body(b"nothing"),
        _with_body(b"<w:document " + W + b"><w:body><w:p/></w:body></w:document>"),
        _zip(("word/nothing.txt", b"")),
        saved(docx.Document())[:3_000],
    ],
    ids=[
        "a bomb",
        "many files",
        "entities",
        "nested",
        "a million paragraphs",
        "no XML",
        "no text",
        "no body",
        "cut short",
    ],
)
def test_monsters_end_in_time(data: bytes) -> None:
    """A document that is hostile, damaged or empty is set aside within seconds."""
    start = time.process_time()
    assert refused(data).fatal
    assert time.process_time() - start < 15


def test_other_archives_are_named() -> None:
    """A zip archive that holds no Word document is set aside as what it is."""
    assert refused(_zip(("a.txt", b"x"))).reason == "is a zip archive or an office document, not text"


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing reads Word documents, the remedy says what to install."""
    monkeypatch.setitem(sys.modules, "docx", None)
    assert refused(saved(story())).remedy == "install what reads it: pip install 'dateline[documents]'"
