"""Archives: where a web archive can be cut between two records, and the bytes between two cuts.

In: a WARC file, plain, of gzip members, of Zstandard frames, or of one behind the other, or a WACZ parcel of such. Out: stretches, each an archive by itself. Never: the file in memory;
a record cut in two; a guess where the file is damaged: what cannot be followed stays in one stretch with what stands before it. However small an archive is, it is cut: how much it holds its size does not say.

An archive that was packed in one piece, or in pieces that begin amid a record, is cut by what it holds: whoever reads such a stretch unpacks all that stands before it.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from dateline.errors import Unreadable
from dateline.ingest import frames, warc
from dateline.ingest.frames import WINDOW, Place
from dateline.ingest.limits import MAX_BYTES
from dateline.ingest.records import MAGIC
from dateline.ingest.sniff import suffix_of
from dateline.ingest.unpack import DICTIONARY, GZIP_MAGIC, ZSTD_MAGIC, Damaged, is_packed
from dateline.sources.given import Input, spelled, unreadable
from dateline.terms import SetAside

PARCEL = ".wacz"
"""How a parcel of web archives is called."""
SIZE = 8_000_000
"""Bytes, unpacked, to a stretch."""
MOST = 5_000
"""Records, members or frames of a stretch."""
_INSIDE = 4  # such a stretch is so many times as long, since whoever reads it unpacks all that stands before it
_KINDS = ("gzip", "zstd")
_ARCHIVES = "archive/"
_ADDRESS = re.compile(rb"^warc-target-uri[ \t]{0,8}:[ \t]{0,8}<?([^\s<>]{1,2000})", re.IGNORECASE | re.MULTILINE)
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
    """The stretches of a web archive or parcel, each about `size` bytes, unpacked, and no more than SIZE; None where a file is none. Raises OSError."""
    if is_parcel(path):
        return _parcel(path, min(size, SIZE))
    with path.open("rb") as file:
        return _of_file(path, min(size, SIZE)) if _is_archive(file, path.name) else None


def parts(given: Input) -> Iterator[Input | SetAside]:
    """What was given otherwise than by a path, as it is; if it is an archive, one stretch of it after the other."""
    file = BytesIO(given.data)
    if not _is_archive(file, given.file or given.name):
        yield given
        return
    reader = Reader(file, given.name)
    for one in _within(file, 0, len(given.data), SIZE, given.name):
        found = one if isinstance(one, SetAside) else reader.read(one)
        yield replace(given, data=found.data, part=True) if isinstance(found, Input) else found


class Reader:
    """Reads the stretches of a file, which `name` is what it is called; of those that are read in their order, nothing is unpacked twice."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name
        self._inside: _Unpacked | None = None
        self._packed: Stretch | None = None

    def read(self, stretch: Stretch) -> Input | SetAside:
        """The bytes of a stretch, as an archive by itself, or why they cannot be had. Raises OSError."""
        try:
            data = self._bytes(self._file, stretch)
        except Unreadable as error:
            return SetAside(self._name, error.reason, error.remedy)
        if len(data) > MAX_BYTES:
            return _too_large(data, self._name)
        return Input(self._name, self._name, data, part=True)

    def _bytes(self, file: BinaryIO, stretch: Stretch) -> bytes:
        found = bytearray()
        if stretch.inside is None:
            for start, end in filter(None, (stretch.head, (stretch.start, stretch.end))):
                file.seek(start)
                found += file.read(min(end - start, MAX_BYTES + 1))
            return bytes(found)
        start, end = stretch.inside
        packed = replace(stretch, inside=None)
        if self._inside is None or packed != self._packed or start < self._inside.back:
            self._inside, self._packed = _Unpacked(file, packed), packed
        while len(found) < min(end - start, MAX_BYTES + 1):
            piece = self._inside.read(start + len(found), min(WINDOW, end - start - len(found)))
            if not piece:
                break
            found += piece
        return bytes(found)


def read(path: Path, stretch: Stretch) -> Input | SetAside:
    """The bytes of one stretch of a file, or why they cannot be had."""
    try:
        with path.open("rb") as file:
            return Reader(file, spelled(path)).read(stretch)
    except OSError as error:
        return unreadable(path, error)


def _too_large(data: bytes, name: str) -> SetAside:
    """What is wrong with a stretch that holds more than may be read: it is one record."""
    address = _ADDRESS.search(data, 0, _HEADERS) if data.startswith(MAGIC) else None
    called = f"{name}, {address[1].decode('utf-8', 'backslashreplace')}" if address else name
    reason = f"is a record of more than {MAX_BYTES // 1_000_000} MB"
    return SetAside(called, reason, "no news page is like this; give its text instead")


def _is_archive(file: BinaryIO, name: str) -> bool:
    """Whether an open file is an archive, packed or not: it opens as one, or is called one and is damaged from its first bytes on."""
    try:
        opening = frames.first(file, len(MAGIC))
    except Unreadable:
        return False  # nothing that reads it is installed, which whoever opens it says
    return opening == MAGIC or (not opening and suffix_of(name) in warc.NAMES and _is_more(file))


def _is_more(file: BinaryIO) -> bool:
    file.seek(0)
    return bool(file.read(1))


def _of_file(path: Path, size: int) -> Iterator[Stretch | SetAside]:
    with path.open("rb") as file:
        yield from _within(file, 0, path.stat().st_size, size, spelled(path))


