"""Manners: how sites and hosts want to be asked, as they said.

In: robots.txt by site, pauses of hosts. Out: the same, of those that are asked for. Never: given out when it holds no more; kept after the poll that finds it so.
"""

from __future__ import annotations

from collections.abc import Mapping
from sqlite3 import Connection

from dateline.store.blob import released, squeezed

SITE = """
select status, robots, read
from followed_site
where site = :site and read > :since and (status < 500 or read > :broken)
"""
KEEP_SITE = """
insert into followed_site (site, status, robots, read)
values (?, ?, ?, ?)
on conflict (site) do update
set status = excluded.status, robots = excluded.robots, read = excluded.read
"""
OLD_SITES = """
delete from followed_site
where read <= ?
"""
ANY_OLD = """
select exists (select 1 from followed_site where read <= :since) or exists (select 1 from followed_host where free <= :at)
"""
HOSTS = """
select host, free
from followed_host
where free > ?
"""
KEEP_HOST = """
insert into followed_host (host, free)
values (?, ?)
on conflict (host) do update
set free = excluded.free
"""
FREE_HOSTS = """
delete from followed_host
where free <= ?
"""


def site(db: Connection, name: str, *, since: str, broken: str) -> tuple[int, bytes, str] | None:
    """The robots.txt of a site: its status, the file, when it was read; None if that was before `since`, or before `broken` where it could not be had."""
    row = db.execute(SITE, {"site": name, "since": since, "broken": broken}).fetchone()
    return (row[0], released(row[1]), row[2]) if row else None


def keep_sites(db: Connection, found: Mapping[str, tuple[int, bytes, str]]) -> None:
    """Keep some."""
    db.executemany(KEEP_SITE, [(name, status, squeezed(data), read) for name, (status, data, read) in found.items()])


def hosts(db: Connection, at: str) -> dict[str, str]:
    """Hosts that want a pause, and until when."""
    return dict(db.execute(HOSTS, (at,)).fetchall())


def keep_host(db: Connection, host: str, free: str) -> None:
    """Note that a host wants a pause."""
    db.execute(KEEP_HOST, (host, free))


def any_old(db: Connection, *, since: str, at: str) -> bool:
    """Whether `prune` has anything to drop."""
    (found,) = db.execute(ANY_OLD, {"since": since, "at": at}).fetchone()
    return bool(found)


def prune(db: Connection, *, since: str, at: str) -> None:
    """Drop each robots.txt that was not read since an instant, and pauses that are over at another."""
    db.execute(OLD_SITES, (since,))
    db.execute(FREE_HOSTS, (at,))
