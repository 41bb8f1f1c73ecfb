"""Answers that fit: characters of what MCP and REST answer about a story of 300 reports, and seconds of the server's processor for it.

In: a made-up story of 300 reports. Out: characters, bytes, seconds. Never: another host.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import anyio
from mcp.client import Client
from starlette.testclient import TestClient

from bench.sliders import SCHOOLS, SLID
from bench.web import _reports, _size, _written, kept
from dateline.desk import Desk
from dateline.doors.access import Keyring, Policy
from dateline.doors.mcp import server
from dateline.doors.mcp.tools import Tools
from dateline.doors.rest import PREFIX
from dateline.doors.web import application

HOME = "http://127.0.0.1"
PATHS = ("", "?max_chars=12000", "?fields=stories", "/timeline", "/timeline?max_chars=12000", "/copies", "/sources")


def fits() -> dict[str, float]:
    """How large the answers about a large story are."""
    with tempfile.TemporaryDirectory() as folder:
        db = kept("fits", Path(folder))
        if not db.exists():
            with Desk(db) as desk:
                desk.add([_written(Path(folder), "reports", _reports(0, SLID, SCHOOLS))])
        with Desk(db) as desk:
            line = max(desk.stories(limit=50), key=_size)
        found = {"reports of the story": float(line.articles)}
        found |= anyio.run(_tools, db, line.id)
        return found | _rest(db, line.id)


async def _tools(db: Path, story: str) -> dict[str, float]:
    """Characters of all that a client of MCP gets for a call."""
    tools, found = Tools(db), {}
    try:
        async with Client(server(tools)) as client:
            for name in ("story", "timeline", "sources", "copies", "changes", "conflicts"):
                answer = await client.call_tool(name, {"story": story})
                found[f"characters: mcp {name}"] = float(len(answer.model_dump_json()))
    finally:
        tools.close()
    return found


def _rest(db: Path, story: str) -> dict[str, float]:
    """Bytes on the wire as they are and packed, and seconds."""
    found = {}
    with TestClient(application(db, Policy(Keyring(db.with_suffix(".tokens")))), base_url=HOME) as client:
        for path in PATHS:
            for coding in ("identity", "gzip", "br"):
                started = time.perf_counter()
                answer = client.get(f"{PREFIX}/stories/{story}{path}", headers={"accept-encoding": coding})
                found[f"seconds: rest story{path}, {coding}"] = time.perf_counter() - started
                found[f"bytes: rest story{path}, {coding}"] = float(answer.headers["content-length"])
    return found
