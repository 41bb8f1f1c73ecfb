"""A lane: a process of its own with a desk, for questions that would hold up everybody else.

In: functions of a desk that can be sent to another process. Out: what each gives, one after the other. Never: an answer worked on that nobody
waits for any more; a server that ends with its lane: where the process ends, the question fails and the next one has a new process.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import signal
from _thread import interrupt_main
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from dateline.desk import Desk
from dateline.desk.recent import Recent
from dateline.store.connection import WAIT

log = logging.getLogger("dateline.aside")
T = TypeVar("T")
Question = Callable[[Desk], Any]


class LaneEnded(Exception):
    """The process ended before it had an answer."""


@dataclass(slots=True)
class _Job:
    question: Question
    answer: Future[Any]
    left: bool = False
    """Whether nobody waits any more."""


class Lane:
    """Answers questions to the desk of the store at `path` in a process that is begun with the first of them.

    As of a moment that is not prepared, it tells stories of `most_now` reports at most; `yields` is how far it lets others go before it, `wait`
    for how many seconds it waits for another writer.
    """

    def __init__(
        self, path: Path, name: str, *, most_now: int | None = None, yields: int = 0, wait: float = WAIT
    ) -> None:
        self._given = (path, most_now, yields, wait)
        self._name = name
        self._waiting: SimpleQueue[_Job | None] = SimpleQueue()
        self._lock = Lock()
        self._jobs: dict[Future[Any], _Job] = {}
        self._running: _Job | None = None
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._thread = Thread(target=self._work, name=f"dateline-{name}", daemon=True)
        self._thread.start()

    def submit(self, question: Callable[[Desk], T]) -> Future[T]:
        """What `question` gives, to be waited for; CancelledError once it was left."""
        job = _Job(question, Future())
        with self._lock:
            self._jobs[job.answer] = job
        self._waiting.put(job)
        return job.answer

    def begin(self) -> None:
        """Begin the process, where that is not done: the first question need not wait for it."""
        if self._process is None:
            self.submit(_nothing)

    def leave(self, answer: Future[Any]) -> None:
        """Nobody waits for this answer any more: it is taken out of the line, or the work on it is broken off."""
        with self._lock:
            job = self._jobs.get(answer)
            if job is None:
                return
            job.left = True
            if job is self._running and self._pipe is not None:
                with suppress(OSError):
                    self._pipe.send(None)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._waiting.put(None)
        with self._lock:
            for job in self._jobs.values():
                job.left = True
            if self._process is not None:
                self._process.terminate()
        self._thread.join()

    def _work(self) -> None:
        while job := self._waiting.get():
            value: Any = None
            fault: BaseException | None = CancelledError()
            try:
                if self._begin(job):
                    value, fault = self._asked()
            except (EOFError, OSError):
                fault = LaneEnded(f"the process of {self._name} ended with status {self._end()}")
            except Exception as odd:
                fault = odd
            with self._lock:
                self._running = None
                del self._jobs[job.answer]
            if job.left or isinstance(fault, CancelledError):
                job.answer.cancel()
                job.answer.set_running_or_notify_cancel()
            elif fault is not None:
                job.answer.set_exception(fault)
            else:
                job.answer.set_result(value)
        self._end()

    def _begin(self, job: _Job) -> bool:
        """Send the question off, unless nobody waits for it."""
        sent = pickle.dumps(job.question)
        if self._pipe is None and not job.left:
            context = multiprocessing.get_context("spawn")
            mine, its = context.Pipe()
            process = context.Process(
                target=_answer, args=(its, *self._given), name=f"dateline-{self._name}", daemon=True
            )
            process.start()
            its.close()
            with self._lock:
                self._process, self._pipe = process, mine
        with self._lock:
            if job.left or self._pipe is None:
                return False
            self._running = job
            self._pipe.send(sent)
        return True

    def _asked(self) -> tuple[Any, BaseException | None]:
        assert self._pipe is not None  # noqa: S101 - it was begun
        value, fault = pickle.loads(self._pipe.recv())  # noqa: S301 - from our own process
        return value, None if fault is None else _raised(*fault)

    def _end(self) -> int | None:
        """End the process; its status."""
        with self._lock:
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is None:
            return None
        process.terminate()
        process.join()
        return process.exitcode


def _raised(kind: type[BaseException], args: tuple[object, ...], fields: dict[str, object]) -> BaseException:
    """An error as the process had it: whatever its class takes, it was made there."""
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(fields)
    return error


def _nothing(_desk: Desk) -> None:
    """A question whose answer nobody needs."""


# In the process.


@dataclass(slots=True)
class _Now:
    """How far the question is that was asked last, and whether nobody waits for it any more."""

    lock: Lock = field(default_factory=Lock)
    waits: bool = False
    works: bool = False
    left: bool = False

    def ask(self) -> None:
        """A question has come."""
        with self.lock:
            self.waits = True

    def begin(self) -> bool:
        """Whether its answer is still wanted; it can be broken off from now on."""
        with self.lock:
            left, self.waits, self.left = self.left, False, False
            self.works = not left
            return self.works

    def end(self) -> None:
        """It can be broken off no more."""
        with self.lock:
            self.works = self.left = False

    def leave(self) -> None:
        """Nobody waits for the answer any more, if it is not on its way yet."""
        with self.lock:
            self.left = self.waits or self.works
            if self.works:
                interrupt_main()

    def stop(self, _signal: int, _frame: object) -> None:
        """Break off what was left; who ends the server by the keyboard means the server, which ends this process."""
        if self.left and self.works:
            self.left = False
            raise KeyboardInterrupt


def _answer(pipe: Connection, path: Path, most_now: int | None, yields: int, wait: float) -> None:
    """Answer one question after the other until the server closes the pipe, or is gone."""
    if yields and hasattr(os, "nice"):
        os.nice(yields)
    questions: SimpleQueue[bytes] = SimpleQueue()
    now, recent = _Now(), Recent()
    signal.signal(signal.SIGINT, now.stop)
    desk = Desk(path, recent=recent, most_now=most_now, wait=wait)
    Thread(target=_listen, args=(pipe, questions, now), daemon=True).start()
    while True:
        reply = _reply(questions.get(), desk, now)
        if reply is None:  # left, perhaps in the middle: what it was reading in is read no further
            now.end()
            desk.close()
            desk = Desk(path, recent=recent, most_now=most_now, wait=wait)
            reply = pickle.dumps((None, (CancelledError, (), {})))
        pipe.send(reply)


def _listen(pipe: Connection, questions: SimpleQueue[bytes], now: _Now) -> None:
    with suppress(EOFError, OSError):
        while True:
            asked = pipe.recv()
            if asked is None:
                now.leave()
            else:
                now.ask()
                questions.put(asked)
    os._exit(0)


def _reply(asked: bytes, desk: Desk, now: _Now) -> bytes | None:
    """The answer to a question, or what was raised; None if it was left."""
    try:
        if not now.begin():
            return None
        try:
            question: Question = pickle.loads(asked)  # noqa: S301 - from our own server
            reply = pickle.dumps((question(desk), None))
        except Exception as error:
            reply = pickle.dumps((None, _fault(error)))
        finally:
            now.end()
    except KeyboardInterrupt:
        return None
    return reply


def _fault(error: Exception) -> tuple[type[BaseException], tuple[object, ...], dict[str, object]]:
    """An error as it can be sent; of one that cannot be sent, what it says."""
    fault = (type(error), error.args, vars(error))
    try:
        pickle.dumps(fault)
    except Exception:
        log.exception("a question failed", exc_info=error)
        return RuntimeError, (str(error),), {}
    return fault
