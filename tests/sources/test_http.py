"""Fetching: one page, from a public host, within limits, as its site permits."""

from __future__ import annotations

import gzip
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from dateline.sources import Answer, Gone, Input, Marks, asked, fetched
from dateline.sources.addresses import place
from dateline.terms import SetAside

pytest.importorskip("httpx")
pytest.importorskip("protego")

PAGE = b"<html><p>The bridge at Lowmere opened.</p></html>"
ROBOTS = b"User-agent: *\nDisallow: /closed\n"


class Handler(BaseHTTPRequestHandler):
    """A small site: pages, redirects, a slow one, an endless one."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer by the first part of the path."""
        self.asked.append(f"{self.headers['Host'].split(':')[0]}{self.path}")
        kind = self.path.split("/")[1]
        getattr(self, f"_{kind.partition('.')[0]}", self._page)()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _send(self, status: int, data: bytes = PAGE, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Type": "text/html"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _page(self) -> None:
        self._send(200)

    def _robots(self) -> None:
        self._send(200, ROBOTS)

    def _marked(self) -> None:
        known = self.headers.get("If-None-Match")
        self._send(
            304 if known == '"plain"' else 200,
            b"" if known else PAGE,
            ETag=(self.path.rpartition("/")[2] and '"plain"') or '"m\xe4rz"',
            Cache_Control="max-age=\xb2",
        )

    def _packed(self) -> None:
        self._send(200, gzip.compress(PAGE), Content_Encoding="gzip")

    def _brotli(self) -> None:
        self._send(200, PAGE, Content_Encoding="br")

    def _bomb(self) -> None:
        self._send(200, gzip.compress(b"x" * 3_000_000), Content_Encoding="gzip")

    def _image(self) -> None:
        self._send(200, b"x", Content_Type="image/png")

    def _gone(self) -> None:
        self._send(410)

    def _paywall(self) -> None:
        self._send(403)

    def _moved(self) -> None:
        self._send(301, b"", Location="/page")

    def _inward(self) -> None:
        self._send(302, b"", Location="http://inner.example/page")

    def _file(self) -> None:
        self._send(302, b"", Location="file:///etc/passwd")

    def _round(self) -> None:
        self._send(302, b"", Location="/round")

    def _slow(self) -> None:
        self._send(200, b"")
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def _endless(self) -> None:
        self._send(200, b"x" * 3_000_000)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of the site, while the tests of this module run."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def resolve(host: str, port: int) -> tuple[str, ...]:
    """A network in which every host but one is this machine."""
    return ("10.0.0.1",) if host == "inner.example" else () if host == "unknown.example" else ("127.0.0.1",)


def allowed(address: str, port: int) -> bool:
    """A network in which this machine stands for the public internet."""
    return address == "127.0.0.1"


def fetch(port: int, path: str, host: str = "lowmere.example", **options: Any) -> Input | SetAside:
    return fetched(f"http://{host}:{port}{path}", resolve=resolve, allowed=allowed, **({"seconds": 5.0} | options))


def reason(found: Input | SetAside) -> str:
    assert isinstance(found, SetAside)
    return found.reason


def test_a_page(port: int) -> None:
    """A page comes with its bytes, the address that answered and the instant; the host is asked under its own name."""
    Handler.asked.clear()
    found = fetch(port, "/page#top")
    assert isinstance(found, Input)
    assert (found.data, found.url, found.file) == (PAGE, f"http://lowmere.example:{port}/page", None)
    assert found.fetched is not None
    assert found.fetched.endswith("+00:00")
    assert Handler.asked == ["lowmere.example/robots.txt", "lowmere.example/page"]


def test_packed_and_moved(port: int) -> None:
    """What is packed is unpacked; a redirect is followed to the page."""
    packed, moved = fetch(port, "/packed"), fetch(port, "/moved")
    assert isinstance(packed, Input)
    assert isinstance(moved, Input)
    assert packed.data == moved.data == PAGE
    assert moved.url == f"http://lowmere.example:{port}/page"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/inward", "leads to a host or port that is not public (inner.example)"),
        ("/file", "is no web address"),
        ("/round", "redirects more than 5 times"),
        ("/closed/x", "is a page that its site asks programs to leave alone (robots.txt)"),
        ("/paywall", "is not given out (its server answers 403)"),
        ("/image", "is no report (image/png)"),
        ("/brotli", "comes packed in a way that was not asked for"),
    ],
)
def test_refusals(port: int, path: str, why: str) -> None:
    """Each refusal names its reason."""
    assert reason(fetch(port, path)) == why


