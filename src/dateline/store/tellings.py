"""Tellings: each story as it was last told, and the rows by which a reader finds something in it.

In: what the pipeline told. Out: the same again, whole or in part. Never: a story told half.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

import msgspec

from dateline.moments import out
from dateline.store.articles import listed
from dateline.store.blob import packed, released, unpacked
from dateline.terms import (
    Article,
    Change,
    Conflict,
    Dispatch,
    Disputed,
    Entity,
    Event,
    SetAside,
    Statement,
    Story,
    StoryLine,
    Timex,
)
from dateline.text import words

KEEP = """
insert into telling (id, title, changed, weight, ahead, line, data)
values (:id, :title, :changed, :weight, :ahead, :line, :data)
returning n
"""
KEEP_ARTICLE = """
insert into told_article (article, telling, settled, found)
values (:article, :telling, :settled, :found)
"""
ASSIGN = """
update article
set telling = :telling, last_day = :last_day, out = :out
where n = :article
"""
KEEP_NAME = """
insert into name (telling, kind, called)
values (:telling, :kind, :called)
returning n
"""
KEEP_NAME_WORD = """
insert into name_word (word, name)
values (?, ?)
on conflict do nothing
"""
KEEP_SAYING = """
insert into saying (name, day, article, place)
values (?, ?, ?, ?)
on conflict do nothing
"""
KEEP_CONFLICT = """
insert into conflict (telling, place, data)
values (?, ?, ?)
"""
KEEP_LABEL = """
insert into label (key, telling)
values (?, ?)
on conflict do nothing
"""
KEEP_STORY_NAME = """
insert into story_name (id, article)
values (?, ?)
on conflict do nothing
"""
DROP = """
delete from telling
where n in (select value from json_each(:tellings))
"""
OF_ARTICLES = """
select distinct telling
from article
where n in (select value from json_each(:articles)) and telling is not null
"""
MARK_STALE = """
insert into stale (telling)
select distinct telling
from article
where n in (select value from json_each(:articles)) and telling is not null
on conflict do nothing
"""
STALE = """
select telling
from stale
where not exists (select 1 from article where article.telling = stale.telling and article.story is not null)
"""
DATA = """
select data
from telling
where n = ?
"""
ARTICLES = """
select article.n, page.text, page.clean, told_article.settled, told_article.found, report.data
from told_article
join article on article.n = told_article.article
join page on page.article = article.n
join report on report.id = article.id
where told_article.telling = ?
order by article.id
"""
NEWEST = """
select id
from article
where telling = ? and last_day is not null
order by last_day desc, id
limit 1
"""
ONE_ARTICLE = """
select article.n, page.text, page.clean, told_article.settled, told_article.found, report.data
from article
join page on page.article = article.n
join report on report.id = article.id
left join told_article on told_article.article = article.n
where article.id = ?
"""


class Body(msgspec.Struct, array_like=True, frozen=True):
    """A telling without its articles, timexes and statements, which stand beside their articles."""

    story: Story
    parsed: tuple[str, ...]
    dispatches: tuple[Dispatch, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    models: tuple[tuple[str, str], ...]
    set_aside: tuple[SetAside, ...]
    order: tuple[str, ...] = ()
    """Ids of the statements in the order in which they are told, where that is not the order of their articles."""


class _Dispatched(msgspec.Struct, array_like=True, frozen=True):
    """What a telling begins with, of which only the dispatches are read."""

    story: msgspec.Raw
    parsed: msgspec.Raw
    dispatches: tuple[Dispatch, ...]


Found = tuple[tuple[Timex, ...], tuple[Statement, ...]]


class Settled(msgspec.Struct, frozen=True):
    """An article as its story settled it, and what it says."""

    n: int
    article: Article
    words: bytes
    timexes: tuple[Timex, ...]
    statements: tuple[Statement, ...]


def number(id: str) -> int:
    """An id of ours (16 hexadecimal digits) as SQLite holds numbers; of anything else one that nothing has."""
    try:
        return int.from_bytes(bytes.fromhex(id), "big", signed=True) if len(id) == 16 else 0
    except ValueError:
        return 0


def keep(db: Connection, body: Body, line: StoryLine) -> int:
    """Keep a telling; its number."""
    row = {
        "id": line.id,
        "title": line.title,
        "changed": line.changed or "",
        "weight": line.weight,
        "ahead": max((plan.when.last_day.isoformat() for plan in line.next if plan.when), default=""),
        "line": packed(line),
        "data": packed(body),
    }
    n: int = db.execute(KEEP, row).fetchone()[0]
    db.execute(KEEP_STORY_NAME, (line.id, body.story.episodes[0].articles[0]))
    return n


def keep_article(db: Connection, telling: int, told: Settled, clean: Article) -> None:
    """Keep an article beside its telling; `clean` is how pass one left it."""
    settled = None if told.article == clean else packed(told.article, told.words)
    found = packed((told.timexes, told.statements), told.words)
    db.execute(KEEP_ARTICLE, {"article": told.n, "telling": telling, "settled": settled, "found": found})
    published = told.article.published
    last_day = published.last_day.isoformat() if published else None
    row = {"telling": telling, "last_day": last_day, "out": out(published) if published else None, "article": told.n}
    db.execute(ASSIGN, row)


def keep_name(db: Connection, telling: int, kind: str, called: str, names: Iterable[str]) -> int:
    """Keep who or what is named in a story, to be found by any word of the names; its number."""
    n: int = db.execute(KEEP_NAME, {"telling": telling, "kind": kind, "called": called}).fetchone()[0]
    found = sorted({word for name in names for word in words(name)})
    db.executemany(KEEP_NAME_WORD, ((word, n) for word in found))
    return n


def keep_sayings(db: Connection, rows: Iterable[tuple[int, str, int, int]]) -> None:
    """Keep (name, day, article, place) of statements whose speaker is known."""
    db.executemany(KEEP_SAYING, rows)


def keep_conflicts(db: Connection, telling: int, found: Iterable[Disputed]) -> None:
    """Keep where the reports of a story disagree."""
    db.executemany(KEEP_CONFLICT, ((telling, place, packed(one)) for place, one in enumerate(found)))


def keep_labels(db: Connection, telling: int, ids: Iterable[str]) -> None:
    """Keep which ids a telling holds."""
    db.executemany(KEEP_LABEL, ((number(id), telling) for id in ids))


def drop(db: Connection, tellings: Iterable[int]) -> None:
    """Drop tellings and all their rows."""
    db.execute(DROP, {"tellings": listed(tellings)})


def mark_stale(db: Connection, articles: Iterable[int]) -> None:
    """Note that the tellings of these articles hold reports that go."""
    db.execute(MARK_STALE, {"articles": listed(articles)})


def of(db: Connection, articles: Iterable[int]) -> list[int]:
    """The tellings of these articles."""
    return [n for (n,) in db.execute(OF_ARTICLES, {"articles": listed(articles)})]


def stale(db: Connection) -> list[int]:
    """The tellings of which no report is left."""
    return [n for (n,) in db.execute(STALE)]


def body(db: Connection, telling: int) -> Body:
    """What a telling holds beside its articles."""
    found: Body = unpacked(db.execute(DATA, (telling,)).fetchone()[0], Body)
    return found


def dispatches(db: Connection, telling: int) -> tuple[Dispatch, ...]:
    """The dispatches of a telling; the rest of what it holds is passed over."""
    found: _Dispatched = unpacked(db.execute(DATA, (telling,)).fetchone()[0], _Dispatched)
    return found.dispatches


def articles(db: Connection, telling: int) -> list[Settled]:
    """The articles of a telling in the order of their ids, with their timexes and statements."""
    return [_settled(row) for row in db.execute(ARTICLES, (telling,))]


def settled(db: Connection, telling: int) -> dict[str, Article]:
    """The same without what was found in them, by their ids."""
    found = (_article(row[1:4], _words(row)) for row in db.execute(ARTICLES, (telling,)))
    return {one.id: one for one in found}


def article(db: Connection, id: str) -> Settled | None:
    """One article; one that no story tells is as pass one left it."""
    row = db.execute(ONE_ARTICLE, (id,)).fetchone()
    return _settled(row) if row else None


def newest(db: Connection, telling: int) -> str | None:
    """Id of the article of a telling that came out last; None where no day is known."""
    found = db.execute(NEWEST, (telling,)).fetchone()
    return found[0] if found else None


def ids(db: Connection, telling: int) -> list[str]:
    """Ids of the articles of a telling."""
    return [id for (id,) in db.execute("select id from article where telling = ? order by id", (telling,))]


def _settled(row: Sequence[bytes]) -> Settled:
    n, found, told_words = row[0], row[4], _words(row)
    timexes, statements = unpacked(found, Found, told_words) if found else ((), ())
    return Settled(int(n), _article(row[1:4], told_words), told_words, timexes, statements)


def _words(row: Sequence[bytes]) -> bytes:
    """The text of an article, against which all else of it is compressed."""
    _, text, *_, data = row
    return released(text, released(data))


def _article(row: Sequence[bytes], told_words: bytes) -> Article:
    _, clean, settled = row
    found: Article = unpacked(settled or clean, Article, told_words)
    return found


def by_id(found: Iterable[Settled]) -> Mapping[str, Settled]:
    """Articles by their ids."""
    return {one.article.id: one for one in found}
