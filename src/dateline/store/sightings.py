"""Sightings: each time a report was seen, which is truth as the report is.

In: sightings. Out: those of a report. Never: one thrown away, but with its report.
"""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection
from typing import Literal

from dateline.store.articles import listed

How = Literal["fetched", "said", "came"]

KEEP = """
insert into sighting (report, address, how, at, origin, turn)
values (:report, :address, :how, :at, :origin, :turn)
on conflict do nothing
"""
TOLD = """
select at, origin
from sighting
where report = ? and how != 'came'
order by n
"""
LAST_AT = """
select report
from sighting
where how = 'came' and origin = ?
order by n desc
limit 1
"""
CAME = """
select report, at, turn * n, turn
from sighting
where how = 'came' and report in (select value from json_each(:reports))
order by n
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """That a report was seen: where, how that is known, when, and who says so."""

    report: str
    address: str | None
    how: How
    at: str
    origin: str
    turn: int = 0


def keep(db: Connection, seen: Seen) -> bool:
    """Keep a sighting; False if it was known."""
    row = {field: getattr(seen, field) for field in ("report", "address", "how", "at", "origin", "turn")}
    return db.execute(KEEP, row).rowcount > 0


def told(db: Connection, report: str) -> list[tuple[str, str]]:
    """(instant, origin) of the times at which a report was fetched."""
    return db.execute(TOLD, (report,)).fetchall()


def last_at(db: Connection, path: str) -> str | None:
    """The id of the report that came last from a path."""
    row = db.execute(LAST_AT, (path,)).fetchone()
    return row[0] if row else None


def came(db: Connection, reports: list[str]) -> dict[str, list[tuple[str, int]]]:
    """Of each of these reports when it came: first, and when it took another's place under its path; (instant, the turn, 0 of none)."""
    found: dict[str, list[tuple[str, int]]] = {}
    for report, at, place, turn in db.execute(CAME, {"reports": listed(reports)}):
        if turn or report not in found:
            found.setdefault(report, []).append((at, place))
    return found
