"""Run the site.

In: where the store is, where to bind, which names to answer to. Out: nothing, until it is stopped. Never: an address that
others can reach without a token to ask for.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from dateline.desk import Desk
from dateline.desk.place import database, is_named
from dateline.doors import logs
from dateline.doors.access import Keyring, Policy, is_loopback
from dateline.doors.web.app import application
from dateline.doors.web.patience import Patient
from dateline.errors import NoToken
from dateline.sources import BATCH, is_batch

PORT = 8765
KEPT_OPEN = 60
"""Seconds that a connection stays open for the next click."""
MOST_AT_ONCE = 2000
"""Connections and requests at a time; more are answered 503."""
MOST_HEAD = 64 * 1024
"""Bytes of a request's head."""


def keyring(db: str | Path | None = None) -> Keyring:
    """The tokens of the store at `db`: a file beside it; of a batch, beside the file by which its folder is known. NotAStore where somebody named a store that is none."""
    if db is not None and is_batch(str(db)):
        return Keyring(Path(db, f"{BATCH}.tokens"))
    Desk(db, create=not is_named(db)).close()
    path = database(db)
    return Keyring(path.with_name(f"{path.name}.tokens"))


def check(db: str | Path | None, host: str) -> None:
    """NotAStore as above; NoToken where others could reach `host` and no token to ask them for is known."""
    if not keyring(db).tokens() and not is_loopback(host):
        raise NoToken(host)


def serve(
    db: str | Path | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    names: tuple[str, ...] = (),
    certificate: Path | None = None,
    key: Path | None = None,
    log: str = "text",
    alerting: bool = True,
    follow: bool = False,
    read_only: bool = False,
    tokens: str | Path | None = None,
) -> None:
    """Serve the store at `db` on `host` and `port` until interrupted.

    NotAStore if somebody named a store that is none; NoToken if others could reach it without one.

    `names` are host names that it answers to besides its address; `certificate` and `key` are PEM files for HTTPS. `log` "json": what is
    done is written as lines of JSON. `alerting`: it looks for news to alert of, and sends what is due. With `follow` the sources that are followed are asked beside it.
    With `read_only` it does neither, and nobody changes anything. `tokens`: the store or the batch whose tokens count, if it is another.
    """
    check(tokens or db, host)
    logs.begin(log, quiet=True)
    policy = Policy(keyring(tokens or db), bind=host, names=names, read_only=read_only)
    app = application(database(db), policy, begins=True, alerting=alerting, follow=follow)
    server(app, host=host, port=port, certificate=certificate, key=key).run()


def server(
    app: ASGIApp, *, host: str, port: int, certificate: Path | None = None, key: Path | None = None
) -> uvicorn.Server:
    """A server with the limits that ours has; `run` it."""
    return uvicorn.Server(
        uvicorn.Config(
            app, http=Patient, host=host, port=port, ssl_certfile=certificate, ssl_keyfile=key, log_level="warning", ws="none",
            server_header=False, proxy_headers=False, log_config=None, timeout_keep_alive=KEPT_OPEN, timeout_graceful_shutdown=5,
            h11_max_incomplete_event_size=MOST_HEAD, limit_concurrency=MOST_AT_ONCE,
        )
    )  # fmt: skip


def add_token(name: str, scope: str, *, now: date, db: str | Path | None = None) -> str:
    """Make a token; returned once, kept only hashed. UnknownName for a scope that is neither read nor write."""
    return keyring(db).add(name, scope, now=now)
