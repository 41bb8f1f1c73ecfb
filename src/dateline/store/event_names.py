"""Event names: the ids that events had under earlier steps, so that calendars, feeds and addresses go on.

In: events as earlier steps told them. Out: their ids, and where each was told. Never: a name of an event that these steps tell by it anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from dateline.store.articles import listed
from dateline.terms import Event

KEEP = """
insert into event_name (id, article, start, end)
values (?, ?, ?, ?)
on conflict do nothing
"""
IN_ARTICLES = """
select id, article, start, end
from event_name
where article in (select value from json_each(:articles))
order by id, article, start, end
"""
DROP = "delete from event_name where article = ?"

Name = tuple[str, str, int, int]
"""An id, and a place where the event was told that had it: article, start, end."""


def keep(db: Connection, events: Iterable[Event]) -> None:
    """Keep the ids of these events, each with every place where it was told."""
    db.executemany(
        KEEP,
        (
            (event.id, one.evidence.article, one.evidence.start, one.evidence.end)
            for event in events
            for one in event.reports
        ),
    )


def told_in(db: Connection, articles: Iterable[str]) -> list[Name]:
    """The ids that earlier steps gave to what is told in these articles."""
    return db.execute(IN_ARTICLES, {"articles": listed(articles)}).fetchall()


def drop(db: Connection, article: str) -> None:
    """Drop what points into an article that goes."""
    db.execute(DROP, (article,))
