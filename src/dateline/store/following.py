"""Following: sources that are asked again and again, what they said, the pages that they name, and how their hosts want to be asked.

In: sources, entries, pages. Out: the same; what is due. Never: an entry thrown away while its source is followed; a clock: each instant is given, in UTC to
the second, so that instants sort as they are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from sqlite3 import Connection
from typing import Any

from dateline.store.articles import listed
from dateline.store.blob import released, squeezed
from dateline.terms import SourceKind, SourceState

REMOVED = "its report was removed"
"""The note on a page that is asked no more because of that."""

SOURCES = """
select n, given, address, kind, title, since, state, note, every, due, tried, answered, failures, etag, modified, digest, size,
    wish, moved, moved_since, moved_times, more
from followed
order by n
"""
SOURCES_DUE = """
select n, given, address, kind, title, since, state, note, every, due, tried, answered, failures, etag, modified, digest, size,
    wish, moved, moved_since, moved_times, more
from followed
where state = 'on' and (due <= ? or more != '[]')
order by due, n
"""
SOURCE = """
select n, given, address, kind, title, since, state, note, every, due, tried, answered, failures, etag, modified, digest, size,
    wish, moved, moved_since, moved_times, more
from followed
where n = ?
"""
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
where entry.source = ?
order by entry.last desc, entry.n desc
limit ?
"""
KNOWN = """
select key, words
from followed_entry
where source = ?
"""
BEFORE = """
select key
from followed_entry
where source = ? and first < ?
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
MEET = """
insert into followed_page (address, url)
values (?, ?)
on conflict do nothing
"""
ASK = """
update followed_page
set due = :at, failures = 0, url = :url
where address = :address and (due is null or due > :at) and note != :removed
"""
PAGE = """
select address, url, due, tried, asked, first, failures, turn, report, etag, modified, digest, note
from followed_page
where address = ?
"""
DUE = """
select address, url, due, tried, asked, first, failures, turn, report, etag, modified, digest, note
from followed_page
where due <= ?
order by turn > 0, due, address
limit ?
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
TRY_PAGES = """
update followed_page
set tried = :at
where address in (select value from json_each(:addresses))
"""
SAVE_PAGE = """
update followed_page
set url = :url, due = :due, tried = :tried, asked = :asked, first = :first, failures = :failures, turn = :turn, report = :report,
    etag = :etag, modified = :modified, digest = :digest, note = :note
where address = :address
"""
IS_OPEN = """
select 1
from article
join telling on telling.n = article.telling
where article.id = :report and (
    telling.ahead >= :day
    or telling.changed >= :since
    or exists (select 1 from article as other where other.telling = telling.n and other.last_day >= :since)
    or not exists (select 1 from article as other where other.telling = telling.n and other.last_day is not null)
)
"""
REPORTS_AT = """
select url, name, id
from report
where id in (select value from json_each(?))
"""
FORGET_ENTRIES = """
update followed_entry
set data = x'', waiting = 0
where report = :report or page in (select address from followed_page where report = :report)
"""
FORGET_PAGES = """
update followed_page
set due = null, note = :note
where report = :report or address in (select page from followed_entry where report = :report)
"""
SITES = """
select site, status, robots, read
from followed_site
where read > :since and (status < 500 or read > :broken)
"""
KEEP_SITE = """
insert into followed_site (site, status, robots, read)
values (?, ?, ?, ?)
on conflict (site) do update
set status = excluded.status, robots = excluded.robots, read = excluded.read
"""
HOSTS = """
select host, free
from followed_host
where free > ?
"""
PUT_OFF = """
update followed
set due = :at
where n in (select value from json_each(:numbers)) and due < :at
"""
PUT_OFF_PAGES = """
update followed_page
set due = :at
where address in (select value from json_each(:addresses)) and due < :at
"""
KEEP_HOST = """
insert into followed_host (host, free)
values (?, ?)
on conflict (host) do update
set free = excluded.free
"""


@dataclass(frozen=True, slots=True)
class More:
    """Another document of a source that is still to be read; `first`: it is one of those with which following begins."""

    url: str
    first: bool = False


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


@dataclass(slots=True)
class FollowedPage:
    """A page that sources name, as it is kept: see the columns of `followed_page`."""

    address: str
    url: str
    due: str | None
    tried: str | None
    asked: str | None
    first: str | None
    failures: int
    turn: int
    report: str | None
    etag: str | None
    modified: str | None
    digest: str | None
    note: str


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


def sources_due(db: Connection, at: str) -> list[Source]:
    """Those that are due, or have documents that are still to be read; that which waits longest first."""
    return [_source(*row) for row in db.execute(SOURCES_DUE, (at,))]


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
    db.execute(SAVE, row | {"more": json.dumps([[one.url, one.first] for one in source.more])})


