"""Archives: where a large web archive can be cut between two records, and the bytes between two cuts.

In: the path of a WARC file, plain, of gzip members or of Zstandard frames, or of a WACZ parcel of such. Out: stretches, each an archive by itself. Never: the file in memory;
a record cut in two; a guess where the file is damaged: what cannot be followed stays in one stretch with what stands before it.

An archive that was packed in one piece, or in pieces that begin amid a record, is cut by what it holds: whoever reads such a stretch unpacks all that stands before it.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from dateline.errors import Unreadable
from dateline.ingest import warc
from dateline.ingest.limits import MAX_BYTES
from dateline.ingest.records import MAGIC
from dateline.ingest.sniff import suffix_of
from dateline.ingest.unpack import Damaged
from dateline.sources import frames
from dateline.sources.frames import WINDOW, Place
from dateline.sources.given import Input, spelled, unreadable
from dateline.terms import SetAside

PARCEL = ".wacz"
"""How a parcel of web archives is called."""
SIZE = 8_000_000
"""Bytes, unpacked, to a stretch."""
MOST = 5_000
"""Records, members or frames of a stretch."""
_PACKED = 8  # how much smaller an archive is once it is packed, at most, as a rule
_INSIDE = 4  # such a stretch is so many times as long, since whoever reads it unpacks all that stands before it
_LENGTH = re.compile(rb"^content-length[ \t]{0,8}:[ \t]{0,8}(\d{1,15})[ \t]{0,8}\r?$", re.IGNORECASE | re.MULTILINE)
_NEXT = b"\nWARC/1."
_HEADERS = 16_000
_LOCAL = struct.Struct("<4s22xHH")
"""The part of a file's header inside a zip archive that says how long its name and what follows that are."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a file from `start` to `end` that are an archive by themselves, behind those of `head`; with `inside`, of what they hold unpacked only what lies between these two."""

    start: int
    end: int
    head: Place | None = None
    inside: Place | None = None

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        start, end = self.inside or (self.start, self.end)
        return end - start


def is_parcel(path: Path) -> bool:
    """Whether a file is called a parcel of web archives."""
    return path.suffix.lower() == PARCEL


def cut(path: Path, size: int = SIZE) -> Iterator[Stretch | SetAside] | None:
    """The stretches of a web archive that holds more than `size` bytes, or is a parcel; None where a file is to be read as it is. Raises OSError."""
    if is_parcel(path):
        return stretches(path, size)
    known = path.stat().st_size
    if known <= size // _PACKED:
        return None
    with path.open("rb") as file:
        opening = file.read(len(MAGIC))
    return stretches(path, size) if known > size or frames.is_framed(opening) else None


def stretches(path: Path, size: int) -> Iterator[Stretch | SetAside] | None:
    """Where the stretches of about `size` bytes, unpacked, begin and end; None where the file is none that can be cut."""
    if is_parcel(path):
        return _parcel(path, size)
    with path.open("rb") as file:
        return _of_file(path, size) if _is_archive(file, path) else None


