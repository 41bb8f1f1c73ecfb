"""Answer: the body of an HTTP answer as an archive keeps it → the bytes of the page.

In: the bytes behind the headers, and what these say of their encoding. Out: the page's bytes, never more than the limit. Never: trust in a header against
the bytes: archives undo encodings and leave the header in place, or keep the encoding and lose the header.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

from dateline.ingest import extras
from dateline.ingest.unpack import GZIP_MAGIC, ZSTD_MAGIC, Damaged

_STEP = 1 << 18
_CHUNK = re.compile(rb"[ \t]{0,8}([0-9a-fA-F]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,1000})?\r?\n")
_MARKUP = re.compile(rb"\s{0,100}(?:\xef\xbb\xbf)?<(?:[!?a-zA-Z])")
_MOST_CHUNKS = 200_000
_AUTOMATIC = 47  # zlib's code for "gzip or zlib, as the header says"


def page_of(body: bytes, *, chunked: bool, encodings: str, name: str, limit: int) -> bytes:
    """The page's bytes; raises `Damaged` if they are compressed and cannot be read to their end."""
    if chunked:
        body = joined(body)
    for encoding in reversed([one.strip().lower() for one in encodings.split(",")][:4]):
        body = _undone(body, encoding, name=name, limit=limit)
    if body.startswith(GZIP_MAGIC):  # packed, and no header says so
        body = _undone(body, "gzip", name=name, limit=limit)
    return body[:limit]


def joined(body: bytes) -> bytes:
    """A body without the sizes of its chunks; what is not made of chunks, or from where on it is not, as it is."""
    parts: list[bytes] = []
    at = 0
    for _ in range(_MOST_CHUNKS):
        size = _CHUNK.match(body, at)
        if size is None:
            break
        start, length = size.end(), int(size[1], 16)
        if not length:
            return b"".join(parts)
        if start + length > len(body) or (
            start + length < len(body) and body[start + length : start + length + 1] not in b"\r\n"
        ):
            break
        parts.append(body[start : start + length])
        at = start + length
        at += 2 if body.startswith(b"\r\n", at) else 1
    return b"".join([*parts, body[at:]])


def _undone(body: bytes, encoding: str, *, name: str, limit: int) -> bytes:
    """A body without one encoding; as it is where it is not encoded so."""
    if _MARKUP.match(body):
        return body
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _inflated(body, _AUTOMATIC, limit) or _inflated(body, -zlib.MAX_WBITS, limit) or body
    if encoding == "br" or (encoding == "zstd" and body.startswith(ZSTD_MAGIC)):
        streams = extras.module("fastwarc.stream_io", extra="archives", document=name, what="a web archive (WARC)")
        reader = streams.BrotliReader if encoding == "br" else streams.ZstdReader
        return _read(reader(io.BytesIO(body)), limit) or body
    return body


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    """What deflated bytes hold; nothing if they are not deflated."""
    stream = zlib.decompressobj(wbits=window)
    try:
        found = stream.decompress(body, limit)
    except zlib.error as error:
        if _some(body, window):
            raise Damaged(f"damaged gzip data ({error})") from None
        return b""
    if not stream.eof and len(found) < limit:
        if not found or window < 0:
            return b""
        raise Damaged("gzip data that ends too early")
    return found


def _some(body: bytes, window: int) -> bool:
    """Whether deflated bytes that are damaged begin to be read."""
    if window < 0:
        return False
    try:
        return bool(zlib.decompressobj(wbits=window).decompress(body[:_STEP], 64))
    except zlib.error:
        return False


def _read(reader: Any, limit: int) -> bytes:
    """What a reader of compressed bytes gives; nothing if they are not compressed so."""
    found = bytearray()
    try:
        while len(found) < limit and (piece := reader.read(_STEP)):
            found += piece
    except OSError as error:
        if found:
            raise Damaged(f"damaged data ({error})") from None
        return b""
    return bytes(found)
