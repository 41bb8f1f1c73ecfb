"""Lock: what one process does at a time beside a database, whatever becomes of it.

In: the database, a name for the work. Out: whether nobody else is at it. Never: a lock that outlives its process: the system holds it, so that one killed
leaves none behind, nor in a copy of it (`fork`), which holds nothing and gives nothing back.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dateline.errors import StoreReadOnly


@contextmanager
def alone(db: Path, work: str) -> Iterator[bool]:
    """Whether this process, and this call in it, is the only one at `work` beside `db` until the block ends; it never waits.

    StoreReadOnly where nothing may be written beside it.
    """
    with _held(db, work, _taken) as held:
        yield held


@contextmanager
def among(db: Path, work: str) -> Iterator[bool]:
    """Whether this process is one of those that are at `work` beside `db` until the block ends: while any is, nobody is `alone` at it."""
    with _held(db, work, _shared) as held:
        yield held


@contextmanager
def _held(db: Path, work: str, takes: Callable[[IO[bytes]], bool]) -> Iterator[bool]:
    with _told(db):
        opened = db.with_name(f"{db.name}.{work}.lock").open("ab")
    with opened as file:
        _OPEN.add(file)
        try:
            with _told(db):
                held = takes(file)
            try:
                yield held
            finally:
                if held and not file.closed:
                    _given_back(file)
        finally:
            _OPEN.discard(file)


@contextmanager
def _told(db: Path) -> Iterator[None]:
    """StoreReadOnly where the system can or will not lock."""
    try:
        yield
    except OSError as error:
        remedy = "ask for permission to write its folder"
        raise StoreReadOnly(str(db), f"cannot be locked ({error.strerror})", remedy) from None


_OPEN: set[IO[bytes]] = set()
"""The files whose locks are held, or asked for, by this process."""


def _let_go() -> None:
    """In a copy of a process: its files are the other's, and closed here so that its locks end with it."""
    for file in tuple(_OPEN):
        file.close()
    _OPEN.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


if sys.platform == "win32":
    import msvcrt

    def _taken(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    _shared = _taken  # of one process alone: this system removes no file that any has open

    def _given_back(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _taken(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # another has it; what else fails is no lock of anybody's
            return False
        return True

    def _shared(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _given_back(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
