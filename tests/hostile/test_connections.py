"""Connections that ask nothing, or only half, keep nobody else waiting."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import Desk
from dateline.doors.access import limits
from dateline.doors.access.limits import TooSlow, capped
from dateline.doors.rest import PREFIX
from dateline.doors.rest.app import MOST_STREAMS_EACH
from dateline.doors.web import patience
from tests.hostile.served import Served, served

SILENT = int(os.environ.get("DATELINE_SILENT", "300"))
"""Connections that are held open; 1,000 by hand."""
READERS = int(os.environ.get("DATELINE_READERS", "20"))
"""Readers at a time; 200 by hand."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over an empty store."""
    db: Path = tmp_path_factory.mktemp("connections") / "news.db"
    Desk(db).close()
    running = served(db)
    yield running
    running.kill()


def opened(server: Served, words: bytes = b"") -> socket.socket:
    """A connection that sends so much and waits."""
    one = socket.create_connection(("127.0.0.1", server.port), timeout=20)
    if words:
        one.sendall(words)
    return one


def is_open(one: socket.socket) -> bool:
    """Whether the server still holds a connection."""
    one.settimeout(0.05)
    try:
        return bool(one.recv(1, socket.MSG_PEEK))
    except TimeoutError:
        return True
    except OSError:
        return False


def test_silent_connections_keep_nobody_waiting(server: Served) -> None:
    """Hundreds of silent and half-sent connections, from the readers' own address: every reader is answered, and so is who writes."""
    halves = (b"", b"GET /stories HTT", b"GET /stories HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
    silent = [opened(server, halves[n % 3]) for n in range(SILENT)]

    async def reading() -> list[int]:
        import httpx

        async with httpx.AsyncClient(
            base_url=server.home, timeout=120, limits=httpx.Limits(max_connections=READERS)
        ) as client:
            asked = [client.get("/stories") for _ in range(READERS)]
            asked += [client.post(f"{PREFIX}/reports", params={"name": "a.txt"}, content=b"The pier opened. " * 9)]
            return [answer.status_code for answer in await asyncio.gather(*asked)]

    assert sorted(set(asyncio.run(reading()))) == [200, 202]
    time.sleep(2 * patience.GRACE)
    held = sum(map(is_open, silent))
    assert held <= patience.MOST_SILENT
    for one in silent:
        one.close()


def test_a_connection_that_stays_silent_is_hung_up_on(server: Served) -> None:
    """One that sends no whole head in time is gone; one that was answered may ask again meanwhile."""
    half, asked = opened(server, b"GET /stories HTTP/1.1\r\n"), opened(server)
    asked.sendall(b"GET /static/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert asked.recv(12) == b"HTTP/1.1 404"
    time.sleep(patience.SILENT + 2)
    assert not is_open(half)
    assert is_open(asked)
    half.close()
    asked.close()


def test_streams_of_one_address_are_counted(server: Served) -> None:
    """As many streams as one address may open are; the next is refused before it starts; where one ends there is room again."""
    head = f"GET {PREFIX}/changes/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    streams = [opened(server, head) for _ in range(MOST_STREAMS_EACH)]
    assert {one.recv(12) for one in streams} == {b"HTTP/1.1 200"}
    more = opened(server, head)
    assert more.recv(12) == b"HTTP/1.1 503"
    streams[0].close()
    for _ in range(100):
        time.sleep(0.1)
        again = opened(server, head)
        answer = again.recv(12)
        again.close()
        if answer == b"HTTP/1.1 200":
            break
    assert answer == b"HTTP/1.1 200"
    for one in (*streams[1:], more):
        one.close()


def test_a_body_that_stops_is_not_waited_for() -> None:
    """A request that keeps silent in the middle of its body is given up; one that is whole may be waited on for as long as it takes."""

    async def silent() -> dict[str, object]:
        await asyncio.sleep(5)
        return {"type": "http.disconnect"}

    async def run() -> None:
        with pytest.raises(TooSlow):
            await capped(silent, 100, silent=0.05)()
        first = iter([{"type": "http.request", "body": b"x", "more_body": False}])

        async def whole() -> dict[str, object]:
            for message in first:
                return message
            await asyncio.sleep(0.2)
            return {"type": "http.disconnect"}

        receive = capped(whole, 100, silent=0.05)
        assert (await receive())["body"] == b"x"
        assert (await receive())["type"] == "http.disconnect"

    assert limits.SILENT > 0
    asyncio.run(run())
