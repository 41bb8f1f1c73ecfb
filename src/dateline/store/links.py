"""Links: what holds two reports, dispatches or episodes together, kept so that a new one touches only its neighbours.

In: keys of things. Out: who has them, and the set that links hold together around each. Never: a verdict on whether two belong together; that is
the desk's, by the rooms.

Bundles, heaps and fields are sets that links hold together (of articles, dispatches and episodes); they only ever grow
together, so that each is closed: no group of the way reaches out of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from sqlite3 import Connection

from dateline.cluster import Profile

MIX = 0x9E3779B97F4A7C15
"""Spreads both halves of a key over its upper 32 bits (Knuth's multiplicative hashing)."""
FULL = (1 << 64) - 1
HALF = 1 << 31
"""SQLite's integers are signed, and those of 32 bits take four bytes."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one kind of thing: the keys by which two are found, and the sets that links hold together.

    `table` has the things, and `index` the keys of each, in a column that is called as `table` is; `within` is the column of `table` that
    says in which set a thing is.
    """

    table: str
    index: str
    within: str

    def keep_keys(self, db: Connection, n: int, keys: Iterable[int]) -> None:
        """Put a thing with these keys into the index."""
        query = f"insert into {self.index} (key, {self.table}) values (?, ?) on conflict do nothing"  # noqa: S608 - names of our own
        db.executemany(query, ((key, n) for key in keys))

    def drop_keys(self, db: Connection, n: int, keys: Iterable[int]) -> None:
        """Take these keys of a thing out of the index."""
        query = f"delete from {self.index} where key = ? and {self.table} = ?"  # noqa: S608 - names of our own
        db.executemany(query, ((key, n) for key in keys))

    def drop(self, db: Connection, n: int, keys: Iterable[int]) -> None:
        """Drop a thing with these keys."""
        self.drop_keys(db, n, keys)
        db.execute(f"delete from {self.table} where n = ?", (n,))  # noqa: S608 - names of our own

    def own_set(self, db: Connection, n: int) -> None:
        """Give a thing that is in no set one of its own."""
        db.execute(f"update {self.table} set {self.within} = n where n = ? and {self.within} = 0", (n,))  # noqa: S608 - names of our own

    def join(self, db: Connection, kept: int, other: int) -> None:
        """Make two sets one."""
        db.execute(f"update {self.table} set {self.within} = ? where {self.within} = ?", (kept, other))  # noqa: S608 - names of our own


@dataclass(frozen=True, slots=True)
class Node:
    """A dispatch or an episode in the index: its number, the set that links hold together around it, its profile."""

    n: int
    within: int
    profile: Profile


def short(keys: Iterable[int]) -> list[int]:
    """Keys in 32 bits, each once: two that fall together cost a comparison and link nothing, and the indexes are smaller by a third."""
    return sorted({((key * MIX & FULL) >> 32) - HALF for key in keys})
