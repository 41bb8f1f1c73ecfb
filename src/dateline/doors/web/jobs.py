"""Work that takes longer than a page: reports being read in, one job after the other.

In: files that were sent, addresses of pages. Out: how far each job is, and what came of it. Never: two writers at once; a job's files after it
is done; more jobs in line than people would wait for.
"""

from __future__ import annotations

import logging
import secrets
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Literal

from dateline import sources
from dateline.desk import Desk
from dateline.errors import DatelineError
from dateline.sources import Input
from dateline.terms import Added, SetAside

log = logging.getLogger("dateline.web")

MOST_WAITING = 20
MOST_KEPT = 200
"""Jobs whose outcome can still be looked at."""

State = Literal["waiting", "running", "done", "failed"]


@dataclass(slots=True)
class Job:
    """One job: its state, what is being done, how much of how much, and what came of it."""

    id: str
    folder: Path
    paths: tuple[Path, ...]
    urls: tuple[str, ...]
    state: State = "waiting"
    what: str = "waiting"
    done: int = 0
    total: int = 0
    added: Added | None = None
    complaint: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What is read, as whoever sent it calls it."""
        return (*(path.name for path in self.paths), *self.urls)

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")

    def told(self, what: str, done: int, total: int) -> None:
        """Note how far the work is."""
        self.what, self.done, self.total = what, done, total


@dataclass(slots=True)
class Jobs:
    """The jobs of a server, done one at a time by a thread with its own desk."""

    db: Path
    _known: OrderedDict[str, Job] = field(default_factory=OrderedDict)
    _waiting: SimpleQueue[Job | None] = field(default_factory=SimpleQueue)
    _thread: Thread | None = None

    def start(self) -> None:
        """Begin to work."""
        self._thread = Thread(target=self._work, name="dateline-web-writer", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish what is being done, and stop."""
        self._waiting.put(None)
        if self._thread:
            self._thread.join()

    @property
    def full(self) -> bool:
        """Whether as many jobs wait as may."""
        return sum(1 for job in self._known.values() if not job.over) >= MOST_WAITING

    def begin(self, folder: Path, paths: Sequence[Path], urls: Sequence[str] = ()) -> Job:
        """Put files and addresses in line; the files, and their folder, are removed when they were read."""
        job = Job(secrets.token_urlsafe(12), folder, tuple(paths), tuple(urls))
        self._known[job.id] = job
        while len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)
        self._waiting.put(job)
        return job

    def job(self, id: str) -> Job | None:
        """The job of that id, if it is still known."""
        return self._known.get(id)

    def _work(self) -> None:
        while job := self._waiting.get():
            try:
                self._do(job)
            finally:
                shutil.rmtree(job.folder, ignore_errors=True)

    def _do(self, job: Job) -> None:
        job.state, job.what = "running", "reading"
        try:
            with Desk(self.db) as desk:
                job.added = desk.add(list(_opened(job)), progress=job.told)
            job.state = "done"
        except DatelineError as error:
            job.complaint, job.state = str(error), "failed"
        except Exception as fault:
            log.exception("adding failed", exc_info=fault)
            job.complaint, job.state = "something went wrong; the server's log has it", "failed"


def _opened(job: Job) -> Iterator[Input | SetAside]:
    """What was sent, under the names that it was sent with: where it is kept meanwhile is nobody's business; and pages."""
    for path in job.paths:
        for found in sources.inputs([str(path)]):
            yield (
                replace(found, name=path.name, file=path.name)
                if isinstance(found, Input)
                else replace(found, name=path.name)
            )
    for number, url in enumerate(job.urls):
        job.told("fetching", number, len(job.urls))
        yield sources.fetched(url)


def folder() -> Path:
    """A new place for the files of a job, readable by the server alone."""
    return Path(tempfile.mkdtemp(prefix="dateline-"))
