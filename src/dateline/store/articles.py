"""Articles: what pass one made of each report by itself.

In: articles with their dates and names. Out: the same. Never: what other reports tell of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

import msgspec

from dateline.store.blob import packed, released, squeezed, unpacked
from dateline.terms import Article, Mention, Timex

KEEP = """
insert into article (id, address, rank, state, publisher)
values (:id, :address, :rank, 'new', :publisher)
returning n
"""
KEEP_PAGE = """
insert into page (article, text, clean, alone)
values (:article, :text, :clean, :alone)
"""
PAGES = """
select article.n, article.id, page.text, page.clean, page.alone, report.data
from json_each(:numbers) as wanted
join article on article.n = wanted.value
join page on page.article = article.n
join report on report.id = article.id
order by article.id
"""
NUMBERS = """
select n
from article
where id in (select value from json_each(:ids))
"""
VERSIONS = """
select other.n, other.bundle is not null
from article
join article as other on other.n = article.n or other.address = article.address
where article.n = ?
order by other.rank desc, other.id desc
"""
REWRITE = """
update article
set address = :address, rank = :rank, publisher = :publisher
where n = :n
"""
REWRITE_PAGE = """
update page
set clean = :clean, alone = :alone
where article = :article
"""
KEPT = """
select n, address, rank
from article
where id = ?
"""
SET_STATE = """
update article
set state = :state
where n = :n
"""
DROP = """
delete from article
where n = ?
"""

Alone = tuple[tuple[Timex, ...], tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as pass one left it, with its dates and names; `n` is its number in this file, `words` its text as bytes."""

    n: int
    article: Article
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    words: bytes


@dataclass(frozen=True, slots=True)
class Version:
    """A report among those of its address, and whether it takes part in stories."""

    n: int
    woven: bool


def listed(values: Iterable[object]) -> str:
    """Values as SQLite's json_each takes them: any number of them in one statement."""
    return msgspec.json.encode(list(values)).decode()


def keep(
    db: Connection,
    article: Article,
    alone: Alone,
    *,
    received: bytes,
    address: str | None,
    rank: str,
) -> int:
    """Keep what pass one made of a report, not yet taking part in any story; its number. `received` are the report's bytes."""
    row = {"id": article.id, "address": address, "rank": rank, "publisher": article.publisher}
    n: int = db.execute(KEEP, row).fetchone()[0]
    words = article.text.encode("utf-8", "surrogatepass")
    page = {
        "article": n,
        "text": squeezed(words, received),
        "clean": packed(article, words),
        "alone": packed(alone, words),
    }
    db.execute(KEEP_PAGE, page)
    return n


@dataclass(frozen=True, slots=True)
class Kept:
    """How an article stands among those of its address."""

    n: int
    address: str | None
    rank: str


def drop(db: Connection, n: int) -> None:
    """Take out an article that takes part in nothing."""
    db.execute(DROP, (n,))


def kept(db: Connection, id: str) -> Kept | None:
    """How an article is kept, if it is."""
    row = db.execute(KEPT, (id,)).fetchone()
    return Kept(*row) if row else None


def rewrite(
    db: Connection, page: KeptArticle, article: Article, alone: Alone, *, address: str | None, rank: str
) -> None:
    """Keep what pass one makes of a report now, in place of `page`; its text is the same."""
    db.execute(REWRITE, {"n": page.n, "address": address, "rank": rank, "publisher": article.publisher})
    revise(db, page, article, alone)


def revise(db: Connection, page: KeptArticle, article: Article, alone: Alone) -> None:
    """Keep an article in place of that of `page`."""
    row = {"article": page.n, "clean": packed(article, page.words), "alone": packed(alone, page.words)}
    db.execute(REWRITE_PAGE, row)


def pages(db: Connection, numbers: Sequence[int]) -> list[KeptArticle]:
    """The pages of these numbers, in the order of their ids."""
    found = []
    for n, _, text, clean, alone, data in db.execute(PAGES, {"numbers": listed(numbers)}):
        words = released(text, released(data))
        timexes, mentions = unpacked(alone, Alone, words)
        found.append(KeptArticle(n, unpacked(clean, Article, words), timexes, mentions, words))
    return found


def numbers(db: Connection, ids: Iterable[str]) -> list[int]:
    """The numbers of the articles with these ids; ids that nothing has are left out."""
    return [n for (n,) in db.execute(NUMBERS, {"ids": listed(ids)})]


def beginning(db: Connection, id: str) -> list[str]:
    """Ids of the articles whose id begins so, a few."""
    rows = db.execute("select id from article where id >= ? and id < ? limit 5", (id, id + "g"))
    return [found for (found,) in rows]


def versions(db: Connection, n: int) -> list[Version]:
    """The reports of an article's address, the latest revision first; of one without an address, itself."""
    return [Version(n, bool(woven)) for n, woven in db.execute(VERSIONS, (n,))]


def at(db: Connection, address: str) -> list[int]:
    """The article of this address that takes part in stories."""
    return [n for (n,) in db.execute("select n from article where address = ? and state = 'current'", (address,))]


def set_state(db: Connection, n: int, state: str) -> None:
    """Say whether an article is new, current, kept or turned."""
    db.execute(SET_STATE, {"n": n, "state": state})


def by_id(found: Iterable[KeptArticle]) -> Mapping[str, KeptArticle]:
    """Pages by the ids of their articles."""
    return {page.article.id: page for page in found}
