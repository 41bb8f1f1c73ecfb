"""Unpack: gzip-compressed bytes → the bytes inside, never more than the limit.

In: bytes. Out: bytes. Never: a second layer, a temporary file, more memory than the limit.
"""

from __future__ import annotations

import zlib

from dateline.errors import Unreadable
from dateline.ingest.limits import MAX_BYTES

GZIP_MAGIC = b"\x1f\x8b"
_FEED = 1 << 16
_STEP = 1 << 20
_MAX_MEMBERS = 10_000  # a block-compressed file of the full size has about a thousand
_GZIP_WINDOW = 31  # zlib's code for "expect a gzip header and trailer" (RFC 1952)


def unpacked(data: bytes, *, name: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes inside `data` if it is gzip-compressed, all members in turn; otherwise `data` itself.

    Raises `Unreadable` if it is cut short, damaged, or holds more than `limit` bytes.
    """
    if not data.startswith(GZIP_MAGIC):
        return data
    whole = bytearray()
    at = members = 0
    while data.startswith(GZIP_MAGIC, at):  # members may follow one another; padding after the last is ignored
        members += 1
        if members > _MAX_MEMBERS:
            raise Unreadable(name, f"is made of more than {_MAX_MEMBERS:,} gzip members", "decompress it first")
        at = _member(data, at, whole, name=name, limit=limit)
    return bytes(whole)


def _member(data: bytes, at: int, whole: bytearray, *, name: str, limit: int) -> int:
    """Add what the gzip member at `at` holds to `whole`; returns where it ends."""
    stream = zlib.decompressobj(wbits=_GZIP_WINDOW)
    waiting = b""
    while not stream.eof:
        if not waiting:
            waiting = data[at : at + _FEED]
            at += len(waiting)
        try:
            piece = stream.decompress(waiting, _STEP)
        except zlib.error as error:
            raise Unreadable(name, f"is damaged gzip data ({error})", "fetch or compress it again") from None
        if not (piece or waiting):
            raise Unreadable(name, "is gzip data that ends too early", "it was cut short: fetch it again")
        waiting = stream.unconsumed_tail
        whole += piece
        if len(whole) > limit:
            raise Unreadable(name, f"holds more than {limit / 1e6:g} MB once decompressed", "split it")
    return at - len(stream.unused_data)
