"""News and rules built by hand: invented people, places and outlets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from dateline.alerts import running
from dateline.alerts.looking import Candidate
from dateline.alerts.matching import Asking
from dateline.alerts.rules import Held, Mailing, Rules
from dateline.alerts.running import Ran, write
from dateline.store import Store
from dateline.terms import AlertRule, Cited, Evidence, News, When

NOW = datetime(2030, 3, 5, 12, 0, tzinfo=UTC)
SECRET = "whsec_" + "c2VjcmV0" * 6


def at(written: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def day(written: str) -> When:
    """A day."""
    return When(written, written, "day", "as built")


def news(key: str = "a1", **other: Any) -> News:
    """A plan of an invented town that is put off."""
    words = Evidence("r2", 10, 60, "The bridge of Lowmere opens on 12 March, Anna Weber said.")
    made = News(
        key, "plan", "5706", "Lowmere bridge to open", "The bridge of Lowmere opens", day("2030-03-05"),
        (Cited(words, "The Lowmere Post", "https://post.example/2", day("2030-03-05")),), "when", "8 Mar 2030", "12 Mar 2030",
        day("2030-03-12"), "Lowmere", "moved", 0.9, 2, "e1", ("Anna Weber",), ("Lowmere",),
    )  # fmt: skip
    return replace(made, **other)


def candidate(key: str = "a1", *, was: float = -1.0, **other: Any) -> Candidate:
    """The same, as it may be news."""
    made = news(key, **other)
    return Candidate(made, was, made.people, made.places)


def rule(name: str = "desk", **other: Any) -> AlertRule:
    """A rule on upset plans that shows them on the desktop."""
    return replace(AlertRule(name, ("plan",), desktop=True), **other)


def rules(*held: AlertRule, mail: Mailing | None = None, base: str | None = None) -> Rules:
    """Rules, all with one secret."""
    return Rules(tuple(Held(one, SECRET, "file") for one in held), mail, base)


def asking(now: datetime = NOW) -> Asking:
    """Seen from that instant."""
    return Asking(now, {})


def written(db: Path, known: Rules, found: Sequence[Candidate], now: datetime = NOW) -> int:
    """Write down what these rules tell of this."""
    with Store(db) as store, store.writing() as write_to:
        return write(write_to, known, found, now)


def run(db: Path, *, now: datetime = NOW, **other: Any) -> Ran:
    """A run by a clock that stands still."""
    return running.run(db, now=lambda: now, **other)


class Receiver(BaseHTTPRequestHandler):
    """What is sent to a web address, and how it is answered: the last of the answers goes on."""

    got: list[tuple[dict[str, str], bytes]]
    answers: list[tuple[int, dict[str, str]]]

    def do_POST(self) -> None:
        """Take it."""
        length = int(self.headers["content-length"])
        body = self.rfile.read(length)
        if len(body) < length:  # whoever sent it was killed meanwhile
            return
        self.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
        status, headers = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def receiving(*answers: int | tuple[int, dict[str, str]]) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """A web address on this machine, and what it was sent; it answers so, the last answer from then on."""
    told = [one if isinstance(one, tuple) else (one, {}) for one in answers or (204,)]
    handler = type("Its", (Receiver,), {"got": [], "answers": told})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", handler.got  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
