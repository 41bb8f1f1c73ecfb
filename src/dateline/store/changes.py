"""Changes: what is new in a story, by day.

In: Changed. Out: the same, by story and day. Never: an order that depends on when it was told.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

import msgspec

from dateline.store.blob import packed, unpacked
from dateline.terms import Change, Changed, Edit, NewsKind

KEEP = """
insert into change (telling, id, day, data)
values (:telling, :id, :day, :data)
on conflict do nothing
"""
SINCE = """
select data
from change
where day >= :since
order by day desc, id
"""
OF_TELLING = """
select data
from change
where telling = :telling and day >= :since
order by day desc, id
"""


class Row(msgspec.Struct, array_like=True, frozen=True):
    """A Changed with a field of its own for each type of what changed."""

    id: str
    kind: NewsKind
    story: str
    title: str
    what: str
    day: str | None
    change: Change | None
    edit: Edit | None


def keep(db: Connection, telling: int, found: Iterable[Changed]) -> None:
    """Keep what changed in a story."""
    rows = ({"telling": telling, "id": one.id, "day": one.day or "", "data": packed(_row(one))} for one in found)
    db.executemany(KEEP, rows)


def since(db: Connection, telling: int | None, day: str) -> list[Changed]:
    """What changed on that day or later, the newest first, in one story or in all."""
    statement = SINCE if telling is None else OF_TELLING
    return [_changed(unpacked(data, Row)) for (data,) in db.execute(statement, {"telling": telling, "since": day})]


def ids(db: Connection, telling: int) -> set[str]:
    """The ids of what changed in a story."""
    return {id for (id,) in db.execute("select id from change where telling = ?", (telling,))}


def _row(one: Changed) -> Row:
    change = one.change if isinstance(one.change, Change) else None
    edit = one.change if isinstance(one.change, Edit) else None
    return Row(one.id, one.kind, one.story, one.title, one.what, one.day, change, edit)


def _changed(row: Row) -> Changed:
    return Changed(row.id, row.kind, row.story, row.title, row.what, row.day, row.change or row.edit)
