"""The lanes: what takes long is done in other processes, so that no reader holds up another.

In: questions to the desk, from readers who may leave. Out: answers; AtWork where one takes longer than the reader wants to wait. Never: a story as of
a moment told twice for two who wait for it, or told on when both have left; a reader of what is prepared waiting behind one of what is not.

One lane answers as of moments that are prepared, or quickly told; one tells those that are not; one prepares those that readers of a story will
ask for next, and those of stories of much news that were told anew; one searches by meaning, and learns. Each is begun when it is needed.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from starlette.requests import Request

from dateline.desk import Desk
from dateline.desk.place import stamp
from dateline.doors.aside.lane import Lane
from dateline.errors import DatelineError, MissingExtra, NotPrepared
from dateline.terms import StoryLine

log = logging.getLogger("dateline.aside")
T = TypeVar("T")
Question = Callable[[Desk], T]

FEW_REPORTS = 12
"""So many are told in half a second."""
PATIENCE = 0.8
"""Seconds after which a page says that it is being worked on."""
LINGERS = 4.0
"""Seconds for which a story is told on after a page has said so: its reader asks again every second."""
BEGINS = 30.0
"""Seconds for which what is quickly told is waited for at least: its process may have to be begun."""
UNKEPT = 60.0
"""Seconds for which an answer is waited for that cannot be kept: asked again, it would be begun anew."""
AGAIN = 30.0
"""Seconds after which a story that changed is prepared anew, at the earliest."""
MOST_PREPARED = 8
"""Stories prepared at a time: those that were looked at last."""
MOST_NEWS = 3
"""Stories that are prepared, once they are told anew, though nobody has looked at them: those that are most news."""
LONGEST_WAIT = 3
"""Digits of the seconds that somebody may prefer to wait."""
LEARNED_AT_ONCE = 64
"""Entries whose meaning is learned between two questions about meaning: a fifth of a second."""
LOOKS = 2.0
"""Seconds between looks whether anything came in."""
KEEPS = 0.2
"""Seconds for which a quick answer waits for another writer, so that the next one is quicker; else it is not kept."""
YIELDS = 10
"""How far preparing lets others go before it, in the system's measure (nice)."""


class AtWork(Exception):
    """It takes longer than the reader wants to wait."""


class Left(Exception):
    """The reader has left."""


@dataclass(slots=True)
class _Telling:
    """A story being told as of a moment, and how many wait for it."""

    task: asyncio.Task[bool]
    waiting: int = 0


class Aside:
    """The lanes of a server over the store at `path`; a story of `few` reports is told as of any moment while its reader waits."""

    def __init__(self, path: Path, *, few: int = FEW_REPORTS) -> None:
        self._few = few
        self._path = path
        self._quick = Lane(path, "as-of", most_now=few, wait=KEEPS)
        self._telling = Lane(path, "telling")
        self._preparing = Lane(path, "preparing", yields=YIELDS)
        self._meaning = Lane(path, "meaning", yields=YIELDS)
        self._told: dict[tuple[str | None, str], _Telling] = {}
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._since: dict[str, float] = {}
        self._lines: dict[str, StoryLine] | None = None
        self._busy: asyncio.Task[None] | None = None
        self._learning: asyncio.Task[int] | None = None
        self._unlearned = 0

    def begin(self) -> None:
        """Begin the process that answers as of moments: the first who asks need not wait for it."""
        self._quick.begin()

    def close(self) -> None:
        """End the processes."""
        for task in (self._busy, self._learning):
            if task is not None:
                task.cancel()
        for lane in (self._quick, self._telling, self._preparing, self._meaning):
            lane.close()

    async def as_of(self, question: Question[T], patience: float) -> T:
        """The answer to a question about a story, or all of them, as of a moment; AtWork if telling it takes longer than `patience` seconds.

        What is quickly told is waited for a while, and what cannot be kept, where the store takes nothing in, a while longer.
        """
        loop = asyncio.get_running_loop()
        ends = loop.time() + patience
        while True:
            try:
                return await _by(max(ends, loop.time() + BEGINS), _in(self._quick, question))
            except NotPrepared as missing:
                if not await self._tell(missing.story, missing.moment, ends):
                    return await _by(max(ends, loop.time() + UNKEPT), _in(self._telling, question))

    async def meaning(self, question: Question[T]) -> T:
        """The answer to a question about meaning, as far as that is learned."""
        return await _in(self._meaning, question)

    async def learn(self, patience: float) -> int:
        """Of how many entries the meaning is not learned yet after so many seconds; it is learned on, whoever leaves."""
        if self._learning is None or self._learning.done():
            self._learning = asyncio.create_task(self._learn())
        done, _ = await asyncio.wait({self._learning}, timeout=patience)
        return self._learning.result() if done else self._unlearned

    async def _learn(self) -> int:
        while left := await _in(self._meaning, _learn_some):
            self._unlearned = left
        self._unlearned = 0
        return 0

    async def watch(self) -> None:
        """When reports come in, learn what they mean, where anybody searches by meaning, and prepare what they told anew."""
        known: tuple[int, ...] | None = None
        learns = True
        while True:
            now = stamp(self._path)
            if now != known:
                known = now
                try:
                    await self._want_news()
                    if learns and await asyncio.to_thread(_meant, self._path):
                        await self.learn(PATIENCE)
                except MissingExtra:
                    learns = False
                except Exception as fault:
                    log.exception("what came in could not be learned or prepared", exc_info=fault)
            await asyncio.sleep(LOOKS)

    async def _want_news(self) -> None:
        """Have those stories of most news prepared that were told anew since the last look; those that are looked at go first.

        What stood there when the server began waits until somebody looks at it.
        """
        before, self._lines = self._lines, await asyncio.to_thread(_most_news, self._path, self._few)
        for story, line in self._lines.items():
            if before is not None and before.get(story) != line and story not in self._wanted:
                self._wanted[story] = None
                self._wanted.move_to_end(story, last=False)
        self._work_on()

    def looked(self, story: str) -> None:
        """A reader looks at a story: the moments of it are prepared."""
        now = asyncio.get_running_loop().time()
        if now - self._since.get(story, -AGAIN) < AGAIN:
            return
        self._since[story] = now
        self._wanted[story] = None
        self._wanted.move_to_end(story)
        while len(self._wanted) > MOST_PREPARED:
            self._wanted.popitem(last=False)
        for old in [one for one, at in self._since.items() if now - at > AGAIN]:
            del self._since[old]
        self._work_on()
        self.begin()

    def _work_on(self) -> None:
        """Prepare what is wanted, where that is not being done."""
        if self._wanted and (self._busy is None or self._busy.done()):
            self._busy = asyncio.create_task(self._prepare())

    async def _tell(self, story: str | None, moment: str, ends: float) -> bool:
        """Wait until the story, or each of all, is told as of the moment; whether it was kept. It is told once for all who wait, until the last has left."""
        key = (story, moment)
        one = self._told.get(key)
        if one is None:
            telling = _in(self._telling, partial(_prepare, story=story, moment=moment))
            one = self._told[key] = _Telling(asyncio.create_task(telling))
            one.task.add_done_callback(lambda _: self._told.pop(key, None))
        one.waiting += 1
        lingers = 0.0
        try:
            left = max(0.0, ends - asyncio.get_running_loop().time())
            return await asyncio.wait_for(asyncio.shield(one.task), left)
        except TimeoutError:
            lingers = LINGERS
            raise AtWork from None
        finally:
            if lingers:
                asyncio.get_running_loop().call_later(lingers, _leave, one)
            else:
                _leave(one)

    async def _prepare(self) -> None:
        """Prepare the stories that are looked at, one moment after the other, that first which was looked at last."""
        while self._wanted:
            story = next(reversed(self._wanted))
            try:
                for moment in await _in(self._preparing, partial(_unprepared, story=story, more_than=self._few)):
                    await _in(self._preparing, partial(_prepare, story=story, moment=moment))
                    if next(reversed(self._wanted), None) != story:
                        break
                else:
                    self._wanted.pop(story, None)  # while it was prepared, others may have taken its place
            except DatelineError:  # the story has gone, or others write for long
                self._wanted.pop(story, None)
            except Exception as fault:
                log.exception("preparing a story failed", exc_info=fault)
                self._wanted.pop(story, None)


