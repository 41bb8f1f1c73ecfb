"""Reports sent to the server by hand.

In: files and addresses in a form. Out: a page that says how far they are read, and what came of each. Never: a path that a browser names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from dateline.desk import Desk
from dateline.doors.access import Refusal
from dateline.doors.jobs import Jobs, safe_name
from dateline.doors.web import links
from dateline.doors.web.asking import MOST_FILES, Ask, Refused
from dateline.doors.web.render import page
from dateline.errors import UnknownName
from dateline.terms import Story

MOST_STORIES = 20
MOST_URLS = 20
"""Pages fetched by one form: each may take some seconds, and others wait in line."""


def form(_desk: Desk, ask: Ask) -> Response:
    """The form that takes files and addresses."""
    return _form(ask)


def send(_desk: Desk, ask: Ask) -> Response:
    """Take the files, put them in line, and show how far they are."""
    waiting: Jobs = ask.request.app.state.jobs
    files, urls = ask.files("files"), (ask.field("urls") or "").split()
    if complaint := _wrong(files, urls):
        return _form(ask, status=400, complaint=complaint)
    if waiting.full:
        raise Refused(Refusal(503, "Too much waits already", "try again in a few minutes", (("Retry-After", "120"),)))
    job = waiting.begin([(safe_name(file.filename or ""), file.file) for file in files], urls)
    return RedirectResponse(f"/uploads/{job.id}", status_code=303)


def _form(ask: Ask, *, status: int = 200, complaint: str | None = None) -> Response:
    most = ask.request.app.state.policy.most_bytes // 2**20
    return page(
        ask, "upload.html", status=status, most_files=MOST_FILES, most=most, most_urls=MOST_URLS, complaint=complaint,
        urls=ask.field("urls") or "",
    )  # fmt: skip


def _wrong(files: Sequence[UploadFile], urls: Sequence[str]) -> str | None:
    """Why this cannot be put in line; None if it can. Whether a page may be fetched is decided where it is."""
    if not files and not urls:
        return "Choose a file or name a page."
    if len(urls) > MOST_URLS:
        return f"Name at most {MOST_URLS} pages at once."
    odd = next((url for url in urls if links.safe_url(url) is None), None)
    return f"{odd[:80]} is not the address of a page: it begins with http:// or https://." if odd else None


def progress(desk: Desk, ask: Ask) -> Response:
    """How far a job is; when it is over, what came of it."""
    waiting: Jobs = ask.request.app.state.jobs
    job = waiting.job(ask.part("job"))
    if job is None:
        raise UnknownName("upload", ask.part("job"), ())
    stories = list(_still_there(desk, job.added.stories[:MOST_STORIES])) if job.added else []
    return page(ask, "progress.html", job=job, stories=stories)


def _still_there(desk: Desk, ids: Sequence[str]) -> Iterator[Story]:
    """The stories that reports were put in, but for those that another writer has told otherwise since."""
    for id in ids:
        with suppress(UnknownName):
            yield desk.show(id).stories[0]
