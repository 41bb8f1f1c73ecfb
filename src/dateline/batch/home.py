"""Home: the folder of a batch, and the file by which it is known.

In: a folder. Out: what stands in it, or that it may be used, by one run at a time. Never: a folder taken for a batch's that holds something else, or what another dateline wrote; a run
beside another one: the system holds the lock, so that a run that is killed leaves none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import rmtree

import msgspec

from dateline.batch.writing import put
from dateline.errors import BadBatch, NothingToRead, StoreReadOnly
from dateline.sources import BATCH, is_batch, spelled
from dateline.store.lock import alone
from dateline.terms import SetAside

FORMAT = 1
"""How a folder is laid out."""
_LOCK = ".batch"
"""What the lock of a run is named after: hidden, so that it is nobody's."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder holds: the shards and bundles of the last run that came to its end, and the shards that failed in it; of no such run, none."""

    format: int
    steps: dict[str, str]
    shards: tuple[str, ...]
    bundles: tuple[str, ...]
    set_aside: tuple[SetAside, ...]
    failed: tuple[str, ...] = ()


class _Any(msgspec.Struct, frozen=True):
    """What every layout begins with."""

    format: int


def check(home: Path) -> None:
    """BadBatch where a folder holds something else than a batch, or cannot be used. Nothing is written; hidden files in it are nobody's."""
    try:
        os.fsencode(home).decode("utf-8")
    except UnicodeDecodeError:
        raise BadBatch(spelled(home), "has a name that is no UTF-8", "name another folder") from None
    try:
        if is_batch(str(home)):
            _read(home)
        elif home.exists() and any(not one.name.startswith(".") for one in home.iterdir()):
            raise BadBatch(
                str(home), "is not empty, and no batch wrote it", "name a new folder, or one that a batch wrote"
            )
    except OSError as error:
        raise _unusable(home, error.strerror or str(error)) from error


@contextmanager
def held(home: Path, steps: Mapping[str, str]) -> Iterator[Made]:
    """Keep a folder for one run, and mark it as a batch's; what it held. Where nothing could be read, what was not there before is gone again.

    BadBatch where another run has it, or it cannot be used.
    """
    there = home.exists()
    with ExitStack() as stack:
        try:
            home.mkdir(parents=True, exist_ok=True)
            ours = stack.enter_context(alone(home / _LOCK, "running"))
        except (OSError, StoreReadOnly) as error:
            why = error.reason if isinstance(error, StoreReadOnly) else error.strerror or str(error)
            raise _unusable(home, why) from error
        if not ours:
            raise BadBatch(str(home), "another `dateline batch` is writing to it", "wait for that one's end")
        check(home)
        before = _read(home) if is_batch(str(home)) else None
        made = before or Made(format=FORMAT, steps=dict(steps), shards=(), bundles=(), set_aside=())
        try:
            if before is None:
                write(home, made)
            yield made
        except NothingToRead:
            if before is None:
                _undo(home, there=there)
            raise


def _undo(home: Path, *, there: bool) -> None:
    """Remove what a run wrote to a folder that held nothing."""
    with suppress(OSError):
        for name in ("notes", "reports"):
            rmtree(home / name, ignore_errors=True)
        (home / BATCH).unlink()
        if not there:
            rmtree(home)


def write(home: Path, made: Made) -> None:
    """Note what a folder holds."""
    put(home / BATCH, msgspec.json.format(msgspec.json.encode(made)))


def made(home: Path) -> Made:
    """What the last run told that came to its end; BadBatch if none did."""
    try:
        found = _read(home)
    except OSError as error:
        raise BadBatch(
            spelled(home), f"cannot be read ({error.strerror})", "name a folder that `dateline batch` wrote"
        ) from error
    if not found.shards:
        raise BadBatch(
            spelled(home), "holds a batch that did not come to its end", "run `dateline batch` again to its end"
        )
    return found


def _unusable(home: Path, why: str) -> BadBatch:
    return BadBatch(str(home), f"cannot be used ({why})", "name another folder")


def _read(home: Path) -> Made:
    data = (home / BATCH).read_bytes()
    try:
        written = msgspec.json.decode(data, type=_Any).format
        if written != FORMAT:
            raise BadBatch(
                spelled(home),
                f"holds a batch of format {written}, of which this dateline, of format {FORMAT}, knows nothing",
                "name another folder, or read it by the dateline that wrote it",
            )
        return msgspec.json.decode(data, type=Made)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadBatch(spelled(home), f"holds a {BATCH} that no batch wrote", "name another folder") from error
