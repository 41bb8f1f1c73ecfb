"""Notes: what of a batch is done, in the folder that its workers share.

In: the folder, a stage, the name of a piece of work. Out: whether it is done, has begun, or failed, and what was noted. Never: a note of what is
half done: it is written when all else is in its place.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.ingest.skipped import Skipped
from dateline.terms import SetAside

Note = TypeVar("Note")


class Fault(msgspec.Struct, frozen=True):
    """Why a piece of work could not be done."""

    reason: str


class Pass(msgspec.Struct, frozen=True, kw_only=True):
    """The note of a shard that was opened and cleaned: what it was made of, by which steps, on which day, what was set aside, what was skipped, whether for a reason that may pass, and which files held a report."""

    shard: str
    inputs: tuple[str, ...]
    size: int
    digest: str
    steps: dict[str, str]
    now: str
    reports: int
    opened: tuple[SetAside, ...]
    cleaned: tuple[tuple[str, SetAside], ...]
    skipped: tuple[Skipped, ...]
    passing: bool
    read: tuple[str, ...] = ()


class BundleNote(msgspec.Struct, frozen=True, kw_only=True):
    """The note of a bundle of stories that was told: its files, what read it, what was set aside, and whether for a reason that may pass."""

    bundle: str
    files: tuple[str, ...]
    steps: dict[str, str]
    stories: int
    reports: int
    models: tuple[tuple[str, str], ...]
    set_aside: tuple[SetAside, ...]
    passing: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where the work of one stage is noted."""

    home: Path
    stage: str

    def done(self, name: str) -> bool:
        """Whether a piece of work is done."""
        return self._file(name, "done").exists()

    def work(self, name: str, does: Callable[[], Note]) -> Note | None:
        """Do a piece of work and note what it makes of itself, whole or not at all; None, and why, where it fails."""
        self._write(name, "begun", str(os.getpid()).encode())
        try:
            note = does()
        except Exception as fault:
            self._write(name, "failed", msgspec.json.encode(Fault(f"{type(fault).__name__}: {fault}")))
            return None
        self._write(name, "done", msgspec.json.format(msgspec.json.encode(note)))
        self._file(name, "failed").unlink(missing_ok=True)
        self._file(name, "begun").unlink(missing_ok=True)
        return note

    def attempted(self, name: str) -> str | None:
        """Why it is not done, if somebody has tried since this was last asked: what failed, or "" where whoever did it is gone."""
        begun, failed = self._file(name, "begun"), self._file(name, "failed")
        if self.done(name) or not (begun.exists() or failed.exists()):
            return None
        reason = msgspec.json.decode(failed.read_bytes(), type=Fault).reason if failed.exists() else ""
        begun.unlink(missing_ok=True)
        failed.unlink(missing_ok=True)
        return reason

    def forget(self, name: str) -> None:
        """Take it for not done."""
        self._file(name, "done").unlink(missing_ok=True)

    def note(self, name: str, kind: type[Note]) -> Note:
        """What was noted when it was done."""
        return msgspec.json.decode(self._file(name, "done").read_bytes(), type=kind)

    def _file(self, name: str, state: str) -> Path:
        return self.home / "notes" / self.stage / f"{name}.{'json' if state == 'done' else state}"

    def _write(self, name: str, state: str, data: bytes) -> None:
        path = self._file(name, state)
        put(path, data)


def put(path: Path, data: bytes) -> None:
    """Write a file aside, and put it in its place once it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(data)
    aside.replace(path)
