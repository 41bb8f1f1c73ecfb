"""Reports sent in, and how far they are.

In: a body and a name, or the address of a page; the site's line of jobs. Out: a line about the job. Never: a body held in memory, a path that a
caller names.
"""

from __future__ import annotations

from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from anyio import to_thread
from starlette.requests import Request

from dateline.doors.elsewhere import elsewhere
from dateline.doors.jobs import Job, Jobs, safe_name
from dateline.doors.rest.problems import Problem, Wrong, bad
from dateline.errors import UnknownName
from dateline.store.jobs import State
from dateline.terms import Added


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
    """Put the body, kept as a file of that name, or the page at that address in line; it is on the disk once this returns.

    Wrong if too much waits already, the body is empty or there is no room for it, or neither name nor address is given, or both are.
    """
    waiting: Jobs = request.app.state.jobs
    if await to_thread.run_sync(lambda: waiting.full):
        raise Wrong(Problem(503, "Too much waits already", "try again in a few minutes", (("Retry-After", "120"),)))
    if (name is None) == (url is None):
        raise bad("send a report as the body with its name, or give the url of a page: one of the two")
    with TemporaryFile(prefix="dateline-") as body:
        if name is not None:
            await _received(request, body)
        files = [(safe_name(name), body)] if name is not None else []
        return line(await to_thread.run_sync(waiting.begin, files, [url] if url else []))


async def _received(request: Request, body: IO[bytes]) -> None:
    """Write the body of a request into a file that has no name, and is gone with whoever holds it."""
    async for chunk in request.stream():
        body.write(chunk)
    if not body.tell():
        raise Wrong(Problem(400, "Nothing was sent", "send the report as the body of the request"))


async def look(request: Request, id: str) -> JobLine:
    """How far a job is; UnknownName if there is none of that id."""
    waiting: Jobs = request.app.state.jobs
    job = await to_thread.run_sync(waiting.job, id)
    if job is None:
        raise UnknownName("job", id, ())
    return line(job)


def line(job: Job) -> JobLine:
    """A job as it is told."""
    return JobLine(job.id, job.state, job.what, job.done, job.total, elsewhere(job.added), job.complaint)
