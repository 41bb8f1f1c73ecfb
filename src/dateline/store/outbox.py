"""Outbox: what is to be sent, on the disk before it is sent, and what came of it.

In: news, and to whom. Out: alerts that are due, those that were sent. Never: an alert marked as sent that was not; one that is written twice under one key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from dateline.store.articles import listed
from dateline.store.blob import packed, unpacked
from dateline.terms import Alert, AlertState, AlertWay, News, Rhythm

Receiver = tuple[str, AlertWay, str]
"""A rule's name, a way out, and to whom."""

FIELDS = "id, rule, way, target, state, made, due, tries, tried, complaint, news, digest"
PUT = """
insert into alert (id, rule, way, target, made, due, digest, news)
values (:id, :rule, :way, :target, :made, :due, :digest, :news)
on conflict do nothing
"""
ONE = f"""
select {FIELDS}
from alert
where id = ?
"""  # noqa: S608 - names of our own
ADD = """
update alert
set news = ?
where id = ? and state = 'waiting' and tries = 0
"""
DUE = """
select id
from alert
where state = 'waiting' and due <= :now
    and (rule, way, target) in (
        select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') from json_each(:receivers)
    )
order by due, n
"""
LOST = """
select id
from alert
where state = 'waiting' and due <= :since
    and (rule, way, target) not in (
        select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') from json_each(:receivers)
    )
order by due, n
"""
LATEST = f"""
select {FIELDS}
from alert
where :after is null or (state = 'waiting', coalesce(tried, made), n) < (
    select state = 'waiting', coalesce(tried, made), n from alert where id = :after
)
order by state = 'waiting' desc, coalesce(tried, made) desc, n desc
limit :limit
"""  # noqa: S608
TRY = """
update alert
set tries = tries + 1, tried = :at
where id = :id
"""
END = """
update alert
set state = :state, due = :due, complaint = :complaint
where id = :id
"""
COUNTS = """
select state, count(*)
from alert
group by state
"""
OLDEST = """
select min(due)
from alert
where state = 'waiting'
"""
DROP_OLD = """
delete from alert
where state != 'waiting' and n not in (select n from alert where state != 'waiting' order by n desc limit ?)
"""
ALL = """
select id, news
from alert
"""
WAITING = """
select id, news
from alert
where state = 'waiting'
"""
MOST_KEPT = 2000
"""Alerts of which it is kept what came of them, beside those that wait."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An alert as it is written down."""

    id: str
    rule: str
    way: AlertWay
    target: str
    made: str
    due: str
    digest: Rhythm | None
    news: tuple[News, ...]


def put(db: Connection, letter: Letter) -> bool:
    """Write an alert down; False if it was there already."""
    row = {name: getattr(letter, name) for name in ("id", "rule", "way", "target", "made", "due", "digest")}
    return db.execute(PUT, row | {"news": packed(letter.news)}).rowcount > 0


def one(db: Connection, id: str) -> Alert | None:
    """The alert of this id."""
    row = db.execute(ONE, (id,)).fetchone()
    return _alert(row) if row else None


def add(db: Connection, id: str, news: Sequence[News]) -> None:
    """Have an alert that was not tried yet tell all this."""
    db.execute(ADD, (packed(tuple(news)), id))


def due(db: Connection, now: str, receivers: Iterable[Receiver]) -> list[str]:
    """The ids of what is to be sent by now to these, in the order in which it is due."""
    return [id for (id,) in db.execute(DUE, {"now": now, "receivers": listed(receivers)})]


def lost(db: Connection, since: str, receivers: Iterable[Receiver]) -> list[str]:
    """The ids of what was due at an instant or before to others than these, whenever they became others."""
    return [id for (id,) in db.execute(LOST, {"since": since, "receivers": listed(receivers)})]


def latest(db: Connection, limit: int, after: str | None = None) -> list[Alert]:
    """What waits, then what was sent or given up, the latest first; `after`: behind that of this id."""
    return [_alert(row) for row in db.execute(LATEST, {"limit": limit, "after": after})]


def trying(db: Connection, id: str, at: str) -> None:
    """Note that an alert is about to be sent, on the disk before it is."""
    db.execute(TRY, {"id": id, "at": at})


def end(db: Connection, id: str, state: AlertState, due: str, complaint: str = "") -> None:
    """Note what came of it; `waiting`: it is due again then."""
    db.execute(END, {"id": id, "state": state, "due": due, "complaint": complaint})


def prune(db: Connection) -> None:
    """Let the oldest go of what is over."""
    db.execute(DROP_OLD, (MOST_KEPT,))


def counts(db: Connection) -> dict[str, int]:
    """How many there are of each state."""
    return dict(db.execute(COUNTS).fetchall())


def oldest(db: Connection) -> str | None:
    """Since when the first of those that wait is due."""
    found: str | None = db.execute(OLDEST).fetchone()[0]
    return found


def forget(db: Connection, article: str) -> None:
    """A report is gone, and with it the news that rests on it, told or not."""
    _without(db, ALL, {article})


def hush(db: Connection, articles: Collection[str]) -> None:
    """Reports are left out from now on: what rests on them and was not sent yet is not sent; what was told is known to have been."""
    _without(db, WAITING, articles)


def _without(db: Connection, query: str, articles: Collection[str]) -> None:
    for id, data in db.execute(query).fetchall():
        news = unpacked(data, tuple[News, ...])
        left = tuple(one for one in news if all(cited.words.article not in articles for cited in one.cited))
        if not left:
            db.execute("delete from alert where id = ?", (id,))
        elif left != news:
            db.execute("update alert set news = ? where id = ?", (packed(left), id))


def _alert(row: tuple[Any, ...]) -> Alert:
    id, rule, way, target, state, made, due, tries, tried, complaint, news, digest = row
    told = unpacked(news, tuple[News, ...])
    return Alert(id, rule, way, target, state, made, due, tries, tried, complaint, told, digest)
