"""Migrations: numbered steps from one shape of the file to the next, each in a transaction.

In: a connection. Out: the file in the newest shape. Never: a step half done; a row left that points at nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from sqlite3 import Connection, complete_statement

from dateline.errors import NewerStore, StoreDamaged
from dateline.store.shapes import alerts, following, jobs, reports, tellings

APPLICATION = 0x646C6E65
"""Marks the file as dateline's (`pragma application_id`): "dlne"."""


def _first(db: Connection) -> None:
    """The schema as it stands in schema.sql."""
    statement = ""
    for line in files("dateline.store").joinpath("schema.sql").read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            db.execute(statement)
            statement = ""


MIGRATIONS: Sequence[Callable[[Connection], None]] = (
    _first,
    reports.sightings,
    tellings.triggers,
    reports.tries,
    jobs.jobs,
    tellings.weights,
    reports.hours,
    tellings.turns,
    tellings.plans,
    alerts.alerts,
    following.following,
)
"""What brings a file of version N to N + 1. One that was released is never changed."""


def version(db: Connection) -> int:
    """The version of the file's shape; 0 of an empty file."""
    found: int = db.execute("pragma user_version").fetchone()[0]
    return found


def migrate(db: Connection, path: str) -> None:
    """Bring the file to the newest shape; NewerStore if it is beyond that."""
    if version(db) < 0:
        raise StoreDamaged(path, f"has a version that no dateline writes ({version(db)})", "restore a backup")
    if version(db) > len(MIGRATIONS):
        raise NewerStore(path, "was written by a newer dateline", "upgrade dateline, or name another file with --db")
    while version(db) < len(MIGRATIONS):
        _one(db, path)


def _one(db: Connection, path: str) -> None:
    """The next migration, unless another process has just made it."""
    db.execute("begin immediate")
    try:
        at = version(db)
        if at < len(MIGRATIONS):
            MIGRATIONS[at](db)
            if db.execute("pragma foreign_key_check").fetchone():
                raise StoreDamaged(
                    path, "has rows that point at nothing", "restore a backup, then run the command again"
                )
            db.execute(f"pragma application_id = {APPLICATION}")
            db.execute(f"pragma user_version = {at + 1}")
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise
