"""Health: whether the server is well, and figures of what it does, for whoever watches it.

In: the store, what the process counts. Out: a word, or the text format 0.0.4 of Prometheus. Never: a word of a report; a figure by story, person or reader.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from threading import Lock
from typing import Literal

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

import dateline
from dateline.desk.stopwatch import TELLING, Stopwatch
from dateline.doors.jobs import Jobs
from dateline.errors import StoreError
from dateline.moments import stamp
from dateline.store import Store, following, jobs, outbox, sizes

MEDIA = "text/plain; version=0.0.4; charset=utf-8"
WAIT = 2.0
"""Seconds that a look at the store waits for it."""

Kind = Literal["gauge", "counter", "summary"]
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: its name, what it says, whether it only rises, and its value by labels; of a summary how often and how much in all."""

    name: str
    about: str
    kind: Kind
    values: tuple[tuple[Labels, float], ...] = ()
    spent: Stopwatch | None = None

    @classmethod
    def one(cls, name: str, about: str, value: float, kind: Kind = "gauge") -> Measure:
        """A figure without labels."""
        return cls(name, about, kind, (({}, value),))


@dataclass(slots=True)
class Answered:
    """How many requests were answered, by method and status."""

    counts: Counter[tuple[str, int]] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def count(self, method: str, status: int) -> None:
        """One more."""
        with self._lock:
            self.counts[method, status] += 1


def measures(db: Connection, now: datetime) -> list[Measure]:
    """All that is measured in the store and in this process; a room that is to be watched adds its own here."""
    return [*_process(), *_store(db), *_alerts(db, now), *_sources(db, now)]


def _process() -> list[Measure]:
    return [
        Measure("dateline_build_info", "The version that runs.", "gauge", (({"version": dateline.__version__}, 1),)),
        Measure("dateline_telling_seconds", "Seconds in which this process told a story.", "summary", spent=TELLING),
    ]


def _store(db: Connection) -> list[Measure]:
    kept = sizes.sizes(db)
    return [
        Measure.one("dateline_reports", "Reports kept.", kept.reports),
        Measure.one("dateline_reports_unread", "Reports that wait to be read.", kept.unread),
        Measure.one("dateline_stories", "Stories told.", kept.stories),
        Measure.one("dateline_stories_untold", "Stories that wait to be told anew.", kept.untold),
        Measure.one("dateline_jobs_waiting", "Additions that wait in line, or are at work.", jobs.waiting(db)),
        Measure.one("dateline_store_bytes", "Size of the database.", kept.bytes),
    ]


def _alerts(db: Connection, now: datetime) -> list[Measure]:
    counts, oldest = outbox.counts(db), outbox.oldest(db)
    late = max(0.0, (now - datetime.fromisoformat(oldest)).total_seconds()) if oldest else 0.0
    return [
        Measure.one("dateline_alerts_waiting", "Alerts that wait to be sent.", counts.get("waiting", 0)),
        Measure.one("dateline_alerts_failed", "Alerts given up, of those still kept.", counts.get("failed", 0)),
        Measure.one("dateline_alerts_late_seconds", "How long the first of those that wait has been due.", late),
    ]


def _sources(db: Connection, now: datetime) -> list[Measure]:
    count = following.standing(db, stamp(now))
    return [
        Measure.one("dateline_sources", "Sources that are followed.", count.all),
        Measure.one("dateline_sources_due", "Sources that are due to be asked.", count.due),
        Measure.one(
            "dateline_sources_failed",
            "Sources that could not be had when last asked, or are switched off.",
            count.failed,
        ),
    ]


def written(found: list[Measure]) -> str:
    """Figures as Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats/)."""
    lines: list[str] = []
    for one in found:
        lines += [f"# HELP {one.name} {_escaped(one.about)}", f"# TYPE {one.name} {one.kind}"]
        if one.spent is not None:
            lines += [f"{one.name}_sum {one.spent.seconds!r}", f"{one.name}_count {one.spent.count}"]
        for labels, value in one.values:
            told = ",".join(f'{name}="{_escaped(word, quoted=True)}"' for name, word in labels.items())
            number = f"{value:d}" if isinstance(value, int) else repr(float(value))
            lines.append(f"{one.name}{{{told}}} {number}" if told else f"{one.name} {number}")
    return "\n".join(lines) + "\n"


def _escaped(words: str, *, quoted: bool = False) -> str:
    plain = words.replace("\\", r"\\").replace("\n", r"\n")
    return plain.replace('"', r"\"") if quoted else plain


async def healthz(request: Request) -> Response:
    """Whether the server can do its work: 200 if so, 503 and what fails if not."""
    state = request.app.state
    failing = await to_thread.run_sync(_failing, state.db, state.jobs)
    word = {"status": "failing", "failing": failing} if failing else {"status": "ok"}
    headers = {"Cache-Control": "no-store"}
    return Response(json.dumps(word) + "\n", 503 if failing else 200, headers=headers, media_type="application/json")


async def metrics(request: Request) -> Response:
    """The figures."""
    state = request.app.state
    found = await to_thread.run_sync(_measured, state.db)
    answered: Answered = state.answered
    values = tuple(
        ({"method": method, "status": str(status)}, count)
        for (method, status), count in sorted(answered.counts.items())
    )
    found.append(Measure("dateline_requests_total", "Requests answered.", "counter", values))
    return Response(written(found), media_type=MEDIA, headers={"Cache-Control": "no-store"})


def _failing(db: Path, line: Jobs) -> list[str]:
    failing = [] if line.alive else ["jobs"]
    try:
        with Store(db, create=False, wait=WAIT) as store, store.reading() as read:
            sizes.asked(read)
    except StoreError:
        failing.append("store")
    return failing


def _measured(db: Path) -> list[Measure]:
    with Store(db, create=False, wait=WAIT) as store, store.reading() as read:
        return measures(read, datetime.now(UTC))
