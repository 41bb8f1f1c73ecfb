"""What takes long is done aside: told once for all who wait, left when all have left, prepared for those who come."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Coroutine
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from dateline.desk import Desk
from dateline.doors.aside import Aside, AtWork, Left, lanes, patience, while_there
from dateline.doors.export import to_json
from dateline.errors import UnknownName
from dateline.store import Store
from dateline.store.connection import WAIT
from dateline.terms import StoryLine

DAY, LAST = "2023-03-09", "2023-03-08"
"""A day on which nothing came out, and the last before it on which something did."""


def shown(desk: Desk, *, story: str, as_of: str) -> str:
    """A story as of a moment."""
    return to_json(desk.show(story, as_of=as_of))


def aside(db: Path, test: Callable[[Aside], Coroutine[Any, Any, None]]) -> None:
    """Run a test with lanes over a store that tell nothing while somebody waits."""

    async def run() -> None:
        one = Aside(db, few=0)
        try:
            await test(one)
        finally:
            one.close()

    asyncio.run(run())


@pytest.fixture
def copy(store: Path, tmp_path: Path) -> Path:
    """A store in which no moment is prepared."""
    with Desk(store) as desk:
        desk.backup(tmp_path / "news.db")
    with closing(sqlite3.connect(tmp_path / "news.db")) as db, db:
        db.execute("delete from then_told")  # what other tests asked of the store
    return tmp_path / "news.db"


def test_what_is_not_prepared_is_told_and_kept(copy: Path) -> None:
    """Who waits gets it; who comes later finds it prepared, as do all moments of a story that somebody looks at."""

    async def test(one: Aside) -> None:
        told = await one.as_of(partial(shown, story="dockers", as_of=DAY), 300)
        with Desk(copy) as desk:
            assert told == to_json(desk.show("dockers", as_of=DAY))
            story = desk.show("dockers").stories[0].id
            assert LAST not in desk.unprepared(story)
            one.looked(story)
            for _ in range(3000):
                if not desk.unprepared(story):
                    break
                await asyncio.sleep(0.1)
            assert desk.unprepared(story) == ()

    aside(copy, test)


def test_a_story_told_anew_is_prepared_though_nobody_looks(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood there before waits until somebody looks; what is prepared counts as nothing that came in."""
    monkeypatch.setattr(lanes, "LOOKS", 0.05)
    news, asked = lanes._most_news, []

    def told(path: Path, few: int) -> dict[str, StoryLine]:
        asked.append(few)
        return {id: replace(line, title="Told anew") if anew else line for id, line in news(path, few).items()}

    monkeypatch.setattr(lanes, "_most_news", told)
    anew = False

    async def test(one: Aside) -> None:
        nonlocal anew
        watching = asyncio.create_task(one.watch())
        with Desk(copy) as desk:
            story = desk.stories(by="weight").items[0].id
            every = desk.unprepared(story)
            await until(lambda: bool(asked))
            await asyncio.sleep(0.2)
            assert not one._wanted
            anew = True
            os.utime(copy)
            await until(lambda: not desk.unprepared(story) and not one._wanted)
            seen = len(asked)
            await asyncio.sleep(0.3)
            assert every
            assert not one._wanted
            assert len(asked) <= seen + 2
        watching.cancel()

    aside(copy, test)


async def until(so: Callable[[], bool]) -> None:
    """Wait for something that others do."""
    for _ in range(3000):
        if so():
            return
        await asyncio.sleep(0.1)
    raise AssertionError("it never was")


