"""Made by: the steps that derived what stands in the file.

In: steps by slot. Out: where they are others than those now. Never: a judgement what to do about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from sqlite3 import Connection

NOTE = """
insert into made_by (slot, step)
values (?, ?)
"""
ALL = """
select slot, step
from made_by
"""


def note(db: Connection, steps: Mapping[str, str]) -> None:
    """Note the steps that derive from now on."""
    db.execute("delete from made_by")
    db.executemany(NOTE, sorted(steps.items()))


def others(db: Connection, steps: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(slot, step in the file, step now) where they differ or one has no such slot; none of a new file."""
    noted: dict[str, str] = dict(db.execute(ALL).fetchall())
    slots = sorted(noted.keys() | steps.keys()) if noted else []
    pairs = ((slot, noted.get(slot, "none"), steps.get(slot, "none")) for slot in slots)
    return [(slot, before, now) for slot, before, now in pairs if before != now]


def unnoted(db: Connection) -> bool:
    """Whether no step was noted yet."""
    return db.execute("select 1 from made_by").fetchone() is None
