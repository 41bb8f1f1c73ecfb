"""Reports: documents as received, which are the truth, and notes on those that are gone.

In: reports. Out: what is to be read again to have them. Never: anything derived.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Literal

from dateline.store.blob import packed, released, squeezed
from dateline.terms import Removal, SetAside

Form = Literal["bytes", "record"]

KEEP = """
insert into report (id, form, data, name, file, url, received)
values (:id, :form, :data, :name, :file, :url, :received)
on conflict do nothing
"""
RENAME = """
update report
set file = :file
where id = :id and (file is null or file > :file)
"""
ONE = """
select id, form, data, name, file, url, received
from report
where id = ?
"""
ALL = """
select id
from report
order by id
"""
UNREAD = """
select report, tried
from unread
order by (select rowid from report where report.id = unread.report)
"""
WAIT = """
insert into unread (report)
values (?)
on conflict do nothing
"""
WAIT_ALL = """
insert into unread (report)
select id
from report
where true
on conflict do nothing
"""
TRY = """
update unread
set tried = tried + 1
where report = ?
"""
READ = """
delete from unread
where report = ?
"""
FAULTY = """
insert into fault (report, data)
values (?, ?)
on conflict do nothing
"""
FORGET = """
delete from report
where id = ?
"""
REMOVED = """
select article, day, why
from removal
order by day desc, article
"""
REMOVE = """
insert into removal (article, day, why)
values (:article, :when, :why)
on conflict do nothing
"""
IS_REMOVED = """
select article, day, why
from removal
where article = ?
"""


@dataclass(frozen=True, slots=True)
class Received:
    """A report as it came: its bytes, or, of one out of many in a file, the record; and the day on which it first came."""

    id: str
    form: Form
    data: bytes
    name: str
    file: str | None
    url: str | None
    received: str


def keep(db: Connection, report: Received) -> bool:
    """Keep a report; False if it was known, and then its file is the smaller of the two paths."""
    row = {field: getattr(report, field) for field in ("id", "form", "name", "file", "url", "received")}
    new = db.execute(KEEP, row | {"data": squeezed(report.data)}).rowcount > 0
    if new:
        db.execute(WAIT, (report.id,))
    elif report.file is not None:
        db.execute(RENAME, {"id": report.id, "file": report.file})
    return new


def one(db: Connection, id: str) -> Received | None:
    """The report with this id."""
    row = db.execute(ONE, (id,)).fetchone()
    return Received(row[0], row[1], released(row[2]), *row[3:]) if row else None


def has(db: Connection, id: str) -> bool:
    """Whether there is a report with this id."""
    return db.execute("select 1 from report where id = ?", (id,)).fetchone() is not None


def day(db: Connection, id: str) -> str:
    """The day on which a report first came."""
    found: str = db.execute("select received from report where id = ?", (id,)).fetchone()[0]
    return found


def ids(db: Connection) -> list[str]:
    """Ids of all reports, sorted."""
    return [id for (id,) in db.execute(ALL)]


def unread(db: Connection) -> dict[str, int]:
    """Ids of the reports that pass one has not read yet, in the order in which they came, and how often it was begun with each."""
    return dict(db.execute(UNREAD).fetchall())


def trying(db: Connection, ids: Iterable[str]) -> None:
    """Note that pass one begins with these reports: whatever ends the program now is on the disk."""
    db.executemany(TRY, ((id,) for id in ids))


def read(db: Connection, id: str) -> None:
    """Note that pass one has read a report."""
    db.execute(READ, (id,))


def again(db: Connection, id: str) -> None:
    """Note that a report is to be read anew."""
    db.execute(WAIT, (id,))


def wait(db: Connection) -> None:
    """Note that all reports are to be read anew."""
    db.execute(WAIT_ALL)


def faulty(db: Connection, id: str, fault: SetAside) -> None:
    """Note that a step failed on a report, so that it is not tried again before a rebuild."""
    db.execute(FAULTY, (id, packed(fault)))
    read(db, id)


def forget(db: Connection, removal: Removal) -> None:
    """Remove a report, and with it all that was derived from it alone; what stays is the note."""
    db.execute(FORGET, (removal.article,))
    db.execute(REMOVE, {"article": removal.article, "when": removal.when, "why": removal.why})


def removals(db: Connection) -> Iterator[Removal]:
    """What was removed, the latest first."""
    return (Removal(*row) for row in db.execute(REMOVED))


def removed(db: Connection, id: str) -> Removal | None:
    """The note on a removed report."""
    row = db.execute(IS_REMOVED, (id,)).fetchone()
    return Removal(*row) if row else None
