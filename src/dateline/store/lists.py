"""Lists: what a reader asks for over many stories: lines, names, changes, sayings.

In: what is asked for. Out: records, from rows and small blobs. Never: a whole telling read for one line of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sqlite3 import Connection

from dateline.store.articles import listed
from dateline.store.blob import unpacked
from dateline.terms import Disputed, StoryLine
from dateline.text import words

LINES = """
select line
from telling
where (changed, id) < (:changed, :id) and changed >= :since
order by changed desc, id desc
limit :limit
"""
LINE = """
select line
from telling
order by changed desc, id desc
limit 1 offset ?
"""
LINES_OF = """
select line
from telling
where n in (select value from json_each(:tellings)) and (changed, id) < (:changed, :id) and changed >= :since
order by changed desc, id desc
limit :limit
"""
BY_WEIGHT = """
select line
from telling
where (weight, id) < (:weight, :id) and changed >= :since
order by weight desc, id desc
limit :limit
"""
BY_WEIGHT_OF = """
select line
from telling
where n in (select value from json_each(:tellings)) and (weight, id) < (:weight, :id) and changed >= :since
order by weight desc, id desc
limit :limit
"""
AHEAD = """
select line
from telling
where ahead >= :day
order by ahead, id
limit :limit
"""
CALLED = """
select name.called, count(distinct name.telling)
from name
where name.kind in (select value from json_each(:kinds)) and name.n in (
    select name
    from name_word
    where word >= :first and word < :after
)
group by name.called
order by count(distinct name.telling) desc, name.called
limit :limit
"""
NAMED = """
select name.n, name.telling, name.called
from name
where name.kind in (select value from json_each(:kinds)) and name.n in (
    select name
    from name_word
    where word in (select value from json_each(:words))
    group by name
    having count(*) = :count
)
"""
SAYINGS = """
select saying.article, saying.place, name.called, article.id, name.telling
from saying
join name on name.n = saying.name
join article on article.n = saying.article
where saying.name in (select value from json_each(:names))
order by saying.day desc, article.id, saying.place
"""
CONFLICTS = """
select data
from conflict
order by telling, place
"""
CONFLICTS_OF = """
select data
from conflict
where telling = :telling
order by place
"""
BY_ID = """
select n, id
from telling
where id = ?
"""
BY_PREFIX = """
select n, id
from telling
where id >= :first and id < :after
limit 2
"""
BY_NAME = """
select distinct telling.n, telling.id
from story_name
join article as anchor on anchor.id = story_name.article
join article on article.n = anchor.n or article.address = anchor.address
join telling on telling.n = article.telling
where story_name.id >= :first and story_name.id < :after
limit 2
"""
TITLES = """
select n, id, title
from telling
order by id
"""
OF_ARTICLE = """
select telling.n, telling.id
from article
join telling on telling.n = article.telling
where article.id = ?
"""
LABELLED = """
select telling
from label
where key = ?
order by telling
"""
TITLE = """
select id, title
from telling
where n = ?
"""
EVERY = """
select n
from telling
order by id
"""

LAST = "~"
"""Sorts after every day."""
MOST = "inf"
"""Weighs more than every story."""


def lines(
    db: Connection,
    *,
    since: str,
    limit: int,
    after: tuple[str, str] | None,
    tellings: Iterable[int] | None,
    weighed: bool = False,
) -> list[StoryLine]:
    """Lines of stories changed on `since` or later, of all or of these tellings, after (changed, id): the newest change first.

    `weighed`: that which is most news first, after (weight, id).
    """
    at, id = after or (MOST if weighed else LAST, "")
    row = {"since": since, "limit": limit, "id": id, **({"weight": float(at)} if weighed else {"changed": at})}
    if tellings is None:
        found = db.execute(BY_WEIGHT if weighed else LINES, row)
    else:
        found = db.execute(BY_WEIGHT_OF if weighed else LINES_OF, row | {"tellings": listed(tellings)})
    return [unpacked(line, StoryLine) for (line,) in found]


def line(db: Connection, place: int) -> StoryLine | None:
    """The line of the story at this place, from 1, of the list of all stories, the most recently changed first."""
    row = db.execute(LINE, (place - 1,)).fetchone() if place > 0 else None
    return unpacked(row[0], StoryLine) if row else None


def ahead(db: Connection, day: str, limit: int) -> list[StoryLine]:
    """Lines of stories in which something is planned on this day or later, the story whose last plan is nearest first."""
    return [unpacked(line, StoryLine) for (line,) in db.execute(AHEAD, {"day": day, "limit": limit})]


def newest(db: Connection) -> str | None:
    """The newest day of which a report is there."""
    found: str | None = db.execute("select max(last_day) from article").fetchone()[0]
    return found


def called(db: Connection, beginning: str, kinds: Iterable[str], limit: int) -> list[str]:
    """Names in which a word begins so, those that stand in most stories first."""
    row = {"kinds": listed(kinds), "first": beginning, "after": beginning + "\U0010ffff", "limit": limit}
    return [name for name, _ in db.execute(CALLED, row)]


def named(db: Connection, asked: str, kinds: Iterable[str]) -> list[tuple[int, int, str]]:
    """(number, telling, name) of who or what has all these words in its names."""
    wanted = sorted(set(words(asked)))
    row = {"kinds": listed(kinds), "words": listed(wanted), "count": len(wanted)}
    return db.execute(NAMED, row).fetchall()


def sayings(db: Connection, names: Iterable[int]) -> Iterator[tuple[int, int, str, str, int]]:
    """(article, place, speaker's name, article's id, telling) of what these said, the latest first."""
    yield from db.execute(SAYINGS, {"names": listed(names)})


def conflicts(db: Connection, telling: int | None) -> list[Disputed]:
    """Where reports disagree, in one story or in all."""
    statement = CONFLICTS if telling is None else CONFLICTS_OF
    return [unpacked(data, Disputed) for (data,) in db.execute(statement, {"telling": telling})]


def resolved(db: Connection, name: str) -> list[tuple[int, str]]:
    """(number, id) of the tellings that an id means: by the id itself, by one it once had, or by how it begins; more than one if unclear."""
    found = db.execute(BY_ID, (name,)).fetchall()
    for statement in (BY_PREFIX, BY_NAME):
        if not found and len(name) >= 4:
            found = sorted(set(db.execute(statement, {"first": name, "after": name + "g"}).fetchall()))
    return found


def titles(db: Connection) -> list[tuple[int, str, str]]:
    """(number, id, title) of all tellings."""
    return db.execute(TITLES).fetchall()


def title(db: Connection, telling: int) -> tuple[str, str]:
    """The id and the title of a telling."""
    row: tuple[str, str] = db.execute(TITLE, (telling,)).fetchone()
    return row


def of_article(db: Connection, id: str) -> tuple[int, str] | None:
    """The number and the id of the telling that holds an article."""
    row: tuple[int, str] | None = db.execute(OF_ARTICLE, (id,)).fetchone()
    return row


def labelled(db: Connection, key: int) -> list[int]:
    """The tellings that hold something of this id."""
    return [n for (n,) in db.execute(LABELLED, (key,))]


def every(db: Connection) -> list[int]:
    """All tellings, in the order of their ids."""
    return [n for (n,) in db.execute(EVERY)]
