"""Logged: each request that was answered, as a record for the log and a count.

In: requests, as the application answers them. Out: the same. Never: what stands behind the "?" of an address; a token; a word of a body.
"""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.doors.web.health import Answered

log = logging.getLogger("dateline.requests")
BROKEN_OFF = 499
"""Nobody was there any more to be answered."""
METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "PUT", "PATCH", "OPTIONS"})


class Logged:
    """ASGI middleware around all others."""

    def __init__(self, app: ASGIApp, answered: Answered) -> None:
        self.app, self.answered = app, answered

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI call."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = BROKEN_OFF
        begun = time.perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            method = scope["method"] if scope["method"] in METHODS else "other"
            self.answered.count(method, status)
            caller = scope.get("state", {}).get("caller")
            told = {
                "event": "request", "method": method, "path": scope["path"][:500], "status": status,
                "seconds": round(time.perf_counter() - begun, 4), "caller": caller.name if caller else "",
            }  # fmt: skip
            log.info("%s %s", method, status, extra=told)
