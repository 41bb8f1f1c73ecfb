"""Migrations of what is told: triggers, names of events, weights, plans, looks of readers.

In: a connection. Out: the file in its next shape. Never: a record read as the program has it now: a step knows the fields as they were when it was written, by name.
"""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from dateline.store.blob import decoded, encoded, released, squeezed
from dateline.store.shapes.rows import each


def triggers(db: Connection) -> None:
    """Reports of events have a trigger: of those told before, all the words in which they told it; names of events are kept."""
    db.execute(EVENT_NAMES)
    if not any(column[1] == "retold" for column in db.execute("pragma table_info(look)")):
        db.execute("alter table look add column retold integer not null default 0")
    for n, data in each(db, "select n, data from telling where n > :after order by n limit :few"):
        body = decoded(released(data), list[Any])
        for event in body[EVENTS]:
            for report in event["reports"]:
                report.setdefault("trigger", report["evidence"])
        db.execute("update telling set data = ? where n = ?", (squeezed(encoded(body)), n))
    db.execute("delete from then_told")


EVENT_NAMES = """
    create table if not exists event_name (
        id      text not null,
        article text not null,
        start   integer not null,
        end     integer not null,
        primary key (article, start, end, id)
    ) strict, without rowid
"""
"""The table; it is filled when a file is told anew."""

EVENTS = 4
"""Where a telling's events stand among its records."""


def weights(db: Connection) -> None:
    """Of a story it is known how much news it is and until when something is planned; of those told before, its last day until it is told anew."""
    known = {column[1] for column in db.execute("pragma table_info(telling)")}
    for name, statement in WEIGHTS.items():
        if name not in known:
            db.execute(statement)
    db.execute(
        "update telling set weight = julianday(changed) - julianday('0001-01-01') + 1 where weight = 0 and changed != ''"
    )
    for statement in WEIGHED:
        db.execute(statement)


WEIGHTS = {
    "weight": "alter table telling add column weight real not null default 0",
    "ahead": "alter table telling add column ahead text not null default ''",
}

WEIGHED = (
    "create index if not exists telling_weight on telling (weight, id)",
    "create index if not exists telling_ahead on telling (ahead)",
    "create index if not exists article_last_day on article (last_day)",
)
"""The columns and their indexes."""


def turns(db: Connection) -> None:
    """Looks are counted, and the last can be taken back."""
    known = {column[1] for column in db.execute("pragma table_info(look)")}
    for name, statement in TURNS.items():
        if name not in known:
            db.execute(statement)


TURNS = {
    "turn": "alter table look add column turn integer not null default 0",
    "before": "alter table look add column before blob",
}


def plans(db: Connection) -> None:
    """Lines of stories told before these said it have their weight and their plans, out of what is told of them."""
    for n, weight, line, data in each(db, TOLD):
        record = decoded(released(line), dict[str, Any])
        if "weight" in record:
            continue
        body = decoded(released(data), list[Any])
        events = {event["id"]: event for event in body[EVENTS]}
        found = [events[id] for id in body[STORY].get("next", ())[:PLANS] if id in events]
        ahead = max((event["when"]["end"][:10] for event in found if event["when"]), default="")
        new = record | {"weight": weight, "next": [_plan(event) for event in found]}
        db.execute("update telling set ahead = ?, line = ? where n = ?", (ahead, squeezed(encoded(new)), n))


def _plan(event: dict[str, Any]) -> dict[str, Any]:
    words = (event.get("headline") or {}).get("text") or event["what"]
    return {"event": event["id"], "words": words, "when": event["when"], "status": event["status"]}


TOLD = "select n, weight, line, data from telling where n > :after order by n limit :few"

STORY = 0
"""Where a telling's story stands among its records."""

PLANS = 5
"""Plans of a line, the nearest first."""
