"""Migrations of reports and articles: when they were seen, how often reading was tried, when they were out.

In: a connection. Out: the file in its next shape. Never: a record read as the program has it now: a step knows the fields as they were when it was written, by name.
"""

from __future__ import annotations

from datetime import UTC, datetime
from sqlite3 import Connection
from typing import Any

from dateline.store.blob import decoded, encoded, released, squeezed
from dateline.store.shapes.rows import each


def sightings(db: Connection) -> None:
    """Sightings are kept, as far as what stood there tells them; a feed's address is that of none of its entries; all is read anew."""
    for statement in SIGHTINGS:
        db.execute(statement)
    for n, id, data in each(db, RECORDS):
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


def tries(db: Connection) -> None:
    """Of a report that waits to be read it is known how often that was begun."""
    if not any(column[1] == "tried" for column in db.execute("pragma table_info(unread)")):
        db.execute("alter table unread add column tried integer not null default 0")


def hours(db: Connection) -> None:
    """When a report was out is known to the second; a story as of a moment is kept by what it was made of."""
    if any(column[1] == "out" for column in db.execute("pragma table_info(article)")):
        return
    db.execute("alter table article add column out text")
    for article, received, text, page, settled in each(db, OUT):
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
