"""HTTP: one page that somebody named, fetched.

In: an http or https address. Out: an Input, or why there is none. Never: a second page, a host that is not public, more
bytes, time or redirects than the limits, a page that its site asks programs to leave alone (RFC 9309), a cookie, a
password, a proxy.

A host's name is resolved once, all of its addresses are checked, and the connection goes to the one that was checked: a
name that changes its mind in between leads nowhere. The same holds after each redirect.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from dateline.errors import Unreadable
from dateline.ingest import MAX_BYTES, extras
from dateline.ingest.unpack import unpacked
from dateline.sources.addresses import Allowed, Place, Resolver, is_public, place, resolved
from dateline.sources.folder import Input
from dateline.terms import SetAside

AGENT = "dateline"
"""What we are called, and what a site's robots.txt may call us."""
MAX_REDIRECTS = 5
SECONDS = 20.0
"""Time for one page, redirects and robots.txt included."""
PAUSE = 8.0
"""Time without a byte after which a server is given up."""
MAX_ROBOTS = 500_000
"""Bytes of a robots.txt that are heeded: RFC 9309 asks for as many at least."""

_REDIRECTS = {301, 302, 303, 307, 308}
_GONE = {404, 410}
_CLIENT_ERRORS, _SERVER_ERRORS = range(400, 500), range(500, 600)
_UNREAD = ("image/", "video/", "audio/", "font/")
_PLAIN = {"", "identity", "gzip", "x-gzip"}
_HEADERS = {
    "User-Agent": f"{AGENT}/1 (reads the one page that a person named)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Gone(SetAside):
    """A page that its server says is no longer there, or never was."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """How one fetch is made: who resolves, what may be asked, whether robots.txt is heeded, bytes at most."""

    resolve: Resolver
    allowed: Allowed
    robots: bool
    most: int


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered, its redirects not yet followed."""

    status: int
    location: str | None
    data: bytes


def fetched(
    url: str,
    *,
    resolve: Resolver = resolved,
    allowed: Allowed = is_public,
    robots: bool = True,
    most: int = MAX_BYTES,
    seconds: float = SECONDS,
) -> Input | SetAside:
    """What stands at `url`: an Input with the address that answered, `Gone` if it is no longer there, or why not.

    `resolve` and `allowed` stand in for the network in tests; `most` bytes and `seconds` are the limits of the whole.
    """
    try:
        httpx = extras.module("httpx", extra="web", document=url, what="a web address")
        with client(httpx, url, seconds) as asking:
            return _page(asking, url, _Rules(resolve, allowed, robots, most))
    except Unreadable as error:
        return SetAside(url, error.reason, error.remedy)


@contextmanager
def client(httpx: Any, url: str, seconds: float) -> Iterator[Any]:
    """A client without proxy, cookies and redirects of its own, closed when the time is up."""
    made = httpx.Client(headers=_HEADERS, timeout=min(PAUSE, seconds), trust_env=False, follow_redirects=False)
    alarm = threading.Timer(seconds, made.close)
    alarm.daemon = True
    alarm.start()
    try:
        yield made
    except httpx.TimeoutException:
        raise Unreadable(url, f"had no answer within {seconds:g} seconds", "try again later") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, RuntimeError, OSError) as error:
        late = not alarm.is_alive()
        reason = f"had no whole answer within {seconds:g} seconds" if late else f"cannot be reached ({error})"
        raise Unreadable(url, reason, "try again later") from None
    finally:
        alarm.cancel()
        made.close()


def _page(client: Any, url: str, rules: _Rules) -> Input | SetAside:
    """Follow redirects from `url` to the page."""
    here = place(url)
    for _ in range(MAX_REDIRECTS + 1):
        if rules.robots:
            _heed_robots(client, here, rules)
        answer = _asked(client, here, rules)
        if answer.location is None:
            return _told(url, here, answer)
        here = place(urljoin(here.url, answer.location))
    return SetAside(url, f"redirects more than {MAX_REDIRECTS} times", "give the address that it ends at")


