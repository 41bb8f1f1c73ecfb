"""Alone: pass one of the reports of a store, each behind a wall of its own.

In: reports that are on the disk. Out: what pass one made of them, kept; what was set aside, named. Never: a report that costs another one; the same
report ending the program twice.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from sqlite3 import Connection

from dateline import pipeline
from dateline.desk import choosing
from dateline.desk.telling import Kept
from dateline.errors import StoreError
from dateline.language import Parse, Parser
from dateline.revisions import Sighting, seen_again
from dateline.steps import Steps
from dateline.store import Store, parses, reports, sightings
from dateline.store.articles import Alone
from dateline.store.blob import decoded
from dateline.store.connection import walled
from dateline.store.reports import Received
from dateline.terms import Article, Report, SetAside
from dateline.way.guard import Guard
from dateline.way.parsing import parse
from dateline.way.progress import Progress

SECONDS = 60.0
"""What pass one of one suspected report may take in a process of its own: a novel takes twenty on a slow machine."""
MEMORY = 2_000_000_000
"""Bytes that it may take beyond what the program has."""
_NO_ROOM = 75  # how that process says that it ran out of it
_LOOK = 0.02  # seconds between two looks at that process


def read_alone(
    store: Store, found: Sequence[Report], steps: Steps, *, workers: int, progress: Progress
) -> list[SetAside]:
    """Pass one of these reports, which are on the disk: cleaned, parsed, with their dates and names. What was set aside.

    The parse, which takes most of the time, is outside any transaction. Where it fails on them together, each is read by itself.
    """
    try:
        return _read(store, found, steps, workers=workers, progress=progress)
    except (StoreError, sqlite3.Error):
        raise
    except Exception as fault:
        if len(found) > 1:
            return [one for report in found for one in read_alone(store, [report], steps, workers=1, progress=progress)]
        return [_set_aside(store, report.id, report.file or report.url, fault) for report in found]


def _read(store: Store, found: Sequence[Report], steps: Steps, *, workers: int, progress: Progress) -> list[SetAside]:
    guard = Guard(steps)
    received = {report.id: one for report in found if (one := reports.one(store.db, report.id))}
    found = [seen_again(report, told_sightings(store.db, report.id)) for report in found]
    articles: list[Article] = []
    faults: list[tuple[str, SetAside]] = []
    for report in sorted((report for report in found if report.id in received), key=_id):
        progress("cleaning", len(articles), len(found))
        article = guard.run("clean", steps.clean, report, now=date.fromisoformat(received[report.id].received))
        if article is None:
            faults.append((report.id, guard.set_aside[-1]))
        else:
            articles.append(article)
    fresh = Fresh(store.db)
    parsed = parse(articles, workers=workers, progress=progress, memory=fresh)
    alone = pipeline.pass_one(articles, guard, parsed)
    with store.writing() as db:
        fresh.write(db)
        for id, fault in faults:
            reports.faulty(db, id, fault)
        for article in articles:
            if reports.has(db, article.id):
                findings = (alone.timexes[article.id], alone.mentions[article.id])
                if lost := _written(store, article, findings, received[article.id]):
                    guard.set_aside.append(lost)
    return guard.set_aside


def _written(store: Store, article: Article, findings: Alone, received: Received) -> SetAside | None:
    """Keep what pass one made of one report; where that fails, that it did."""
    try:
        with walled(store.db):
            choosing.write(store.db, article, findings, received)
            reports.read(store.db, article.id)
    except sqlite3.Error:
        raise
    except Exception as error:
        fault = faulted(article.file or article.url or article.id, "what was read could not be kept", error)
        reports.faulty(store.db, article.id, fault)
        return fault
    return None


def faulted(name: str, what: str, fault: Exception) -> SetAside:
    """A document that a fault of ours came to light on."""
    remedy = "please report this fault of dateline with the document"
    return SetAside(name, f"{what} ({type(fault).__name__}: {fault})", remedy)


def _set_aside(store: Store, id: str, name: str | None, fault: Exception) -> SetAside:
    one = faulted(name or id, "it could not be read", fault)
    with store.writing() as db:
        reports.faulty(db, id, one)
    return one


def report_of(db: Connection, id: str, steps: Steps) -> Report | None:
    """The report as the ingest room reads it today, with every time it was seen; None if there is none or it no longer can be read."""
    received = reports.one(db, id)
    report = _as_received(received, steps) if received else None
    return seen_again(report, told_sightings(db, id)) if report else None


def _as_received(received: Received, steps: Steps) -> Report | None:
    if received.form == "record":
        found: Report = decoded(received.data, Report)
        return replace(found, file=received.file)
    read, _ = steps.ingest(received.data, name=received.name, file=received.file, url=received.url)
    return next((report for report in read if report.id == received.id), None)


def told_sightings(db: Connection, id: str) -> list[Sighting]:
    """Each time a report is known to have been fetched."""
    return [Sighting(at, origin) for at, origin in sightings.told(db, id)]


def tried_apart(store: Store, ids: Sequence[str], steps: Steps) -> Iterator[SetAside]:
    """Read each of these in a process of its own, for nothing but to see that it ends; one that does not is set aside for good."""
    every = (reports.one(store.db, id) for id in ids)
    for received in filter(None, every):
        if why := ended(partial(_pass_one, received, steps)):
            one = SetAside(
                received.file or received.name,
                f"reading it {why}",
                "please report this fault of dateline with the document",
            )
            with store.writing() as db:
                reports.faulty(db, received.id, one)
            yield one


def _pass_one(received: Received, steps: Steps) -> None:
    """Pass one of one report, with nothing kept; where a step fails, that is seen when it is read for good."""
    report = _as_received(received, steps)
    guard = Guard(steps)
    article = guard.run("clean", steps.clean, report, now=date.fromisoformat(received.received)) if report else None
    if article is not None:
        pipeline.pass_one([article], guard, parse([article]))
    if any("(MemoryError" in one.reason for one in guard.set_aside):
        raise MemoryError


def ended(work: Callable[[], object], *, seconds: float = SECONDS, memory: int = MEMORY) -> str | None:
    """How some work ended the process that it was done in; None if it did not, whatever it raised, or where no process can be made."""
    if not hasattr(os, "fork"):
        return None
    child = os.fork()
    if not child:
        try:
            _bound(memory)
            work()
        except MemoryError:
            os._exit(_NO_ROOM)
        finally:
            os._exit(0)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            if os.WIFSIGNALED(status):
                return f"ended the program ({signal.Signals(os.WTERMSIG(status)).name})"
            return f"took more than {memory / 1e9:g} GB" if os.waitstatus_to_exitcode(status) == _NO_ROOM else None
        time.sleep(_LOOK)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return f"took longer than {seconds:g} s"


def _bound(memory: int) -> None:
    """Let this process take no more memory than so much beyond what it has: a step that wants more fails."""
    import resource

    with open("/proc/self/statm") as file:  # noqa: PTH123 - no path of a user
        has = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (has + memory, has + memory))


class Fresh(Kept):
    """The parses in the store, and new ones that wait to be kept."""

    def __init__(self, db: Connection) -> None:
        super().__init__(db, keeps=False)
        self._fresh: list[tuple[Parser, Mapping[str, Parse]]] = []

    def keep_parses(self, parser: Parser, made: Mapping[str, Parse]) -> None:
        """Hold new ones until a transaction writes."""
        self._fresh.append((parser, made))

    def write(self, db: Connection) -> None:
        """Keep what was held."""
        for parser, made in self._fresh:
            parses.keep(db, parser, made)


def _id(report: Report) -> str:
    return report.id
