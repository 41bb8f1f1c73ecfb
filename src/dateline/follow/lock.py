"""Lock: one poll of a database at a time, also among processes.

In: the database's path. Out: whether it is ours. Never: a lock left behind by a process that was killed: the system lets go of it.

A file of SQLite beside the database is held, since that locks alike wherever a database works.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def polling(path: Path) -> Iterator[bool]:
    """Hold the lock while the block runs; False where somebody else does."""
    db = sqlite3.connect(path.with_name(f"{path.name}.poll"), timeout=0, isolation_level=None, check_same_thread=False)
    try:
        try:
            db.execute("begin exclusive")
        except sqlite3.OperationalError:
            yield False
            return
        yield True
    finally:
        db.close()
