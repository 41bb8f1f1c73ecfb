"""Jobs of a server: reports that were sent in, taken in one after the other, beside the answering of questions.

In: files that were sent, addresses of pages. Out: how far each job is, and what came of it. Never: two writers at once; a job that was acknowledged and
lost: it stands in the database from then on, whatever happens to the server; more jobs in line than people would wait for.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from threading import Event, Thread
from typing import IO

from dateline import sources
from dateline.desk import Desk
from dateline.doors.inert import clean
from dateline.errors import DatelineError, StoreError, StoreFull, StoreLocked
from dateline.sources import Input
from dateline.store import Store
from dateline.store import jobs as kept
from dateline.store.jobs import State
from dateline.terms import Added, SetAside

log = logging.getLogger("dateline.web")

MOST_WAITING = 20
MOST_KEPT = 200
"""Jobs whose outcome can still be looked at."""
MOST_TOLD = 20
"""Reasons why something was set aside, in a line of the log."""
LONGEST_NAME = 120
"""Bytes of a file's name that are kept, its ending among them."""
PAUSE, LONGEST_PAUSE = 5.0, 300.0
"""Seconds after which the work goes on where the database could not be used; each further time twice as many, up to the second."""


@dataclass(frozen=True, slots=True)
class Job:
    """One job: its state, what is being done, how much of how much, and what came of it."""

    id: str
    names: tuple[str, ...]
    state: State = "waiting"
    what: str = "waiting"
    done: int = 0
    total: int = 0
    added: Added | None = None
    complaint: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


@dataclass(slots=True)
class Jobs:
    """The jobs of a server, done one at a time by a thread with its own desk."""

    db: Path
    after: Callable[[], None] | None = None
    """What is to be done after each job."""
    works: bool = True
    """Whether they are done here at all."""
    _come: Event = field(default_factory=Event)
    _ends: bool = False
    _running: tuple[str, str, int, int] = ("", "", 0, 0)
    _thread: Thread | None = None

    def start(self) -> None:
        """Begin to work, with what an earlier server left."""
        if not self.works:
            return
        self._thread = Thread(target=self._work, name="dateline-web-writer", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish what is being done, and stop; what waits is done by the next server."""
        self._ends = True
        self._come.set()
        if self._thread:
            self._thread.join()

    @property
    def alive(self) -> bool:
        """Whether the thread that does them is there, where they are done."""
        return not self.works or (self._thread is not None and self._thread.is_alive())

    @property
    def full(self) -> bool:
        """Whether no further job may wait."""
        with Store(self.db) as store:
            return kept.waiting(store.db) >= MOST_WAITING

    def begin(self, files: Sequence[tuple[str, IO[bytes]]], urls: Sequence[str] = ()) -> Job:
        """Put files, by name, and addresses in line: once this returns they are on the disk, and will be read."""
        id = secrets.token_urlsafe(12)
        with Store(self.db) as store, store.writing() as db:
            kept.keep(db, id, files, urls)
        self._come.set()
        return Job(id, (*(name for name, _ in files), *urls))

    def job(self, id: str) -> Job | None:
        """The job of that id, if it is still known."""
        with Store(self.db) as store:
            found = kept.one(store.db, id)
        if found is None:
            return None
        running, what, done, total = self._running
        if running != id:
            what, done, total = ("waiting", 0, 0)
        return Job(id, found.names, found.state, what, done, total, found.added, found.complaint)

    def _work(self) -> None:
        pause = PAUSE
        while not self._ends:
            self._come.clear()
            try:
                again = self._next()
                pause = PAUSE
            except StoreError as error:
                log.error("%s", error)
                again = not self._come.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            if not again:
                self._come.wait()

    def _next(self) -> bool:
        """Do the next job; False if none waits."""
        with Desk(self.db) as desk, Store(self.db) as store:
            with store.reading() as db:
                found = kept.following(db)
            if found is None:
                return False
            with store.writing() as db:
                kept.begin(db, found.n)
            state, added, complaint = self._done(desk, store, found)
            self._end(store, found, state, added, complaint)
        _log(found, state, added, complaint)
        if self.after:
            self.after()
        return True

    def _end(self, store: Store, job: kept.Kept, state: State, added: Added | None, complaint: str) -> None:
        """Note what came of a job, again and again where the database is being written to: what was added is not added twice."""
        while True:
            try:
                with store.writing() as db:
                    kept.end(db, job.n, state, added, complaint, most=MOST_KEPT)
                return
            except StoreLocked:
                if self._ends or (self._come.wait(PAUSE) and self._ends):
                    raise
                self._come.clear()

    def _done(self, desk: Desk, store: Store, job: kept.Kept) -> tuple[State, Added | None, str]:
        """What came of a job; raises what passes: another's long writing, a full disk. The job goes on when that is over."""
        self._told(job, "reading", 0, 0)
        try:
            return "done", desk.add(self._opened(store, job), progress=partial(self._told, job)), ""
        except (StoreLocked, StoreFull) as error:
            self._told(job, f"waiting: {error.reason}", 0, 0)
            raise
        except StoreError as error:
            log.warning("adding failed: %s", error)
            return "failed", None, f"{error.reason}; {error.remedy}"
        except DatelineError as error:
            log.warning("adding failed: %s", error)
            return "failed", None, str(error)
        except Exception as fault:
            log.exception("adding failed", exc_info=fault)
            return "failed", None, "something went wrong; the server's log has it"

    def _told(self, job: kept.Kept, what: str, done: int, total: int) -> None:
        self._running = (job.id, what, done, total)

    def _opened(self, store: Store, job: kept.Kept) -> Iterator[Input | SetAside]:
        """What was sent, under the names that it was sent with; and pages."""
        for name, data in kept.files(store.db, job.n):
            yield Input(name, name, data)
        known: dict[str, sources.Robots] = {}
        for number, url in enumerate(job.urls):
            self._told(job, "fetching", number, len(job.urls))
            yield sources.fetched(url, robots=known)


def safe_name(name: str) -> str:
    """The last part of a file's name, short enough for any disk; without what moves through folders or cannot be seen."""
    last = PurePosixPath(clean(name).replace("\\", "/")).name.strip(" .") or "report"
    return last.encode("utf-8", "replace")[-LONGEST_NAME:].decode("utf-8", "ignore") or "report"


def _log(job: kept.Kept, state: State, added: Added | None, complaint: str) -> None:
    """What came of a job, for the log: how much, not what."""
    told: dict[str, object] = {"event": f"job {state}", "job": job.id, "sent": len(job.names), "complaint": complaint}
    if added is not None:
        told |= {
            "new": len(added.new), "known": len(added.known), "revisions": len(added.revisions), "stories": len(added.stories),
            "set_aside": [f"{one.reason}; {one.remedy}" for one in added.set_aside[:MOST_TOLD]],
        }  # fmt: skip
    log.log(logging.WARNING if state == "failed" else logging.INFO, "job %s", state, extra=told)