def _leave(one: _Telling) -> None:
    one.waiting -= 1
    if not one.waiting:
        one.task.cancel()


async def _in(lane: Lane, question: Question[T]) -> T:
    """An answer of a lane; whoever is cancelled while they wait leaves it."""
    answer = lane.submit(question)
    waiting = asyncio.wrap_future(answer)
    try:
        return await asyncio.shield(waiting)
    except asyncio.CancelledError:
        lane.leave(answer)
        raise


async def _by(ends: float, work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives; AtWork if that is not there by then. It goes on for a while, for one who asks again."""
    task, loop = asyncio.create_task(work), asyncio.get_running_loop()
    lingers = False
    try:
        return await asyncio.wait_for(asyncio.shield(task), max(0.0, ends - loop.time()))
    except TimeoutError:
        lingers = not task.done()
        if not lingers:
            raise
        task.add_done_callback(_passed_over)
        loop.call_later(LINGERS, task.cancel)
        raise AtWork from None
    finally:
        if not lingers:
            task.cancel()


def _passed_over(task: asyncio.Task[Any]) -> None:
    """Of an answer for which nobody waits any more, no fault is told."""
    if not task.cancelled():
        task.exception()


def _prepare(desk: Desk, *, story: str | None, moment: str) -> bool:
    return desk.prepare(story, moment)


def _learn_some(desk: Desk) -> int:
    return desk.learn(LEARNED_AT_ONCE)


def _meant(path: Path) -> bool:
    with Desk(path) as desk:
        return desk.meant()


def _most_news(path: Path, few: int) -> dict[str, StoryLine]:
    """The stories of most news that have more than a few reports, by id, each as it was told last."""
    with Desk(path) as desk:
        return {line.id: line for line in desk.stories(by="weight", limit=MOST_NEWS) if line.articles > few}


def _unprepared(desk: Desk, *, story: str, more_than: int) -> tuple[str, ...]:
    return desk.unprepared(story, more_than=more_than)


def patience(request: Request, most: float) -> float:
    """For how many seconds the one who asks will wait: what they prefer (RFC 7240), else `most`."""
    for one in request.headers.get("prefer", "").split(","):
        name, _, seconds = one.strip().partition("=")
        if name == "wait" and seconds.isascii() and seconds.isdigit() and len(seconds) <= LONGEST_WAIT:
            return float(seconds)
    return most


async def while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives; it is cancelled when the one who asked for it leaves, and Left is raised."""
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Left
        return task.result()
    finally:
        for one in (task, gone):
            one.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await gone


async def _gone(request: Request) -> None:
    """Once the reader has left."""
    receive: Callable[[], Awaitable[Any]] = request.receive
    while (await receive())["type"] != "http.disconnect":
        pass
