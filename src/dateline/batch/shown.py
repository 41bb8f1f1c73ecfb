"""Shown: what a batch told as a database, so that it can be looked at as one.

In: the folder of a batch. Out: the path of a database that holds its reports, made of them once and kept in the platform's folder for what can be made again. Never: a parse
made again; a word written to the folder of the batch; a database of a batch that was told anew since.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from platformdirs import user_cache_path

from dateline.batch.home import made
from dateline.batch.results import slice_of
from dateline.choice import chosen
from dateline.desk import Desk
from dateline.desk.place import NAME
from dateline.errors import BadBatch
from dateline.sources import BATCH, Passing
from dateline.store.lock import alone, among
from dateline.terms import SetAside
from dateline.text import digest
from dateline.way.progress import Progress, quiet

_UNDONE = ".part"
_NOTES = "set_aside.json"


def database_of(home: Path, *, workers: int = 1, progress: Progress = quiet) -> tuple[Path, tuple[SetAside, ...]]:
    """The database of a batch, and what of its reports could not be taken in; BadBatch if it did not come to its end.

    It is made when it is first asked for, and anew where the batch, or what tells it, is another since; that of the batch as it was before is kept, and each that is `in_use`. Broken
    off, it is gone on with; where a report failed for a passing reason, it is tried again the next time. BadBatch also where another process is making it, or the folder cannot be written.
    """
    made(home)
    steps = repr(sorted(chosen().items()))
    name = digest((home / BATCH).read_bytes(), steps)
    folder = user_cache_path("dateline", appauthor=False) / "batches" / digest(str(home.resolve()))
    whole, undone = folder / name, folder / f"{name}{_UNDONE}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(whole, "making") as ours:
            if (whole / NAME).exists():
                return whole / NAME, _set_aside(whole)
            if not ours:
                raise BadBatch(
                    str(home), "its database is being made by another process", "start again once that is done"
                )
            _keep_one(folder, name)
            undone.mkdir(exist_ok=True)
            with Desk(undone / NAME, workers=workers) as desk:
                found = desk.add(slice_of(home), progress=progress).set_aside
            if any(isinstance(one, Passing) for one in found):
                return undone / NAME, found
            rows = [(one.name, one.reason, one.remedy, one.fatal) for one in found]
            (undone / _NOTES).write_text(json.dumps(rows), encoding="utf-8")
            with alone(whole, "serving") as unserved:  # who serves it would find no file under the old name
                if unserved:
                    undone.rename(whole)
            return (whole if unserved else undone) / NAME, found
    except OSError as fault:
        why = f"its database cannot be made in {folder} ({fault.strerror or fault})"
        raise BadBatch(str(home), why, "make that folder one that can be written, with room") from None


@contextmanager
def in_use(db: Path) -> Iterator[None]:
    """Keep the database of a batch until the block ends, however often the batch is told anew meanwhile."""
    with among(_whole(db.parent), "serving"):
        yield


def _whole(folder: Path) -> Path:
    """The folder of a database once it is made to its end: by its name it is locked."""
    return folder.with_name(folder.name.removesuffix(_UNDONE))


def _set_aside(whole: Path) -> tuple[SetAside, ...]:
    """What could not be taken in when it was made."""
    rows = json.loads((whole / _NOTES).read_text(encoding="utf-8"))
    return tuple(SetAside(name, reason, remedy, fatal=fatal) for name, reason, remedy, fatal in rows)


def _keep_one(folder: Path, name: str) -> None:
    """Remove the databases of a batch that are older than the one before and that nobody serves, and what was begun of others."""
    others = [one for one in folder.glob("*") if one.is_dir() and one.name.removesuffix(_UNDONE) != name]
    begun = [one for one in others if one.name.endswith(_UNDONE)]
    made = sorted((one for one in others if one not in begun), key=lambda one: one.stat().st_mtime)
    for one in (*made[:-1], *begun):
        whole = _whole(one)
        with alone(whole, "serving") as unserved, alone(whole, "making") as unmade:
            if unserved and unmade:
                rmtree(one, ignore_errors=True)
