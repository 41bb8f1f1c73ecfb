"""A server that is killed at any moment loses nothing of what it accepted."""

from __future__ import annotations

import os
import random
import signal
import socket
import time
from datetime import date
from pathlib import Path

import httpx
import pytest

from dateline import Desk
from dateline.doors.web import serve
from tests import fakeparser
from tests.desk.builders import rows, written

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

KILLS = int(os.environ.get("DATELINE_SERVER_KILLS", "3"))
"""How often the server is killed; 30 for the figure in docs/speed.md."""
LONGEST = 1.0
"""Seconds after which it is killed at the latest, once it has accepted the reports of a round."""


def served(db: Path, port: int) -> int:
    """A server in a process of its own."""
    pid = os.fork()
    if not pid:
        try:
            serve(db, port=port)
        finally:
            os._exit(0)
    return pid


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


def accepted(port: int, path: Path) -> str:
    """Send a report until the server, which may only just begin, accepts it; the job's address."""
    until = time.monotonic() + 120
    while True:
        try:
            url = f"http://127.0.0.1:{port}/api/v1/reports"
            sent = httpx.post(url, params={"name": path.name}, content=path.read_bytes(), timeout=60)
        except httpx.TransportError:
            assert time.monotonic() < until
            time.sleep(0.05)
            continue
        if sent.status_code == 202:
            return str(sent.headers["location"])
        assert sent.status_code == 503, sent.text  # as many wait as may
        time.sleep(0.5)


def over(port: int, job: str) -> dict[str, object]:
    """A job, once it is over."""
    for _ in range(1200):
        found: dict[str, object] = httpx.get(f"http://127.0.0.1:{port}{job}", timeout=60).json()
        if found["state"] in {"done", "failed"}:
            return found
        time.sleep(0.1)
    raise AssertionError("the job did not end")


def test_killed_with_jobs_waiting(tmp_path: Path) -> None:
    """However often it is killed with jobs waiting, each that it accepted is done, and the file is whole and holds every report."""
    db, port, chance = tmp_path / "desk.db", free_port(), random.Random(5)
    paths = written(tmp_path / "in", rows(23, 2 * KILLS + 1))
    Desk(db).close()
    jobs: list[str] = []
    with fakeparser.installed():
        for turn in range(KILLS):
            pid = served(db, port)
            jobs += [accepted(port, path) for path in paths[2 * turn : 2 * turn + 2]]
            time.sleep(chance.uniform(0, LONGEST))
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        pid = served(db, port)
        try:
            jobs.append(accepted(port, paths[-1]))
            told = [over(port, job) for job in jobs]
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        assert [one["state"] for one in told] == ["done"] * len(jobs)
        with Desk(db) as desk:
            desk.add([], now=date(2031, 1, 1))
            assert all(finding.well for finding in desk.doctor())
            known = {report for path in paths for report in desk.add([path], now=date(2031, 1, 1)).known}
            assert len(known) == len(set(paths))
