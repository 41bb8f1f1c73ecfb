"""Several workers share an addition, and what it gives is what one gives."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dateline import Desk
from dateline.desk import alone, apart, sharing
from dateline.desk.apart import Ended, Failed, Several
from dateline.terms import SetAside
from tests.desk.builders import NOW, export_of, rows, written

pytestmark = [
    pytest.mark.usefixtures("small_parser"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]


@pytest.fixture(autouse=True)
def _none_left() -> Iterator[None]:
    """Processes of one test serve no other."""
    alone.release()
    yield
    alone.release()


def contents(db: Path) -> dict[str, list[str]]:
    """All rows of all tables that a reading makes, in an order of their own."""
    with Desk(db) as desk:
        tables = [name for (name,) in desk._store.db.execute("select name from sqlite_master where type = 'table'")]
        return {
            name: sorted(map(repr, desk._store.db.execute(f"select * from {name}")))  # noqa: S608 - names of our own
            for name in tables
            if name in {"article", "parse", "finding", "telling", "story", "name", "change"}
        }


def test_workers_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the byte, for reports that come at once and for more that come later; stories are told by them."""
    paths = written(tmp_path / "in", rows(7, 26))
    told: list[int] = []
    made = sharing._kept_of

    def counted(*given: Any) -> Any:
        told.append(1)
        return made(*given)

    monkeypatch.setattr(sharing, "_kept_of", counted)
    found = []
    for workers in (1, 2, 3):
        with Desk(tmp_path / f"{workers}.db", workers=workers) as desk:
            first = desk.add(paths[:18], now=NOW)
            second = desk.add(paths[18:], now=NOW)
            export = export_of(desk)
        found.append((export, first, second, contents(tmp_path / f"{workers}.db")))
    assert found[0] == found[1] == found[2]
    assert sum(told) > 4
    assert all(found[0][3].values())


def test_a_worker_that_ends_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process was at when it was killed is read, and told, by another."""
    paths = written(tmp_path / "in", rows(7, 12))
    with Desk(tmp_path / "one.db") as desk:
        desk.add(paths, now=NOW)
        wanted = export_of(desk)
    alone.release()
    killed: Counter[object] = Counter()
    puts = apart.Apart.put

    def put(self: apart.Apart, *given: object) -> Any:
        line = puts(self, *given)
        work = getattr(self._work, "func", None)
        if work in (alone._read, sharing.tell) and killed[work] < 2:
            assert self._pid is not None
            killed[work] += 1
            os.kill(self._pid, signal.SIGKILL)
        return line

    with Desk(tmp_path / "two.db", workers=2) as desk, monkeypatch.context() as patch:
        patch.setattr(apart.Apart, "put", put)
        added = desk.add(paths, now=NOW)
        assert not added.set_aside
        assert export_of(desk) == wanted
        assert all(finding.well for finding in desk.doctor())
    assert [*killed.values()] == [2, 2]


def test_where_no_process_can_be_begun_stories_are_told_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that lets nobody begin another process: nothing is kept without what happens in it."""
    paths = written(tmp_path / "in", rows(7, 12))
    with Desk(tmp_path / "one.db") as desk:
        desk.add(paths, now=NOW)
        wanted = export_of(desk)
    begins = apart.Apart._begin

    def begin(self: apart.Apart) -> None:
        if getattr(self._work, "func", None) is sharing.tell:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        begins(self)

    monkeypatch.setattr(apart.Apart, "_begin", begin)
    with Desk(tmp_path / "two.db", workers=2) as desk:
        assert not desk.add(paths, now=NOW).set_aside
        assert export_of(desk) == wanted


def test_what_ran_out_of_room_apart_is_told_here() -> None:
    """A story of which a process says that a step had no room is not kept so."""
    note = SetAside("Bridge", "the story could not be told (MemoryError: )", "please report this")
    telling = SimpleNamespace(told=None, set_aside=(note,), models=(), found=(), rows=())
    assert sharing._kept_of(SimpleNamespace(), [telling]) is None  # type: ignore[arg-type]
    assert sharing._kept_of(SimpleNamespace(), Ended("took too long")) is None  # type: ignore[arg-type]


def _squared(tell: apart.Tell, number: int) -> None:
    if number == 3:
        raise ValueError("no three")
    if number == 5:
        os._exit(1)
    tell(number)
    tell(number * number)


def test_each_is_answered() -> None:
    """Whole, by its number, also where the work fails, or its process ends, on one of them."""
    several = Several(_squared)
    try:
        for workers in (1, 2, 4):
            told = dict(several.each([(n,) for n in range(8)], workers))
            assert isinstance(told.pop(3), Failed)
            assert isinstance(told.pop(5), Ended)
            assert told == {n: [n, n * n] for n in (0, 1, 2, 4, 6, 7)}
    finally:
        several.close()


def test_who_stops_listening_leaves_nothing_running() -> None:
    """Processes that are at work when nobody listens any more are ended."""
    several = Several(_squared)
    try:
        asked = several.each([(n,) for n in range(100)], 2)
        next(asked)
        asked.close()
        assert dict(several.each([(1,), (2,)], 2)) == {0: [1, 1], 1: [2, 4]}
    finally:
        several.close()


def test_a_process_whose_end_is_ignored_has_ended() -> None:
    """Whatever began this program may have it ignore that: no document waits for ever, or ends the program."""

    def work(tell: apart.Tell, how: str) -> None:
        tell(how)
        if how == "ends":
            os._exit(3)

    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        one = apart.Apart(work)
        with pytest.raises(Ended, match="ended the program"):
            list(one.ask("ends"))
        assert list(one.ask("goes on")) == ["goes on"]
        assert one._pid is not None
        os.kill(one._pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(one._pid, 0)  # nothing is left of it
        assert list(one.ask("goes on")) == ["goes on"]
        one.close()
        assert not one.running
    finally:
        signal.signal(signal.SIGCHLD, before)
