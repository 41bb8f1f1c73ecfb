"""Rows of a file that a migration changes, few in memory at a time.

In: a query. Out: its rows. Never: a file held in memory as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Connection
from typing import Any

FEW = 20
"""Rows held in memory at a time."""


def each(db: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that asks for :few behind :after, by their first column; what was read may be written before the next."""
    after = 0
    while rows := db.execute(query, {"after": after, "few": FEW}).fetchall():
        after = rows[-1][0]
        yield from rows
