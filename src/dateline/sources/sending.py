"""Sending: one message to one web address that somebody named.

In: an http or https address, bytes, headers. Out: what the server answered, in short. Never: a host that is not allowed, whatever its name resolves to; a redirect
followed; more than the beginning of an answer read; a password, a cookie, a proxy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dateline.ingest import extras
from dateline.sources.addresses import Allowed, Resolver, is_public, place, resolved
from dateline.sources.http import checked, client, seconds
from dateline.sources.robots import AGENT

SECONDS = 15.0
"""Time for one message."""
SENT = range(200, 300)


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of an answer, and for how many seconds it asks by its `Retry-After`, if it does."""

    status: int
    wait: float | None = None

    @property
    def taken(self) -> bool:
        """Whether the message was taken."""
        return self.status in SENT


def posted(
    url: str,
    data: bytes,
    headers: Mapping[str, str],
    at: datetime,
    *,
    resolve: Resolver = resolved,
    allowed: Allowed = is_public,
    within: float = SECONDS,
) -> Answer:
    """Post `data` to `url` at an instant; raises `Unreadable` where nothing was answered, or the host may not be asked."""
    httpx = extras.module("httpx", extra="web", document=url, what="a web address")
    here = place(url)
    address = checked(here, resolve, allowed)
    with client(httpx, url, within) as asking:
        target = asking.build_request("POST", here.url).url.copy_with(host=address)
        own = {"Host": here.netloc, "User-Agent": f"{AGENT}/1", "Accept": "*/*"}
        request = asking.build_request(
            "POST", target, content=data, headers={**headers, **own}, extensions={"sni_hostname": here.host}
        )
        response = asking.send(request, stream=True)
        try:
            return Answer(response.status_code, seconds(response.headers.get("retry-after"), at))
        finally:
            response.close()
