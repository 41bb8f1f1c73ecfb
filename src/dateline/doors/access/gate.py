"""The gate in front of every door that speaks HTTP.

In: a request. Out: the same with its caller in `request.state.caller`, or a Refusal in the door's own shape. Never: a
desk call; a body read whole; trust in a header that a proxy may or may not have set.

In this order: the host asked for (DNS rebinding), how often, who asks, from which page (cross-site requests), how
much. https://owasp.org/www-community/attacks/csrf, https://fetch.spec.whatwg.org/#origin-header
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from anyio import to_thread
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.doors.access import hosts
from dateline.doors.access.limits import RateLimit, TooMuch, TooSlow, capped
from dateline.doors.access.refusal import Refusal
from dateline.doors.access.sessions import COOKIE, Sessions
from dateline.doors.access.tokens import Caller, Keyring

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = ("/static/", "/sign-in", "/healthz")
"""Paths that need no token: how a page looks, where a token is shown, and whether the server is well."""
KEEPING_NOTHING = re.compile(r"/(?:sign-in|sign-out|hidden)")
"""Paths to which a form may be posted that changes only what the browser keeps."""
READING = re.compile(rf"{KEEPING_NOTHING.pattern}|/(?:stories/[^/]+/)?seen")
"""Those that a reader may post to: they change nothing but the reader's own place."""

Refuse = Callable[[Scope, Refusal], Response]


def _reads() -> RateLimit:
    return RateLimit(per_second=100, burst=400)


def _writes() -> RateLimit:
    return RateLimit(per_second=5, burst=50)


def _failures() -> RateLimit:
    return RateLimit(per_second=0.1, burst=10)


@dataclass(frozen=True, slots=True)
class Policy:
    """What the gate holds: where the server is bound, the names it answers to, its tokens, and its limits.

    `reads`, `writes` and `failures` limit each caller's requests, changes and wrong tokens; `most_bytes` a request's body. `read_only`: nobody changes anything,
    whatever their token allows.
    """

    keyring: Keyring
    bind: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    most_bytes: int = 64 * 2**20
    read_only: bool = False
    reads: RateLimit = field(default_factory=_reads)
    writes: RateLimit = field(default_factory=_writes)
    failures: RateLimit = field(default_factory=_failures)

    @property
    def needs_token(self) -> bool:
        """Whether others than this machine can reach the server."""
        return not hosts.is_loopback(self.bind)


class Gate:
    """ASGI middleware: lets a request through with its caller, or has `refuse` say why not."""

    def __init__(self, app: ASGIApp, policy: Policy, sessions: Sessions, refuse: Refuse) -> None:
        self.app, self.policy, self.sessions, self.refuse = app, policy, sessions, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        answer = await self._admit(request)
        if isinstance(answer, Refusal):
            await self.refuse(scope, answer)(scope, receive, send)
            return
        scope.setdefault("state", {})["caller"] = answer
        await self._carry(scope, receive, send)

    async def _carry(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the application under the cap on the body; too long a one is refused unless the answer has begun."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, capped(receive, self.policy.most_bytes), watched)
        except TooMuch as much:
            if begun:
                raise
            await self.refuse(scope, _too_much(much.most))(scope, receive, send)
        except TooSlow:
            if begun:
                raise
            await self.refuse(scope, Refusal(408, "Too slow", "send the request in one go"))(scope, receive, send)

    async def _admit(self, request: HTTPConnection) -> Caller | Refusal:
        policy, method = self.policy, request.scope["method"]
        if not hosts.answers_to(request.headers.get("host", ""), bind=policy.bind, names=policy.names):
            return Refusal(
                421, "Wrong host", "this server does not answer to that name; start it with --name to add one"
            )
        if refusal := self._too_often(request):
            return refusal
        caller = await self._caller(request)
        if isinstance(caller, Refusal):
            return caller
        if policy.read_only:
            caller = replace(caller, scope="read", noted=False)
            if method not in SAFE and not _posts(request, KEEPING_NOTHING):
                return _READ_ONLY
        borne = request.headers.get("authorization", "").partition(" ")[0].casefold() == "bearer"
        if method not in SAFE and (refusal := _unfit(request, caller, borne=borne)):
            return refusal
        length = request.headers.get("content-length", "0")
        return _too_much(policy.most_bytes) if not _fits(length, policy.most_bytes) else caller

    def _too_often(self, request: HTTPConnection) -> Refusal | None:
        if request.scope["path"].startswith("/static/"):
            return None
        limit = self.policy.reads if request.scope["method"] in SAFE else self.policy.writes
        wait = limit.wait(_address(request))
        return _slow_down(wait) if wait else None

    async def _caller(self, request: HTTPConnection) -> Caller | Refusal:
        """Who asks: by the Authorization header, else by session, else whoever sits at this machine."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer":
            return await self._holder(request, token.strip())
        known = self.sessions.caller(request.cookies.get(COOKIE, ""))
        if known:
            return known
        if not self.policy.needs_token:
            return Caller("", "write")
        if request.scope["path"].startswith(OPEN):
            return Caller("", "read")
        return _unknown("a token is needed here; ask whoever runs this server for one")

    async def _holder(self, request: HTTPConnection, token: str) -> Caller | Refusal:
        wait = self.policy.failures.blocked(_address(request))
        if wait and not self.policy.keyring.trusts(token):  # a guess is turned away before it costs a hash
            return _slow_down(wait)
        caller = await to_thread.run_sync(self.policy.keyring.check, token)
        if caller:
            return caller
        wait = self.policy.failures.wait(_address(request))
        return _slow_down(wait) if wait else _unknown("this token is not known here, or was revoked")


_READ_ONLY = Refusal(
    403,
    "Only read here",
    "this server was started with --read-only; whoever runs it can start it without, to change anything",
)


def _unfit(request: HTTPConnection, caller: Caller, *, borne: bool) -> Refusal | None:
    """Why this caller may not change anything with this request; None if it may.

    A token in a header, `borne` and accepted, cannot be sent by a stranger's page; a cookie, or the loopback, can be made to serve one, whatever
    other words for another scheme come with it.
    """
    headers, host = request.headers, request.headers.get("host", "")
    if not borne:
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site not in (None, "same-origin", "none") or (origin is not None and not hosts.same_origin(origin, host)):
            return Refusal(403, "Sent by another site", "open the page on this server and send the form from there")
    if not caller.may("write") and not _posts(request, READING):
        return Refusal(403, "May only read", "this token may read; a token with the scope write is needed")
    return None


def _posts(request: HTTPConnection, paths: re.Pattern[str]) -> bool:
    """A form is posted to one of these paths; the whole path is asked, whatever names somebody chose stand in others."""
    return request.scope["method"] == "POST" and bool(paths.fullmatch(request.scope["path"]))


def _fits(length: str, most: int) -> bool:
    return length.isascii() and length.isdigit() and len(length) < 16 and int(length) <= most


def _address(request: HTTPConnection) -> str:
    return request.client.host if request.client else ""


def _too_much(most: int) -> Refusal:
    return Refusal(413, "Too large", f"a request may carry {most // 2**20} MB; send fewer files at once")


def _slow_down(wait: float) -> Refusal:
    seconds = max(1, math.ceil(wait))
    return Refusal(429, "Too many requests", f"wait {seconds} s and try again", (("Retry-After", str(seconds)),))


def _unknown(detail: str) -> Refusal:
    return Refusal(401, "A token is needed", detail, (("WWW-Authenticate", 'Bearer realm="dateline"'),))
