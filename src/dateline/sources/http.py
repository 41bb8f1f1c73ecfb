"""HTTP: one page or feed that somebody named, fetched.

In: an http or https address, by what its server knows again what it handed out last. Out: an Input, that nothing is new, or why there
is none; what the server said besides. Never: a second page, a host that is not public, more bytes, time or redirects than the limits, a page that its
site asks programs to leave alone (RFC 9309), a cookie, a password, a proxy.

A host's name is resolved once, all of its addresses are checked, and the connection goes to the one that was checked: a
name that changes its mind in between leads nowhere. The same holds after each redirect.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any
from urllib.parse import urljoin

from dateline.errors import Unreadable
from dateline.ingest import MAX_BYTES, extras
from dateline.ingest.unpack import unpacked
from dateline.sources.addresses import Allowed, Place, Resolver, is_public, place, resolved
from dateline.sources.given import Input
from dateline.sources.robots import AGENT, MAX_ROBOTS, Robots
from dateline.terms import SetAside

MAX_REDIRECTS = 5
SECONDS = 20.0
"""Time for one page, redirects and robots.txt included."""
PAUSE = 8.0
"""Time without a byte after which a server is given up."""
PAGES = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"
"""What is asked for where a page is meant."""
FEEDS = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,text/html;q=0.8,*/*;q=0.5"
"""What is asked for where a feed is meant."""

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_GONE = {404, 410}
_PASSING = {408, 421, 423, 425, 429, *range(500, 600)}
"""Answers of a server that may be another one the next time."""
_UNCHANGED = 304
_STANDS = {200, _UNCHANGED}
_CLIENT_ERRORS, _SERVER_ERRORS = range(400, 500), range(500, 600)
_DIGITS = re.compile(r"[0-9]+")
_UNREAD = ("image/", "video/", "audio/", "font/")
_PLAIN = {"", "identity", "gzip", "x-gzip"}
_HEADERS = {
    "User-Agent": f"{AGENT}/1 (reads pages and feeds that a person named)",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Gone(SetAside):
    """A page that its server says is no longer there, or never was."""


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a server knows again what it handed out (RFC 9110, 8.8), as it gave them."""

    etag: str | None = None
    modified: str | None = None

    @property
    def asked(self) -> dict[str, str]:
        """The headers that ask for what is new alone; a mark that no header can carry is not among them."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value and value.isascii() and value.isprintable()}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address once.

    `found` is None where it is as it was (304). `passing`: another answer may come later. `moved` is where it stands for good, if only
    permanent redirects led there; `wait` and `fresh` are seconds: before which the server wants not to be asked again, and for which it says that nothing changes.
    """

    found: Input | SetAside | None
    status: int | None = None
    marks: Marks = Marks()
    passing: bool = False
    moved: str | None = None
    wait: float | None = None
    fresh: float | None = None


class _Passing(Unreadable):
    """What may be otherwise when it is asked again."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """How one fetch is made: who resolves, what may be asked, the robots.txt that are known, bytes at most, headers."""

    resolve: Resolver
    allowed: Allowed
    robots: MutableMapping[str, Robots]
    most: int
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered, its redirects not yet followed."""

    status: int
    location: str | None
    data: bytes
    headers: Mapping[str, str]


def fetched(
    url: str,
    *,
    resolve: Resolver = resolved,
    allowed: Allowed = is_public,
    most: int = MAX_BYTES,
    seconds: float = SECONDS,
    robots: MutableMapping[str, Robots] | None = None,
) -> Input | SetAside:
    """What stands at `url`: an Input with the address that answered, `Gone` if it is no longer there, or why not.

    `resolve` and `allowed` stand in for the network in tests; `most` bytes and `seconds` are the limits of the whole. `robots` are those that are known
    by site; what is learned of others is put there.
    """
    found = asked(url, resolve=resolve, allowed=allowed, most=most, seconds=seconds, robots=robots).found
    return found or SetAside(url, "is not given out (its server answers 304)", "try again later")


def asked(
    url: str,
    *,
    marks: Marks = Marks(),
    accept: str = PAGES,
    at: datetime | None = None,
    resolve: Resolver = resolved,
    allowed: Allowed = is_public,
    most: int = MAX_BYTES,
    seconds: float = SECONDS,
    robots: MutableMapping[str, Robots] | None = None,
) -> Answer:
    """The same with all that the server said, and asked only for what is new since `marks`; `at` is the instant, None is now."""
    rules = _Rules(resolve, allowed, {} if robots is None else robots, most, {"Accept": accept, **marks.asked})
    try:
        httpx = extras.module("httpx", extra="web", document=url, what="a web address")
        with client(httpx, url, seconds) as asking:
            return _page(asking, url, rules, at or datetime.now(UTC))
    except Unreadable as error:
        return Answer(SetAside(url, error.reason, error.remedy), passing=isinstance(error, _Passing))


@cache
def _trusted(httpx: Any) -> Any:
    """The certificates that are trusted: to read them takes longer than to ask for a page."""
    return httpx.create_ssl_context(trust_env=False)


