"""Looks: what a reader had seen of a story when they last looked.

In: a reader and an article of the story. Out: the ids of what they saw. Never: a look of another reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from dateline.store.blob import packed, unpacked

KEEP = """
insert into look (reader, article, day, seen, retold)
values (:reader, :article, :day, :seen, 0)
on conflict do update set day = excluded.day, seen = excluded.seen, retold = 0
"""
SEEN = """
select look.seen
from look
join article as anchor on anchor.id = look.article
join article on article.n = anchor.n or article.address = anchor.address
where look.reader = :reader and article.telling = :telling
"""
BY_READER = """
select article.telling, max(look.day)
from look
join article as anchor on anchor.id = look.article
join article on article.n = anchor.n or article.address = anchor.address
where look.reader = :reader and article.telling is not null
group by article.telling
order by max(look.day) desc, article.telling desc
limit :limit
"""
RETOLD = """
select max(look.retold)
from look
join article as anchor on anchor.id = look.article
join article on article.n = anchor.n or article.address = anchor.address
where look.reader = :reader and article.telling = :telling
"""
HANDED_ON = (
    "update or replace look set article = :other where article = :article",
    "update story_name set article = :other where article = :article",
)
DROP = "delete from look where article = ?"


def keep(db: Connection, reader: str, article: str, day: str, seen: Iterable[str]) -> None:
    """Note what a reader saw of the story that holds this article."""
    db.execute(KEEP, {"reader": reader, "article": article, "day": day, "seen": packed(tuple(sorted(seen)))})


def seen(db: Connection, reader: str, telling: int) -> set[str]:
    """The ids of all that a reader has seen of a story, also under an earlier revision of its reports."""
    rows = db.execute(SEEN, {"reader": reader, "telling": telling})
    return {id for (data,) in rows for id in unpacked(data, tuple[str, ...])}


def of_reader(db: Connection, reader: str, limit: int) -> dict[int, str]:
    """The tellings that a reader looked at, those looked at last first, and the day on which they did."""
    return dict(db.execute(BY_READER, {"reader": reader, "limit": limit}).fetchall())


def tell_anew(db: Connection) -> None:
    """Note that other steps tell all stories from now on."""
    db.execute("update look set retold = 1")


def retold(db: Connection, reader: str, telling: int) -> bool:
    """Whether other steps have told the story since this reader looked."""
    return bool(db.execute(RETOLD, {"reader": reader, "telling": telling}).fetchone()[0])


def hand_on(db: Connection, article: str, other: str | None) -> None:
    """Let another article of the story stand for it in looks and names, since this one goes."""
    if other is None:
        db.execute(DROP, (article,))
        return
    for statement in HANDED_ON:
        db.execute(statement, {"article": article, "other": other})
