"""Notes: what of a batch is done, in the folder that its workers share.

In: the folder, a stage, the name of a piece of work. Out: whether it is done, has begun, or failed, and what was noted. Never: a note of what is
half done: it is written when all else is in its place; a note changed: what is done again takes another name, so that what an earlier run told stands until this one is published.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.batch.writing import Unwritable, put
from dateline.ingest.skipped import Skipped
from dateline.terms import SetAside

Note = TypeVar("Note")


class Fault(msgspec.Struct, frozen=True):
    """Why a piece of work could not be done; "" where whoever did it is gone. `unwritable`: for the folder of the batch, whatever the piece."""

    reason: str
    unwritable: bool = False


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
        """Do a piece of work and note what it makes of itself, whole or not at all; None, and why if that can be written, where it fails."""
        try:
            self._write(name, "begun", str(os.getpid()).encode())
            note = does()
            self._write(name, "done", msgspec.json.format(msgspec.json.encode(note)))
        except Exception as fault:
            unwritable = isinstance(fault, Unwritable)
            why = Fault(
                str(fault.strerror) if isinstance(fault, Unwritable) else f"{type(fault).__name__}: {fault}", unwritable
            )
            with suppress(Unwritable):
                self._write(name, "failed", msgspec.json.encode(why))
            return None
        self._unmark(name)
        return note

    def attempted(self, name: str) -> Fault | None:
        """Why it is not done, if somebody has tried since this was last asked."""
        begun, failed = self._file(name, "begun"), self._file(name, "failed")
        if self.done(name) or not (begun.exists() or failed.exists()):
            return None
        try:
            fault = msgspec.json.decode(failed.read_bytes(), type=Fault) if failed.exists() else Fault("")
        except msgspec.MsgspecError:
            fault = Fault("")
        self._unmark(name)
        return fault

    def due(
        self,
        pieces: Iterable[str],
        kind: type[Note],
        *,
        whole: Callable[[str, Note], bool],
        again: Callable[[Note], bool],
    ) -> tuple[dict[str, str], list[str]]:
        """By what name each piece is done, or to be done, and those that are to be done.

        Done is what is noted, and `whole`. What is to be done `again` takes another name than the one of the last run.
        """
        lasts = self._lasts()
        named: dict[str, str] = {}
        todo: list[str] = []
        for piece in pieces:
            name = lasts.get(piece, piece)
            note = self.note(name, kind)
            if note is None or not whole(name, note):
                self.forget(name)
                todo.append(name)
            elif again(note):
                name = f"{piece}{_TURN}{_turn(name) + 1}"
                todo.append(name)
            named[piece] = name
        return named, todo

    def _lasts(self) -> dict[str, str]:
        """Of each piece that was noted the name that it took last."""
        names = sorted((path.stem for path in (self.home / "notes" / self.stage).glob("[!.]*.json")), key=_turn)
        return {piece_of(name): name for name in names}

    def forget(self, name: str) -> None:
        """Take it for not done."""
        self._file(name, "done").unlink(missing_ok=True)

    def note(self, name: str, kind: type[Note]) -> Note | None:
        """What was noted when it was done; None where it was not, or that cannot be read."""
        try:
            return msgspec.json.decode(self._file(name, "done").read_bytes(), type=kind)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def _file(self, name: str, state: str) -> Path:
        return self.home / "notes" / self.stage / f"{name}.{'json' if state == 'done' else state}"

    def _write(self, name: str, state: str, data: bytes) -> None:
        put(self._file(name, state), data)

    def _unmark(self, name: str) -> None:
        with suppress(OSError):
            self._file(name, "failed").unlink(missing_ok=True)
            self._file(name, "begun").unlink(missing_ok=True)


_TURN = "-"
"""What stands between the name of a piece and how often it was done again."""


def piece_of(name: str) -> str:
    """The piece that is done by a name, whichever time it is."""
    return name.partition(_TURN)[0]


def _turn(name: str) -> int:
    turn = name.partition(_TURN)[2]
    return int(turn) if turn.isdecimal() else 0
