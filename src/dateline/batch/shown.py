"""Shown: what a batch told as a database, so that it can be looked at as one.

In: the folder of a batch. Out: the path of a database that holds its reports, made of them once and kept in the platform's folder for what can be made again. Never: a parse
made again; a word written to the folder of the batch; a database of a batch that was told anew since.
"""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

from platformdirs import user_cache_path

from dateline.batch.home import made
from dateline.batch.results import slice_of
from dateline.choice import chosen
from dateline.desk import Desk
from dateline.desk.place import NAME
from dateline.sources import BATCH
from dateline.terms import SetAside
from dateline.text import digest
from dateline.way.progress import Progress, quiet

_UNDONE = ".part"


def database_of(home: Path, *, workers: int = 1, progress: Progress = quiet) -> tuple[Path, tuple[SetAside, ...]]:
    """The database of a batch, and what of its reports could not be taken in; BadBatch if it did not come to its end.

    It is made when it is first asked for, and anew where the batch, or what tells it, is another since; that of the batch as it was before is kept, for who still serves it. Broken
    off, it is gone on with.
    """
    made(home)
    steps = repr(sorted(chosen().items()))
    name = digest((home / BATCH).read_bytes(), steps)
    folder = user_cache_path("dateline", appauthor=False) / "batches" / digest(str(home.resolve()))
    whole = folder / name
    if (whole / NAME).exists():
        return whole / NAME, ()
    _keep_one(folder, name)
    undone = folder / f"{name}{_UNDONE}"
    undone.mkdir(parents=True, exist_ok=True)
    with Desk(undone / NAME, workers=workers) as desk:
        added = desk.add(slice_of(home), progress=progress)
    undone.rename(whole)
    return whole / NAME, added.set_aside


def _keep_one(folder: Path, name: str) -> None:
    """Remove the databases of a batch that are older than the one before."""
    others = [one for one in folder.glob("*") if one.name.removesuffix(_UNDONE) != name]
    others.sort(key=lambda one: one.stat().st_mtime)
    for one in others[:-1]:
        rmtree(one, ignore_errors=True)
