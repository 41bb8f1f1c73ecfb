"""Reports sent in, and how far they are.

In: a body and a name, or the address of a page; the site's line of jobs. Out: a line about the job. Never: a body held in memory, a path that a
caller names.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, Protocol

from starlette.requests import Request

from dateline.doors.rest.problems import Problem, Wrong, bad
from dateline.errors import UnknownName
from dateline.terms import Added

State = Literal["waiting", "running", "done", "failed"]
LONGEST_NAME = 120


class Job(Protocol):
    """A job of the site."""

    id: str
    state: State
    what: str
    done: int
    total: int
    added: Added | None
    complaint: str


class Jobs(Protocol):
    """The site's line of jobs: one writer at a time, the files of a job removed when they were read."""

    @property
    def full(self) -> bool:
        """Whether as many wait as may."""

    def begin(self, folder: Path, paths: Sequence[Path], urls: Sequence[str] = ()) -> Job:
        """Put files and addresses in line."""

    def job(self, id: str) -> Job | None:
        """The job of that id, if it is still known."""


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job: its state, what is being done, how much of how much, what came of it, or what went wrong."""

    id: str
    state: State
    what: str
    done: int
    total: int
    added: Added | None
    complaint: str


async def begin(request: Request, name: str | None, url: str | None) -> JobLine:
    """Put the body, kept as a file of that name, or the page at that address in line.

    Wrong if too much waits already, the body is empty, or neither name nor address is given, or both are.
    """
    waiting: Jobs = request.app.state.jobs
    if waiting.full:
        raise Wrong(Problem(503, "Too much waits already", "try again in a few minutes", (("Retry-After", "120"),)))
    if (name is None) == (url is None):
        raise bad("send a report as the body with its name, or give the url of a page: one of the two")
    folder = Path(tempfile.mkdtemp(prefix="dateline-"))
    paths = [] if name is None else [await _kept(request, folder, name)]
    return line(waiting.begin(folder, paths, [url] if url else []))


async def _kept(request: Request, folder: Path, name: str) -> Path:
    """The body as a file in the folder, which is removed with it if anything fails."""
    path = folder / _last_part(name)
    try:
        with path.open("xb") as kept:
            async for chunk in request.stream():
                kept.write(chunk)
        if not path.stat().st_size:
            raise Wrong(Problem(400, "Nothing was sent", "send the report as the body of the request"))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return path


def _last_part(name: str) -> str:
    """The last part of a file's name, short enough for any disk, its ending kept; never one that moves through folders."""
    last = PurePosixPath(name.replace("\\", "/")).name.strip(" .") or "report"
    return last.encode("utf-8", "replace")[-LONGEST_NAME:].decode("utf-8", "ignore") or "report"


def look(request: Request, id: str) -> JobLine:
    """How far a job is; UnknownName if there is none of that id."""
    waiting: Jobs = request.app.state.jobs
    job = waiting.job(id)
    if job is None:
        raise UnknownName("job", id, ())
    return line(job)


def line(job: Job) -> JobLine:
    """A job as it is told."""
    return JobLine(job.id, job.state, job.what, job.done, job.total, job.added, job.complaint)
