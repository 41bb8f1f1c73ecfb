"""Home: the folder of a batch, and the file by which it is known.

In: a folder. Out: what stands in it, or that it may be used. Never: a folder taken for a batch's that holds something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from dateline.batch.notes import put
from dateline.errors import BadBatch
from dateline.sources import BATCH, is_batch
from dateline.terms import SetAside

FORMAT = 1
"""How a folder is laid out."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder holds: the shards and bundles of the last run that came to its end; of no such run, none."""

    format: int
    steps: dict[str, str]
    shards: tuple[str, ...]
    bundles: tuple[str, ...]
    set_aside: tuple[SetAside, ...]


def begin(home: Path, steps: Mapping[str, str]) -> None:
    """Mark a folder as a batch's before anything else is written to it; BadBatch if it holds something else, or cannot be used. Hidden files in it are nobody's."""
    try:
        if is_batch(str(home)):
            _read(home)
            return
        if home.exists() and any(not one.name.startswith(".") for one in home.iterdir()):
            raise BadBatch(
                str(home), "is not empty, and no batch wrote it", "name a new folder, or one that a batch wrote"
            )
        write(home, Made(format=FORMAT, steps=dict(steps), shards=(), bundles=(), set_aside=()))
    except OSError as error:
        raise BadBatch(str(home), f"cannot be used ({error.strerror})", "name another folder") from error


def write(home: Path, made: Made) -> None:
    """Note what a folder holds."""
    put(home / BATCH, msgspec.json.format(msgspec.json.encode(made)))


def made(home: Path) -> Made:
    """What the last run told that came to its end; BadBatch if none did."""
    found = _read(home)
    if not found.shards:
        raise BadBatch(str(home), "holds a batch that did not come to its end", "run `dateline batch` again")
    return found


def _read(home: Path) -> Made:
    try:
        return msgspec.json.decode((home / BATCH).read_bytes(), type=Made)
    except msgspec.DecodeError as error:
        raise BadBatch(str(home), f"holds a {BATCH} that no batch wrote", "name another folder") from error
