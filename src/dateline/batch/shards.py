"""Shards: the input in pieces of a size that one worker takes at a time.

In: paths. Out: shards of files, and of stretches of web archives that begin and end between two records; what is passed over. Never: the content of a report; more
than a window of a file in memory.

A shard never holds files of two folders, so that a folder of another day leaves the shards of the days before as they were.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline import sources
from dateline.errors import Unreadable
from dateline.sources import archives
from dateline.sources.archives import SIZE, Stretch
from dateline.terms import SetAside
from dateline.text import digest

MOST = 400
"""Files of a shard."""


class Piece(msgspec.Struct, frozen=True):
    """A file of so many bytes, or a stretch of an archive; `changed` is when the file was, as the system counts it."""

    file: str
    size: int
    changed: int
    stretch: Stretch | None = None


class Shard(msgspec.Struct, frozen=True):
    """What one worker reads in one go."""

    name: str
    pieces: tuple[Piece, ...]


def shards(paths: Sequence[str], *, size: int = SIZE) -> Iterator[Shard | SetAside]:
    """The shards of all files below `paths`, each about `size` bytes, and what is passed over."""
    waiting: list[Piece] = []
    for found in sources.files(paths):
        if isinstance(found, SetAside):
            yield found
            continue
        for piece in _pieces(found, size):
            if isinstance(piece, SetAside):
                yield piece
                continue
            full = sum(one.size for one in waiting) + piece.size > size
            if waiting and (full or len(waiting) >= MOST or Path(waiting[-1].file).parent != found.parent):
                yield _shard(waiting)
                waiting = []
            waiting.append(piece)
    if waiting:
        yield _shard(waiting)


def _pieces(path: Path, size: int) -> Iterator[Piece | SetAside]:
    """A file as it is, or an archive in stretches."""
    try:
        known = path.stat()
    except (OSError, ValueError):
        yield Piece(str(path), 0, 0)  # whoever opens it says why it cannot be
        return
    try:
        found = archives.cut(path, size)
        if found is None:
            yield Piece(str(path), known.st_size, known.st_mtime_ns)
            return
        for one in found:
            yield one if isinstance(one, SetAside) else Piece(str(path), one.size, known.st_mtime_ns, one)
    except (OSError, ValueError, Unreadable) as error:
        yield sources.broken_off(path, error)


def _shard(pieces: Sequence[Piece]) -> Shard:
    made_of = [(os.fsencode(one.file), one.size, one.changed, one.stretch) for one in pieces]
    return Shard(digest(msgspec.msgpack.encode(made_of)), tuple(pieces))
