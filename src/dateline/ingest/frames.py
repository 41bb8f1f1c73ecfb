"""Frames: what a compressed archive is made of, and what it holds, byte by byte, without holding it.

In: an open file and two places in it. Out: its gzip members and Zstandard frames one after the other, and what lies between them; a stream of what they hold. Never: more than a
few windows in memory; a frame unpacked where its header says how long it is; a file read again and again where many places in it look like frames and are none.

A member or frame that holds whole records can be read by itself; Zstandard frames only behind the dictionary, which an archive carries in a frame of its own before the
others (the convention of WARC files: the skippable frame 0x184D2A5D).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Literal

from dateline.ingest import extras
from dateline.ingest.records import MAGIC
from dateline.ingest.unpack import DICTIONARY, GZIP_MAGIC, PADDING, ZSTD_MAGIC, Damaged, is_packed, is_skipped, opening

WINDOW = 1 << 20
"""Bytes of a file that are held at a time."""
MAX_HEAD = 16_000_000
"""Bytes of a dictionary; those of real archives have a hundred thousand."""
MAX_BLOCKS = 1_000_000
"""Blocks of a frame that are followed: 128 GB, unless somebody made them small."""
MAX_TRIED = 10_000
"""Places in a file that may look like a member or frame and be none; the rest behind them is one frame."""
_VAIN = 16  # bytes, for each of the file, that may be read or unpacked in vain: more than a real archive holds for each of its own
_SPARE = 64  # windows that may be besides
_NEAR = 4_096  # bytes in which a next member, or what is wrong with one, is looked for first
_OPENS = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|\x5d\x2a\x4d\x18")
"""How members, frames, and those that carry a dictionary open."""
_LONGEST = 4  # bytes of such an opening
_BLOCK = 128 * 1024  # bytes that a block may hold once unpacked (RFC 8878, 3.1.1.2.4)
_FRAME_HEADER = 18
_CHECKSUM = 4

Place = tuple[int, int]
"""Where something begins in a file, and where it ends."""
Kind = Literal["gzip", "zstd", "padding", "other"]
"""What a place of a file opens as; "padding": zeros and line ends."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A gzip member or Zstandard frame, or what is neither: its place, how many bytes it holds, or may hold at most, the place of its dictionary, whether a record begins with it (None: not looked at yet)."""

    start: int
    end: int
    size: int
    head: Place | None = None
    opens: bool | None = None
    kind: Kind = "other"


def first(file: BinaryIO, size: int) -> bytes:
    """The first bytes of what a file holds, packed or not; empty if they cannot be read."""
    at, head = 0, None
    for _ in range(MAX_TRIED):
        file.seek(at)
        data = file.read(_FRAME_HEADER)
        if not is_skipped(data):
            break
        place = (at, _behind_skipped(at, data))
        head = place if data.startswith(DICTIONARY) else head
        at = place[1]
    return opening(_between(file, head) + _between(file, (at, at + 2 * _BLOCK)), name="", size=size)


def frames(file: BinaryIO, start: int, end: int) -> Iterator[Frame]:
    """The members and frames between two places, up to where records follow that are not packed; behind one that is damaged, the next that can be told."""
    at, head = start, None
    vain = {"gzip": _Budget(_VAIN * (end - start) + _SPARE * WINDOW), "zstd": _Budget(MAX_BLOCKS)}
    while at < end:
        file.seek(at)
        data = file.read(_FRAME_HEADER)[: end - at]
        if at > start and data.startswith(MAGIC):
            return
        kind: Kind = "gzip" if data.startswith(GZIP_MAGIC) else "zstd" if is_packed(data) else "other"
        if is_skipped(data) and _behind_skipped(at, data) <= end:  # one that claims more is damaged
            unit: Frame | None = Frame(at, _behind_skipped(at, data), 0, opens=False, kind="zstd")
            cost = size = 0
        else:
            unit, cost, size = _member(file, at, end) if kind == "gzip" else _zstd_frame(file, at, end, data)
        if unit is None and kind != "other" and vain[kind].failed(cost):
            yield Frame(at, end, max(size, end - at), head if kind == "zstd" else None, False, kind)
            return
        if unit is None:
            unit = _none(file, at, found(file, at + 1, end), kind, size)
        if unit.kind == "zstd":
            head = (at, unit.end) if data.startswith(DICTIONARY) else head
            unit = replace(unit, head=head)
        yield unit
        at = unit.end


