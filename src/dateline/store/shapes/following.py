"""The migration that keeps followed sources.

In: a connection. Out: the file in its next shape. Never: a record read as the program has it now: a step knows the fields as they were when it was written, by name.
"""

from __future__ import annotations

from sqlite3 import Connection


def following(db: Connection) -> None:
    """Sources are followed; none was before."""
    for statement in FOLLOWING:
        db.execute(statement)


FOLLOWING = (
    """
    create table if not exists followed (
        n integer primary key autoincrement,
        given text not null,
        address text not null unique,
        kind text not null check (kind in ('unknown', 'feed', 'sitemap', 'mailbox')),
        title text not null default '',
        since text not null,
        state text not null default 'on' check (state in ('on', 'off')),
        note text not null default '',
        every integer not null,
        due text not null,
        tried text,
        answered text,
        failures integer not null default 0,
        etag text,
        modified text,
        digest text,
        size integer not null default 0,
        wish integer not null default 0,
        moved text,
        moved_since text,
        moved_times integer not null default 0,
        more text not null default '[]'
    ) strict
    """,
    """
    create table if not exists followed_entry (
        n integer primary key,
        source integer not null references followed (n) on delete cascade,
        key text not null,
        page text,
        words text not null,
        data blob not null,
        waiting integer not null default 0,
        report text,
        first text not null,
        last text not null,
        unique (source, key)
    ) strict
    """,
    "create index if not exists followed_due on followed (due)",
    "create index if not exists followed_entry_page on followed_entry (page) where page is not null",
    "create index if not exists followed_entry_report on followed_entry (report) where report is not null",
    "create index if not exists followed_entry_waiting on followed_entry (n) where waiting",
    "create index if not exists followed_entry_first on followed_entry (source, first)",
    """
    create table if not exists followed_page (
        address text not null primary key,
        url text not null,
        due text,
        tried text,
        asked text,
        first text,
        failures integer not null default 0,
        turn integer not null default 0,
        report text,
        etag text,
        modified text,
        digest text,
        note text not null default ''
    ) strict, without rowid
    """,
    "create index if not exists followed_page_due on followed_page (due) where due is not null",
    "create index if not exists followed_page_report on followed_page (report) where report is not null",
    """
    create table if not exists followed_site (
        site text not null primary key,
        status integer not null,
        robots blob not null,
        read text not null
    ) strict, without rowid
    """,
    """
    create table if not exists followed_host (
        host text not null primary key,
        free text not null
    ) strict, without rowid
    """,
)
"""The tables."""
