"""Pages that sources name: when each is asked, what came of it, which report it was taken in as.

In: pages by their address in normal form. Out: the same; what is due. Never: more pages of one host at a time than were asked for; a clock: each instant is given, as in `following`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from itertools import chain
from sqlite3 import Connection

from dateline.store.articles import listed

REMOVED = "its report was removed"
"""The note on a page that is asked no more because of that."""

FIELDS = "address, url, due, tried, asked, first, failures, turn, report, etag, modified, digest, note"
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
PAGE = f"""
select {FIELDS}
from followed_page
where address = ?
"""  # noqa: S608 - names of our own
DUE = """
select address, url
from followed_page
where due <= ? and (turn > 0) = ?
order by due, address
"""
THESE = f"""
select {FIELDS}
from followed_page
where address in (select value from json_each(?))
order by turn > 0, due, address
"""  # noqa: S608
TRY = """
update followed_page
set tried = :at
where address in (select value from json_each(:addresses))
"""
SAVE = """
update followed_page
set url = :url, due = :due, tried = :tried, asked = :asked, first = :first, failures = :failures, turn = :turn, report = :report,
    etag = :etag, modified = :modified, digest = :digest, note = :note
where address = :address
"""
PUT_OFF = """
update followed_page
set due = :at
where address in (select value from json_each(:addresses)) and due < :at
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
OF = """
select address
from followed_page
where report = :report
union
select page
from followed_entry
where report = :report and page is not null
"""
FORGET_ENTRIES = """
update followed_entry
set data = x'', waiting = 0, report = null
where report = :report or page in (select value from json_each(:addresses))
"""
FORGET = """
update followed_page
set due = null, note = :note, report = null
where address in (select value from json_each(:addresses))
"""


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


def due(db: Connection, at: str, *, limit: int, a_host: int, host: Callable[[str], str]) -> list[FollowedPage]:
    """Pages that are due, new ones first: so many at most, and so many at most of what `host` calls the same."""
    count: Counter[str] = Counter()
    found: list[str] = []
    for address, url in chain.from_iterable(db.execute(DUE, (at, again)) for again in (False, True)):
        if len(found) == limit:
            break
        its = host(url)
        if count[its] < a_host:
            count[its] += 1
            found.append(address)
    return [FollowedPage(*row) for row in db.execute(THESE, (listed(found),))]


def save(db: Connection, one: FollowedPage) -> None:
    """Keep what a page has become."""
    db.execute(SAVE, {field.name: getattr(one, field.name) for field in fields(one)})


def trying(db: Connection, addresses: Iterable[str], at: str) -> None:
    """Note that these begin to be asked."""
    db.execute(TRY, {"addresses": listed(addresses), "at": at})


def put_off(db: Connection, addresses: Iterable[str], at: str) -> None:
    """Ask these not before an instant."""
    db.execute(PUT_OFF, {"addresses": listed(addresses), "at": at})


def is_open(db: Connection, report: str, *, day: str, since: str) -> bool:
    """Whether the story of a report is open on a day: it has news since another, or something of it is planned."""
    return db.execute(IS_OPEN, {"report": report, "day": day, "since": since}).fetchone() is not None


def reports_at(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Which of these reports came from which address, or under which name."""
    rows = db.execute(REPORTS_AT, (listed(ids),)).fetchall()
    return {name: id for _, name, id in rows} | {url: id for url, _, id in rows if url}


def forget(db: Connection, report: str) -> None:
    """Drop what sources said of a report that is removed, and its name, and ask its page no more."""
    addresses = listed(address for (address,) in db.execute(OF, {"report": report}))
    db.execute(FORGET_ENTRIES, {"report": report, "addresses": addresses})
    db.execute(FORGET, {"addresses": addresses, "note": REMOVED})