def opens(file: BinaryIO, frame: Frame) -> bool:
    """Whether a record begins with a frame."""
    if frame.opens is None:
        data = _between(file, frame.head) + _between(file, (frame.start, min(frame.end, frame.start + 2 * _BLOCK)))
        return opening(data, name="", size=len(MAGIC)) == MAGIC
    return frame.opens


def zstd_end(file: BinaryIO, at: int, end: int) -> int | None:
    """Where the Zstandard frame at `at` ends, also one that holds no data; None if there is none."""
    file.seek(at)
    data = file.read(_FRAME_HEADER)
    if is_skipped(data):
        behind = _behind_skipped(at, data)
        return behind if behind <= end else None
    unit, _, _ = _zstd_frame(file, at, end, data)
    return unit.end if unit else None


def found(file: BinaryIO, at: int, end: int) -> int:
    """Where a member or frame may open next; the end if none does."""
    held = min(_NEAR, WINDOW)
    while at < end:
        file.seek(at)
        data = file.read(min(held, end - at))
        place = _OPENS.search(data)
        if place:
            return at + place.start()
        if len(data) < held:
            return end
        at += len(data) - _LONGEST + 1
        held = min(2 * held, WINDOW)
    return end


def unpacked(file: BinaryIO, start: int, end: int, head: Place | None) -> Iterator[bytes]:
    """What the members or frames between two places hold, in pieces. Raises `Damaged` where they cannot be read on."""
    file.seek(start)
    if file.read(len(GZIP_MAGIC)) == GZIP_MAGIC:
        yield from _inflated(file, start, end)
        return
    streams = extras.module("fastwarc.stream_io", extra="archives", document="", what="Zstandard data")
    reader = streams.ZstdReader(_Part(file, head, (start, end)))
    try:
        while piece := reader.read(WINDOW):
            yield bytes(piece)
    except OSError as error:
        raise Damaged(f"damaged Zstandard data ({error})") from None


@dataclass(slots=True)
class _Budget:
    """How much may be tried in vain of a file: so many places, and so many bytes or blocks behind them."""

    most: int
    tried: int = 0
    spent: int = 0

    def failed(self, cost: int) -> bool:
        """Count a place that was none; whether no more may be tried."""
        self.tried += 1
        self.spent += cost
        return self.tried >= MAX_TRIED or self.spent > self.most


def _behind_skipped(at: int, data: bytes) -> int:
    """Where a frame ends that opens with `data` and holds none."""
    return at + 8 + int.from_bytes(data[4:8], "little")


def _none(file: BinaryIO, at: int, end: int, kind: Kind, size: int) -> Frame:
    """What can be read as no member or frame, though it may open as one and hold so many bytes before it is damaged."""
    if kind == "other":
        place = at
        while place < end:
            file.seek(place)
            data = file.read(min(WINDOW, end - place))
            if not data or data.strip(PADDING):
                break
            place += len(data)
        else:
            return Frame(at, end, 0, opens=False, kind="padding")
    return Frame(at, end, max(size, end - at), opens=False, kind=kind)