def _parcel(path: Path, size: int) -> Iterator[Stretch | SetAside]:
    """The archives inside a WACZ parcel, which are stored there as they are."""
    name = spelled(path)
    try:
        with zipfile.ZipFile(path) as parcel, path.open("rb") as file:
            files = [one for one in parcel.infolist() if one.file_size]
            inside = [one for one in files if one.filename.startswith(_ARCHIVES) or is_parcel(Path(one.filename))]
            if all(_not_called(one) for one in inside):
                yield SetAside(name, "is a parcel (WACZ) without archives", "make it anew")
            reached = 0
            for one in sorted(inside, key=lambda one: one.header_offset):
                called = f"{name}, {one.filename}"
                if wrong := _not_read(one, called):
                    yield wrong
                    continue
                file.seek(one.header_offset)
                _, named, more = _LOCAL.unpack(file.read(_LOCAL.size))
                start = one.header_offset + _LOCAL.size + named + more
                if start < reached:
                    yield SetAside(called, "lies where another archive lies", "make the parcel anew")
                    continue
                reached = start + one.file_size
                try:
                    yield from _within(file, start, reached, size, called)
                except Unreadable as error:
                    yield SetAside(called, error.reason, error.remedy)
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OverflowError) as error:
        yield SetAside(name, f"is no parcel (WACZ) that can be opened ({error})", "fetch it again")


def _not_read(one: zipfile.ZipInfo, called: str) -> SetAside | None:
    """Why what lies in a parcel is not read; None for an archive that can be."""
    if is_parcel(Path(one.filename)):
        return SetAside(called, "is a parcel (WACZ) inside a parcel", "unzip the outer one, and name the inner one")
    if _not_called(one):
        return SetAside(called, "lies among archives and is not called one (.warc, .wet)", "name it itself", False)
    if one.compress_type != zipfile.ZIP_STORED:
        return SetAside(called, "is packed inside its parcel", "unzip the parcel")
    return None


def _not_called(one: zipfile.ZipInfo) -> bool:
    """Whether what lies in a parcel is called neither an archive nor a parcel."""
    return suffix_of(one.filename) not in (*warc.NAMES, PARCEL)


def _within(file: BinaryIO, start: int, end: int, size: int, name: str) -> Iterator[Stretch | SetAside]:
    """The stretches of an archive that lies between two places of a file, which `name` is what it is called; what is packed in it and what is not, one behind the other."""
    at, before = start, -1
    while before < at < end:  # of a file that was cut meanwhile nothing is had any more
        before = at
        file.seek(at)
        if is_packed(file.read(len(MAGIC))[: end - at]):
            at = yield from _packed(file, at, end, size, name)
        else:
            for one in _cut(_records(_Plain(file, end), at), at, size):
                yield Stretch(*one)
                at = one[1]


def _packed(file: BinaryIO, start: int, end: int, size: int, name: str) -> Generator[Stretch | SetAside, None, int]:
    """The stretches of what is made of members or frames; returns where it ends."""
    begun, reached, held, many, only = start, start, 0, 0, ""
    head: Place | None = None
    at = start
    for unit in frames.frames(file, start, end):
        other = unit.head != head or (unit.kind in _KINDS and only not in ("", unit.kind))
        full = held + unit.size > size or many >= MOST
        if unit.start > begun and (other or (full and frames.opens(file, unit))):
            if held:  # else there is nothing but frames that hold no data
                yield from _closed(file, Stretch(begun, reached, head), held, size, name)
            begun, held, many, only = unit.start, 0, 0, ""
        head = unit.head
        held, many, at = held + unit.size, many + 1, unit.end
        reached = reached if unit.kind == "padding" else at
        only = unit.kind if unit.kind in _KINDS else only
    yield from _closed(file, Stretch(begun, max(reached, begun), head), held, size, name)
    return at


def _closed(file: BinaryIO, stretch: Stretch, held: int, size: int, name: str) -> Iterator[Stretch | SetAside]:
    """A stretch that holds, or may hold, so many bytes, as it is; or parts of it, if those are more than a file may hold."""
    if stretch.head is not None and stretch.start < stretch.head[1]:
        stretch = Stretch(stretch.head[1], stretch.end, stretch.head)
    if held <= MAX_BYTES // 2:  # so many records and answers as a document may hold are not in it
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
    """Bytes that are read further and further on.

    `back`: the first that can still be had; `reach`: how long a record is at most whose end is looked for where it says; `follows`: how what stands behind a record opens.
    """

    back: int
    reach: int
    follows: tuple[bytes, ...]

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from there; fewer at the end."""
        ...


class _Plain:
    """Those of a file, up to some place; any can be had."""

    back = 0
    follows: tuple[bytes, ...] = (MAGIC, GZIP_MAGIC + b"\x08", ZSTD_MAGIC, DICTIONARY)

    def __init__(self, file: BinaryIO, end: int) -> None:
        self._file, self._end = file, end
        self.reach = end

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from there; fewer at the end."""
        self._file.seek(at)
        return self._file.read(max(min(size, self._end - at), 0))


class _Unpacked:
    """What a packed stretch holds, as far as it can be unpacked; `damage` says why no further."""

    follows: tuple[bytes, ...] = (MAGIC,)

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
    """Where records begin and end, one after the other, by the length that each says it has, up to where packed ones follow."""
    at = start
    while (head := data.read(at, _HEADERS)) and (at == start or not head.startswith(data.follows[1:])):
        body = head.find(b"\r\n\r\n") + 4
        length = _LENGTH.search(head, 0, body) if body >= 4 else None
        after = _opens_behind(data, at + body + int(length[1])) if length and int(length[1]) <= data.reach else None
        following = after if after is not None else _next(data, max(at + 1, data.back))
        yield at, following
        at = following


def _opens_behind(data: _Bytes, at: int) -> int | None:
    """Where the record, or what is packed, begins that follows on line ends at `at`; None if none does."""
    told = data.read(at, 16)
    blank = len(told) - len(told.lstrip(b"\r\n"))
    return at + blank if told[blank:].startswith(data.follows) else None


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
