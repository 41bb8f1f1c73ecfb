"""Killed at any moment, the desk loses nothing and goes on as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dateline import Desk
from tests.desk.builders import NOW, export_of, rows, written

pytestmark = [
    pytest.mark.usefixtures("small_parser"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]

KILLS = int(os.environ.get("DATELINE_KILLS", "60"))
"""How often a writer is killed; 200 in the bench."""
LONGEST = 0.15
"""Seconds after which a writer is killed at the latest; a job takes about a tenth of a second."""

WHEN = datetime(2024, 1, 2, tzinfo=UTC)
WHO: dict[str, Any] = {"who": "Ada Lind", "why": "the desk rang the mayor"}

Job = Callable[[Desk], None]


def jobs(paths: Sequence[Path]) -> list[Job]:
    """Additions of one report and of several, corrections, and rebuilds."""

    def adding(batch: Sequence[Path]) -> Job:
        def job(desk: Desk) -> None:
            desk.add(batch, now=NOW)

        return job

    def dated(desk: Desk) -> None:
        desk.correct("date", _named(desk, paths[0]), "2023-04-01", now=WHEN, **WHO)

    def parted(desk: Desk) -> None:
        desk.correct("split story", _named(desk, paths[1]), now=WHEN, **WHO)

    def rebuilding(desk: Desk) -> None:
        desk.rebuild()

    sizes = [1, 3, 1, 5, 2, 8]
    found: list[Job] = []
    at = 0
    for size in sizes:
        found += [adding(paths[at : at + size]), *({3: [dated], 5: [rebuilding, parted]}.get(size, []))]
        at += size
    return [*found, rebuilding]


def _named(desk: Desk, path: Path) -> str:
    """The id of the report in a file."""
    return desk.add([path], now=NOW).known[0]


def child(path: Path, todo: Sequence[Job], acknowledge: int) -> int:
    """A process that does the jobs in turn and says of each that it is done."""
    pid = os.fork()
    if pid:
        return pid
    try:
        with Desk(path) as desk:
            for job in todo:
                job(desk)
                os.write(acknowledge, b".")
    finally:
        os._exit(0)


def run_and_kill(path: Path, todo: Sequence[Job], after: float) -> int:
    """How many jobs a process said it had done before it was killed."""
    ours, theirs = os.pipe()
    pid = child(path, todo, theirs)
    os.close(theirs)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    done = len(os.read(ours, 100))
    os.close(ours)
    return done


def received(path: Path) -> set[str]:
    """Ids of the reports and corrections in the file, after a check that it is whole."""
    if not path.exists():
        return set()
    db = sqlite3.connect(path)
    try:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        assert not db.execute("pragma foreign_key_check").fetchall()
        tables = db.execute("select 1 from sqlite_master where name = 'report'").fetchall()
        return (
            {id for (id,) in db.execute("select id from report union all select id from correction")}
            if tables
            else set()
        )
    finally:
        db.close()


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """After each kill the file is whole and holds what was acknowledged; the end is that of an undisturbed run."""
    paths = written(tmp_path / "in", rows(21, 20))
    todo = jobs(paths)
    held: list[set[str]] = []
    with Desk(tmp_path / "undisturbed.db") as desk:
        for job in todo:
            job(desk)
            held.append(received(desk.path))
        wanted = export_of(desk)
    chance = random.Random(5)
    kills, rounds = 0, 0
    while kills < KILLS:
        rounds += 1
        path = tmp_path / f"news{rounds}.db"
        at = 0
        while at < len(todo) and kills < KILLS:
            at += run_and_kill(path, todo[at:], chance.uniform(0, LONGEST))
            kills += 1
            assert (held[at - 1] if at else set()) <= received(path)
        with Desk(path) as desk:
            for job in todo[at:]:
                job(desk)
            desk.add([], now=NOW)
            assert export_of(desk) == wanted
            assert all(finding.well for finding in desk.doctor())


def test_two_writers_at_once(tmp_path: Path) -> None:
    """Two processes that add at once both finish, and the end is that of one that added all."""
    paths = written(tmp_path / "in", rows(22, 12))
    with Desk(tmp_path / "alone.db") as desk:
        desk.add(paths, now=NOW)
        wanted = export_of(desk)
    path = tmp_path / "news.db"
    ours, theirs = os.pipe()
    pids = [child(path, [_adds(one) for one in paths[start::2]], theirs) for start in (0, 1)]
    os.close(theirs)
    for pid in pids:
        os.waitpid(pid, 0)
    assert os.read(ours, 100) == b"." * len(paths)
    os.close(ours)
    with Desk(path) as desk:
        assert export_of(desk) == wanted


def _adds(path: Path) -> Job:
    def job(desk: Desk) -> None:
        desk.add([path], now=NOW)

    return job
