"""Looks: what a reader had seen of a story when they last looked.

In: a reader and an article of the story. Out: the ids of what they saw. Never: a look of another reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from dateline.store.blob import packed, unpacked

KEEP = """
insert into look (reader, article, day, seen, retold, turn)
values (:reader, :article, :day, :seen, 0, :turn)
on conflict do update set day = excluded.day, seen = excluded.seen, retold = 0, turn = excluded.turn, before = look.seen
"""
LAST_TURN = "select coalesce(max(turn), 0) from look where reader = ?"
LAST = """
select distinct telling
from (
    select article.telling, rank() over (order by look.turn desc, look.day desc) as place
    from look
    join article as anchor on anchor.id = look.article
    join article on article.n = anchor.n or article.address = anchor.address
    where look.reader = :reader and article.telling is not null
)
where place = 1
order by telling
"""
OF_TURN = "select article from look where reader = :reader and turn = :turn order by article"
TAKE_BACK = (
    "delete from look where reader = :reader and turn = :turn and before is null",
    "update look set seen = before, before = null, turn = 0 where reader = :reader and turn = :turn",
)
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
order by max(look.turn) desc, max(look.day) desc, article.telling desc
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


def keep(db: Connection, reader: str, turn: int, article: str, day: str, seen: Iterable[str]) -> None:
    """Note what a reader has seen now, in this turn of theirs, of the story that holds this article."""
    row = {"reader": reader, "turn": turn, "article": article, "day": day, "seen": packed(tuple(sorted(set(seen))))}
    db.execute(KEEP, row)


def next_turn(db: Connection, reader: str) -> int:
    """The number of the look that a reader is about to take."""
    last: int = db.execute(LAST_TURN, (reader,)).fetchone()[0]
    return last + 1


def last(db: Connection, reader: str) -> list[int]:
    """The telling that a reader looked at last; several where that look was one at the changes of several."""
    return [n for (n,) in db.execute(LAST, {"reader": reader})]


def take_back(db: Connection, reader: str) -> list[str]:
    """What a reader saw in their last turn is unseen again; articles of the stories that they looked at."""
    row = {"reader": reader, "turn": next_turn(db, reader) - 1}
    if not row["turn"]:
        return []
    articles = [article for (article,) in db.execute(OF_TURN, row)]
    for statement in TAKE_BACK:
        db.execute(statement, row)
    return articles


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
    """Let another article of the story stand for it in looks and names, because this one is removed."""
    if other is None:
        db.execute(DROP, (article,))
        return
    for statement in HANDED_ON:
        db.execute(statement, {"article": article, "other": other})
