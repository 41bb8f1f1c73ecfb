"""Upkeep: removal, rebuilding, a look at the file's health, a copy of it.

In: a store. Out: notes and findings. Never: a byte of a removed report left in the file; a check that changes anything.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.corrections import Ledger
from dateline.desk.weave import Weave
from dateline.errors import StoreError
from dateline.language import parser_for
from dateline.language.parse import texts_of
from dateline.steps import Steps
from dateline.store import (
    Store,
    event_names,
    followed_pages,
    lists,
    looks,
    made,
    noticed,
    outbox,
    parses,
    reports,
    search,
    stories,
    tellings,
    then,
    touched,
)
from dateline.store import articles as pages
from dateline.terms import Finding, Removal

DERIVED = (
    "telling",
    "story",
    "episode",
    "dispatch",
    "recurring",
    "article",
    "fault",
    "parse",
    "shingle",
    "opening",
    "matter",
)
"""Tables of what is derived, but for those whose rows go with the rows they belong to."""


def forget(store: Store, removal: Removal, steps: Steps, ledger: Ledger) -> None:
    """Remove a report with all that rests on it; stories that lose it are marked to be told anew."""
    with store.writing() as db:
        numbers = pages.numbers(db, [removal.article])
        told = tellings.of(db, numbers)
        others = [id for n in told for id in tellings.ids(db, n) if id != removal.article]
        looks.hand_on(db, removal.article, min(others, default=None))
        search.release(db, told)
        search.drop_released(db)
        search.purge(db)
        tellings.drop(db, told)
        Weave(db, steps, ledger).update([], numbers)
        touched.turn(db, {version.n for n in numbers for version in pages.versions(db, n)} - set(numbers))
        for page in pages.pages(db, numbers):
            parser = parser_for(page.article.language)
            texts = texts_of(page.article)
            if parser:
                parses.drop(db, parser, texts)
        then.clear(db)
        event_names.drop(db, removal.article)
        noticed.forget(db, removal.article)
        outbox.forget(db, removal.article)
        followed_pages.forget(db, removal.article)
        reports.forget(db, removal)
    store.db.execute("pragma wal_checkpoint(truncate)")


def drop_derived(store: Store, steps: Mapping[str, str]) -> None:
    """Drop all that was derived; note which steps will derive it again. Where they are others, events keep their ids, and looks go on."""
    with store.writing() as db:
        if made.others(db, steps):
            for n in lists.every(db):
                event_names.keep(db, tellings.body(db, n).events)
            looks.tell_anew(db)
        for table in DERIVED:
            db.execute(f"delete from {table}")  # noqa: S608 - names of our own
        search.clear(db)
        reports.wait(db)
        made.note(db, steps)


def findings(store: Store, steps: Mapping[str, str]) -> Iterator[Finding]:
    """What there is to say about the health of the file."""
    restore = "restore a backup, then add what came since"
    with store.reading() as db:
        bad = [row[0] for row in db.execute("pragma integrity_check(5)") if row[0] != "ok"]
        yield Finding("the file is whole", not bad, "; ".join(bad) or "every page checked", restore)
        loose = len(db.execute("pragma foreign_key_check").fetchmany(100))
        yield Finding("nothing points nowhere", not loose, f"{loose} rows do", "run `dateline rebuild`")
        odd = [id for id in reports.ids(db) if reports.one(db, id) is None]
        count = len(reports.ids(db))
        yield Finding("every report can be read", not odd, f"{count} reports", restore)
        waiting = len(reports.unread(db)) + len(stories.untold(db))
        yield Finding(
            "nothing waits to be told", not waiting, f"{waiting} wait", "run `dateline add` or `dateline rebuild`"
        )
        other = made.others(db, steps)
        found = ", ".join(f"{slot}: {old} here, {new} now" for slot, old, new in other)
        yield Finding("told by the steps of this version", not other, found or "all the same", "run `dateline rebuild`")
        yield Finding("stories", True, f"{len(lists.every(db))} are told", "")


def backup(store: Store, path: Path) -> None:
    """Copy the database to `path` while others use it; what stood there before is replaced once the copy is whole."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = sqlite3.connect(part)
        try:
            store.db.backup(target)
        finally:
            target.close()
        part.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(str(path), f"cannot be written ({error})", "name another file, or make room") from error
    finally:
        part.unlink(missing_ok=True)
