"""Mailbox: the messages of a Maildir or an mbox file, one by one.

In: a path. Out: its mark, which changes when anything in it does; the messages that are not known, each under a name that stays. Never: a message moved,
marked as read or removed; more than one message in memory.
"""

from __future__ import annotations

import mailbox
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from dateline.errors import Unreadable
from dateline.ingest import MAX_BYTES
from dateline.sources.folder import Input
from dateline.terms import SetAside
from dateline.text import digest

_FOLDERS = ("cur", "new")
"""Where a Maildir has messages; in "tmp" they are still being written."""
_OPENS = b"From "
_REMEDY = "name a Maildir (a folder with cur and new) or an mbox file"


def is_mailbox(path: Path) -> bool:
    """Whether a path is a Maildir or an mbox file."""
    if path.is_dir():
        return all((path / name).is_dir() for name in _FOLDERS)
    try:
        with path.open("rb") as file:
            return file.read(len(_OPENS)) == _OPENS
    except OSError:
        return False


def mark(path: Path) -> str:
    """What changes when anything in a mailbox does; raises `Unreadable` where there is none."""
    try:
        parts = [path / name for name in _FOLDERS] if path.is_dir() else [path]
        return " ".join(f"{found.st_mtime_ns}:{found.st_size}" for found in map(os.stat, parts))
    except OSError as error:
        raise Unreadable(str(path), f"cannot be read ({error.strerror})", _REMEDY) from None


def messages(path: Path, known: Collection[str]) -> Iterator[tuple[str, Input | SetAside]]:
    """The messages whose names are not known, the oldest first as far as names and places tell."""
    yield from _of_maildir(path, known) if path.is_dir() else _of_mbox(path, known)


def _of_maildir(path: Path, known: Collection[str]) -> Iterator[tuple[str, Input | SetAside]]:
    """Files of a Maildir: the name of a message is that of its file up to its flags."""
    found = {
        file.name.partition(":")[0]: file for name in _FOLDERS for file in (path / name).iterdir() if file.is_file()
    }
    for name in sorted(found):
        if name in known or name.startswith("."):
            continue
        try:
            with found[name].open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:  # moved from new to cur meanwhile: it is met the next time
            continue
        yield name, _message(path, name, data)


def _of_mbox(path: Path, known: Collection[str]) -> Iterator[tuple[str, Input | SetAside]]:
    """Messages of an mbox file: one is named by its bytes."""
    box = mailbox.mbox(path, create=False)
    try:
        for place in box.keys():  # noqa: SIM118 - it is no dictionary
            data = box.get_bytes(place)
            name = digest(data)
            if name not in known:
                yield name, _message(path, name, data)
    finally:
        box.close()


def _message(path: Path, name: str, data: bytes) -> Input | SetAside:
    called = f"{path}, message {name}"
    if len(data) > MAX_BYTES:
        return SetAside(called, f"is larger than {MAX_BYTES // 1_000_000} MB", "save its text by itself")
    return Input(called, f"{path}/{name}.eml", data)
