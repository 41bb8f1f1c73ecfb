"""Links: which reports hold together, kept so that a new one touches only its neighbours.

In: keys and groups. Out: who shares them. Never: a verdict on whether two belong together; that is the desk's, by the rooms.

Bundles, heaps and fields are sets that links hold together (of articles, dispatches and episodes); they only ever grow
together, so that each is closed: no group of the way reaches out of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection

from dateline.cluster import Outline, Profile, outline
from dateline.store.articles import listed
from dateline.store.blob import decoded, encoded, packed, unpacked
from dateline.terms import Episode

# Copies: shingles → articles → bundles.

KEEP_SHINGLES = """
insert into shingle (key, article)
values (?, ?)
on conflict do nothing
"""
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
JOIN_BUNDLES = """
update article
set bundle = :bundle
where bundle = :other
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
DROP_SHINGLES = """
delete from shingle
where key = ? and article = ?
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

# Dispatches: opening keys → dispatches → heaps.

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
KEEP_DISPATCH = """
insert into dispatch (heap, first, last, profile)
values (:heap, :first, :last, :profile)
returning n
"""
OWN_HEAP = """
update dispatch
set heap = n
where n = ? and heap = 0
"""
ASSIGN_DISPATCH = """
update article
set dispatch = :dispatch
where n in (select value from json_each(:articles))
"""
OLD_DISPATCH = """
select heap, episode, profile
from dispatch
where n = ?
"""
DROP_DISPATCH = """
delete from dispatch
where n = ?
"""
DROP_OPENINGS = """
delete from opening
where key = ? and dispatch = ?
"""
KEEP_OPENINGS = """
insert into opening (key, dispatch)
values (?, ?)
on conflict do nothing
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
JOIN_HEAPS = """
update dispatch
set heap = :heap
where heap = :other
"""
IN_HEAP = """
select n, episode, profile
from dispatch
where heap = ?
order by n
"""
SET_EPISODE = """
update dispatch
set episode = :episode
where n in (select value from json_each(:dispatches))
"""

# Episodes: matter keys → episodes → fields.

KEEP_EPISODE = """
insert into episode (field, start, record, profile, outline)
values (:field, :start, :record, :profile, :outline)
returning n
"""
OWN_FIELD = """
update episode
set field = n
where n = ? and field = 0
"""
OLD_EPISODE = """
select field, profile
from episode
where n = ?
"""
DROP_EPISODE = """
delete from episode
where n = ?
"""
DROP_MATTERS = """
delete from matter
where key = ? and episode = ?
"""
KEEP_MATTERS = """
insert into matter (key, episode)
values (?, ?)
on conflict do nothing
"""
ABOUT = """
select n, outline
from episode
where n in (
    select episode
    from matter
    where key in (select value from json_each(:keys))
)
order by n
"""
NODES = """
select n, field, profile
from episode
where n in (select value from json_each(:episodes))
order by n
"""
JOIN_FIELDS = """
update episode
set field = :field
where field = :other
"""
IN_FIELDS = """
select n, field, start, record, profile
from episode
where field in (select value from json_each(:fields))
order by n
"""
FIELDS_OF = """
select distinct episode.field
from article
join dispatch on dispatch.n = article.dispatch
join episode on episode.n = dispatch.episode
where article.n in (select value from json_each(:articles))
"""


MIX = 0x9E3779B97F4A7C15
"""Spreads both halves of a key over its upper 32 bits (Knuth's multiplicative hashing)."""
FULL = (1 << 64) - 1
HALF = 1 << 31
"""SQLite's integers are signed, and those of 32 bits take four bytes."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that shares shingles with another: how many it has, and how many they share."""

    article: int
    bundle: int
    size: int
    shared: int


@dataclass(frozen=True, slots=True)
class Node:
    """A dispatch or an episode in the index: its number, the set that links hold together around it, its profile."""

    n: int
    within: int
    profile: Profile


