"""Following: sources that are asked again and again, and what they said.

In: sources, entries. Out: the same; what is due. Never: an entry thrown away while its source is followed; a clock: each instant is given, in UTC to
the second, so that instants sort as they are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from sqlite3 import Connection
from typing import Any

from dateline.store.articles import listed
from dateline.store.blob import released, squeezed
from dateline.terms import SourceKind, SourceState

FIELDS = """n, given, address, kind, title, since, state, note, every, due, tried, answered, failures, etag, modified, digest, size,
    wish, moved, moved_since, moved_times, more"""
SOURCES = f"""
select {FIELDS}
from followed
order by n
"""  # noqa: S608 - names of our own
SOURCES_DUE = f"""
select {FIELDS}
from followed
where state = 'on' and (due <= :at or n in (select value from json_each(:numbers)))
order by due, n
"""  # noqa: S608 - names of our own
SOURCE = f"""
select {FIELDS}
from followed
where n = ?
"""  # noqa: S608 - names of our own
AT = """
select n
from followed
where address = ?
"""
FOLLOW = """
insert into followed (given, address, kind, title, since, every, due)
values (:given, :address, :kind, :title, :at, :every, :at)
on conflict do nothing
returning n
"""
SAVE = """
update followed
set address = :address, kind = :kind, title = :title, state = :state, note = :note, every = :every, due = :due, tried = :tried,
    answered = :answered, failures = :failures, etag = :etag, modified = :modified, digest = :digest, size = :size, wish = :wish,
    moved = :moved, moved_since = :moved_since, moved_times = :moved_times, more = :more
where n = :n
"""
TRY = """
update followed
set tried = :at
where n in (select value from json_each(:numbers))
"""
UNFOLLOW = """
delete from followed
where n = ?
"""
DROP_UNNAMED = """
delete from followed_page
where address not in (select page from followed_entry where page is not null)
"""
ENTRIES = """
select entry.key, entry.data, entry.first, entry.last, coalesce(page.report, entry.report), coalesce(page.note, '')
from followed_entry as entry
left join followed_page as page on page.address = entry.page
where entry.source = :source and (
    :after is null
    or (entry.last, entry.n) < (select last, n from followed_entry where source = :source and key = :after)
)
order by entry.last desc, entry.n desc
limit :limit
"""
KNOWN = """
select key, words
from followed_entry
where source = :source and key in (select value from json_each(:keys))
"""
WAS_NAMED = """
select 1
from followed_entry
where source = :source and first < :at and key in (select value from json_each(:keys))
limit 1
"""
NAME = """
insert into followed_entry (source, key, page, words, data, waiting, first, last)
values (:source, :key, :page, :words, :data, :waiting, :at, :at)
on conflict (source, key) do update
set page = excluded.page, words = excluded.words, data = excluded.data, waiting = excluded.waiting, last = excluded.last
"""
SINCE = """
select count(*)
from followed_entry
where source = ? and first > ? and first > ?
"""
COUNTS = """
select source, count(*)
from followed_entry
group by source
"""
WAITING = """
select n, data, last
from followed_entry
where waiting
order by n
limit ?
"""
TAKEN = """
update followed_entry
set waiting = 0, report = coalesce(:report, report)
where n = :n
"""
SAID_OF = """
select n
from followed_entry
where page = ? and length(data) > 0
order by last desc, n desc
limit 1
"""
WAIT = """
update followed_entry
set waiting = 1
where n = ?
"""
STANDING = """
select count(*), count(*) filter (where state = 'on' and due <= ?), count(*) filter (where failures > 0 or state = 'off')
from followed
"""
NEXT = """
select min(due)
from (select min(due) as due from followed where state = 'on'
    union all select min(due) from followed_page where due is not null)
