"""Corrections: what people put right, kept for good; an undoing is one too.

In: corrections. Out: the same, in the order in which they were made. Never: one changed or deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from dateline.store.blob import packed, unpacked
from dateline.terms import Correction

KEEP = """
insert into correction (id, made, data)
values (:id, :made, :data)
on conflict do nothing
"""
ALL = """
select data
from correction
order by rtrim(made, 'Z'), id
"""
BY_ID = """
select data
from correction
where id >= :first and id < :after
order by id
limit 2
"""


def keep(db: Connection, corrections: Iterable[Correction]) -> list[Correction]:
    """Keep corrections; those that were not known before."""
    rows = ((one, {"id": one.id, "made": one.when, "data": packed(one)}) for one in corrections)
    return [one for one, row in rows if db.execute(KEEP, row).rowcount > 0]


def every(db: Connection) -> tuple[Correction, ...]:
    """All corrections and undoings, the earliest first."""
    return tuple(unpacked(data, Correction) for (data,) in db.execute(ALL))


def by_id(db: Connection, id: str) -> list[Correction]:
    """The corrections whose id begins so; two at most, which is one too many."""
    rows = db.execute(BY_ID, {"first": id, "after": id + "g"})
    return [unpacked(data, Correction) for (data,) in rows]
