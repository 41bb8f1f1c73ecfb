"""Mailbox: the messages of a Maildir or an mbox file, one by one.

In: a path. Out: its mark, which changes when anything in it does; the messages that are not known, each under a name that stays. Never: a message moved,
marked as read or removed; more than one message in memory, or more of one than a report may have; a message of which the end is still being written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from dateline.errors import Unreadable
from dateline.ingest import MAX_BYTES
from dateline.sources.given import Input
from dateline.terms import SetAside
from dateline.text import digest

STILL, SKEW = 10.0, 86_400.0
"""Seconds for which nothing was written to an mbox file whose last message is whole; how far ahead of ours the clock may be of whoever writes it."""
_FOLDERS = ("cur", "new")
"""Where a Maildir has messages; in "tmp" they are still being written."""
_OPENS = b"From "
_LINE = 65_536
"""Bytes of a line that are read at a time."""
_OWN = (
    b"status:",
    b"x-status:",
    b"x-keywords:",
    b"x-uid:",
    b"x-uidl:",
    b"x-imap:",
    b"x-imapbase:",
    b"x-mozilla-status:",
    b"x-mozilla-status2:",
    b"x-mozilla-keys:",
    b"content-length:",
    b"lines:",
)
"""Lines of a message's head in which programs of mail note what they did with it: they are none of the message, and change."""
_REMEDY = "name a Maildir (a folder with cur and new) or an mbox file"
_PERMIT = "check the path and its permissions"


@dataclass(frozen=True, slots=True)
class Mark:
    """What changes when anything in a mailbox does; not `still`: somebody writes to it just now."""

    written: str
    still: bool


Known = Callable[[str], bool]
"""Whether a message of this name was taken in."""


def is_mailbox(path: Path) -> bool:
    """Whether a path is a Maildir or an mbox file."""
    if path.is_dir():
        return all((path / name).is_dir() for name in _FOLDERS)
    try:
        with path.open("rb") as file:
            return file.read(len(_OPENS)) == _OPENS
    except OSError:
        return False


def mark(path: Path, at: datetime) -> Mark:
    """How a mailbox stands at an instant; raises `Unreadable` where there is none."""
    try:
        if path.is_dir():
            return Mark(" ".join(_mark((path / name).stat()) for name in _FOLDERS), still=True)
        found = path.stat()
        return Mark(_mark(found), still=_is_still(found, at))
    except OSError as error:
        raise Unreadable(str(path), f"cannot be read ({error.strerror})", _REMEDY) from None


def messages(path: Path, known: Known, at: datetime) -> Iterator[tuple[str, Input | SetAside]]:
    """The messages whose names are not known, the oldest first as far as names and places tell; not the last of an mbox file that was just written to.

    Raises `Unreadable` for a box that cannot be read, and after all others for a message that cannot.
    """
    try:
        yield from _of_maildir(path, known) if path.is_dir() else _of_mbox(path, known, at)
    except OSError as error:
        raise Unreadable(str(path), f"cannot be read ({error.strerror})", _PERMIT) from None


def _of_maildir(path: Path, known: Known) -> Iterator[tuple[str, Input | SetAside]]:
    """Files of a Maildir: the name of a message is that of its file up to its flags."""
    found = {
        file.name.partition(":")[0]: file for name in _FOLDERS for file in (path / name).iterdir() if file.is_file()
    }
    closed: OSError | None = None
    for name in sorted(found):
        if name.startswith(".") or known(name):
            continue
        try:
            with found[name].open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:  # moved from new to cur meanwhile: it is met the next time
            continue
        except OSError as error:
            closed = error
            continue
        yield name, _message(path, name, data)
    if closed:
        raise closed


def _of_mbox(path: Path, known: Known, at: datetime) -> Iterator[tuple[str, Input | SetAside]]:
    """Messages of an mbox file: one is named by its bytes, but for what programs of mail note in it."""
    before: bytes | None = None
    with path.open("rb") as file:
        opened = os.fstat(file.fileno())
        for data in _parts(_lines(file)):
            if before is not None:
                yield from _unless_known(path, before, known)
            before = data
        written = os.fstat(file.fileno())
    if before is not None and _is_still(opened, at) and _mark(opened) == _mark(written):
        yield from _unless_known(path, before, known)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is very long, pieces."""
    while line := file.readline(_LINE):
        yield line


def _mark(found: os.stat_result) -> str:
    return f"{found.st_mtime_ns}:{found.st_size}"


def _is_still(found: os.stat_result, at: datetime) -> bool:
    """Whether nothing was written to a file for a while: to an mbox file a message is appended bit by bit, into a Maildir it comes whole."""
    return not -SKEW < at.timestamp() - found.st_mtime < STILL


def _unless_known(path: Path, data: bytes, known: Known) -> Iterator[tuple[str, Input | SetAside]]:
    name = digest(data)
    if not known(name):
        yield name, _message(path, name, data)


def _parts(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes of each message of an mbox file, without the line that opens it and what programs of mail note; of one that is too large its beginning."""
    kept: list[bytes] | None = None
    size, head, starts, own = 0, True, True, False
    for line in lines:
        if starts and line.startswith(_OPENS):
            if kept is not None:
                yield _joined(kept)
            kept, size, head, own = [], 0, True, False
        elif kept is not None and size <= MAX_BYTES:
            if head and starts:
                head = bool(line.strip(b"\r\n"))
                own = own if line[:1] in {b" ", b"\t"} else line.lower().startswith(_OWN)
            if not (head and own):
                kept.append(line)
                size += len(line)
        starts = line.endswith(b"\n")
    if kept is not None:
        yield _joined(kept)


def _joined(lines: list[bytes]) -> bytes:
    """A message, without the empty line that stands before the next one."""
    if lines and not lines[-1].strip(b"\r\n"):
        lines = lines[:-1]
    return b"".join(lines)


def _message(path: Path, name: str, data: bytes) -> Input | SetAside:
    called = f"{path}, message {name}"
    if len(data) > MAX_BYTES:
        return SetAside(called, f"is larger than {MAX_BYTES // 1_000_000} MB", "save its text by itself")
    return Input(called, f"{path}/{name}.eml", data)
