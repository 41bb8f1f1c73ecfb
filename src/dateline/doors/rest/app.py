"""The REST door: requests below /api/v1 answered from the table of endpoints.

In: HTTP, behind the site's gate. Out: JSON in the words of the export, or the document that was asked for; every failure
as problem details. Never: a rule about news, an answer without an ETag where one can be asked again.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Receive, Scope, Send

from dateline.desk import Desk
from dateline.doors import lines
from dateline.doors.aside import Aside, AtWork, Left, patience, while_there
from dateline.doors.elsewhere import elsewhere
from dateline.doors.export import Written, record
from dateline.doors.packing import packed
from dateline.doors.rest import bodies, jobs, stream
from dateline.doors.rest.asking import Asked, understood
from dateline.doors.rest.endpoints import ENDPOINTS, Endpoint
from dateline.doors.rest.fewer import only
from dateline.doors.rest.openapi import PREFIX, REPORT, STREAM, openapi
from dateline.doors.rest.problems import Problem, Wrong, bad, problem_of

JSON = "application/json"
MOST_STREAMS = 100
"""Readers of the stream at a time; each holds a connection open."""
MOST_STREAMS_EACH = 20
"""Of them, those of one address."""

PATIENCE = 60.0
"""Seconds that a program waits for what takes long, unless it says otherwise."""
LEFT = 499
"""Nobody reads it."""

Made = tuple[bytes | None, str, str]
Handler = Callable[[Request], Awaitable[Response]]


def mount() -> Mount:
    """The routes of this door, for the site that keeps the desks."""
    by_path: dict[str, dict[str, Handler]] = defaultdict(dict)
    for endpoint in ENDPOINTS:
        by_path[endpoint.path][endpoint.method] = partial(_answered, endpoint)
    by_path |= {
        "/": {"GET": _description},
        "/openapi.json": {"GET": _description},
        "/reports": {"POST": _add},
        "/jobs/{job}": {"GET": _job},
        "/changes/stream": {"GET": _stream},
    }
    routes: list[BaseRoute] = [Route(path, Resource(handlers)) for path, handlers in by_path.items()]
    return Mount(PREFIX, routes=[*routes, Route("/{path:path}", Resource({}))])


class Resource:
    """One path: its methods and what handles each; whatever goes wrong is answered as a problem."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self.handlers = handlers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            response = await self._handler(request.method)(request)
        except Exception as error:
            response = problem_of(error).response()
        await response(scope, receive, send)

    def _handler(self, method: str) -> Handler:
        if not self.handlers:
            raise Wrong(Problem(404, "No such address", f"{PREFIX}/openapi.json lists all that there is"))
        known = "GET" if method == "HEAD" else method
        if known not in self.handlers:
            allowed = ", ".join([*self.handlers, *(["HEAD"] if "GET" in self.handlers else [])])
            raise Wrong(
                Problem(405, "That cannot be done here", f"this address takes {allowed}", (("Allow", allowed),))
            )
        return self.handlers[known]


async def _answered(endpoint: Endpoint, request: Request) -> Response:
    values = understood(endpoint.params, request.path_params, request.query_params)
    body = await bodies.body(request, endpoint.body) if endpoint.body else None
    asked = Asked(dict(request.path_params), values, body)
    try:
        data, media, name = await _made_for(request, asked, partial(_made, endpoint, asked))
    except Left:
        return Response(status_code=LEFT)
    if data is None:
        return Response(status_code=204)
    response = Response(data, media_type=media)
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return await packed(request, _marked(request, response) if endpoint.method == "GET" else response)


async def _made_for(request: Request, asked: Asked, made: Callable[[Desk], Made]) -> Made:
    """The answer: of a thread with a desk; of another process what takes long, as long as the one who asks is there."""
    aside: Aside = request.app.state.aside
    if asked.values.get("as_of") or asked.values.get("earlier"):
        try:
            return await while_there(request, aside.as_of(made, patience(request, PATIENCE)))
        except AtWork:
            detail = "what was known then is being told; ask again, or wait longer (Prefer: wait=SECONDS)"
            raise Wrong(Problem(503, "Not told yet", detail, (("Retry-After", "2"),))) from None
    if asked.values.get("by", "words") != "words":
        if left := await while_there(request, aside.learn(patience(request, PATIENCE))):
            detail = f"what {left} entries mean is being learned; ask again, or search by words"
            raise Wrong(Problem(503, "Not learned yet", detail, (("Retry-After", "5"),)))
        return await while_there(request, aside.meaning(made))
    return await request.app.state.desks.ask(made)  # type: ignore[no-any-return]


def _made(endpoint: Endpoint, asked: Asked, desk: Desk) -> tuple[bytes | None, str, str]:
    """The answer as bytes, its media type, and the name of the file that it is; made in the desk's own thread."""
    most, names, after = (asked.values.get(name) for name in ("max_chars", "fields", "after"))
    if after and not most and not endpoint.pages:
        raise bad("this answer goes on only under max_chars; ask with it, or without after")
    answer = endpoint.answer(desk, asked)
    if answer is None:
        return None, "", ""
    if isinstance(answer, Written):
        return answer.data, answer.media, f"dateline{answer.suffix}"
    most, names = asked.values.get("max_chars"), asked.values.get("fields")
    document = (
        lines.short(elsewhere(answer), most, after=asked.values.get("after")) if most else record(elsewhere(answer))
    )
    return _written(only(document, names) if names else document), JSON, ""


def _written(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def _marked(request: Request, response: Response) -> Response:
    """The response with an ETag; without a body if the caller has it already."""
    mark = f'W/"{sha256(bytes(response.body)).hexdigest()[:24]}"'
    headers = {"ETag": mark, "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie, Accept-Encoding"}
    known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if mark in known or "*" in known:
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return response


async def _description(request: Request) -> Response:
    understood((), {}, request.query_params)
    return await packed(request, _marked(request, Response(_written(openapi()), media_type=JSON)))


async def _add(request: Request) -> Response:
    values = understood(REPORT, {}, request.query_params)
    job = await jobs.begin(request, values["name"], values["url"])
    headers = {"Location": f"{PREFIX}/jobs/{job.id}"}
    return Response(_written(record(job)), 202, headers=headers, media_type=JSON)


async def _job(request: Request) -> Response:
    understood((), request.path_params, request.query_params)
    return Response(_written(record(await jobs.look(request, request.path_params["job"]))), media_type=JSON)


async def _stream(request: Request) -> Response:
    since = understood(STREAM, {}, request.query_params)["since"]
    if request.method == "HEAD":
        return Response(media_type=stream.MEDIA)
    state = request.app.state
    who = request.client.host if request.client else ""
    listening: Counter[str] = state.listening
    if listening.total() >= MOST_STREAMS or listening[who] >= MOST_STREAMS_EACH:
        raise Wrong(Problem(503, "Too many listen already", "try again later", (("Retry-After", "60"),)))
    last = request.headers.get("last-event-id")
    events = stream.stream(state.desks.ask, state.db, since=since, last=last)
    return Listening(events, listening, who)


class Listening(StreamingResponse):
    """Events for one reader, who is counted among those who listen from before the first until the connection is gone."""

    def __init__(self, events: AsyncIterator[str], listening: Counter[str], who: str) -> None:
        super().__init__(events, media_type=stream.MEDIA, headers={"Cache-Control": "no-store"})
        self._listening, self._who = listening, who
        listening[who] += 1

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send them."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._listening[self._who] -= 1
            if not self._listening[self._who]:
                del self._listening[self._who]
