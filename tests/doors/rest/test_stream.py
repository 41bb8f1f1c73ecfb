"""Tests for `dateline.doors.rest.stream`: changes as they come in."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest

from dateline.desk import Desk
from dateline.doors.rest import stream
from dateline.doors.rest.stream import event
from dateline.terms import Changed

T = TypeVar("T")


class FakeDesk:
    """A desk that knows some changes, the newest first."""

    def __init__(self, *changes: Changed) -> None:
        self.known = changes
        self.asked = 0

    def changes(self, *, since: date | None) -> tuple[Changed, ...]:
        """Those since a day."""
        self.asked += 1
        return tuple(one for one in self.known if since is None or (one.day or "") >= since.isoformat())

    async def ask(self, question: Callable[[Any], T]) -> T:
        """What a question makes of this desk."""
        return question(self)


def change(id: str, day: str) -> Changed:
    """A withdrawal, for which nothing else is needed."""
    return Changed(id, "withdrawn", "s", "Bridge\nof Velm", "report", day, None)


OLD, MIDDLE, NEW = change("a", "2030-03-01"), change("b", "2030-03-02"), change("c", "2030-03-03")


async def take(events: AsyncIterator[str], number: int) -> list[str]:
    """The ids of the next events."""
    found: list[str] = []
    with anyio.fail_after(5):
        async for one in events:
            if one.startswith("id: "):
                found.append(one.splitlines()[0][4:])
            if len(found) == number:
                break
    return found


def run(test: Callable[[], Awaitable[T]]) -> T:
    """What a coroutine function gives."""
    return anyio.run(test)


def test_who_was_cut_off_goes_on_there(tmp_path: Path) -> None:
    """With the id of the last event only later ones come, the oldest first."""
    desk = FakeDesk(NEW, MIDDLE, OLD)
    events = stream.stream(desk.ask, tmp_path / "db", last="a", pause=0)
    assert run(lambda: take(events, 2)) == ["b", "c"]


def test_since_a_day_all_of_its_changes_come(tmp_path: Path) -> None:
    """A day asks for what changed on it and later."""
    events = stream.stream(FakeDesk(NEW, MIDDLE, OLD).ask, tmp_path / "db", since=date(2030, 3, 2), pause=0)
    assert run(lambda: take(events, 2)) == ["b", "c"]


def test_otherwise_only_what_comes_from_now_on(tmp_path: Path) -> None:
    """Who asks for nothing gets each new change once, as soon as something is written."""
    db = tmp_path / "db"
    desk = FakeDesk(OLD)

    async def listen() -> list[str]:
        events = stream.stream(desk.ask, db, pause=0.001)
        assert await anext(events) == ": changes\n\n"
        desk.known = (NEW, MIDDLE, OLD)
        db.write_text("written")
        return await take(events, 2)

    assert run(listen) == ["b", "c"]


def test_the_desk_is_asked_only_when_something_was_written(tmp_path: Path) -> None:
    """A silent store costs no call; the reader hears that the stream is still there."""
    desk = FakeDesk(OLD)
    (tmp_path / "db").write_text("as it is")

    async def listen() -> list[str]:
        events = stream.stream(desk.ask, tmp_path / "db", pause=0)
        return [await anext(events), await anext(events), await anext(events)]

    assert run(listen) == [": changes\n\n", ": still here\n\n", ": still here\n\n"]
    assert desk.asked == 1


@pytest.mark.parametrize("title", ["x\r\ndata: y\n\n", "\u2028", "\x00", "\ud800"])
def test_no_word_of_a_report_ends_an_event(title: str) -> None:
    """An event is three lines whatever stands in it, and its data is JSON."""
    lines = event(replace(OLD, title=title)).split("\n")
    assert [line.split(":")[0] for line in lines] == ["id", "event", "data", "", ""]
    assert json.loads(lines[2].removeprefix("data: "))["title"] == title


def test_a_real_desk_is_asked_by_day(desk: Desk, store: Path) -> None:
    """Over a store, the stream tells the changes that the desk tells."""

    async def ask(question: Callable[[Desk], T]) -> T:
        return question(desk)

    known = [one.id for one in reversed(desk.changes(since="2000-01-01"))]
    events = stream.stream(ask, store, since=date(2000, 1, 1), pause=0)
    assert run(lambda: take(events, len(known))) == known