def _told(url: str, here: Place, answer: _Answer) -> Input | SetAside:
    """What an answer that is no redirect means."""
    if answer.status in _GONE:
        return Gone(url, f"is gone (its server answers {answer.status})", "look for the page in a web archive")
    if answer.status != 200:
        return SetAside(
            url, f"is not given out (its server answers {answer.status})", "save it from a browser, and name the file"
        )
    return Input(url, None, answer.data, here.url.split("#")[0], datetime.now(UTC).isoformat(timespec="seconds"))


def _asked(client: Any, here: Place, rules: _Rules, *, most: int | None = None) -> _Answer:
    """Ask the one address that was checked, under the host's own name, and read within the limit."""
    address = checked(here, rules.resolve, rules.allowed)
    target = client.build_request("GET", here.url).url.copy_with(host=address)
    request = client.build_request(
        "GET", target, headers={"Host": urlsplit(here.url).netloc}, extensions={"sni_hostname": here.host}
    )
    response = client.send(request, stream=True)
    try:
        if response.status_code in _REDIRECTS and response.headers.get("location"):
            return _Answer(response.status_code, response.headers["location"], b"")
        if response.status_code in _CLIENT_ERRORS or response.status_code in _SERVER_ERRORS:
            return _Answer(response.status_code, None, b"")
        _refuse_kind(here, response)
        return _Answer(response.status_code, None, _read(here, response, most or rules.most))
    finally:
        response.close()


def checked(here: Place, resolve: Resolver, allowed: Allowed) -> str:
    """The address to connect to; raises `Unreadable` if the host is unknown or any address of its may not be asked."""
    found = tuple(resolve(here.host, here.port))
    if not found:
        raise Unreadable(here.url, f"names a host that is not known ({here.host})", "check the address")
    if not all(allowed(address, here.port) for address in found):
        raise Unreadable(
            here.url, f"leads to a host or port that is not public ({here.host})", "save the page, and name the file"
        )
    return found[0]


def _refuse_kind(here: Place, response: Any) -> None:
    kind = response.headers.get("content-type", "").lower()
    if kind.startswith(_UNREAD):
        raise Unreadable(here.url, f"is no report ({kind.split(';')[0]})", "give the address of a page")
    if response.headers.get("content-encoding", "").lower().strip() not in _PLAIN:
        raise Unreadable(here.url, "comes packed in a way that was not asked for", "save it from a browser")


def _read(here: Place, response: Any, most: int) -> bytes:
    """The bytes of an answer, unpacked if they were packed to be sent, within the limit both ways."""
    whole = bytearray()
    for piece in response.iter_raw():
        whole += piece
        if len(whole) > most:
            raise Unreadable(here.url, f"is larger than {most / 1e6:g} MB", "save it, and name the part that matters")
    packed = "gzip" in response.headers.get("content-encoding", "").lower()
    return unpacked(bytes(whole), name=here.url, limit=most) if packed else bytes(whole)


def _heed_robots(client: Any, here: Place, rules: _Rules) -> None:
    """Raise `Unreadable` if the site asks programs to leave the page alone, or cannot say because it is broken (RFC 9309)."""
    protego = extras.module("protego", extra="web", document=here.url, what="a web address")
    at = place(urljoin(here.url, "/robots.txt"))
    for _ in range(MAX_REDIRECTS + 1):
        answer = _asked(client, at, rules, most=MAX_ROBOTS)
        if answer.location is None:
            break
        at = place(urljoin(at.url, answer.location))
    remedy = "save it from a browser, and name the file"
    if answer.status in _SERVER_ERRORS:
        raise Unreadable(here.url, f"is on a site whose robots.txt cannot be read ({answer.status})", "try again later")
    if answer.status == 200 and not _permits(protego, answer.data, here.url):
        raise Unreadable(here.url, "is a page that its site asks programs to leave alone (robots.txt)", remedy)


def _permits(protego: Any, data: bytes, url: str) -> bool:
    return bool(protego.Protego.parse(data.decode("utf-8", "replace")).can_fetch(url, AGENT))