@dataclass(frozen=True, slots=True)
class Happening:
    """An episode as it is kept: its number, its field, its place in the order, the record and the profile."""

    n: int
    field: int
    start: str
    record: Episode
    profile: Profile


def short(keys: Iterable[int]) -> list[int]:
    """Keys in 32 bits, each once: two that fall together cost a comparison and link nothing, and the indexes are smaller by a third."""
    return sorted({((key * MIX & FULL) >> 32) - HALF for key in keys})


def alike(db: Connection, keys: Sequence[int]) -> list[Candidate]:
    """The articles that share one of these shingles, those that share most first."""
    return [Candidate(*row) for row in db.execute(ALIKE, {"keys": listed(keys)})]


def keep_shingles(db: Connection, article: int, keys: Sequence[int], bundle: int) -> None:
    """Put an article into the index of copies and into a bundle."""
    db.executemany(KEEP_SHINGLES, ((key, article) for key in keys))
    db.execute(SKETCHED, {"article": article, "size": len(keys), "bundle": bundle})


def join_bundles(db: Connection, bundle: int, other: int) -> None:
    """Make two bundles one."""
    db.execute(JOIN_BUNDLES, {"bundle": bundle, "other": other})


def in_bundles(db: Connection, bundles: Iterable[int]) -> list[tuple[int, str, int]]:
    """(number, id, bundle) of the articles in these bundles, in the order of their ids."""
    return db.execute(IN_BUNDLES, {"bundles": listed(bundles)}).fetchall()


def bundles_of(db: Connection, articles: Iterable[int]) -> set[int]:
    """The bundles that hold these articles."""
    return {bundle for (bundle,) in db.execute(BUNDLES_OF, {"articles": listed(articles)})}


def in_any(db: Connection, bundles: Iterable[int]) -> list[int]:
    """The articles in these bundles."""
    return [n for n, _, _ in in_bundles(db, bundles)]


def set_bundle(db: Connection, article: int, bundle: int) -> None:
    """Move one article into a bundle."""
    db.execute("update article set bundle = ? where n = ?", (bundle, article))


def unweave(db: Connection, article: int, keys: Iterable[int]) -> None:
    """Take an article with these shingles out of the index of copies and out of all groups."""
    db.execute(UNWEAVE, {"article": article})
    drop_shingles(db, article, keys)


def drop_shingles(db: Connection, article: int, keys: Iterable[int]) -> None:
    """Take these shingles of an article out of the index of copies."""
    db.executemany(DROP_SHINGLES, ((key, article) for key in keys))


def unwoven(db: Connection, limit: int) -> list[int]:
    """Articles that are new."""
    return [n for (n,) in db.execute(NEW, (limit,))]


def turned(db: Connection) -> list[int]:
    """Articles that something was corrected about, to be woven in anew."""
    return [n for (n,) in db.execute(TURNED)]


def dispatch_of(db: Connection, articles: Iterable[int]) -> dict[int, int | None]:
    """The dispatch of each of these articles."""
    return dict(db.execute(DISPATCH_OF, {"articles": listed(articles)}).fetchall())


def members(db: Connection, dispatch: int) -> list[int]:
    """The articles of a dispatch."""
    return [n for (n,) in db.execute(MEMBERS, (dispatch,))]


def keep_dispatch(
    db: Connection, profile: Profile, articles: Sequence[int], keys: Iterable[int], heap: int | None
) -> int:
    """Put a dispatch of these articles into the index of happenings and into a heap, None for one of its own; its heap."""
    row = {"heap": heap or 0, "first": profile.first, "last": profile.last, "profile": packed(profile)}
    n: int = db.execute(KEEP_DISPATCH, row).fetchone()[0]
    db.execute(OWN_HEAP, (n,))
    db.execute(ASSIGN_DISPATCH, {"dispatch": n, "articles": listed(articles)})
    db.executemany(KEEP_OPENINGS, ((key, n) for key in keys))
    return heap or n


