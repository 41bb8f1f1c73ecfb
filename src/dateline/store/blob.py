"""Blobs: records as bytes, for columns that no query looks into.

In: frozen records. Out: bytes, and the records again. Never: pickle; a database may come from a stranger, and these bytes
can hold nothing but the fields of the type that is asked for.

Most findings repeat the words that they point at. Compressed against the text (zlib's preset dictionary), those words cost
next to nothing; whoever reads such a blob needs that text.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from typing import Any

import msgspec

LEVEL = 6
"""zlib's own; 9 saves a hundredth more in twice the time."""
SMALL, AT_HAND = 40_000, 500
"""Bytes up to which what was compressed is remembered, and how many: at most 20 MB and what came of it."""
LARGEST = 512_000_000
"""Bytes that a blob may grow to: a small one that claims more is an attack."""

_encoder = msgspec.msgpack.Encoder(order="deterministic")


def packed(record: object, against: bytes = b"") -> bytes:
    """The bytes of a record, or of a tuple of records."""
    return squeezed(_encoder.encode(record), against)


def unpacked(data: bytes, kind: Any, against: bytes = b"") -> Any:
    """The record of type `kind` in `data`; msgspec.DecodeError or zlib.error if it holds something else."""
    return _decoder(kind).decode(released(data, against))


def encoded(record: object) -> bytes:
    """The bytes of a record, not compressed."""
    return _encoder.encode(record)


def decoded(data: bytes, kind: Any) -> Any:
    """The record of type `kind` that `encoded` was given."""
    return _decoder(kind).decode(data)


def squeezed(data: bytes, against: bytes = b"") -> bytes:
    """`data`, compressed; `against` is what it repeats. What is small and was compressed lately is not again: a telling is kept with much that it had before."""
    return _again(data, against) if len(data) + len(against) <= SMALL else _squeezed(data, against)


@lru_cache(maxsize=AT_HAND)
def _again(data: bytes, against: bytes) -> bytes:
    return _squeezed(data, against)


def _squeezed(data: bytes, against: bytes) -> bytes:
    if not against:
        return zlib.compress(data, LEVEL)
    press = zlib.compressobj(LEVEL, zdict=against)
    return press.compress(data) + press.flush()


def released(data: bytes, against: bytes = b"") -> bytes:
    """What `squeezed` was given."""
    press = zlib.decompressobj(zdict=against) if against else zlib.decompressobj()
    found = press.decompress(data, LARGEST)
    if not press.eof:
        raise zlib.error("a blob is cut short or too large")
    return found


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
