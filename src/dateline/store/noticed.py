"""Noticed: what stood there when somebody last looked for news to alert of, so that nothing is told twice.

In: ids of reports, places that name what is told. Out: what was known of them. Never: words of a report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sqlite3 import Connection

LOOK = """
select seen, first
from alert_look
"""
BEGIN = """
insert into alert_look (one, seen, first)
select 1, 0, coalesce(max(n), 0)
from telling
where true
on conflict do nothing
"""
LOOKED = """
update alert_look
set seen = max(seen, ?)
"""
NEXT = """
select n
from telling
where n > :seen
order by n
limit :limit
"""
KNOWN = """
select article, independent
from alert_known
where article in (select value from json_each(:articles))
"""
KEEP_KNOWN = """
insert into alert_known (article, independent)
values (?, ?)
on conflict do update set independent = max(independent, excluded.independent)
"""
TOLD = """
select article, start, what, sure
from alert_told
where article in (select value from json_each(:articles))
"""
KEEP_TOLD = """
insert into alert_told (article, start, what, sure)
values (?, ?, ?, ?)
on conflict do update set sure = max(sure, excluded.sure)
"""
FORGET = (
    "delete from alert_known where article = ?",
    "delete from alert_told where article = ?",
)

Mark = tuple[str, int, str]
"""An article, where in it the word stands that names something, and what is told of that."""


@dataclass(frozen=True, slots=True)
class Look:
    """How far the tellings were looked at, and up to which they stood there at the first look."""

    seen: int
    first: int


def look(db: Connection) -> Look | None:
    """How far somebody looked; None where nobody ever did."""
    row = db.execute(LOOK).fetchone()
    return Look(*row) if row else None


def begin(db: Connection) -> None:
    """Note that what stands here now is no news."""
    db.execute(BEGIN)


def following(db: Connection, seen: int, limit: int) -> list[int]:
    """The next tellings that were not looked at."""
    return [n for (n,) in db.execute(NEXT, {"seen": seen, "limit": limit})]


def looked(db: Connection, n: int) -> None:
    """Note that all tellings up to this one were looked at."""
    db.execute(LOOKED, (n,))


def known(db: Connection, articles: Iterable[str]) -> dict[str, int]:
    """Those of these reports that were there, and how many dispatches told their story then."""
    return dict(db.execute(KNOWN, {"articles": json.dumps(list(articles))}).fetchall())


def told(db: Connection, articles: Iterable[str]) -> dict[Mark, float]:
    """What was told in these reports, and how sure it was."""
    rows = db.execute(TOLD, {"articles": json.dumps(list(articles))})
    return {(article, start, what): sure for article, start, what, sure in rows}


def keep(db: Connection, known: Mapping[str, int], told: Mapping[Mark, float]) -> None:
    """Note these reports, and what is told in them."""
    db.executemany(KEEP_KNOWN, known.items())
    db.executemany(KEEP_TOLD, ((*mark, sure) for mark, sure in told.items()))


def forget(db: Connection, article: str) -> None:
    """A report is gone, and with it all that is noted of it."""
    for statement in FORGET:
        db.execute(statement, (article,))
