"""Migrations: numbered steps from one shape of the file to the next, each in a transaction.

In: a connection. Out: the file in the newest shape. Never: a step half done; a row left that points at nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import files
from sqlite3 import Connection, complete_statement
from typing import Any

from msgspec import convert

from dateline.errors import NewerStore, StoreDamaged
from dateline.moments import out
from dateline.store.blob import decoded, encoded, released, squeezed
from dateline.terms import Report, When

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


def _sightings(db: Connection) -> None:
    """Sightings are kept, as far as what stood there tells them; a feed's address is that of none of its entries; all is read anew."""
    for statement in SIGHTINGS:
        db.execute(statement)
    for id, data in db.execute("select id, data from report where form = 'record' and url is not null").fetchall():
        report = decoded(released(data), Report)
        if any(meta.origin == "feed entry link" for meta in report.metas):
            continue
        if any(meta.origin.startswith("feed ") for meta in report.metas):
            db.execute(
                "update report set url = null, data = ? where id = ?",
                (squeezed(encoded(replace(report, url=None))), id),
            )
    db.execute("insert into unread (report) select id from report where true on conflict do nothing")


SIGHTINGS = (
    """
    create table if not exists sighting (
        n      integer primary key,
        report text not null references report (id) on delete cascade,
        address text,
        how    text not null check (how in ('fetched', 'said', 'came')),
        at     text not null,
        origin text not null,
        turn   integer not null default 0
    ) strict
    """,
    "create unique index if not exists sighting_told on sighting (report, how, at, origin) where how != 'came'",
    "create index if not exists sighting_report on sighting (report)",
    "create index if not exists sighting_origin on sighting (origin) where how = 'came'",
    """
    insert into sighting (report, address, how, at, origin)
    select id, url, iif(file is null and form = 'bytes' and name like 'http%', 'fetched', 'came'), received,
        iif(file is null and form = 'bytes' and name like 'http%', 'the fetch', coalesce(file, name))
    from report
    order by received, rowid
    """,
)
"""The table, and of each report that came before it the one sighting that is known: the day on which it came."""


def _triggers(db: Connection) -> None:
    """Reports of events have a trigger: of those told before, all the words in which they told it; names of events are kept."""
    db.execute(EVENT_NAMES)
    if not any(column[1] == "retold" for column in db.execute("pragma table_info(look)")):
        db.execute("alter table look add column retold integer not null default 0")
    for n, data in db.execute("select n, data from telling").fetchall():
        body = decoded(released(data), list[Any])
        for event in body[EVENTS]:
            for report in event["reports"]:
                report.setdefault("trigger", report["evidence"])
        db.execute("update telling set data = ? where n = ?", (squeezed(encoded(body)), n))
    db.execute("delete from then_told")


def _tries(db: Connection) -> None:
    """Of a report that waits to be read it is known how often that was begun."""
    if not any(column[1] == "tried" for column in db.execute("pragma table_info(unread)")):
        db.execute("alter table unread add column tried integer not null default 0")


def _jobs(db: Connection) -> None:
    """What a server was sent to read is kept until it was read."""
    for statement in JOBS:
        db.execute(statement)


def _weights(db: Connection) -> None:
    """Of a story it is known how much news it is and until when something is planned; of those told before, its last day until it is told anew."""
    known = {column[1] for column in db.execute("pragma table_info(telling)")}
    for name, statement in WEIGHTS.items():
        if name not in known:
            db.execute(statement)
    db.execute(
        "update telling set weight = julianday(changed) - julianday('0001-01-01') + 1 where weight = 0 and changed != ''"
    )
    for statement in WEIGHED:
        db.execute(statement)


WEIGHTS = {
    "weight": "alter table telling add column weight real not null default 0",
    "ahead": "alter table telling add column ahead text not null default ''",
}
WEIGHED = (
    "create index if not exists telling_weight on telling (weight, id)",
    "create index if not exists telling_ahead on telling (ahead)",
    "create index if not exists article_last_day on article (last_day)",
)
"""The columns and their indexes."""


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


def _hours(db: Connection) -> None:
    """When a report was out is known to the second; a story as of a moment is kept by what it was made of."""
    if any(column[1] == "out" for column in db.execute("pragma table_info(article)")):
        return
    db.execute("alter table article add column out text")
    for article, received, text, page, settled in db.execute(OUT).fetchall():
        words = released(text, released(received))
        record = decoded(released(settled or page, words), dict[str, Any])
        if published := record.get("published"):
            db.execute("update article set out = ? where n = ?", (out(convert(published, When)), article))
    for statement in THEN:
        db.execute(statement)


OUT = """
    select article.n, report.data, page.text, page.clean, told_article.settled
    from article
    join report on report.id = article.id
    join page on page.article = article.n
    join told_article on told_article.article = article.n
"""
THEN = (
    "drop table then_told",
    """
    create table then_told (
        made_of blob not null primary key,
        article integer not null references article (n) on delete cascade,
        data    blob not null
    ) strict
    """,
    "create index then_told_article on then_told (article)",
)
"""The table anew: nothing stands in it that could not be told again."""


EVENT_NAMES = """
    create table if not exists event_name (
        id      text not null,
        article text not null,
        start   integer not null,
        end     integer not null,
        primary key (article, start, end, id)
    ) strict, without rowid
"""
"""The table; it is filled when a file is told anew."""
EVENTS = 4
"""Where a telling's events stand among its records."""


def _turns(db: Connection) -> None:
    """Looks are counted, and the last can be taken back."""
    known = {column[1] for column in db.execute("pragma table_info(look)")}
    for name, statement in TURNS.items():
        if name not in known:
            db.execute(statement)


TURNS = {
    "turn": "alter table look add column turn integer not null default 0",
    "before": "alter table look add column before blob",
}

MIGRATIONS: Sequence[Callable[[Connection], None]] = (
    _first,
    _sightings,
    _triggers,
    _tries,
    _jobs,
    _weights,
    _hours,
    _turns,
)
"""What brings a file of version N to N + 1. One that was released is never changed."""


def version(db: Connection) -> int:
    """The version of the file's shape; 0 of an empty file."""
    found: int = db.execute("pragma user_version").fetchone()[0]
    return found


def migrate(db: Connection, path: str) -> None:
    """Bring the file to the newest shape; NewerStore if it is beyond that."""
    if version(db) < 0:
        raise StoreDamaged(path, f"is of a version that nobody wrote ({version(db)})", "restore a backup")
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
