"""Changes as they come in: server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).

In: a way to ask the desk, and what the reader has seen. Out: one event for each change, the oldest first; its id is the
change's, so that a reader who was cut off goes on from there. Never: the same change twice, a desk call while nothing
was written.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from functools import partial
from pathlib import Path

import anyio

from dateline.desk import Desk
from dateline.desk.place import stamp
from dateline.doors.export import record
from dateline.terms import Changed

PAUSE = 1.0
"""Seconds between looks at the store's files."""
ALIVE = 15
"""Looks after which a silent stream says that it is still there, before proxies close it."""
MEDIA = "text/event-stream"

Found = tuple[Changed, ...]
Ask = Callable[[Callable[[Desk], Found]], Awaitable[Found]]


async def stream(
    ask: Ask, db: Path, *, since: date | None = None, last: str | None = None, pause: float = PAUSE
) -> AsyncIterator[str]:
    """Events for all changes behind that with the id `last`; without it, for those since a day; else for new ones alone."""
    seen: set[str] | None = None
    known: tuple[int, ...] | None = None
    silent = 0
    while True:
        now = stamp(db)
        if now != known:
            known = now
            found = await ask(partial(_changes, since=since))
            if seen is None:
                seen = _seen(found, since, last)
                yield ": changes\n\n"
            for change in reversed(found):
                if change.id not in seen:
                    seen.add(change.id)
                    yield event(change)
                    silent = 0
        silent += 1
        if silent % ALIVE == 0:
            yield ": still here\n\n"
        await anyio.sleep(pause)


def event(change: Changed) -> str:
    """One change as an event."""
    data = json.dumps(record(change), ensure_ascii=True)
    return f"id: {change.id}\nevent: {change.kind}\ndata: {data}\n\n"


def _changes(desk: Desk, *, since: date | None) -> Found:
    return desk.changes(since=since)


def _seen(found: Found, since: date | None, last: str | None) -> set[str]:
    """What the reader has: of the changes, newest first, those from `last` on."""
    ids = [change.id for change in found]
    if last in ids:
        return set(ids[ids.index(last) :])
    return set() if since else set(ids)
