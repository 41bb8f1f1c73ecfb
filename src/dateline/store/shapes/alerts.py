"""The migration that keeps alerts.

In: a connection. Out: the file in its next shape. Never: a record read as the program has it now: a step knows the fields as they were when it was written, by name.
"""

from __future__ import annotations

from sqlite3 import Connection


def alerts(db: Connection) -> None:
    """Rules of alerts, what was told before, and what is to be sent."""
    for statement in ALERTS:
        db.execute(statement)


ALERTS = (
    """
    create table if not exists alert_rule (
        name text not null primary key,
        data blob not null,
        made text not null
    ) strict, without rowid
    """,
    """
    create table if not exists alert_mute (
        kind  text not null check (kind in ('rule', 'story')),
        name  text not null,
        until text not null,
        primary key (kind, name)
    ) strict, without rowid
    """,
    """
    create table if not exists alert_look (
        one   integer not null primary key check (one = 1),
        seen  integer not null,
        first integer not null
    ) strict
    """,
    """
    create table if not exists alert_known (
        article     text not null primary key,
        independent integer not null
    ) strict, without rowid
    """,
    """
    create table if not exists alert_told (
        article text not null,
        start   integer not null,
        what    text not null,
        sure    real not null,
        primary key (article, start, what)
    ) strict, without rowid
    """,
    """
    create table if not exists alert (
        n         integer primary key autoincrement,
        id        text not null unique,
        rule      text not null,
        way       text not null check (way in ('webhook', 'mail', 'desktop')),
        target    text not null,
        state     text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
        made      text not null,
        due       text not null,
        tries     integer not null default 0,
        tried     text,
        digest    text,
        complaint text not null default '',
        news      blob not null
    ) strict
    """,
    "create index if not exists alert_due on alert (due) where state = 'waiting'",
)
"""The tables; nobody was alerted before."""