def test_two_who_wait_for_one_moment_have_it_told_once(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told on for the second when the first leaves; when both have left, it is not."""
    begun: list[object] = []

    async def test(one: Aside) -> None:
        submit = one._telling.submit

        def told(question: Callable[[Desk], Any]) -> Any:
            begun.append(question)
            return submit(question)

        monkeypatch.setattr(one._telling, "submit", told)
        question = partial(shown, story="dockers", as_of=DAY)
        await one.as_of(partial(shown, story="dockers", as_of="2001-01-01"), 300)
        first, second = (asyncio.create_task(one.as_of(question, 300)) for _ in range(2))
        for _ in range(3000):
            if begun and one._told and next(iter(one._told.values())).waiting == 2:
                break
            await asyncio.sleep(0.01)
        assert begun
        first.cancel()
        assert "dockers" in (await second).lower()
        assert len(begun) == 1
        third = asyncio.create_task(one.as_of(partial(shown, story="dockers", as_of="2023-03-10"), 60))
        for _ in range(3000):
            if len(begun) > 1:
                break
            await asyncio.sleep(0.01)
        assert len(begun) > 1
        third.cancel()
        await asyncio.sleep(0.05)
        assert not one._told

    aside(copy, test)


def test_who_will_not_wait_is_told_that_it_is_being_worked_on(copy: Path) -> None:
    """And finds it a while later."""

    async def test(one: Aside) -> None:
        question = partial(shown, story="dockers", as_of=DAY)
        with pytest.raises(AtWork):
            await one.as_of(question, 0)
        for _ in range(600):
            try:
                assert await one.as_of(question, 0)
                return
            except AtWork:
                await asyncio.sleep(0.1)
        raise AssertionError("it was never told")

    aside(copy, test)


def coming(desk: Desk, *, as_of: str) -> int:
    """How much was planned in all stories as of a moment."""
    return len(desk.next(as_of=as_of))


def test_all_stories_are_told_with_patience_too(copy: Path) -> None:
    """Who will not wait for them is told so, whatever each alone would take; they are told one by one, and found a while later."""

    async def test(one: Aside) -> None:
        question = partial(coming, as_of=DAY)
        with pytest.raises(AtWork):
            await one.as_of(question, 0)
        for _ in range(600):
            try:
                assert await one.as_of(question, 0.1)
                break
            except AtWork:
                await asyncio.sleep(0.1)
        else:
            raise AssertionError("they were never told")
        with Desk(copy) as desk:
            assert all(LAST not in desk.unprepared(line.id) for line in desk.stories() if "Dockers" in line.title)

    aside(copy, test)


def slow(_desk: Desk) -> str:
    """What takes long, though nothing has to be prepared for it."""
    time.sleep(2)
    return "there"


def test_whatever_takes_long_is_not_waited_for(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor what takes long by itself; it goes on for the one who asks again."""

    async def test(one: Aside) -> None:
        assert await one.as_of(slow, 300) == "there"  # the process has begun
        monkeypatch.setattr(lanes, "BEGINS", 0.2)
        with pytest.raises(AtWork):
            await one.as_of(slow, 0.2)

    aside(copy, test)


def test_more_looked_at_stories_than_are_prepared_end_nothing(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story that lost its place while it was prepared is passed over, and the others are prepared."""
    monkeypatch.setattr(lanes, "MOST_PREPARED", 1)

    async def test(one: Aside) -> None:
        with Desk(copy) as desk:
            first, second = (line.id for line in desk.stories())
            one.looked(first)
            await asyncio.sleep(0)  # its preparing begins
            one.looked(second)
            assert one._busy is not None
            await asyncio.wait_for(one._busy, 300)
            assert desk.unprepared(second) == ()

    aside(copy, test)


def test_what_is_wrong_is_said_at_once(copy: Path) -> None:
    """A story that nobody knows."""

    async def test(one: Aside) -> None:
        with pytest.raises(UnknownName):
            await one.as_of(partial(shown, story="zzzz", as_of=DAY), 300)

    aside(copy, test)


def asked(prefer: str, gone: asyncio.Event | None = None) -> Request:
    """A request of one who prefers to wait so long, and leaves once `gone` is set."""

    async def receive() -> dict[str, str]:
        if gone is not None:
            await gone.wait()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "headers": [(b"prefer", prefer.encode())]}, receive)


@pytest.mark.parametrize(
    ("prefer", "seconds"),
    [
        ("wait=7", 7),
        ("respond-async, wait=10", 10),
        ("", 2),
        ("wait=x", 2),
        ("wait=9999", 2),
        ("wait=-1", 2),
        ("wait=٣", 2),
    ],
)
def test_how_long_one_waits_is_theirs_to_say(prefer: str, seconds: float) -> None:
    """In the words of RFC 7240; otherwise, and beyond reason, as long as the door thinks right."""
    request = Request({"type": "http", "headers": [(b"prefer", prefer.encode("utf-8"))]})
    assert patience(request, 2) == seconds


def test_work_ends_when_its_reader_leaves() -> None:
    """It is cancelled, and whoever would answer knows that nobody reads it."""

    async def run() -> None:
        gone, over = asyncio.Event(), asyncio.Event()

        async def work() -> None:
            try:
                await asyncio.sleep(60)
            finally:
                over.set()

        waiting = asyncio.create_task(while_there(asked("", gone), work()))
        await asyncio.sleep(0.01)
        gone.set()
        with pytest.raises(Left):
            await waiting
        await asyncio.wait_for(over.wait(), 5)
        assert await while_there(asked("", asyncio.Event()), asyncio.sleep(0, "answer")) == "answer"

    asyncio.run(run())


def test_a_writer_keeps_no_reader_waiting(copy: Path) -> None:
    """What is told quickly is answered while others write; it is not kept then."""

    async def run() -> None:
        one = Aside(copy)
        try:
            await one.as_of(partial(shown, story="dockers", as_of="2001-01-01"), 300)
            with Store(copy) as store, store.writing():
                told = await asyncio.wait_for(one.as_of(partial(shown, story="dockers", as_of=DAY), 300), WAIT - 10)
            with Desk(copy) as desk:
                assert LAST in desk.unprepared("dockers")
                assert told == to_json(desk.show("dockers", as_of=DAY))
        finally:
            one.close()

    asyncio.run(run())