def trying(db: Connection, numbers: Iterable[int], addresses: Iterable[str], at: str) -> None:
    """Note that these sources and pages begin to be asked."""
    db.execute(TRY, {"numbers": json.dumps(list(numbers)), "at": at})
    db.execute(TRY_PAGES, {"addresses": listed(addresses), "at": at})


def unfollow(db: Connection, n: int) -> None:
    """Follow a source no more; what was taken in stays."""
    db.execute(UNFOLLOW, (n,))
    db.execute(DROP_UNNAMED)


def entries(db: Connection, source: int, limit: int) -> list[tuple[str, bytes, str, str, str | None, str]]:
    """What a source said, the latest first: its name for it, the words as a line of JSON, when first and last; the report, why there is none."""
    rows = db.execute(ENTRIES, (source, limit)).fetchall()
    return [(key, released(data) if data else b"", *others) for key, data, *others in rows]


def known(db: Connection, source: int) -> dict[str, str]:
    """The digest of each entry's words, by what the source calls it."""
    return dict(db.execute(KNOWN, (source,)).fetchall())


def before(db: Connection, source: int, at: str) -> set[str]:
    """What a source calls the entries that it had named before an instant."""
    return {key for (key,) in db.execute(BEFORE, (source, at))}


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
    """Note that one was, as which report; None where it could not be read."""
    db.execute(TAKEN, {"n": n, "report": report})


def take_words(db: Connection, page: str) -> bool:
    """Have the words of the entry that names a page taken in for it; False where there are none."""
    row = db.execute(SAID_OF, (page,)).fetchone()
    if row:
        db.execute(WAIT, row)
    return row is not None


def meet(db: Connection, address: str, url: str) -> None:
    """Keep a page that a source names, to be asked where `ask` says so."""
    db.execute(MEET, (address, url))


def ask(db: Connection, address: str, url: str, at: str) -> None:
    """Have a page asked at an instant, unless it is asked earlier."""
    db.execute(ASK, {"address": address, "url": url, "at": at, "removed": REMOVED})


def page(db: Connection, address: str) -> FollowedPage | None:
    """The page of an address in normal form."""
    row = db.execute(PAGE, (address,)).fetchone()
    return FollowedPage(*row) if row else None


def due(db: Connection, at: str, limit: int) -> list[FollowedPage]:
    """Pages that are due, new ones first."""
    return [FollowedPage(*row) for row in db.execute(DUE, (at, limit))]


def next_due(db: Connection) -> str | None:
    """When something is due next."""
    found: str | None = db.execute(NEXT).fetchone()[0]
    return found


def standing(db: Connection, at: str) -> Standing:
    """How many sources there are, are due at an instant, and could not be had."""
    return Standing(*db.execute(STANDING, (at,)).fetchone())


def save_page(db: Connection, one: FollowedPage) -> None:
    """Keep what a page has become."""
    db.execute(SAVE_PAGE, {field.name: getattr(one, field.name) for field in fields(one)})


def is_open(db: Connection, report: str, *, day: str, since: str) -> bool:
    """Whether the story of a report is open on a day: it has news since another, or something of it is planned."""
    return db.execute(IS_OPEN, {"report": report, "day": day, "since": since}).fetchone() is not None


def reports_at(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Which of these reports came from which address, or under which name."""
    rows = db.execute(REPORTS_AT, (listed(ids),)).fetchall()
    return {name: id for _, name, id in rows} | {url: id for url, _, id in rows if url}


def forget(db: Connection, report: str) -> None:
    """Drop what sources said of a report that is removed, and ask its page no more."""
    db.execute(FORGET_PAGES, {"report": report, "note": REMOVED})
    db.execute(FORGET_ENTRIES, {"report": report})


def sites(db: Connection, *, since: str, broken: str) -> dict[str, tuple[int, bytes, str]]:
    """robots.txt by site, of those read since an instant; of those that could not be had, since a later one."""
    return {
        site: (status, released(data), read)
        for site, status, data, read in db.execute(SITES, {"since": since, "broken": broken})
    }


def keep_sites(db: Connection, found: Mapping[str, tuple[int, bytes, str]]) -> None:
    """Keep some."""
    db.executemany(KEEP_SITE, [(site, status, squeezed(data), read) for site, (status, data, read) in found.items()])


def hosts(db: Connection, at: str) -> dict[str, str]:
    """Hosts that want a pause, and until when."""
    return dict(db.execute(HOSTS, (at,)).fetchall())


def keep_host(db: Connection, host: str, free: str) -> None:
    """Note that a host wants a pause."""
    db.execute(KEEP_HOST, (host, free))


def put_off(db: Connection, numbers: Iterable[int], addresses: Iterable[str], at: str) -> None:
    """Ask these sources and pages not before an instant."""
    db.execute(PUT_OFF, {"numbers": json.dumps(list(numbers)), "at": at})
    db.execute(PUT_OFF_PAGES, {"addresses": listed(addresses), "at": at})
