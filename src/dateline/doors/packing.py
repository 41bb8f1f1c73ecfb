"""Packing: an answer in fewer bytes on the way to who takes it so.

In: an answer made whole, and what whoever asks accepts. Out: the same, compressed, or as it was. Never: a stream; a server that stands still while
something large is packed; what makes a form ours twice in the same letters (`access.csrf`), which could be guessed from the length of a packed page.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from types import MappingProxyType

import brotli
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

LEAST = 1_000
"""Bytes from which an answer is packed."""
LEVEL, QUALITY = 5, 5
"""Of gzip and of brotli: beyond these time grows faster than bytes shrink (docs/decisions/0030)."""


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, LEVEL, mtime=0)


def _brotli(data: bytes) -> bytes:
    packed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=QUALITY)
    return packed


CODINGS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({"br": _brotli, "gzip": _gzip})
"""What packs, by its name in HTTP; of two that are taken as gladly the first."""


def coding(accepted: str) -> str | None:
    """Which of CODINGS a list of encodings (RFC 9110, 12.5.3) takes most gladly; None where it takes none, or what is not packed more gladly."""
    weights = {name: weight for name, weight in map(_weighed, accepted.lower().split(",")) if name}
    others = weights.get("*", 0.0)
    taken = [(weights.get(name, others), name) for name in CODINGS]
    weight, best = max(taken, key=_gladly)
    return best if weight > 0 and weight >= weights.get("identity", 0.0) else None


def _gladly(taken: tuple[float, str]) -> float:
    return taken[0]


def _weighed(item: str) -> tuple[str, float]:
    """The name of an encoding and how gladly it is taken, from 0 to 1; one whose weight is no number is not taken."""
    name, _, given = item.partition(";")
    key, _, value = given.partition("=")
    if not given.strip():
        return name.strip(), 1.0
    try:
        weight = float(value) if key.strip() == "q" else 0.0
    except ValueError:
        weight = 0.0
    return name.strip(), weight if 0.0 <= weight <= 1.0 else 0.0


async def packed(request: Request, response: Response) -> Response:
    """The response, packed in another thread where whoever asks takes that and it is worth it; that others may get it otherwise is said in any case."""
    body = bytes(getattr(response, "body", b""))
    if len(body) < LEAST or "content-encoding" in response.headers:
        return response
    response.headers.add_vary_header("Accept-Encoding")
    name = coding(", ".join(request.headers.getlist("accept-encoding")))
    if name is None:
        return response
    response.body = await to_thread.run_sync(CODINGS[name], body)
    response.headers["Content-Encoding"] = name
    response.headers["Content-Length"] = str(len(response.body))
    return response
