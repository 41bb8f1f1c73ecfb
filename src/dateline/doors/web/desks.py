"""Desks for a server: each thread that answers has its own, as SQLite wants it.

In: a function of a desk. Out: what it gives, awaited. Never: more threads than help: Python runs one at a time, and a
request that waits in line costs nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from dateline.desk import Desk
from dateline.desk.recent import Recent

THREADS = 2
"""One goes on while the other tells a story as of a day; more would only share the interpreter."""

T = TypeVar("T")
Question = Callable[[Desk], Any]


class Desks:
    """Answers questions to the desk of the store at `path`, some at a time, in the order in which they come."""

    def __init__(self, path: Path, *, threads: int = THREADS) -> None:
        self.path = path
        self._recent = Recent()
        self._waiting: SimpleQueue[tuple[Question, Future[Any]] | None] = SimpleQueue()
        self._threads = [Thread(target=self._work, name=f"dateline-web-{n}", daemon=True) for n in range(threads)]
        for thread in self._threads:
            thread.start()

    async def ask(self, question: Callable[[Desk], T]) -> T:
        """What `question` makes of a desk; its errors are raised here."""
        return await asyncio.wrap_future(self.submit(question))

    def submit(self, question: Callable[[Desk], T]) -> Future[T]:
        """The same, to be waited for."""
        answer: Future[T] = Future()
        self._waiting.put((question, answer))
        return answer

    def close(self) -> None:
        """Answer what was asked, then close."""
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        with Desk(self.path, recent=self._recent) as desk:
            while job := self._waiting.get():
                question, answer = job
                if answer.set_running_or_notify_cancel():
                    _settle(answer, question, desk)


def _settle(answer: Future[Any], question: Question, desk: Desk) -> None:
    try:
        answer.set_result(question(desk))
    except BaseException as fault:
        answer.set_exception(fault)
