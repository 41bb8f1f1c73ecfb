"""Then: stories as of a day, kept until they are told anew.

In: a telling and a day. Out: the story as only what was published by then tells it. Never: one made of other furniture than recurred by
then.
"""

from __future__ import annotations

from sqlite3 import Connection

from dateline.store.blob import packed, unpacked

KEEP = """
insert into then_told (telling, day, data)
values (:telling, :day, :data)
on conflict do update set data = excluded.data
"""
ONE = """
select data
from then_told
where telling = :telling and day = :day
"""
MEMBERS = """
select n
from article
where telling = :telling and last_day <= :day
order by id
"""
LAST = """
select max(last_day)
from article
where telling = :telling and last_day <= :day
"""
PARAGRAPHS = """
select distinct mine.key
from article
join paragraph as mine on mine.article = article.n
where article.telling = :telling and article.last_day <= :day
and exists (select 1 from paragraph as other where other.key = mine.key and other.article != mine.article)
"""


def last_day(db: Connection, telling: int, day: str) -> str | None:
    """The last day by then on which the story was reported."""
    found: str | None = db.execute(LAST, {"telling": telling, "day": day}).fetchone()[0]
    return found


def members(db: Connection, telling: int, day: str) -> list[int]:
    """The articles of a telling that were published by then."""
    return [n for (n,) in db.execute(MEMBERS, {"telling": telling, "day": day})]


def shared_paragraphs(db: Connection, telling: int, day: str) -> set[int]:
    """The paragraphs of these articles that others have too."""
    return {key for (key,) in db.execute(PARAGRAPHS, {"telling": telling, "day": day})}


def keep(db: Connection, telling: int, day: str, told: object) -> None:
    """Keep a story as of a day."""
    db.execute(KEEP, {"telling": telling, "day": day, "data": packed(told)})


def one(db: Connection, telling: int, day: str, kind: type) -> object | None:
    """A story as of a day, if it was told before."""
    row = db.execute(ONE, {"telling": telling, "day": day}).fetchone()
    return unpacked(row[0], kind) if row else None
