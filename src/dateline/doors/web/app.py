"""The site: which address leads to which page, behind the gate.

In: the store's path and a policy. Out: an ASGI application. Never: an answer that names a place on this machine's disk.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dateline.desk import Desk
from dateline.doors import rest
from dateline.doors.access import Caller, Forms, Gate, Policy, Refusal, SecurityHeaders, Sessions
from dateline.doors.aside import Aside
from dateline.doors.jobs import Jobs
from dateline.doors.web import (
    alerts,
    asof,
    corrections,
    following,
    health,
    hiding,
    links,
    mending,
    parts,
    person,
    report,
    search,
    signin,
    stories,
    story,
    upload,
)
from dateline.doors.web.alerting import Alerting
from dateline.doors.web.asking import Ask, Refused, Takes, View, asks
from dateline.doors.web.desks import Desks
from dateline.doors.web.logged import Logged
from dateline.doors.web.render import STATIC, page
from dateline.errors import DatelineError, StoreError, StoreFull, UnknownName
from dateline.follow import Running

log = logging.getLogger("dateline.web")

PAGES: tuple[tuple[str, View] | tuple[str, View, Takes], ...] = (
    ("/stories", stories.stories),
    ("/names", stories.names),
    ("/stories/{story}", story.story, "as_of"),
    ("/stories/{story}/timeline", parts.timeline, "as_of"),
    ("/stories/{story}/events/{event}", parts.event, "as_of"),
    ("/stories/{story}/changes", parts.changes, "as_of"),
    ("/stories/{story}/conflicts", parts.conflicts, "as_of"),
    ("/stories/{story}/voices", parts.said, "as_of"),
    ("/stories/{story}/sources", parts.sources, "as_of"),
    ("/stories/{story}/compare", parts.compare, "as_of"),
    ("/stories/{story}/correct", mending.story, "as_of"),
    ("/stories/{story}/statements/{statement}/correct", mending.statement, "as_of"),
    ("/stories/{story}/reports/{report}/correct", mending.selected, "as_of"),
    ("/stories/{story}/reports/{report}", report.report),
    ("/reports/{report}", report.anywhere),
    ("/people/{name}", person.person),
    ("/search", search.search, "by"),
    ("/corrections", corrections.corrections),
    ("/alerts", alerts.alerts),
    ("/sources", following.sources),
    ("/sources/{source}", following.source),
    ("/hidden", hiding.hiding),
    ("/upload", upload.form),
    ("/uploads/{job}", upload.progress),
    ("/sign-in", signin.form),
)
FORMS: tuple[tuple[str, View], ...] = (
    ("/seen", stories.seen),
    ("/stories/{story}/seen", story.seen),
    ("/corrections", corrections.correct),
    ("/corrections/{correction}/undo", corrections.undo),
    ("/alerts", alerts.make),
    ("/alerts/drop", alerts.drop),
    ("/alerts/mute", alerts.mute),
    ("/sources", following.follow),
    ("/sources/{source}/unfollow", following.unfollow),
    ("/hidden", hiding.hide),
    ("/upload", upload.send),
    ("/sign-in", signin.sign_in),
    ("/sign-out", signin.sign_out),
)


class KeptFiles(StaticFiles):
    """Our own files: their address changes with their content, so browsers may keep them."""

    def file_response(self, *args: object, **options: object) -> Response:
        """The file, to be kept for a year."""
        response = super().file_response(*args, **options)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def application(
    db: Path,
    policy: Policy,
    *,
    mounts: Sequence[BaseRoute] = (),
    begins: bool = False,
    alerting: bool = False,
    follow: bool = False,
) -> Starlette:
    """The site over the store at `db`, the REST door behind the same gate; `mounts` are others.

    With `alerting` it looks for news and sends what is due while it runs. With `begins` the process that answers as of moments is begun with the server, else when a story is first looked at.
    With `follow` it polls while it runs. Where the policy is to read only it does neither, and leaves what waits to be added.
    """
    routes: list[BaseRoute] = [Route("/", _front), Mount("/static", KeptFiles(directory=STATIC)), rest.mount(), *mounts]
    routes += [Route("/healthz", health.healthz), Route("/metrics", health.metrics)]
    routes += [Route(path, asks(*answers), methods=["GET"]) for path, *answers in PAGES]
    routes += [Route(path, asks(view), methods=["POST"]) for path, view in FORMS]
    answered = health.Answered()
    sessions, forms = Sessions(policy.keyring), Forms()
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Logged, answered=answered),
            Middleware(SecurityHeaders),
            Middleware(Gate, policy=policy, sessions=sessions, refuse=partial(_refused, forms)),
        ],
        exception_handlers=ANSWERS,
        lifespan=_lifespan,
    )
    app.state.begins, app.state.answered = begins, answered
    app.state.alerting = Alerting(db) if alerting and not policy.read_only else None
    app.state.follow = _following(db, app.state.alerting) if follow and not policy.read_only else None
    app.state.follows = follow
    app.state.db, app.state.policy, app.state.sessions, app.state.forms = db, policy, sessions, forms
    return app


def _following(db: Path, alerting: Alerting | None) -> Running:
    """What polls beside a server: what it stores, the server's own alerting looks at; where another process alerts, nobody of this one does."""
    return Running.of(db, (lambda _path, _now: alerting.poke(),) if alerting else ())


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Desks while the server runs: some that read, one that writes, so that nobody who reads waits for a writer."""
    Desk(app.state.db).close()
    app.state.desks, app.state.hand = Desks(app.state.db), Desks(app.state.db, threads=1)
    app.state.aside, app.state.at_work = Aside(app.state.db), asof.at_work
    app.state.listening = Counter()
    alerting: Alerting | None = app.state.alerting
    app.state.jobs = Jobs(app.state.db, alerting.poke if alerting else None, works=not app.state.policy.read_only)
    app.state.jobs.start()
    if alerting:
        alerting.start()
    if app.state.begins:
        app.state.aside.begin()
    if app.state.follow is not None:
        app.state.follow.start()
    watching = asyncio.create_task(app.state.aside.watch())
    yield
    watching.cancel()
    if app.state.follow is not None:
        await asyncio.to_thread(app.state.follow.close)
    app.state.aside.close()
    app.state.jobs.close()
    if alerting:
        alerting.close()
    app.state.hand.close()
    app.state.desks.close()


async def _front(_request: Request) -> Response:
    return RedirectResponse("/stories")


def _refused(forms: Forms, scope: Scope, refusal: Refusal) -> Response:
    """A refusal as a page; whoever only lacks a token is asked for one."""
    request = Request(scope)
    if request.url.path.startswith(rest.PREFIX):
        return rest.refused(refusal)
    request.state.caller = getattr(request.state, "caller", Caller("", "read"))
    wants_page = "text/html" in request.headers.get("accept", "")
    if refusal.status == 401 and wants_page and request.method == "GET" and "authorization" not in request.headers:
        return RedirectResponse(f"/sign-in{links.asked(to=request.url.path)}", status_code=303)
    response = page(Ask(request, FormData(), forms), "refused.html", status=refusal.status, refusal=refusal)
    response.headers.update(dict(refusal.headers))
    return response


async def _turned_away(request: Request, refused: Exception) -> Response:
    """A refusal that a page raised."""
    refusal = refused.refusal if isinstance(refused, Refused) else Refusal(403, "Turned away", str(refused))
    return _refused(request.app.state.forms, request.scope, refusal)


async def _complaint(request: Request, error: Exception) -> Response:
    """An error on purpose: what is not known is 404, what is busy 503, what was asked wrongly 400."""
    if isinstance(error, UnknownName):
        refusal = Refusal(404, f"No such {error.kind}", f"nothing here is called {error.name[:80]!r}")
    elif isinstance(error, StoreFull):
        refusal = Refusal(507, "No room", f"{error.reason}; {error.remedy}")
    elif isinstance(error, StoreError):
        log.error("%s", error)
        refusal = Refusal(503, "The store is busy", f"{error.reason}; {error.remedy}", (("Retry-After", "5"),))
    else:
        refusal = Refusal(400, "That cannot be answered", str(error))
    return _refused(request.app.state.forms, request.scope, refusal)


async def _http(request: Request, error: Exception) -> Response:
    """What the framework says no to."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    titles = {404: "No such page", 405: "That cannot be done here", 400: "That cannot be read"}
    refusal = Refusal(status, titles.get(status, "That cannot be answered"), "look at the list of stories")
    return _refused(request.app.state.forms, request.scope, refusal)


async def _disk(request: Request, error: OSError) -> Response:
    """A full disk is 507; whatever else a disk does is a fault."""
    if error.errno not in rest.NO_ROOM:
        return await _fault(request, error)
    detail = "the server's disk is full; tell whoever runs it, and send it again later"
    return _refused(request.app.state.forms, request.scope, Refusal(507, "No room", detail))


async def _fault(request: Request, error: Exception) -> Response:
    log.exception("a page failed", exc_info=error)
    refusal = Refusal(500, "This page failed", "the fault is in the server's log; please report it")
    return _refused(request.app.state.forms, request.scope, refusal)


ANSWERS: dict[Any, Callable[[Request, Any], Awaitable[Response]]] = {
    Refused: _turned_away,
    DatelineError: _complaint,
    HTTPException: _http,
    OSError: _disk,
    Exception: _fault,
}
"""What answers which error, the nearest class first."""
