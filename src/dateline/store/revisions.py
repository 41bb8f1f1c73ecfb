"""Revisions: reports that came again under their address with other words, and those that were withdrawn.

In: articles. Out: their versions, the earliest first. Never: a version thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from sqlite3 import Connection

from dateline.store.articles import listed

OF_ARTICLES = """
select current.id, article.n, article.id, report.received
from article as current
join article on article.address = current.address
join report on report.id = article.id
where current.id in (select value from json_each(:ids))
and exists (select 1 from article as other where other.address = current.address and other.n != current.n)
order by current.id, article.rank, article.id
"""
CURRENT = """
select other.id
from article
join article as other on other.n = article.n or other.address = article.address
where article.id = ? and other.state = 'current'
"""
WITHDRAWN = """
select article, day, why
from withdrawal
where article in (select value from json_each(:ids))
"""
WITHDRAW = """
insert into withdrawal (article, day, why)
values (?, ?, ?)
on conflict do nothing
"""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report: its number, its id, the day on which it was received."""

    n: int
    id: str
    received: str


def of_articles(db: Connection, ids: Iterable[str]) -> list[list[Version]]:
    """The versions of those of these articles that came more than once, each the earliest first."""
    found: dict[str, list[Version]] = {}
    for current, n, id, received in db.execute(OF_ARTICLES, {"ids": listed(ids)}):
        found.setdefault(current, []).append(Version(n, id, received))
    return list(found.values())


def current(db: Connection, id: str) -> str:
    """The revision of an article that takes part in stories; itself where none does."""
    row = db.execute(CURRENT, (id,)).fetchone()
    return row[0] if row else id


def withdrawn(db: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """(day, why) of those of these articles that were seen to be withdrawn."""
    return {id: (day, why) for id, day, why in db.execute(WITHDRAWN, {"ids": listed(ids)})}


def withdraw(db: Connection, article: str, day: str, why: str) -> None:
    """Note that a report was withdrawn."""
    db.execute(WITHDRAW, (article, day, why))
