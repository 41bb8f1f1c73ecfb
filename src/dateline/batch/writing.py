"""Writing: files of a batch that are whole, and on the disk, or are not there.

In: a path, what is to stand there. Out: the file; Unwritable, and nothing left of it, where it cannot be written. Never: a file that is half there, also where the power fails.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_PROBE = 1 << 16
"""Bytes by which it is seen whether there is room."""


class Unwritable(OSError):
    """The folder of a batch cannot be written: it has no room, or may not be."""


@contextmanager
def changing() -> Iterator[None]:
    """What fails in this block is that a folder cannot be written."""
    try:
        yield
    except OSError as fault:
        raise Unwritable(fault.errno, fault.strerror or str(fault)) from fault


@contextmanager
def aside(path: Path) -> Iterator[IO[bytes]]:
    """A file to be written aside, which is on the disk and in its place once the block ends."""
    part = path.with_name(f".{path.name}.part")
    try:
        with changing():
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
    except Unwritable:
        with suppress(OSError):
            part.unlink(missing_ok=True)  # it may have taken the room that others need
        raise


def put(path: Path, data: bytes) -> None:
    """Write a file."""
    with aside(path) as file:
        file.write(data)


def probe(folder: Path) -> None:
    """Unwritable where nothing can be written to a folder."""
    path = folder / ".room"
    put(path, bytes(_PROBE))
    with changing():
        path.unlink(missing_ok=True)
