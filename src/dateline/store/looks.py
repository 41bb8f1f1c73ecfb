"""Looks: what a reader had seen of a story when they last looked.

In: a reader and an article of the story. Out: the ids of what they saw. Never: a look of another reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from dateline.store.articles import listed
from dateline.store.blob import packed, unpacked

KEEP = """
insert into look (reader, article, day, seen)
values (:reader, :article, :day, :seen)
on conflict do update set day = excluded.day, seen = excluded.seen
"""
SEEN = """
select seen
from look
where reader = :reader and article in (select value from json_each(:articles))
"""


def keep(db: Connection, reader: str, article: str, day: str, seen: Iterable[str]) -> None:
    """Note what a reader saw of the story that holds this article."""
    db.execute(KEEP, {"reader": reader, "article": article, "day": day, "seen": packed(tuple(sorted(seen)))})


def seen(db: Connection, reader: str, articles: Iterable[str]) -> set[str]:
    """The ids of all that a reader has seen of the story that these articles make."""
    rows = db.execute(SEEN, {"reader": reader, "articles": listed(articles)})
    return {id for (data,) in rows for id in unpacked(data, tuple[str, ...])}
