"""Where the desk keeps its file, if nobody says.

In: what the caller named, the environment. Out: a path. Never: a file opened.
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

NAME = "dateline.db"


def database(named: str | Path | None) -> Path:
    """The file named, else DATELINE_DB, else the one in the platform's data folder."""
    chosen = named or os.environ.get("DATELINE_DB")
    return Path(chosen) if chosen else user_data_path("dateline", appauthor=False) / NAME


def is_named(db: str | Path | None) -> bool:
    """Whether somebody named the file, so that one which is not there is a mistake; the platform's own is made when first asked for."""
    return bool(db or os.environ.get("DATELINE_DB"))


def stamp(db: Path) -> tuple[int, ...]:
    """What changes whenever something is written to the store: sizes and times of its files."""
    found: list[int] = []
    for path in (db, db.with_name(f"{db.name}-wal")):
        try:
            stat = path.stat()
        except OSError:
            continue
        found += (stat.st_size, stat.st_mtime_ns)
    return tuple(found)
