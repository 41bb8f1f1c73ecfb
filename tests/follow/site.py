"""A small web on this machine: sites whose pages, feeds and manners a test sets, answered over sockets.

In: what stands at which address. Out: answers, and a list of what was asked. Never: a host that is not this machine.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.sax.saxutils import escape

from dateline.follow.visits import Network
from dateline.sources import asked

START = datetime(2031, 3, 3, 8, 0, tzinfo=UTC)


@dataclass
class Page:
    """What stands at an address: status, body, headers; `marks`: it is known again by its ETag."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    marks: bool = True
    slow: float = 0.0


@dataclass
class Web:
    """The sites by host and path, what was asked (host, path, status) in order, and how many asked one host at a time at most."""

    port: int = 0
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    at_once: dict[str, int] = field(default_factory=dict)
    most_at_once: int = 0
    seconds: float = 20.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, host: str, path: str) -> str:
        """The address of a page."""
        return f"http://{host}.example:{self.port}{path}"

    def put(self, host: str, path: str, body: str | bytes = b"", **given: Any) -> str:
        """Set a page; its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[host, path] = Page(data, **given)
        return self.url(host, path)

    def count(self, path: str) -> int:
        """How often a path was asked."""
        return sum(one[1] == path for one in self.asked)

    def network(self) -> Network:
        """What fetches: the way of production, with this machine in the place of the public network."""
        return partial(asked, resolve=_resolve, allowed=_allowed, seconds=self.seconds)


def _resolve(host: str, port: int) -> tuple[str, ...]:
    del port
    return ("127.0.0.1",) if host.endswith(".example") else ()


def _allowed(address: str, port: int) -> bool:
    del port
    return address == "127.0.0.1"


@contextmanager
def web() -> Iterator[Web]:
    """A web, while the block runs."""
    found = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"].split(".example")[0]
            page = found.pages.get((host, self.path), Page(status=404))
            with found.lock:
                found.at_once[host] = found.at_once.get(host, 0) + 1
                found.most_at_once = max(found.most_at_once, found.at_once[host])
            time.sleep(page.slow)
            mark = f'"{sha256(page.body).hexdigest()[:16]}"'
            status = page.status
            if page.marks and status == 200 and self.headers.get("If-None-Match") == mark:
                status = 304
            with found.lock:
                found.asked.append((host, self.path, status))
                found.at_once[host] -= 1
            self.send_response(status)
            for name, value in ({"Content-Type": "text/html"} | page.headers).items():
                self.send_header(name, value)
            if page.marks:
                self.send_header("ETag", mark)
            self.send_header("Content-Length", str(len(page.body) if status == 200 else 0))
            self.end_headers()
            if status == 200:
                self.wfile.write(page.body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    found.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


class Ticking:
    """A clock that a test sets; waiting moves it on, in a thread of its own only there."""

    def __init__(self, at: datetime = START, of: Ticking | None = None) -> None:
        self.at = self.latest = at
        self._of = of

    def now(self) -> datetime:
        """The instant."""
        return self.at

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.at += timedelta(seconds=max(0.0, seconds))
        if self._of is not None:
            self._of.latest = max(self._of.latest, self.at)

    def apart(self) -> Ticking:
        """Another one that begins now; how far it comes is known to this one."""
        return Ticking(self.at, self)

    def on(self, **by: float) -> None:
        """Let time pass."""
        self.at += timedelta(**by)


PLACES = "Lindholm Varna Brookfield Alder Easthaven".split()
PEOPLE = "Weber Ruud Brandt Solberg Elm Okafor Tanaka Novak".split()


def text(n: int) -> str:
    """The words of a report."""
    town, who = PLACES[n % len(PLACES)], PEOPLE[n % len(PEOPLE)]
    return (
        f"The harbour crane number {n} of {town} will reopen on 3 May 2031, Mayor Anna {who} said on Monday. "
        f"Engineers met {who} in {town} and agreed a plan for pier {n}. The police said that two people were injured there in March. "
        f"“We are ready for ship {n},” {who} told reporters in {town}. The cost of crane {n} was not announced."
    )


def article(n: int, more: str = "") -> str:
    """A page with a report."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Crane {n} reopens in May</title>"
        f"<meta property='article:published_time' content='2031-03-03T07:00:00Z'><meta property='og:site_name' content='Lowmere Herald'></head>"
        f"<body><article><h1>Crane {n} reopens in May</h1><p>{text(n)}</p><p>{more}</p></article></body></html>"
    )


def rss(items: Sequence[Mapping[str, str]], head: str = "") -> str:
    """A feed of these entries (title, link, description, guid, day)."""
    rows = "".join(
        "<item>" + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in item.items()) + "</item>"
        for item in items
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Lowmere Herald</title>{head}{rows}'
        "</channel></rss>"
    )


def item(web: Web, host: str, n: int, **more: str) -> dict[str, str]:
    """An entry that leads to the page of a report."""
    return {
        "title": f"Crane {n} reopens in May",
        "link": web.url(host, f"/news/{n}"),
        "description": f"Mayor Anna Weber says that crane {n} will reopen on 3 May 2031, and that the police were told.",
        "guid": f"urn:crane:{n}",
        "pubDate": "Mon, 03 Mar 2031 07:00:00 GMT",
    } | more


def feed_of(web: Web, host: str, numbers: Sequence[int], path: str = "/feed.xml", **given: Any) -> str:
    """Set a feed of these reports and their pages; its address."""
    for n in numbers:
        if (host, f"/news/{n}") not in web.pages:
            web.put(host, f"/news/{n}", article(n))
    return web.put(
        host,
        path,
        rss([item(web, host, n) for n in numbers]),
        **({"headers": {"Content-Type": "application/rss+xml"}} | given),
    )
