"""Episodes among those that may be of one story: matter keys lead to them, and links hold them together in fields.

In: an episode, as its record and its profile; its matter keys. Out: those that share them, the fields. Never: a verdict on whether two are of one story.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from sqlite3 import Connection

from dateline.cluster import Outline, Profile, outline
from dateline.store.articles import listed
from dateline.store.blob import decoded, encoded, packed, unpacked
from dateline.store.links import Links, Node
from dateline.terms import Episode

LINKS = Links(table="episode", index="matter", within="field")

KEEP = """
insert into episode (field, start, record, profile, outline)
values (:field, :start, :record, :profile, :outline)
returning n
"""
ASSIGN = """
update dispatch
set episode = :episode
where n in (select value from json_each(:dispatches))
"""
ONE = """
select field, profile
from episode
where n = ?
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


@dataclass(frozen=True, slots=True)
class Happening:
    """An episode as it is kept: its number, its field, its place in the order, the record and the profile."""

    n: int
    field: int
    start: str
    record: Episode
    profile: Profile


def keep(
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
    n: int = db.execute(KEEP, row).fetchone()[0]
    LINKS.own_set(db, n)
    db.execute(ASSIGN, {"episode": n, "dispatches": listed(dispatches)})
    LINKS.keep_keys(db, n, keys)
    return field or n


def one(db: Connection, n: int) -> tuple[int, Profile] | None:
    """The field that holds an episode, and its profile; None if there is none of that number."""
    row = db.execute(ONE, (n,)).fetchone()
    return (row[0], unpacked(row[1], Profile)) if row else None


def drop(db: Connection, n: int, keys: Iterable[int]) -> None:
    """Drop an episode with these matter keys."""
    LINKS.drop(db, n, keys)


def about(db: Connection, keys: Iterable[int]) -> list[tuple[int, Outline]]:
    """The episodes that share one of these matter keys: the number and the outline of each."""
    return [(n, decoded(data, Outline)) for n, data in db.execute(ABOUT, {"keys": listed(keys)})]


def nodes(db: Connection, episodes: Iterable[int]) -> list[Node]:
    """The episodes of these numbers."""
    found = db.execute(NODES, {"episodes": listed(episodes)})
    return [Node(n, field, unpacked(data, Profile)) for n, field, data in found]


def join(db: Connection, field: int, other: int) -> None:
    """Make two fields one."""
    LINKS.join(db, field, other)


def in_fields(db: Connection, fields: Iterable[int]) -> list[Happening]:
    """The episodes of these fields."""
    return [
        Happening(n, field, start, unpacked(record, Episode), unpacked(profile, Profile))
        for n, field, start, record, profile in db.execute(IN_FIELDS, {"fields": listed(fields)})
    ]


def fields_of(db: Connection, articles: Iterable[int]) -> set[int]:
    """The fields of the episodes that hold these articles."""
    return {field for (field,) in db.execute(FIELDS_OF, {"articles": listed(articles)})}
