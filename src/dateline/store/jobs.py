"""Jobs: what was sent to a server to be read, from the moment at which that was acknowledged until it is over.

In: files, addresses. Out: jobs in the order in which they came, their files, what came of them. Never: a file kept once its job is over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import IO, Literal

from dateline.store.blob import packed, unpacked
from dateline.terms import Added

State = Literal["waiting", "running", "done", "failed"]
PIECE = 1 << 20

KEEP = """
insert into job (id, names, urls)
values (?, ?, ?)
returning n
"""
KEEP_FILE = """
insert into job_file (job, name, data)
values (?, ?, zeroblob(?))
returning n
"""
ONE = """
select n, id, state, begun, names, urls, added, complaint
from job
where id = ?
"""
NEXT = """
select n, id, state, begun, names, urls, added, complaint
from job
where state in ('waiting', 'running')
order by begun > 2, begun, n
limit 1
"""
WAITING = """
select count(*)
from job
where state in ('waiting', 'running')
"""
BEGIN = """
update job
set state = 'running', begun = begun + 1
where n = ?
"""
END = """
update job
set state = ?, added = ?, complaint = ?
where n = ?
"""
DROP_FILES = """
delete from job_file
where job = ?
"""
DROP_OLD = """
delete from job
where state in ('done', 'failed')
    and n not in (select n from job where state in ('done', 'failed') order by n desc limit ?)
"""
FILES = """
select n
from job_file
where job = ?
order by n
"""
FILE = """
select name, data
from job_file
where n = ?
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A job as it is kept: how often it was begun, what it is to read, and what came of it."""

    n: int
    id: str
    state: State
    begun: int
    names: tuple[str, ...]
    urls: tuple[str, ...]
    added: Added | None
    complaint: str


def keep(db: Connection, id: str, files: Sequence[tuple[str, IO[bytes]]], urls: Sequence[str]) -> None:
    """Keep a job and what stands in its files, piece by piece."""
    names = [*(name for name, _ in files), *urls]
    job: int = db.execute(KEEP, (id, json.dumps(names), json.dumps(list(urls)))).fetchone()[0]
    for name, file in files:
        size = file.seek(0, 2)
        file.seek(0)
        n: int = db.execute(KEEP_FILE, (job, name, size)).fetchone()[0]
        with db.blobopen("job_file", "data", n) as blob:
            while piece := file.read(PIECE):
                blob.write(piece)


def one(db: Connection, id: str) -> Kept | None:
    """The job of this id."""
    return _kept(db.execute(ONE, (id,)).fetchone())


def following(db: Connection) -> Kept | None:
    """The first job that is not over; one that was broken off again and again lets those that wait go first, and is never given up."""
    return _kept(db.execute(NEXT).fetchone())


def _kept(row: tuple[int, str, State, int, str, str, bytes | None, str] | None) -> Kept | None:
    if row is None:
        return None
    n, id, state, begun, names, urls, added, complaint = row
    found = unpacked(added, Added) if added is not None else None
    return Kept(n, id, state, begun, tuple(json.loads(names)), tuple(json.loads(urls)), found, complaint)


def waiting(db: Connection) -> int:
    """How many are not over."""
    count: int = db.execute(WAITING).fetchone()[0]
    return count


def begin(db: Connection, n: int) -> None:
    """Note that a job begins, on the disk before it does."""
    db.execute(BEGIN, (n,))


def end(db: Connection, n: int, state: State, added: Added | None, complaint: str, *, most: int) -> None:
    """Note what came of a job; its files go, and so do the oldest jobs that are over, of more than `most`."""
    db.execute(END, (state, packed(added) if added is not None else None, complaint, n))
    db.execute(DROP_FILES, (n,))
    db.execute(DROP_OLD, (most,))


def files(db: Connection, n: int) -> Iterator[tuple[str, bytes]]:
    """The files of a job by name, one at a time; between two of them nothing is held open."""
    for (file,) in db.execute(FILES, (n,)).fetchall():
        yield db.execute(FILE, (file,)).fetchone()
