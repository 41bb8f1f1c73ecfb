"""Dispatches among those that may tell of the same happening: opening keys lead to them, and links hold them together in heaps.

In: a dispatch, as its articles and its profile; its opening keys. Out: those that share them, the heaps. Never: a verdict on whether two tell of one happening.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from dateline.cluster import Profile
from dateline.store.articles import listed
from dateline.store.blob import packed, unpacked
from dateline.store.links import Links, Node

LINKS = Links(table="dispatch", index="opening", within="heap")

DISPATCH_OF = """
select n, dispatch
from article
where n in (select value from json_each(:articles))
"""
MEMBERS = """
select n
from article
where dispatch = ?
order by n
"""
KEEP = """
insert into dispatch (heap, first, last, profile)
values (:heap, :first, :last, :profile)
returning n
"""
ASSIGN = """
update article
set dispatch = :dispatch
where n in (select value from json_each(:articles))
"""
ONE = """
select heap, episode, profile
from dispatch
where n = ?
"""
NEAR = """
select n, heap, profile
from dispatch
where n in (
    select dispatch
    from opening
    where key in (select value from json_each(:keys))
)
and (:first is null or first is null or max(last, :last) - min(first, :first) <= :reach)
order by n
"""
IN_HEAP = """
select n, episode, profile
from dispatch
where heap = ?
order by n
"""


def dispatch_of(db: Connection, articles: Iterable[int]) -> dict[int, int | None]:
    """The dispatch of each of these articles."""
    return dict(db.execute(DISPATCH_OF, {"articles": listed(articles)}).fetchall())


def members(db: Connection, dispatch: int) -> list[int]:
    """The articles of a dispatch."""
    return [n for (n,) in db.execute(MEMBERS, (dispatch,))]


def keep(db: Connection, profile: Profile, articles: Sequence[int], keys: Iterable[int], heap: int | None) -> int:
    """Put a dispatch of these articles into the index of happenings and into a heap, None for one of its own; its heap."""
    row = {"heap": heap or 0, "first": profile.first, "last": profile.last, "profile": packed(profile)}
    n: int = db.execute(KEEP, row).fetchone()[0]
    LINKS.own_set(db, n)
    db.execute(ASSIGN, {"dispatch": n, "articles": listed(articles)})
    LINKS.keep_keys(db, n, keys)
    return heap or n


def one(db: Connection, n: int) -> tuple[int, int | None, Profile]:
    """The heap and the episode that hold a dispatch, and its profile."""
    heap, episode, profile = db.execute(ONE, (n,)).fetchone()
    return heap, episode, unpacked(profile, Profile)


def drop(db: Connection, n: int, keys: Iterable[int]) -> None:
    """Drop a dispatch with these opening keys."""
    LINKS.drop(db, n, keys)


def near(db: Connection, profile: Profile, keys: Iterable[int], reach: int) -> list[Node]:
    """The dispatches that share one of these opening keys, all within so many days of one another."""
    row = {"keys": listed(keys), "first": profile.first, "last": profile.last, "reach": reach}
    return [Node(n, heap, unpacked(data, Profile)) for n, heap, data in db.execute(NEAR, row)]


def join(db: Connection, heap: int, other: int) -> None:
    """Make two heaps one."""
    LINKS.join(db, heap, other)


def in_heap(db: Connection, heap: int) -> list[tuple[int, int | None, Profile]]:
    """(number, episode, profile) of the dispatches of a heap."""
    return [(n, episode, unpacked(data, Profile)) for n, episode, data in db.execute(IN_HEAP, (heap,))]
