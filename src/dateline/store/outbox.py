"""Outbox: what is to be sent, on the disk before it is sent, and what came of it.

In: news, and to whom. Out: alerts that are due, those that were sent. Never: an alert marked as sent that was not; one that is written twice under one key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from dateline.store.blob import packed, unpacked
from dateline.terms import Alert, AlertState, AlertWay, News, Rhythm

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
DUE = f"""
select {FIELDS}
from alert
where state = 'waiting' and due <= ?
order by due, n
"""  # noqa: S608
LATEST = f"""
select {FIELDS}
from alert
order by state != 'waiting', coalesce(tried, made) desc, n desc
limit ?
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


def due(db: Connection, now: str) -> list[Alert]:
    """What is to be sent by now, that which is due first first."""
    return [_alert(row) for row in db.execute(DUE, (now,))]


def latest(db: Connection, limit: int) -> list[Alert]:
    """What waits, then what was sent or given up, the latest first."""
    return [_alert(row) for row in db.execute(LATEST, (limit,))]


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
    for id, data in db.execute(ALL).fetchall():
        news = unpacked(data, tuple[News, ...])
        left = tuple(one for one in news if all(cited.words.article != article for cited in one.cited))
        if not left:
            db.execute("delete from alert where id = ?", (id,))
        elif left != news:
            db.execute("update alert set news = ? where id = ?", (packed(left), id))


def _alert(row: tuple[Any, ...]) -> Alert:
    id, rule, way, target, state, made, due, tries, tried, complaint, news, digest = row
    told = unpacked(news, tuple[News, ...])
    return Alert(id, rule, way, target, state, made, due, tries, tried, complaint, told, digest)
