"""The migration that keeps what a server was sent to read.

In: a connection. Out: the file in its next shape. Never: a record read as the program has it now: a step knows the fields as they were when it was written, by name.
"""

from __future__ import annotations

from sqlite3 import Connection


def jobs(db: Connection) -> None:
    """What a server was sent to read is kept until it was read."""
    for statement in JOBS:
        db.execute(statement)


JOBS = (
    """
    create table if not exists job (
        n         integer primary key autoincrement,
        id        text not null unique,
        state     text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
        begun     integer not null default 0,
        names     text not null,
        urls      text not null,
        added     blob,
        complaint text not null default ''
    ) strict
    """,
    """
    create table if not exists job_file (
        n    integer primary key,
        job  integer not null references job (n) on delete cascade,
        name text not null,
        data blob not null
    ) strict
    """,
    "create index if not exists job_file_job on job_file (job)",
)
"""The tables; no job was kept before."""
