"""Connection: the file, opened, with what can go wrong said in words.

In: a path. Out: a Store. Never: a query about news; those stand in the file of their noun.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

WAIT = 60.0
"""Seconds that a writer waits for another one."""


class Store:
    """An open database."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        self.db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        self.db.execute("pragma journal_mode = wal")
        self.db.execute(
            "create table if not exists report"
            " (id text primary key, data blob not null, name text not null, file text, url text, received text not null) strict"
        )

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, the only one that writes; it is undone if anything fails."""
        self.db.execute("begin immediate")
        try:
            yield self.db
        except BaseException:
            self.db.execute("rollback")
            raise
        self.db.execute("commit")

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()
