"""Connection: the file, opened, and what can go wrong with it said in words.

In: a path. Out: a Store. Never: a query about news, which stand in the file of their noun; a fault told as a traceback.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import msgspec

from dateline.errors import NotAStore, StoreDamaged, StoreError, StoreFull, StoreLocked, StoreReadOnly
from dateline.store import migrations

WAIT = 60.0
"""Seconds that a writer waits for another one."""
CACHE = 32
"""MB of pages kept in memory."""


@contextmanager
def walled(db: sqlite3.Connection) -> Iterator[None]:
    """A part of a transaction that is undone by itself if it fails; the rest of the transaction stands."""
    db.execute("savepoint part")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("rollback to part")
            db.execute("release part")
        raise
    db.execute("release part")


class Store:
    """An open database: many may read while one writes.

    `create` makes the file where there is none; `wait` is for how many seconds a writer waits for another one.
    """

    def __init__(self, path: Path, *, create: bool = True, wait: float = WAIT) -> None:
        self.path = path
        with self._told():
            self.db = self._connected(create=create, wait=wait)
            try:
                self._prepare()
            except BaseException:
                self.db.close()
                raise

    def _connected(self, *, create: bool, wait: float) -> sqlite3.Connection:
        if not self.path.exists():
            if not create:
                raise NotAStore(str(self.path), "does not exist", "add reports first, or name another file with --db")
            self.path.parent.mkdir(parents=True, exist_ok=True)
        elif self.path.is_dir():
            raise NotAStore(str(self.path), "is a folder", "name a file in it")
        return sqlite3.connect(
            self.path, timeout=wait, isolation_level=None, check_same_thread=False, cached_statements=512
        )

    def _prepare(self) -> None:
        db = self.db
        for pragma in (
            f"cache_size = -{CACHE * 1024}",
            "foreign_keys = on",
            "secure_delete = on",
            "temp_store = memory",
        ):
            db.execute(f"pragma {pragma}")
        empty = not db.execute("select 1 from sqlite_master limit 1").fetchone()
        if not empty and db.execute("pragma application_id").fetchone()[0] != migrations.APPLICATION:
            raise NotAStore(str(self.path), "is a database of another program", "name another file with --db")
        if migrations.version(db) != len(migrations.MIGRATIONS):
            db.execute("pragma journal_mode = wal")
            migrations.migrate(db, str(self.path))
        db.execute("pragma synchronous = full")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, the only one that writes; undone if anything fails, on the disk once it is left."""
        with self._told():
            self.db.execute("begin immediate")
            try:
                yield self.db
                self.db.execute("commit")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("rollback")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction that sees the file as it stood when it began, whatever is written meanwhile."""
        with self._told():
            inside = self.db.in_transaction
            if not inside:
                self.db.execute("begin")
            try:
                yield self.db
            finally:
                if not inside and self.db.in_transaction:
                    self.db.execute("rollback")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of SQLite as errors that name the file and the remedy."""
        try:
            yield
        except (sqlite3.Error, OSError, zlib.error, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._named(error) from error

    def _named(self, error: Exception) -> StoreError:
        path = str(self.path)
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        match code:
            case sqlite3.SQLITE_NOTADB:
                return NotAStore(path, "is no database", "name another file with --db")
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
                return StoreLocked(path, "is being written by another process", "wait for it to end, then try again")
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
                return StoreReadOnly(
                    path, f"cannot be written ({error})", "ask for permission to write it and its folder"
                )
            case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
                remedy = "make room, then run the command again: what was acknowledged is kept"
                return StoreFull(path, f"cannot grow ({error})", remedy)
            case sqlite3.SQLITE_CORRUPT:
                return StoreDamaged(path, f"is damaged ({error})", "run `dateline doctor`, or restore a backup")
        if isinstance(error, zlib.error | msgspec.DecodeError | UnicodeDecodeError) or "Could not decode" in str(error):
            return StoreDamaged(path, f"holds other data than was written ({error})", "restore a backup")
        if isinstance(error, OSError):
            return StoreReadOnly(path, f"cannot be opened ({error.strerror})", "check the path and its permissions")
        return StoreError(path, f"failed ({error})", "run `dateline doctor`")

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()