class Reader:
    """Reads the stretches of a file; of those that are read in their order, nothing is unpacked twice."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._inside: _Unpacked | None = None
        self._packed: Stretch | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_fault: object) -> None:
        if self._file is not None:
            self._file.close()

    def read(self, stretch: Stretch) -> Input | SetAside:
        """The bytes of a stretch, as an archive by itself, or why they cannot be had."""
        name = spelled(self._path)
        try:
            if self._file is None:
                self._file = self._path.open("rb")
            data = self._bytes(self._file, stretch)
        except OSError as error:
            return unreadable(self._path, error)
        except Unreadable as error:
            return SetAside(name, error.reason, error.remedy)
        if len(data) > MAX_BYTES:
            reason = f"has more than {MAX_BYTES // 1_000_000} MB between two places where it can be cut"
            return SetAside(name, reason, "split it")
        return Input(name, name, data, part=True)

    def _bytes(self, file: BinaryIO, stretch: Stretch) -> bytes:
        found = b""
        if stretch.inside is None:
            for start, end in filter(None, (stretch.head, (stretch.start, stretch.end))):
                file.seek(start)
                found += file.read(min(end - start, MAX_BYTES + 1))
            return found
        start, end = stretch.inside
        packed = replace(stretch, inside=None)
        if self._inside is None or packed != self._packed or start < self._inside.back:
            self._inside, self._packed = _Unpacked(file, packed), packed
        while len(found) < min(end - start, MAX_BYTES + 1):
            piece = self._inside.read(start + len(found), min(WINDOW, end - start - len(found)))
            if not piece:
                break
            found += piece
        return found


def read(path: Path, stretch: Stretch) -> Input | SetAside:
    """The bytes of one stretch of a file."""
    with Reader(path) as reader:
        return reader.read(stretch)


def _is_archive(file: BinaryIO, path: Path) -> bool:
    """Whether an open file is an archive, packed or not: it opens as one, or is called one and is damaged from its first bytes on."""
    try:
        opening = frames.first(file, len(MAGIC))
    except Unreadable:
        return False  # nothing that reads it is installed, which whoever opens it says
    return opening == MAGIC or (not opening and suffix_of(path.name) in warc.NAMES)


def _of_file(path: Path, size: int) -> Iterator[Stretch | SetAside]:
    with path.open("rb") as file:
        yield from _within(file, 0, path.stat().st_size, size, spelled(path))


def _parcel(path: Path, size: int) -> Iterator[Stretch | SetAside]:
    """The archives inside a WACZ parcel, which are stored there as they are."""
    name = spelled(path)
    try:
        with zipfile.ZipFile(path) as parcel, path.open("rb") as file:
            inside = [one for one in parcel.infolist() if one.filename.startswith("archive/") and one.file_size]
            if not inside:
                yield SetAside(name, "is a parcel (WACZ) without archives", "make it anew")
            reached = 0
            for one in sorted(inside, key=lambda one: one.header_offset):
                if one.compress_type != zipfile.ZIP_STORED:
                    yield SetAside(f"{name}, {one.filename}", "is packed inside its parcel", "unzip the parcel")
                    continue
                file.seek(one.header_offset)
                _, named, more = _LOCAL.unpack(file.read(_LOCAL.size))
                start = one.header_offset + _LOCAL.size + named + more
                if start < reached:
                    yield SetAside(f"{name}, {one.filename}", "lies where another archive lies", "make the parcel anew")
                    continue
                reached = start + one.file_size
                try:
                    yield from _within(file, start, reached, size, f"{name}, {one.filename}")
                except Unreadable as error:
                    yield SetAside(f"{name}, {one.filename}", error.reason, error.remedy)
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OverflowError) as error:
        yield SetAside(name, f"is no parcel (WACZ) that can be opened ({error})", "fetch it again")


def _within(file: BinaryIO, start: int, end: int, size: int, name: str) -> Iterator[Stretch | SetAside]:
    """The stretches of an archive that lies between two places of a file, which `name` is what it is called."""
    file.seek(start)
    if not frames.is_framed(file.read(len(MAGIC))):
        yield from (Stretch(*one) for one in _cut(_records(_Plain(file, end), start), start, size))
        return
    begun, held, many = start, 0, 0
    head: Place | None = None
    for unit in frames.frames(file, start, end):
        full = held + unit.size > size or many >= MOST or unit.head != head
        if full and unit.start > begun and (unit.head != head or frames.opens(file, unit)):
            yield from _closed(file, Stretch(begun, unit.start, head), held, size, name)
            begun, held, many = unit.start, 0, 0
        head = unit.head
        held, many = held + unit.size, many + 1
    yield from _closed(file, Stretch(begun, end, head), held, size, name)


def _closed(file: BinaryIO, stretch: Stretch, held: int, size: int, name: str) -> Iterator[Stretch | SetAside]:
    """A stretch that holds, or may hold, so many bytes, as it is; or parts of it, if those are more than a file may hold."""
    if stretch.head is not None and stretch.start < stretch.head[1]:
        stretch = Stretch(stretch.head[1], stretch.end, stretch.head)
    if held <= MAX_BYTES:
        if stretch.end > stretch.start:
            yield stretch
        return
    inside = _Unpacked(file, stretch)
    for part in _cut(_records(inside, 0), 0, size * _INSIDE):
        yield Stretch(stretch.start, stretch.end, stretch.head, part)
    if inside.damage:
        yield SetAside(name, f"is {inside.damage}", "it was cut short or damaged: fetch or compress it again")


def _cut(units: Iterator[Place], start: int, size: int) -> Iterator[Place]:
    """Records, as many as are together about `size` bytes."""
    begun, reached, many = start, start, 0
    for at, following in units:
        if at > begun and (following - begun > size or many >= MOST):
            yield begun, at
            begun, many = at, 0
        reached, many = following, many + 1
    if reached > begun:
        yield begun, reached


class _Bytes(Protocol):
    """Bytes that are read further and further on; `back`: the first that can still be had; `reach`: how long a record is at most whose end is looked for where it says."""

    back: int
    reach: int

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from there; fewer at the end."""
        ...


class _Plain:
    """Those of a file, up to some place; any can be had."""

    back = 0

    def __init__(self, file: BinaryIO, end: int) -> None:
        self._file, self._end = file, end
        self.reach = end

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from there; fewer at the end."""
        self._file.seek(at)
        return self._file.read(max(min(size, self._end - at), 0))


class _Unpacked:
    """What a packed stretch holds, as far as it can be unpacked; `damage` says why no further."""

    def __init__(self, file: BinaryIO, stretch: Stretch) -> None:
        self.back, self.damage = 0, ""
        self.reach = MAX_BYTES  # a longer one cannot be read, and all up to where it says that it ends would be let go
        self._held = bytearray()
        self._pieces = frames.unpacked(file, stretch.start, stretch.end, stretch.head)

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from there; fewer at the end, and what stands before them is let go."""
        while self.back + len(self._held) < at + size:
            gone = min(at - self.back, len(self._held))
            if gone > 0:
                del self._held[:gone]
                self.back += gone
            try:
                piece = next(self._pieces, b"")
            except Damaged as error:
                self.damage, piece = str(error), b""
            if not piece:
                break
            self._held += piece
        return bytes(self._held[at - self.back : at - self.back + size]) if at >= self.back else b""


def _records(data: _Bytes, start: int) -> Iterator[Place]:
    """Where records begin and end, one after the other, by the length that each says it has."""
    at = start
    while head := data.read(at, _HEADERS):
        body = head.find(b"\r\n\r\n") + 4
        length = _LENGTH.search(head, 0, body) if body >= 4 else None
        after = _opens_behind(data, at + body + int(length[1])) if length and int(length[1]) <= data.reach else None
        following = after if after is not None else _next(data, max(at + 1, data.back))
        yield at, following
        at = following


def _opens_behind(data: _Bytes, at: int) -> int | None:
    """Where the record begins that follows on line ends at `at`; None if none does."""
    told = data.read(at, 16)
    blank = len(told) - len(told.lstrip(b"\r\n"))
    return at + blank if told[blank:].startswith(MAGIC) else None


def _next(data: _Bytes, at: int) -> int:
    """Where the next record begins at or behind `at`; the end if there is none."""
    while True:
        window = data.read(at, WINDOW)
        place = window.find(_NEXT)
        if place >= 0:
            return at + place + 1
        if len(window) < WINDOW:
            return at + len(window)
        at += len(window) - len(_NEXT)
