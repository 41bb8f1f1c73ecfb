"""Given: what a source gives: the bytes of one document, or why they cannot be had.

In: paths and errors. Out: records. Never: a file opened.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import Unreadable
from dateline.terms import SetAside


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one file, or a `part` of a web archive: what the user would call it, its path as given (None for standard input).

    What was fetched has the address that answered and the instant of fetching (ISO 8601, UTC).
    """

    name: str
    file: str | None
    data: bytes
    url: str | None = None
    fetched: str | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Passing(SetAside):
    """A document that was not read for a reason that may pass, with the document as it is: the disk, a permission, the time or the room there was."""


def spelled(path: str | Path) -> str:
    """A path as text that every encoding can write; bytes in it that are no UTF-8 are spelled."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unreadable(path: str | Path, error: Exception) -> SetAside:
    """Why a path could not be opened, and what may help."""
    match error:
        case FileNotFoundError():
            return Passing(spelled(path), "does not exist", "check the path")
        case PermissionError():
            return Passing(spelled(path), "may not be read", "ask for permission to read it (chmod +r)")
        case OSError():
            return Passing(spelled(path), f"cannot be read ({error.strerror})", "check the path and the disk")
    return SetAside(spelled(path), f"is no path ({error})", "check the path")


def broken_off(path: str | Path, error: OSError | ValueError | Unreadable) -> SetAside:
    """Why a file that could be opened cannot be read on, and what may help."""
    match error:
        case OSError():
            return unreadable(path, error)
        case Unreadable():
            return SetAside(spelled(path), error.reason, error.remedy)
    return SetAside(spelled(path), f"is damaged ({error})", "fetch it again")
