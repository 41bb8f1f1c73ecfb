"""Unpack: gzip- or Zstandard-compressed bytes → the bytes inside, never more than the limit.

In: bytes. Out: bytes. Never: a second layer, a temporary file, more memory than the limit.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.errors import Unreadable
from dateline.ingest import extras
from dateline.ingest.limits import MAX_BYTES

GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
DICTIONARY = b"\x5d\x2a\x4d\x18"
"""How the frame opens in which an archive carries the dictionary of all its others."""
PADDING = b"\0\r\n "
"""Bytes that may stand behind what is packed, and say nothing."""
_SKIPPED = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")  # how frames open that hold no data (RFC 8878, 3.1.2)
_FEED = 1 << 16
_STEP = 1 << 20
_MAX_MEMBERS = 10_000  # a block-compressed file of the full size has about a thousand
_GZIP_WINDOW = 31  # zlib's code for "expect a gzip header and trailer" (RFC 1952)
_REMEDY = "it was cut short or damaged: fetch or compress it again"


class Damaged(Exception):
    """Compressed data that cannot be read to its end, and why."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of an archive that follow one another; those of a `cut` one end where its member is damaged."""

    data: bytes
    cut: bool = False


def is_packed(data: bytes) -> bool:
    """Whether `data` is compressed in a way that is read."""
    return data.startswith((GZIP_MAGIC, ZSTD_MAGIC)) or is_skipped(data)


def is_skipped(data: bytes) -> bool:
    """Whether `data` opens with a Zstandard frame that holds no data."""
    return _SKIPPED.match(data) is not None


def opening(data: bytes, *, name: str, size: int) -> bytes:
    """The first bytes inside `data`; empty if they cannot be read."""
    try:
        if data.startswith(GZIP_MAGIC):
            return zlib.decompressobj(wbits=_GZIP_WINDOW).decompress(data[:_FEED], size)
        return bytes(_zstd_reader(data, name=name).read(size)) if is_packed(data) else data[:size]
    except (zlib.error, OSError):
        return b""


def unpacked(data: bytes, *, name: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes inside `data` if it is compressed, all members in turn; otherwise `data` itself.

    Raises `Unreadable` if it is cut short, damaged, or holds more than `limit` bytes.
    """
    if not is_packed(data):
        return data
    whole = bytearray()
    try:
        if data.startswith(GZIP_MAGIC):
            at = 0
            for _ in members(name):
                at = gzip_member(data, at, whole, name=name, limit=limit)
                if not data.startswith(GZIP_MAGIC, at):  # padding after the last member is ignored
                    break
        else:
            zstd(data, whole, name=name, limit=limit)
    except Damaged as error:
        raise Unreadable(name, f"is {error}", _REMEDY) from None
    return bytes(whole)


def members(name: str) -> Iterator[int]:
    """The numbers of members, as many as are read."""
    yield from range(_MAX_MEMBERS)
    raise Unreadable(name, f"is made of more than {_MAX_MEMBERS:,} gzip members or frames", "decompress it first")


def gzip_member(data: bytes, at: int, whole: bytearray, *, name: str, limit: int) -> int:
    """Add what the gzip member at `at` holds to `whole`, as far as it can be read; returns where it ends. Raises `Damaged`."""
    stream = zlib.decompressobj(wbits=_GZIP_WINDOW)
    waiting = b""
    while not stream.eof:
        if not waiting:
            waiting = data[at : at + _FEED]
            at += len(waiting)
        try:
            piece = stream.decompress(waiting, _STEP)
        except zlib.error as error:
            raise Damaged(f"damaged gzip data ({error})") from None
        if not (piece or waiting):
            raise Damaged("gzip data that ends too early")
        waiting = stream.unconsumed_tail
        whole += piece
        refuse_more(len(whole), name=name, limit=limit)
    return at - len(stream.unused_data)


def zstd(data: bytes, whole: bytearray, *, name: str, limit: int) -> None:
    """Add what all frames hold to `whole`, as far as they can be read. Raises `Damaged`."""
    reader = _zstd_reader(data, name=name)
    try:
        while piece := reader.read(_STEP):
            whole += piece
            refuse_more(len(whole), name=name, limit=limit)
    except OSError as error:
        raise Damaged(f"damaged Zstandard data ({error})") from None


def _zstd_reader(data: bytes, *, name: str) -> Any:
    streams = extras.module("fastwarc.stream_io", extra="archives", document=name, what="Zstandard data")
    return streams.ZstdReader(io.BytesIO(data))


def refuse_more(size: int, *, name: str, limit: int) -> None:
    """Raise `Unreadable` if so many bytes are more than the limit."""
    if size > limit:
        raise Unreadable(name, f"holds more than {limit / 1e6:g} MB once decompressed", "split it")
