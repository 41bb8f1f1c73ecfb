"""Salvage: a packed archive → the stretches that can be read of it, whatever of it is damaged.

In: bytes that gzip members or Zstandard frames are made of, both together, in any order. Out: what they hold, one stretch as long as nothing is lost in between. Never: a record lost
for what stands behind its member or frame; more memory than the limit.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.errors import Unreadable
from dateline.ingest import frames
from dateline.ingest.limits import MAX_BYTES
from dateline.ingest.unpack import (
    DICTIONARY,
    GZIP_MAGIC,
    PADDING,
    Damaged,
    Stretch,
    gzip_member,
    is_packed,
    is_skipped,
    members,
    opening,
    refuse_more,
    zstd,
)

_MAX_TRIED = 10_000  # places in damaged data at which a member may begin again
_MOST_HEADS = 2_000_000_000  # bytes of dictionaries that are read, one before each frame: 5,000 frames behind one of 110,000 take a quarter of it
_LOOK_AT = 1 << 18  # bytes in which the first of what a member or frame holds can be read


def salvaged(data: bytes, *, name: str, opens: bytes, limit: int = MAX_BYTES) -> list[Stretch]:
    """What can be read of `data`, an archive whose members open with `opens`: each damaged member is a cut stretch as far as it can be read.

    Raises `Unreadable` if it holds more than `limit` bytes.
    """
    if not is_packed(data):
        return [Stretch(data)]
    found: list[Stretch] = []
    whole = bytearray()
    size = 0
    for piece in _pieces(data, name=name, opens=opens, limit=limit):
        size += len(piece.data)
        refuse_more(size, name=name, limit=limit)
        if piece.cut:
            found += [Stretch(bytes(whole)), piece]
            whole.clear()
        else:
            whole += piece.data
    return [stretch for stretch in (*found, Stretch(bytes(whole))) if stretch.data or stretch.cut]


def _pieces(data: bytes, *, name: str, opens: bytes, limit: int) -> Iterator[Stretch]:
    """What all frames hold, where they can be read as one; else what each member or frame does by itself, and behind a damaged one the next that is looked for."""
    one = bytearray()
    if not data.startswith(GZIP_MAGIC):
        try:
            zstd(data, one, name=name, limit=limit)
            yield Stretch(bytes(one))
            return
        except Damaged:
            pass
    at, head, looked = 0, b"", _Looked(data, name, opens)
    for _ in members(name):
        if at >= len(data):
            return
        one.clear()
        looked.pay(head)
        try:
            end = _one(data, at, head, one, name=name, limit=limit)
            head = data[at:end] if data.startswith(DICTIONARY, at) else head
            yield Stretch(bytes(one))
        except Damaged:
            end = looked.behind(at, head)
            if one or data[at:end].strip(PADDING):
                yield Stretch(bytes(one), cut=True)
        at = end


def _one(data: bytes, at: int, head: bytes, one: bytearray, *, name: str, limit: int) -> int:
    """Add what the member or frame at `at` holds to `one`, as far as it can be read; returns where it ends. Raises `Damaged`."""
    if data.startswith(GZIP_MAGIC, at):
        return gzip_member(data, at, one, name=name, limit=limit)
    if not is_packed(data[at : at + len(DICTIONARY)]):
        raise Damaged("neither gzip nor Zstandard data")
    file = io.BytesIO(data)
    end = frames.zstd_end(file, at, len(data))
    if is_skipped(data[at : at + len(DICTIONARY)]):
        if end is None:
            raise Damaged("a Zstandard frame that claims more than there is")
        return end
    zstd(head + data[at : end or frames.found(file, at + 1, len(data))], one, name=name, limit=limit)
    if end is None:
        raise Damaged("Zstandard data that ends too early")
    return end


@dataclass(slots=True)
class _Looked:
    """Where in damaged data a member or frame may begin again, so many places in all."""

    data: bytes
    name: str
    opens: bytes
    tried: int = 0
    paid: int = 0

    def pay(self, head: bytes) -> None:
        """Count that a dictionary is read; raises `Unreadable` if that is too much of it."""
        self.paid += len(head)
        if self.paid > _MOST_HEADS:
            raise Unreadable(self.name, "is damaged behind a large dictionary", "compress it again")

    def behind(self, at: int, head: bytes) -> int:
        """The next place behind `at` at which one begins with a record, or with a dictionary; the end if none does."""
        file, end = io.BytesIO(self.data), len(self.data)
        while (at := frames.found(file, at + 1, end)) < end and self.tried < _MAX_TRIED:
            self.tried += 1
            if self.data.startswith(DICTIONARY, at):
                return at
            self.pay(head)
            one = self.data[at : at + _LOOK_AT]
            packed = one if one.startswith(GZIP_MAGIC) else head + one
            if opening(packed, name=self.name, size=len(self.opens)) == self.opens:
                return at
        return end