def _member(file: BinaryIO, at: int, end: int) -> tuple[Frame | None, int, int]:
    """The gzip member at `at`, None if there is none or it is damaged; what it took to find that out, and how many bytes it holds as far as it can be read."""
    stream = zlib.decompressobj(wbits=31)
    size, first, place, step = 0, b"", at, min(_NEAR, WINDOW)
    try:
        while not stream.eof and place < end:
            file.seek(place)
            data = file.read(min(step, end - place))
            if not data:
                break
            place += len(data)
            step = min(2 * step, WINDOW)
            while data and not stream.eof:
                held = stream.decompress(data, WINDOW)
                first = first or held[: len(MAGIC)]
                size += len(held)
                data = stream.unconsumed_tail
        whole = stream.eof
    except zlib.error:
        whole = False
    if not whole:
        return None, place - at + size, size
    return Frame(at, place - len(stream.unused_data), size, opens=first == MAGIC, kind="gzip"), 0, size


def _zstd_frame(file: BinaryIO, at: int, end: int, data: bytes) -> tuple[Frame | None, int, int]:
    """The frame at `at`, which opens with `data`, by what it and its blocks say of their lengths: nothing is unpacked. The rest is as for a member."""
    told, blocks = _blocks(file, at, end, data) if data.startswith(ZSTD_MAGIC) else (None, 0)
    return (Frame(at, told[0], told[1], kind="zstd") if told else None), blocks, 0


def _blocks(file: BinaryIO, at: int, end: int, data: bytes) -> tuple[Place | None, int]:
    """Where the frame at `at` ends, and how many bytes it holds at most, None if its blocks lead nowhere; how many of them were followed."""
    told = data[4] if len(data) > 4 else 0
    single, checked = bool(told & 0x20), bool(told & 0x04)
    length = (1 if single else 0, 2, 4, 8)[told >> 6]
    place = 5 + (0 if single else 1) + (0, 1, 2, 4)[told & 3]
    known = int.from_bytes(data[place : place + length], "little") + (256 if length == 2 else 0) if length else None
    at += place + length
    most = 0
    for count in range(1, MAX_BLOCKS + 1):
        if at + 3 > end:
            return None, count
        file.seek(at)
        block = int.from_bytes(file.read(3), "little")
        kind, size = block >> 1 & 3, block >> 3
        if kind == 3 or size > _BLOCK:
            return None, count
        most += size if kind < 2 else _BLOCK
        at += 3 + (1 if kind == 1 else size)
        if block & 1:
            at += _CHECKSUM if checked else 0
            return ((at, most if known is None else known) if at <= end else None), count
    return None, MAX_BLOCKS  # too many, and made to be slow


def _inflated(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """What gzip members hold; what follows the last one is padding."""
    at, data = start, b""
    while True:
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            if not data:
                file.seek(at)
                data = file.read(min(WINDOW, end - at))
                at += len(data)
                if not data:
                    raise Damaged("gzip data that ends too early")
            try:
                held = stream.decompress(data, WINDOW)
            except zlib.error as error:
                raise Damaged(f"damaged gzip data ({error})") from None
            data = stream.unconsumed_tail
            if held:
                yield held
        data = stream.unused_data
        if len(data) < len(GZIP_MAGIC):
            file.seek(at)
            more = file.read(min(WINDOW, max(end - at, 0)))
            at += len(more)
            data += more
        if not data.startswith(GZIP_MAGIC):
            return


def _between(file: BinaryIO, place: Place | None) -> bytes:
    if place is None or place[1] - place[0] > MAX_HEAD:
        return b""
    file.seek(place[0])
    return file.read(place[1] - place[0])


class _Part:
    """Stretches of a file one behind the other, as a file."""

    def __init__(self, file: BinaryIO, *places: Place | None) -> None:
        self._file = file
        self._places = [place for place in places if place is not None]
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, a window at most."""
        skipped = 0
        for start, end in self._places:
            if self._at - skipped < end - start:
                self._file.seek(start + self._at - skipped)
                left = min(WINDOW, end - start - self._at + skipped)
                data = self._file.read(left if size < 0 else min(size, left))
                self._at += len(data)
                return data
            skipped += end - start
        return b""

    def tell(self) -> int:
        """How far it was read."""
        return self._at

    def seek(self, at: int) -> int:
        """Go on reading there."""
        self._at = at
        return at

    def close(self) -> None:
        """Whoever opened the file closes it."""
