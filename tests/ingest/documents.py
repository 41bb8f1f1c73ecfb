"""Builders of documents for the tests: small PDFs, Word documents and messages, made here."""

from __future__ import annotations

import io
from typing import Any

Placed = tuple[int, int, int, str]
"""Left, height, size of the letters, words."""

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def drawn(*lines: Placed) -> bytes:
    """A page's content stream that shows `lines`."""
    shown = (
        b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, left, height, _escaped(words))
        for left, height, size, words in lines
    )
    return b"\n".join(shown)


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def pdf(*pages: bytes, info: bytes = b"", extra: tuple[bytes, ...] = (), resources: bytes = b"") -> bytes:
    """A PDF document of `pages`, with properties, further objects from number 4 on, and what pages may use of them."""
    objects = [b"", b"", FONT, *extra]
    kids = []
    for page in pages:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page))
        stream = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> %s >> >>" % (stream, resources)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    if info:
        objects.append(info)
    return _filed(objects, b"/Info %d 0 R" % len(objects) if info else b"")


def _filed(objects: list[bytes], trailer: bytes) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, table))
    return out.getvalue()


def saved(document: Any) -> bytes:
    """The bytes of a Word document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
