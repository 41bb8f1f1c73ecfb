"""Then: stories as of a day or an hour, kept by what they were made of.

In: a telling and until when it is asked for, as `moments.out` writes it. Out: the story as only what was published by then tells it.
Never: one made of anything else than what stands here now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from dateline.store.articles import listed
from dateline.store.blob import packed, unpacked

MOST = 256_000_000
"""Bytes of stories as of moments that are kept: beyond them those that were told longest ago go."""

KEEP = """
insert into then_told (made_of, article, data)
select :made_of, first, :data
from (select min(n) as first, count(*) as there from article where n in (select value from json_each(:articles)))
where there > 0 and there = json_array_length(:articles)
on conflict do nothing
"""
BOUND = """
delete from then_told
where rowid <= (
    select max(n) from (select rowid as n, sum(length(data)) over (order by rowid desc) as held from then_told) where held > :most
)
"""
ONE = """
select data
from then_told
where made_of = :made_of
"""
MEMBERS = """
select article.n, article.id, article.rank, page.clean, page.alone
from article
join page on page.article = article.n
where telling = :telling and out <= :until
order by article.id
"""
LAST = """
select max(out)
from article
where telling = :telling and out <= :until
"""
PARAGRAPHS = """
select distinct mine.key
from article
join paragraph as mine on mine.article = article.n
where article.telling = :telling and article.out <= :until
and exists (select 1 from paragraph as other where other.key = mine.key and other.article != mine.article)
"""


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story; `made_of` is what pass one made of it, as bytes."""

    n: int
    id: str
    made_of: bytes


def last(db: Connection, telling: int, until: str) -> str | None:
    """When, by then, the story was reported last."""
    found: str | None = db.execute(LAST, {"telling": telling, "until": until}).fetchone()[0]
    return found


def members(db: Connection, telling: int, until: str) -> list[Member]:
    """The articles of a telling that were published by then, in the order of their ids."""
    rows = db.execute(MEMBERS, {"telling": telling, "until": until})
    return [Member(n, id, b"".join((id.encode(), rank.encode(), clean, alone))) for n, id, rank, clean, alone in rows]


def shared_paragraphs(db: Connection, telling: int, until: str) -> set[int]:
    """The paragraphs of these articles that others have too."""
    return {key for (key,) in db.execute(PARAGRAPHS, {"telling": telling, "until": until})}


def keep(db: Connection, made_of: bytes, articles: Sequence[int], told: object) -> None:
    """Keep a story as of a moment, as long as the first of its articles is there; not if one has gone meanwhile."""
    db.execute(KEEP, {"made_of": made_of, "articles": listed(articles), "data": packed(told)})
    db.execute(BOUND, {"most": MOST})


def holds(db: Connection, made_of: bytes) -> bool:
    """Whether a story as of a moment stands here."""
    return db.execute("select 1 from then_told where made_of = ?", (made_of,)).fetchone() is not None


def published(db: Connection, telling: int) -> list[str]:
    """When the articles of a telling were out, as far as that is known."""
    return [at for (at,) in db.execute("select out from article where telling = ? and out is not null", (telling,))]


def clear(db: Connection) -> None:
    """Drop what was kept of all stories."""
    db.execute("delete from then_told")


def one(db: Connection, made_of: bytes, kind: type) -> object | None:
    """A story as of a moment, if it was told before of the very same."""
    row = db.execute(ONE, {"made_of": made_of}).fetchone()
    return unpacked(row[0], kind) if row else None