"""
PUT_OFF = """
update followed
set due = :at
where n in (select value from json_each(:numbers)) and due < :at
"""


@dataclass(frozen=True, slots=True)
class More:
    """Another document of a source that is still to be read; `first`: it is one of those with which following begins. `tries`: how often it could not be had."""

    url: str
    first: bool = False
    tries: int = 0


@dataclass(slots=True)
class Source:
    """A source as it is kept: see the columns of `followed`."""

    n: int
    given: str
    address: str
    kind: SourceKind
    title: str
    since: str
    state: SourceState
    note: str
    every: int
    due: str
    tried: str | None
    answered: str | None
    failures: int
    etag: str | None
    modified: str | None
    digest: str | None
    size: int
    wish: int
    moved: str | None
    moved_since: str | None
    moved_times: int
    more: tuple[More, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a source said of a report: its name for it, the page, a digest of the words, these as a line of JSON, and when."""

    key: str
    page: str | None
    words: str
    line: bytes
    waiting: bool
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How many sources there are, how many of them are due, how many could not be had when last asked or are switched off."""

    all: int
    due: int
    failed: int


def sources(db: Connection) -> list[Source]:
    """All sources, in the order in which they were first followed."""
    return [_source(*row) for row in db.execute(SOURCES)]


def sources_due(db: Connection, at: str, also: Iterable[int] = ()) -> list[Source]:
    """Sources that are due, and others by their numbers, unless they are switched off; the one that waits longest first."""
    return [_source(*row) for row in db.execute(SOURCES_DUE, {"at": at, "numbers": listed(also)})]


def source(db: Connection, n: int) -> Source | None:
    """The source of a number."""
    row = db.execute(SOURCE, (n,)).fetchone()
    return _source(*row) if row else None


def at(db: Connection, address: str) -> int | None:
    """The number of the source at an address."""
    row = db.execute(AT, (address,)).fetchone()
    return row[0] if row else None


def _source(*row: Any) -> Source:
    found = Source(*row)
    found.more = tuple(More(*one) for one in json.loads(row[-1]))
    return found


def follow(
    db: Connection, given: str, address: str, kind: SourceKind, *, title: str, every: int, at: str
) -> int | None:
    """Follow a source from now on; None if it is followed already."""
    row = db.execute(
        FOLLOW, {"given": given, "address": address, "kind": kind, "title": title, "every": every, "at": at}
    ).fetchone()
    return row[0] if row else None


def save(db: Connection, source: Source) -> None:
    """Keep what a source has become."""
    row = {field.name: getattr(source, field.name) for field in fields(source)}
    db.execute(SAVE, row | {"more": json.dumps([[one.url, one.first, one.tries] for one in source.more])})


def trying(db: Connection, numbers: Iterable[int], at: str) -> None:
    """Note that these begin to be asked."""
    db.execute(TRY, {"numbers": listed(numbers), "at": at})


def put_off(db: Connection, numbers: Iterable[int], at: str) -> None:
    """Ask these not before an instant."""
    db.execute(PUT_OFF, {"numbers": listed(numbers), "at": at})


def unfollow(db: Connection, n: int) -> None:
    """Follow a source no more; what was taken in stays."""
    db.execute(UNFOLLOW, (n,))
    db.execute(DROP_UNNAMED)


def entries(
    db: Connection, source: int, limit: int, after: str | None = None
) -> list[tuple[str, bytes, str, str, str | None, str]]:
    """What a source said, the latest first: its name for it, the words as a line of JSON, when first and last; the report, why there is none. `after`: behind the entry of that name."""
    rows = db.execute(ENTRIES, {"source": source, "limit": limit, "after": after}).fetchall()
    return [(key, released(data) if data else b"", *others) for key, data, *others in rows]


def known(db: Connection, source: int, keys: Iterable[str]) -> dict[str, str]:
    """The digest of the words of those of these entries that a source has named, by what it calls them."""
    return dict(db.execute(KNOWN, {"source": source, "keys": listed(keys)}).fetchall())


def was_named(db: Connection, source: int, keys: Iterable[str], at: str) -> bool:
    """Whether a source had named any of these entries before an instant."""
    return db.execute(WAS_NAMED, {"source": source, "keys": listed(keys), "at": at}).fetchone() is not None


def name(db: Connection, source: int, said: Said) -> None:
    """Keep what a source said of a report; of one that it named before, what it says now."""
    row = {"key": said.key, "page": said.page, "words": said.words, "waiting": int(said.waiting), "at": said.last}
    db.execute(NAME, row | {"source": source, "data": squeezed(said.line)})


def new_since(db: Connection, source: int, began: str, since: str) -> int:
    """How many entries a source has named since an instant, those with which following began not counted."""
    count: int = db.execute(SINCE, (source, began, since)).fetchone()[0]
    return count


def counts(db: Connection) -> dict[int, int]:
    """How many entries each source has named."""
    return dict(db.execute(COUNTS).fetchall())


def waiting(db: Connection, limit: int) -> list[tuple[int, bytes, str]]:
    """Entries whose own words are still to be taken in: number, line of JSON, when they came."""
    return [(n, released(data), last) for n, data, last in db.execute(WAITING, (limit,))]


def taken(db: Connection, n: int, report: str | None) -> None:
    """Note as which report an entry was taken in; None where it could not be read."""
    db.execute(TAKEN, {"n": n, "report": report})


def take_words(db: Connection, page: str) -> bool:
    """Have the words of the entry that names a page taken in for it; False where there are none."""
    row = db.execute(SAID_OF, (page,)).fetchone()
    if row:
        db.execute(WAIT, row)
    return row is not None


def next_due(db: Connection) -> str | None:
    """When something is due next."""
    found: str | None = db.execute(NEXT).fetchone()[0]
    return found


def standing(db: Connection, at: str) -> Standing:
    """How many sources there are, are due at an instant, and could not be had."""
    return Standing(*db.execute(STANDING, (at,)).fetchone())