def test_limits(port: int) -> None:
    """More bytes than the limit, packed or not, and more time end the fetch."""
    assert reason(fetch(port, "/endless", most=1_000_000)) == "is larger than 1 MB"
    assert reason(fetch(port, "/bomb", most=1_000_000)) == "holds more than 1 MB once decompressed"
    start = time.monotonic()
    assert reason(fetch(port, "/slow", seconds=0.5)).startswith("had no whole answer within 0.5 seconds")
    assert time.monotonic() - start < 3


def test_gone(port: int) -> None:
    """A page that its server calls gone is told apart from one that cannot be had."""
    found = fetch(port, "/gone")
    assert isinstance(found, Gone)
    assert found.reason == "is gone (its server answers 410)"


def test_unknown_and_own_hosts(port: int) -> None:
    """A host that is not known, and without leave this machine itself, are not asked."""
    assert reason(fetch(port, "/page", host="unknown.example")) == "names a host that is not known (unknown.example)"
    Handler.asked.clear()
    for host in ("localhost", "127.0.0.1", "[::1]", "2130706433"):
        assert "not public" in reason(fetched(f"http://{host}:{port}/page"))
    assert Handler.asked == []


def test_a_name_that_changes_its_mind(port: int) -> None:
    """The connection goes to the address that was checked; one bad address among several is enough to refuse."""
    answers = iter([("127.0.0.1",), ("127.0.0.1", "10.0.0.1")])
    found = fetched(f"http://lowmere.example:{port}/page", resolve=lambda *_: next(answers), allowed=allowed)
    assert "not public" in reason(found)


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing fetches pages, the remedy says what to install."""
    monkeypatch.setitem(sys.modules, "httpx", None)
    found = fetched("https://lowmere.example")
    assert isinstance(found, SetAside)
    assert found.remedy == "install what reads it: pip install 'dateline[web]'"


def ask(port: int, path: str, marks: Marks | None = None, host: str = "lowmere.example") -> Answer:
    """The whole answer."""
    return asked(f"http://{host}:{port}{path}", marks=marks or Marks(), resolve=resolve, allowed=allowed, seconds=5.0)


def test_a_mark_that_no_header_can_carry(port: int) -> None:
    """It is not sent back, and the page is had all the same; one that is plain is sent."""
    odd = ask(port, "/marked/")
    assert odd.marks.etag is not None
    assert not odd.marks.etag.isascii()
    assert isinstance(ask(port, "/marked/", odd.marks).found, Input)
    plain = ask(port, "/marked/x")
    assert ask(port, "/marked/x", plain.marks).status == 304


def test_a_number_of_other_digits_is_none(port: int) -> None:
    """A `max-age` of a superscript two says nothing."""
    found = ask(port, "/marked/")
    assert (isinstance(found.found, Input), found.fresh) == (True, None)


def test_a_host_of_another_script(port: int) -> None:
    """It is asked under its name in ASCII."""
    Handler.asked.clear()
    assert isinstance(ask(port, "/page", host="b\u00fccher.example").found, Input)
    assert Handler.asked[-1] == "xn--bcher-kva.example/page"
    assert place("https://b\u00fccher.example/a").netloc == "xn--bcher-kva.example"
    assert place("http://[2606:4700::1]:8080/").netloc == "[2606:4700::1]:8080"
