"""Articles among their copies: shingles lead to the articles that have them, and links hold these together in bundles.

In: an article, its shingles. Out: those that share them, the bundles. Never: a verdict on whether one is a copy of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from dateline.store.articles import listed
from dateline.store.links import Links

LINKS = Links(table="article", index="shingle", within="bundle")

SKETCHED = """
update article
set sketch = :size, bundle = :bundle
where n = :article
"""
ALIKE = """
select article.n, article.bundle, article.sketch, count(*) as shared
from shingle
join article on article.n = shingle.article
where shingle.key in (select value from json_each(:keys))
group by article.n
order by shared desc, article.n
"""
IN_BUNDLES = """
select n, id, bundle
from article
where bundle in (select value from json_each(:bundles))
order by id
"""
BUNDLES_OF = """
select distinct bundle
from article
where n in (select value from json_each(:articles)) and bundle is not null
"""
UNWEAVE = """
update article
set bundle = null, dispatch = null, story = null, sketch = 0
where n = :article
"""
NEW = """
select n
from article
where state = 'new'
order by n
limit ?
"""
TURNED = """
select n
from article
where state = 'turned'
order by n
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that shares shingles with another: how many it has, and how many they share."""

    article: int
    bundle: int
    size: int
    shared: int


def alike(db: Connection, keys: Sequence[int]) -> list[Candidate]:
    """The articles that share one of these shingles, those that share most first."""
    return [Candidate(*row) for row in db.execute(ALIKE, {"keys": listed(keys)})]


def keep(db: Connection, article: int, keys: Sequence[int], bundle: int) -> None:
    """Put an article into the index of copies and into a bundle."""
    LINKS.keep_keys(db, article, keys)
    db.execute(SKETCHED, {"article": article, "size": len(keys), "bundle": bundle})


def join(db: Connection, bundle: int, other: int) -> None:
    """Make two bundles one."""
    LINKS.join(db, bundle, other)


def in_bundles(db: Connection, bundles: Iterable[int]) -> list[tuple[int, str, int]]:
    """(number, id, bundle) of the articles in these bundles, in the order of their ids."""
    return db.execute(IN_BUNDLES, {"bundles": listed(bundles)}).fetchall()


def bundles_of(db: Connection, articles: Iterable[int]) -> set[int]:
    """The bundles that hold these articles."""
    return {bundle for (bundle,) in db.execute(BUNDLES_OF, {"articles": listed(articles)})}


def set_bundle(db: Connection, article: int, bundle: int) -> None:
    """Move one article into a bundle."""
    db.execute("update article set bundle = ? where n = ?", (bundle, article))


def unweave(db: Connection, article: int, keys: Iterable[int]) -> None:
    """Take an article with these shingles out of the index of copies and out of all groups."""
    db.execute(UNWEAVE, {"article": article})
    drop_shingles(db, article, keys)


def drop_shingles(db: Connection, article: int, keys: Iterable[int]) -> None:
    """Take these shingles of an article out of the index of copies."""
    LINKS.drop_keys(db, article, keys)


def unwoven(db: Connection, limit: int) -> list[int]:
    """Articles that are new."""
    return [n for (n,) in db.execute(NEW, (limit,))]


def turned(db: Connection) -> list[int]:
    """Articles that something was corrected about, to be woven in anew."""
    return [n for (n,) in db.execute(TURNED)]
