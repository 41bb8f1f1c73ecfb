"""Everything that can go wrong with a request, in one shape: problem details (RFC 9457).

In: an error, or a refusal of the gate. Out: a response whose body says what is wrong and what helps. Never: a traceback, a
path on this machine's disk.
"""

from __future__ import annotations

import errno
import json
import logging
from dataclasses import dataclass, field

from starlette.responses import Response

from dateline.doors.access import Refusal
from dateline.errors import DatelineError, MissingExtra, StoreError, StoreFull, UnknownName

MEDIA = "application/problem+json"
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What a disk says that is full, or whose share for the server is."""
log = logging.getLogger("dateline.rest")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: an HTTP status, a title that is the same each time, and a detail that names the remedy."""

    status: int
    title: str
    detail: str
    headers: tuple[tuple[str, str], ...] = field(default=())

    @property
    def body(self) -> dict[str, object]:
        """The members of RFC 9457; "about:blank" says that the status tells the kind."""
        return {"type": "about:blank", "status": self.status, "title": self.title, "detail": self.detail}

    def response(self) -> Response:
        """The answer."""
        body = json.dumps(self.body, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        return Response(body, self.status, headers=dict(self.headers), media_type=MEDIA)


class Wrong(DatelineError, ValueError):
    """A request asks for something that cannot be; `problem` says what."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.detail)


def bad(detail: str) -> Wrong:
    """A request that is not understood."""
    return Wrong(Problem(400, "That cannot be read", detail))


def refused(refusal: Refusal) -> Response:
    """The gate's refusal in this door's shape."""
    return Problem(refusal.status, refusal.title, refusal.detail, refusal.headers).response()


def problem_of(error: Exception) -> Problem:
    """The problem that an error is: unknown names are 404, a busy store 503, a fault of ours 500."""
    match error:
        case Wrong():
            return error.problem
        case UnknownName():
            return Problem(404, f"No such {error.kind}", f"nothing here is called {error.name[:80]!r}")
        case MissingExtra():
            return Problem(406, "Not installed here", str(error))
        case StoreFull():
            return Problem(507, "No room", f"{error.reason}; {error.remedy}")
        case OSError() if error.errno in NO_ROOM:
            return Problem(507, "No room", "the server's disk is full; tell whoever runs it, and send it again later")
        case StoreError():
            log.error("%s", error)
            return Problem(503, "The store is busy", f"{error.reason}; {error.remedy}", (("Retry-After", "5"),))
        case DatelineError():
            return Problem(400, "That cannot be answered", str(error))
    log.exception("a request failed", exc_info=error)
    return Problem(500, "This failed", "the fault is in the server's log; please report it")
