"""Fewer bytes: an answer cut to the fields that somebody asks for, and packed on the way to them.

In: an answer. Out: the same with some of its fields; the same, compressed. Never: a page of the site, whose forms hold what must not be guessed from its
length (an answer of this door holds no such thing); a server that stands still while something large is packed.
"""

from __future__ import annotations

import gzip
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from dateline.doors.rest.problems import bad

Json = dict[str, Any]
LEAST = 1_000
"""Bytes from which an answer is packed."""
LEVEL = 5
_KEPT = ("left_out", "next")
"""Fields that stay, whatever is asked for: what was left out, and what goes on behind."""


def only(document: Any, names: tuple[str, ...]) -> Any:
    """The document with these fields alone: its own, or those of its items; what says that it goes on stays. Wrong names one that there is not."""
    items = document if isinstance(document, list) else document.get("items") if isinstance(document, dict) else None
    goes_on = {name: document[name] for name in _KEPT if name in document} if isinstance(document, dict) else {}
    if items is None:
        return _some(document, names, set(document)) | goes_on if isinstance(document, dict) else document
    known = {name for one in items if isinstance(one, dict) for name in one}
    kept = [_some(one, names, known) if isinstance(one, dict) else one for one in items]
    return kept if isinstance(document, list) else {"items": kept} | goes_on


def _some(one: Json, names: tuple[str, ...], known: set[str]) -> Json:
    if unknown := [name for name in names if name not in known]:
        raise bad(f"no field is called {unknown[0]!r}; there are {', '.join(sorted(known))}")
    return {name: one[name] for name in names if name in one}


def takes_gzip(accepted: str) -> bool:
    """Whether a list of encodings (RFC 9110) takes gzip."""
    weights = {name.strip(): weight.replace(" ", "") for name, _, weight in (one.partition(";") for one in accepted.lower().split(","))}  # fmt: skip
    weight = weights.get("gzip", weights.get("*"))
    return weight is not None and (not weight or weight.removeprefix("q=").strip("0.") != "")


async def packed(request: Request, response: Response) -> Response:
    """The response, packed in another thread where whoever asks takes that and it is worth it."""
    body = bytes(response.body)
    if len(body) < LEAST or "content-encoding" in response.headers:
        return response
    if not takes_gzip(request.headers.get("accept-encoding", "")):
        return response
    response.body = await to_thread.run_sync(lambda: gzip.compress(body, LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.body))
    return response
