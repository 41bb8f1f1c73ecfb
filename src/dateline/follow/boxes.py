"""Boxes: mailboxes that are due, and their messages that are new.

In: a turn, a desk. Out: reports at the desk, rows of the store. Never: a fault of one box that costs another one; a message noted as taken that was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from dateline.desk import Desk
from dateline.errors import StoreError, Unreadable
from dateline.follow import listed
from dateline.follow.noting import note
from dateline.follow.turn import BATCH, Turn, faulty
from dateline.moments import stamp
from dateline.sources import Input, mailbox
from dateline.store import following
from dateline.store.following import Source
from dateline.terms import SetAside

Letter = tuple[str, Input | SetAside]
"""What a message is called within its box, and the message."""


def mailboxes(turn: Turn, desk: Desk) -> None:
    """Take in the messages that are new."""
    for source in following.sources_due(turn.store.db, stamp(turn.clock.now())):
        if source.kind != "mailbox":
            continue
        if turn.ends():
            return
        turn.sum.sources.add(source.n)
        at = turn.clock.now()
        try:
            _read(turn, desk, source, at)
        except StoreError:
            raise
        except Unreadable as error:
            _failed(turn, source, SetAside(error.name, error.reason, error.remedy), at)
        except Exception as fault:
            _failed(turn, source, faulty(source.address, fault), at)


def _read(turn: Turn, desk: Desk, source: Source, at: datetime) -> None:
    path = Path(source.address)
    mark = mailbox.mark(path, at)
    new, unchanged = 0, mark.written == source.digest
    if unchanged:
        turn.sum.unchanged.add(source.n)
    else:
        new = _messages(turn, desk, source, at)
    with turn.store.writing() as db:
        kept = following.source(db, source.n)
        if kept:
            listed.mailbox_read(db, kept, mark, at)
    due = kept.due if kept else None
    note("source", source=source.n, url=source.address, new=new, unchanged=unchanged or None, due=due)


def _failed(turn: Turn, source: Source, why: SetAside, at: datetime) -> None:
    with turn.store.writing() as db:
        kept = following.source(db, source.n)
        if kept:
            listed.failed(db, kept, why, at, gone=False)
    turn.sum.failed.add(source.n)
    turn.sum.set_aside.append(why)
    due = kept.due if kept else None
    note("source", source=source.n, url=source.address, new=0, why=why.reason, due=due)


def _messages(turn: Turn, desk: Desk, source: Source, at: datetime) -> int:
    """Take in those that are not known, a few at a time; what was read before a fault is taken in too."""

    def known(name: str) -> bool:
        return bool(following.known(turn.store.db, source.n, [name]))

    new = 0
    batch: list[Letter] = []
    try:
        for one in mailbox.messages(Path(source.address), known, at):
            batch.append(one)
            if len(batch) >= BATCH:
                taking, batch = batch, []
                new += _take(turn, desk, source, taking)
    finally:
        new += _take(turn, desk, source, batch)
    return new


def _take(turn: Turn, desk: Desk, source: Source, batch: Sequence[Letter]) -> int:
    if batch:
        turn.add(desk, [one for _, one in batch])
        with turn.store.writing() as db:
            if following.source(db, source.n):
                for key, _ in batch:
                    listed.message(db, source, key, turn.clock.now())
    return len(batch)