def dispatch(db: Connection, n: int) -> tuple[int, int | None, Profile]:
    """The heap and the episode that hold a dispatch, and its profile."""
    heap, episode, profile = db.execute(OLD_DISPATCH, (n,)).fetchone()
    return heap, episode, unpacked(profile, Profile)


def drop_dispatch(db: Connection, n: int, keys: Iterable[int]) -> None:
    """Drop a dispatch with these opening keys."""
    db.executemany(DROP_OPENINGS, ((key, n) for key in keys))
    db.execute(DROP_DISPATCH, (n,))


def near(db: Connection, profile: Profile, keys: Iterable[int], reach: int) -> list[Node]:
    """The dispatches that share one of these opening keys, all within so many days of one another."""
    row = {"keys": listed(keys), "first": profile.first, "last": profile.last, "reach": reach}
    return [Node(n, heap, unpacked(data, Profile)) for n, heap, data in db.execute(NEAR, row)]


def join_heaps(db: Connection, heap: int, other: int) -> None:
    """Make two heaps one."""
    db.execute(JOIN_HEAPS, {"heap": heap, "other": other})


def in_heap(db: Connection, heap: int) -> list[tuple[int, int | None, Profile]]:
    """(number, episode, profile) of the dispatches of a heap."""
    return [(n, episode, unpacked(data, Profile)) for n, episode, data in db.execute(IN_HEAP, (heap,))]


def keep_episode(
    db: Connection,
    record: Episode,
    start: str,
    profile: Profile,
    dispatches: Iterable[int],
    keys: Iterable[int],
    field: int | None,
) -> int:
    """Put an episode of these dispatches into the index of matters and into a field, None for one of its own; its field."""
    row = {
        "field": field or 0,
        "start": start,
        "record": packed(record),
        "profile": packed(replace(profile, opening={})),
        "outline": encoded(outline(profile)),
    }
    n: int = db.execute(KEEP_EPISODE, row).fetchone()[0]
    db.execute(OWN_FIELD, (n,))
    db.execute(SET_EPISODE, {"episode": n, "dispatches": listed(dispatches)})
    db.executemany(KEEP_MATTERS, ((key, n) for key in keys))
    return field or n


def episode(db: Connection, n: int) -> tuple[int, Profile] | None:
    """The field that holds an episode, and its profile; None if there is none of that number."""
    row = db.execute(OLD_EPISODE, (n,)).fetchone()
    return (row[0], unpacked(row[1], Profile)) if row else None


def drop_episode(db: Connection, n: int, keys: Iterable[int]) -> None:
    """Drop an episode with these matter keys."""
    db.executemany(DROP_MATTERS, ((key, n) for key in keys))
    db.execute(DROP_EPISODE, (n,))


def about(db: Connection, keys: Iterable[int]) -> list[tuple[int, Outline]]:
    """The episodes that share one of these matter keys: the number and the outline of each."""
    return [(n, decoded(data, Outline)) for n, data in db.execute(ABOUT, {"keys": listed(keys)})]


def nodes(db: Connection, episodes: Iterable[int]) -> list[Node]:
    """The episodes of these numbers."""
    found = db.execute(NODES, {"episodes": listed(episodes)})
    return [Node(n, field, unpacked(data, Profile)) for n, field, data in found]


def join_fields(db: Connection, field: int, other: int) -> None:
    """Make two fields one."""
    db.execute(JOIN_FIELDS, {"field": field, "other": other})


def in_fields(db: Connection, fields: Iterable[int]) -> list[Happening]:
    """The episodes of these fields."""
    return [
        Happening(n, field, start, unpacked(record, Episode), unpacked(profile, Profile))
        for n, field, start, record, profile in db.execute(IN_FIELDS, {"fields": listed(fields)})
    ]


def fields_of(db: Connection, articles: Iterable[int]) -> set[int]:
    """The fields of the episodes that hold these articles."""
    return {field for (field,) in db.execute(FIELDS_OF, {"articles": listed(articles)})}
