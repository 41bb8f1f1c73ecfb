"""Archives: where a large web archive can be cut between two records.

In: the path of a WARC file, plain or of gzip members, or of a WACZ parcel of such. Out: stretches of its bytes, each an archive by itself. Never: the file in memory;
a record cut in two; a guess where the file is damaged: what cannot be followed stays in one stretch with what stands before it.

Archives of Zstandard frames share a dictionary that stands before the first, and are read whole, as far as the limit of a file allows.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.ingest.records import MAGIC
from dateline.ingest.unpack import GZIP_MAGIC
from dateline.sources import spelled
from dateline.terms import SetAside

WINDOW = 1 << 20
"""Bytes of a file that are held at a time."""
_LENGTH = re.compile(rb"^content-length[ \t]{0,8}:[ \t]{0,8}(\d{1,15})[ \t]{0,8}\r?$", re.IGNORECASE | re.MULTILINE)
_NEXT = b"\nWARC/1."
_MEMBER = b"\x1f\x8b\x08"
_HEADERS = 16_000
_LOCAL = struct.Struct("<4s22xHH")
"""The part of a file's header inside a zip archive that says how long its name and what follows that are."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A record, or a gzip member: where it begins, how many bytes it holds unpacked, whether an archive may begin there."""

    start: int
    size: int
    opens: bool


def is_parcel(path: Path) -> bool:
    """Whether a file is called a parcel of web archives."""
    return path.suffix.lower() == ".wacz"


def stretches(path: Path, size: int) -> Iterator[Stretch | SetAside] | None:
    """Where the stretches of about `size` bytes, unpacked, begin and end; None where the file is none that can be cut."""
    if is_parcel(path):
        return _parcel(path, size)
    with path.open("rb") as file:
        known = _units(file, 0, path.stat().st_size)
    return None if known is None else _of_file(path, size)


def _of_file(path: Path, size: int) -> Iterator[Stretch]:
    with path.open("rb") as file:
        yield from _within(file, 0, path.stat().st_size, size)


def _parcel(path: Path, size: int) -> Iterator[Stretch | SetAside]:
    """The archives inside a WACZ parcel, which are stored there as they are."""
    name = spelled(path)
    try:
        with zipfile.ZipFile(path) as parcel, path.open("rb") as file:
            inside = [one for one in parcel.infolist() if one.filename.startswith("archive/") and one.file_size]
            if not inside:
                yield SetAside(name, "is a parcel (WACZ) without archives", "make it anew")
            for one in inside:
                if one.compress_type != zipfile.ZIP_STORED:
                    yield SetAside(f"{name}, {one.filename}", "is packed inside its parcel", "unzip the parcel")
                    continue
                file.seek(one.header_offset)
                _, named, more = _LOCAL.unpack(file.read(_LOCAL.size))
                start = one.header_offset + _LOCAL.size + named + more
                yield from _within(file, start, start + one.file_size, size)
    except (zipfile.BadZipFile, struct.error, OSError) as error:
        yield SetAside(name, f"is no parcel (WACZ) that can be opened ({error})", "fetch it again")


def _within(file: BinaryIO, start: int, end: int, size: int) -> Iterator[Stretch]:
    """The stretches of an archive that lies between two places of a file."""
    begun, held = start, 0
    for unit in _units(file, start, end) or ():
        if unit.opens and unit.start > begun and held + unit.size > size:
            yield begun, unit.start
            begun, held = unit.start, 0
        held += unit.size
    yield begun, end


def _units(file: BinaryIO, start: int, end: int) -> Iterator[_Unit] | None:
    file.seek(start)
    opening = file.read(len(MAGIC))
    if opening == MAGIC:
        return _records(file, start, end)
    return _members(file, start, end) if opening.startswith(GZIP_MAGIC) else None


def _records(file: BinaryIO, start: int, end: int) -> Iterator[_Unit]:
    """Records one after the other, by the length that each says it has."""
    at = start
    while at < end:
        file.seek(at)
        head = file.read(_HEADERS)
        body = head.find(b"\r\n\r\n") + 4
        length = _LENGTH.search(head, 0, body) if body >= 4 else None
        after = _opens_behind(file, at + body + int(length[1])) if length else None
        following = after if after is not None else _found(file, at + 1, end, _NEXT, 1)
        yield _Unit(at, min(following, end) - at, opens=True)
        at = following


def _opens_behind(file: BinaryIO, at: int) -> int | None:
    """Where the record begins that follows on line ends at `at`; None if none does."""
    file.seek(at)
    told = file.read(16)
    blank = len(told) - len(told.lstrip(b"\r\n"))
    return at + blank if told[blank:].startswith(MAGIC) else None


def _found(file: BinaryIO, at: int, end: int, words: bytes, skip: int) -> int:
    """Where `words` stand next, so many bytes behind their first; the end if they do not."""
    while at < end:
        file.seek(at)
        data = file.read(min(WINDOW, end - at))
        place = data.find(words)
        if place >= 0:
            return at + place + skip
        if len(data) < WINDOW:
            return end
        at += len(data) - len(words)
    return end


def _members(file: BinaryIO, start: int, end: int) -> Iterator[_Unit]:
    """The gzip members one after the other; behind one that is damaged, the next that can be opened."""
    at = start
    while at < end:
        stream = zlib.decompressobj(wbits=31)
        size, opening, place = 0, b"", at
        try:
            while not stream.eof and place < end:
                file.seek(place)
                data = file.read(min(WINDOW, end - place))
                place += len(data)
                while data and not stream.eof:
                    held = stream.decompress(data, WINDOW)
                    opening = opening or held[: len(MAGIC)]
                    size += len(held)
                    data = stream.unconsumed_tail
            following = place - len(stream.unused_data)
            damaged = not stream.eof
        except zlib.error:
            damaged = True
        if damaged:
            following = _found(file, at + 1, end, _MEMBER, 0)
        yield _Unit(at, size, opens=opening == MAGIC and not damaged)
        at = following
