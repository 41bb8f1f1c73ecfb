"""Migrations: numbered steps from one shape of the file to the next, each in a transaction.

In: a connection. Out: the file in the newest shape. Never: a step half done; a row left that points at nothing; a file held in memory as a whole; a
record read as the program has it now: a step knows the fields as they were when it was written, by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from sqlite3 import Connection, complete_statement
from typing import Any

from dateline.errors import NewerStore, StoreDamaged
from dateline.store.blob import decoded, encoded, released, squeezed

APPLICATION = 0x646C6E65
"""Marks the file as dateline's (`pragma application_id`): "dlne"."""
FEW = 20
"""Rows held in memory at a time."""


def _each(db: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that asks for :few behind :after, by their first column; what was read may be written before the next."""
    after = 0
    while rows := db.execute(query, {"after": after, "few": FEW}).fetchall():
        after = rows[-1][0]
        yield from rows


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
    for n, id, data in _each(db, RECORDS):
        report = decoded(before := released(data), dict[str, Any])
        origins = [meta["origin"] for meta in report["metas"]]
        if "feed entry link" in origins or not any(origin.startswith("feed ") for origin in origins):
            continue
        after = encoded(report | {"url": None})
        db.execute("update report set url = null, data = ? where rowid = ?", (squeezed(after), n))
        for article, text in db.execute(
            "select page.article, page.text from article join page on page.article = article.n where article.id = ?",
            (id,),
        ).fetchall():
            db.execute("update page set text = ? where article = ?", (squeezed(released(text, before), after), article))
    db.execute("insert into unread (report) select id from report where true on conflict do nothing")


RECORDS = """
    select rowid, id, data
    from report
    where rowid > :after and form = 'record' and url is not null
    order by rowid
    limit :few
"""
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
    for n, data in _each(db, "select n, data from telling where n > :after order by n limit :few"):
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
    for article, received, text, page, settled in _each(db, OUT):
        words = released(text, released(received))
        record = decoded(released(settled or page, words), dict[str, Any])
        if published := record.get("published"):
            db.execute("update article set out = ? where n = ?", (_out(published["end"]), article))
    for statement in THEN:
        db.execute(statement)


def _out(end: str) -> str | None:
    """The end of a publication as its column has it: of an hour with its zone the instant in UTC, else the day and "~"; None of what is no time."""
    try:
        at = datetime.fromisoformat(end)
        if at.tzinfo is None:
            return f"{end[:10]}~"
        return f"{at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"
    except (ValueError, OverflowError):
        return None


OUT = """
    select article.n, report.data, page.text, page.clean, told_article.settled
    from article
    join report on report.id = article.id
    join page on page.article = article.n
    join told_article on told_article.article = article.n
    where article.n > :after
    order by article.n
    limit :few
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


def _plans(db: Connection) -> None:
    """Lines of stories told before these said it have their weight and their plans, out of what is told of them."""
    for n, weight, line, data in _each(db, TOLD):
        record = decoded(released(line), dict[str, Any])
        if "weight" in record:
            continue
        body = decoded(released(data), list[Any])
        events = {event["id"]: event for event in body[EVENTS]}
        found = [events[id] for id in body[STORY].get("next", ())[:PLANS] if id in events]
        ahead = max((event["when"]["end"][:10] for event in found if event["when"]), default="")
        new = record | {"weight": weight, "next": [_plan(event) for event in found]}
        db.execute("update telling set ahead = ?, line = ? where n = ?", (ahead, squeezed(encoded(new)), n))


def _plan(event: dict[str, Any]) -> dict[str, Any]:
    words = (event.get("headline") or {}).get("text") or event["what"]
    return {"event": event["id"], "words": words, "when": event["when"], "status": event["status"]}


TOLD = "select n, weight, line, data from telling where n > :after order by n limit :few"
STORY = 0
"""Where a telling's story stands among its records."""
PLANS = 5
"""Plans of a line, the nearest first."""


def _alerts(db: Connection) -> None:
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


def _following(db: Connection) -> None:
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

MIGRATIONS: Sequence[Callable[[Connection], None]] = (
    _first,
    _sightings,
    _triggers,
    _tries,
    _jobs,
    _weights,
    _hours,
    _turns,
    _plans,
    _alerts,
    _following,
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