@contextmanager
def client(httpx: Any, url: str, seconds: float) -> Iterator[Any]:
    """A client without proxy, cookies and redirects of its own, closed when the time is up."""
    made = httpx.Client(
        headers=_HEADERS,
        timeout=min(PAUSE, seconds),
        trust_env=False,
        follow_redirects=False,
        verify=_trusted(httpx),
    )
    alarm = threading.Timer(seconds, made.close)
    alarm.daemon = True
    alarm.start()
    try:
        yield made
    except httpx.TimeoutException:
        raise _Passing(url, f"had no answer within {seconds:g} seconds", "try again later") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, RuntimeError, OSError) as error:
        late = not alarm.is_alive()
        reason = f"had no whole answer within {seconds:g} seconds" if late else f"cannot be reached ({error})"
        raise _Passing(url, reason, "try again later") from None
    finally:
        alarm.cancel()
        made.close()


def _page(client: Any, url: str, rules: _Rules, at: datetime) -> Answer:
    """Follow redirects from `url` to the page."""
    here = place(url)
    lasting = True
    for _ in range(MAX_REDIRECTS + 1):
        _heed_robots(client, here, rules, at)
        answer = _sent(client, here, rules, rules.most)
        if answer.location is None:
            told = _told(url, here, answer, at)
            return replace(told, moved=here.url) if lasting and here.url != url and answer.status in _STANDS else told
        lasting = lasting and answer.status in _PERMANENT
        here = place(urljoin(here.url, answer.location))
    return Answer(SetAside(url, f"redirects more than {MAX_REDIRECTS} times", "give the address that it ends at"))


def _told(url: str, here: Place, answer: _Answer, at: datetime) -> Answer:
    """What an answer that is no redirect means."""
    marks = Marks(answer.headers.get("etag"), answer.headers.get("last-modified"))
    wait, fresh = seconds(answer.headers.get("retry-after"), at), _fresh(answer.headers.get("cache-control", ""))
    found: Input | SetAside | None = None
    if answer.status in _GONE:
        found = Gone(url, f"is gone (its server answers {answer.status})", "look for the page in a web archive")
    elif answer.status == 200:
        found = Input(url, None, answer.data, here.url.split("#")[0], at.isoformat(timespec="seconds"))
    elif answer.status != _UNCHANGED:
        found = SetAside(
            url, f"is not given out (its server answers {answer.status})", "save it from a browser, and name the file"
        )
    return Answer(found, answer.status, marks, answer.status in _PASSING, wait=wait, fresh=fresh)


def seconds(value: str | None, at: datetime) -> float | None:
    """Seconds of a Retry-After: a number, or a date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    if _DIGITS.fullmatch(value.strip()):
        return float(value.strip()[:9])
    try:
        then = parsedate_to_datetime(value)
        return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - at).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def _fresh(control: str) -> float | None:
    """Seconds of a Cache-Control's max-age (RFC 9111, 5.2.2.1)."""
    for part in control.lower().split(","):
        name, _, value = part.strip().partition("=")
        if name == "max-age" and _DIGITS.fullmatch(value := value.strip('" ')):
            return float(value[:9])
    return None


def _sent(client: Any, here: Place, rules: _Rules, most: int) -> _Answer:
    """Ask the one address that was checked, under the host's own name, and read within the limit."""
    address = checked(here, rules.resolve, rules.allowed)
    target = client.build_request("GET", here.url).url.copy_with(host=address)
    request = client.build_request(
        "GET",
        target,
        headers={**rules.headers, "Host": here.netloc},
        extensions={"sni_hostname": here.host},
    )
    response = client.send(request, stream=True)
    try:
        status, headers = response.status_code, response.headers
        if status in _REDIRECTS and headers.get("location"):
            return _Answer(status, headers["location"], b"", headers)
        if status == _UNCHANGED or status in _CLIENT_ERRORS or status in _SERVER_ERRORS:
            return _Answer(status, None, b"", headers)
        _refuse_kind(here, response)
        return _Answer(status, None, _read(here, response, most), headers)
    finally:
        response.close()


def checked(here: Place, resolve: Resolver, allowed: Allowed) -> str:
    """The address to connect to; raises `Unreadable` if the host is unknown or any address of its may not be asked."""
    found = tuple(resolve(here.host, here.port))
    if not found:
        raise _Passing(here.url, f"names a host that is not known ({here.host})", "check the address")
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


def _heed_robots(client: Any, here: Place, rules: _Rules, at: datetime) -> None:
    """Raise `Unreadable` if the site asks programs to leave the page alone, or cannot say because it is broken (RFC 9309)."""
    site = here.site
    if site not in rules.robots:
        rules.robots[site] = _robots(client, here, replace(rules, headers={}), at)
    robots = rules.robots[site]
    if robots.status in _SERVER_ERRORS:
        raise _Passing(here.url, f"is on a site whose robots.txt cannot be read ({robots.status})", "try again later")
    if not robots.permits(here.url):
        raise Unreadable(
            here.url,
            "is a page that its site asks programs to leave alone (robots.txt)",
            "save it from a browser, and name the file",
        )


def _robots(client: Any, here: Place, rules: _Rules, at: datetime) -> Robots:
    """The robots.txt of a page's site."""
    extras.module("protego", extra="web", document=here.url, what="a web address")
    now = place(urljoin(here.url, "/robots.txt"))
    for _ in range(MAX_REDIRECTS + 1):
        answer = _sent(client, now, rules, MAX_ROBOTS)
        if answer.location is None:
            break
        now = place(urljoin(now.url, answer.location))
    return Robots(answer.status, answer.data if answer.status == 200 else b"", at.isoformat(timespec="seconds"))
