"""One small report in every format that dateline reads, made here.

In: nothing. Out: the name and bytes of a file for each format, and the extra that reads it. Never: a library that is to be tried.

The reports are invented. They are written with the standard library alone, as the specifications of the formats have them.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import NamedTuple

TITLE = "Old bridge in Lindholm to reopen"
PARAGRAPHS = (
    "LINDHOLM, 2 May 2023 - The old bridge will reopen in June, the mayor of Lindholm, Anna Weber, said on Tuesday.",
    '"The repairs are done," Weber told reporters at the town hall. "We only wait for the paint to dry."',
    "The bridge was closed in March after two people were injured when a railing broke.",
    "The ferry that took its place has been full every morning since, the harbour office said on Monday.",
    "Shopkeepers on the northern bank, who lost much of their trade, asked the council for a cut in their rates.",
)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"
MARKUP = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
PAGE = f"<!doctype html><html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{MARKUP}</article></body></html>"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPC = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class Sample(NamedTuple):
    """A file to be read; `extra` is the part of dateline that reads it, "" where the plain installation does."""

    name: str
    data: bytes
    extra: str = ""


def samples() -> tuple[Sample, ...]:
    """One of each."""
    escaped = MARKUP.replace("<", "&lt;").replace(">", "&gt;")
    rss = f'<rss version="2.0"><channel><title>Lindholm Post</title><item><title>{TITLE}</title><link>https://post.example/bridge</link><description>{escaped}</description></item></channel></rss>'
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Aller News</title><id>urn:x:1</id><updated>2023-05-02T09:00:00Z</updated>'
        f'<entry><title>{TITLE}</title><id>urn:x:2</id><link href="https://aller.example/lindholm"/><updated>2023-05-02T09:00:00Z</updated>'
        f'<content type="html">{escaped}</content></entry></feed>'
    )
    message = f"From: desk@aller.example\r\nTo: news@aller.example\r\nDate: Tue, 02 May 2023 09:00:00 +0000\r\nSubject: {TITLE}\r\n\r\n{TEXT}"
    line = json.dumps({"title": TITLE, "text": " ".join(PARAGRAPHS)}) + "\n"
    return (
        Sample("plain.txt", TEXT.encode()),
        Sample("page.html", PAGE.encode()),
        Sample("lines.jsonl", line.encode()),
        Sample("message.eml", message.encode()),
        Sample("printed.pdf", pdf(TEXT), "documents"),
        Sample("document.docx", docx((TITLE, *PARAGRAPHS)), "documents"),
        Sample("feed.rss", f'<?xml version="1.0" encoding="utf-8"?>{rss}'.encode(), "feeds"),
        Sample("feed.atom", f'<?xml version="1.0" encoding="utf-8"?>{atom}'.encode(), "feeds"),
        Sample("archive.warc", warc(PAGE.encode()), "archives"),
    )


def pdf(text: str) -> bytes:
    """A PDF document of one page (ISO 32000) that shows the lines of `text`, broken at 80 letters."""
    shown, height = [], 740
    for paragraph in text.split("\n\n"):
        for line in broken(paragraph.strip()):
            escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            shown.append(f"BT /F1 11 Tf 60 {height} Td ({escaped}) Tj ET")
            height -= 13
        height -= 13
    content = "\n".join(shown).encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    )
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + tail % (size, table, size, len(out))


def broken(paragraph: str) -> list[str]:
    """The words of a paragraph in lines of at most 80 letters."""
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) >= 80:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def docx(paragraphs: tuple[str, ...]) -> bytes:
    """A Word document (ECMA-376) of these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{OPC}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{OPC}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{words}')
    return out.getvalue()


def warc(page: bytes) -> bytes:
    """A web archive (ISO 28500) of one answer."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (
        len(page),
        page,
    )
    head = (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        b"WARC-Date: 2023-05-02T10:00:00Z\r\nWARC-Target-URI: https://aller.example/bridge\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(answer)
    )
    return head + answer + b"\r\n\r\n"
