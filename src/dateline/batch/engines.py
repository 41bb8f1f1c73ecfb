"""Engine: what runs pieces of work, here or on many processors and machines.

In: a function that can be pickled, and the names of the pieces. Out: nothing; what was done is noted by the work itself. Never: a result held in
memory, an order that the work could rely on.

Of this machine (`native`) each piece is done by a copy of this process, which has loaded what the work asks: the copies share it. Daft hands the names to the workers of a Ray
cluster. With one worker, or where no process can be copied, nothing is handed anywhere.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from threading import Event, Thread, current_thread, main_thread
from typing import Any, Literal, Protocol

from dateline.desk import alone
from dateline.errors import MissingExtra

Runner = Literal["native", "ray"]
Tick = Callable[[], None]
"""Called now and then while work is done, for whoever waits."""
EVERY = 1.0
"""Seconds between two such calls."""
_PR_SET_PDEATHSIG = 1  # of prctl(2)


class WorkerLost(Exception):
    """A worker ended amid its work; whatever it had not noted is not done."""


class Work(Protocol):
    """A stage of a batch."""

    def ready(self) -> None:
        """Load what all pieces ask, before this process is copied."""
        ...

    def __call__(self, name: str, /) -> None:
        """Do the piece of this name, and note that it is done."""
        ...


class Engine(Protocol):
    """What runs work."""

    def run(self, work: Work, names: Sequence[str], tick: Tick) -> None:
        """Do each piece; WorkerLost where one of those who did them is gone."""
        ...


class Here:
    """In this process, one after the other."""

    def run(self, work: Work, names: Sequence[str], tick: Tick) -> None:
        """Do each piece."""
        last = time.monotonic()
        for name in names:
            work(name)
            if time.monotonic() - last >= EVERY:
                tick()
                last = time.monotonic()


@dataclass(frozen=True, slots=True)
class Copies:
    """By copies of this process, `workers` at a time: each does one piece and ends, so that one that is lost has cost its piece and no other."""

    workers: int

    def run(self, work: Work, names: Sequence[str], tick: Tick) -> None:
        """Do each piece; WorkerLost, once the others are done, where one of those who did them is gone."""
        work.ready()
        _prctl()  # loaded here, so that no copy has to
        with _children_heard():
            lost = self._lost(work, names, tick)
        if lost:
            raise WorkerLost(", ".join(lost))

    def _lost(self, work: Work, names: Sequence[str], tick: Tick) -> list[str]:
        """Do each piece; how those ended that were lost. Where the system gives no more processes, fewer do it, or what is left is not done."""
        waiting, lost = deque(names), list[str]()
        busy: list[BaseProcess] = []
        most, last = self.workers, time.monotonic()
        try:
            while waiting or busy:
                try:
                    while waiting and len(busy) < most:
                        busy.append(_copied(work, waiting[0]))  # one by one: what breaks this off ends those there are
                        waiting.popleft()
                except OSError as fault:
                    if not busy:
                        return [*lost, f"{waiting[0]}: no process could be begun: {fault}"]
                    most = len(busy)
                wait([one.sentinel for one in busy], EVERY)
                ended = [one for one in busy if _ended(one)]
                lost += [f"{one.name}: {_how(one.exitcode)}" for one in ended if one.exitcode != 0]
                busy = [one for one in busy if one not in ended]
                if time.monotonic() - last >= EVERY:  # it may look at every piece there is
                    tick()
                    last = time.monotonic()
            tick()
        finally:
            for one in busy:  # nobody waits any more
                one.kill()
                one.join()
        return lost


@contextmanager
def _children_heard() -> Iterator[None]:
    """Hear how copies end, also where whoever began this program has it ignore that (SIGCHLD)."""
    ignored = current_thread() is main_thread() and signal.getsignal(signal.SIGCHLD) is signal.SIG_IGN
    if ignored:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        yield
    finally:
        if ignored:
            signal.signal(signal.SIGCHLD, signal.SIG_IGN)


def _ended(one: BaseProcess) -> bool:
    """Whether a copy has ended; where its end is ignored it has no exit code, and is gone."""
    if one.exitcode is not None:
        return True
    assert one.pid is not None  # noqa: S101 - it was begun
    try:
        os.kill(one.pid, 0)
    except (ProcessLookupError, PermissionError):  # there is none, or one of somebody else by now
        return True
    return False


def _copied(work: Work, name: str) -> BaseProcess:
    """A copy of this process that is at a piece of work."""
    one = multiprocessing.get_context("fork").Process(target=_alone, args=(work, name, os.getpid()), name=name)
    one.start()
    return one


def _alone(work: Work, name: str, asked_by: int) -> None:
    """Do a piece of work in a copy, which ends with whoever asked for it: two at one piece would write the same files."""

    def look(*_: object) -> None:
        if os.getppid() != asked_by:
            os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked hears it, and ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, look)
    signal.siginterrupt(signal.SIGALRM, False)  # what reads a file is not broken off by it
    signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)
    if (prctl := _prctl()) is not None:  # a signal of Python is not heard amid a long call into a library; this one is
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    look()  # whoever asked may have ended before
    gc.freeze()  # what was here before is shared as long as nobody touches it
    work(name)
    alone.release()
    os._exit(0)  # nothing of whoever asked is ended, or written, a second time


@cache
def _prctl() -> Callable[[int, int], int] | None:
    """How a process of Linux tells the system what it wants; None elsewhere."""
    if sys.platform != "linux":
        return None
    try:
        ctypes = import_module("ctypes")  # some builds of Python lack it
        found = ctypes.CDLL(None).prctl
    except (ImportError, OSError, AttributeError):
        return None
    found.argtypes, found.restype = (ctypes.c_int, ctypes.c_ulong), ctypes.c_int
    made: Callable[[int, int], int] = found
    return made


def _how(code: int | None) -> str:
    if code is None:
        return "nobody heard how"
    return signal.Signals(-code).name if code < 0 else f"status {code}"


@dataclass(frozen=True, slots=True)
class OnRay:
    """By Daft on the workers of a Ray cluster: `workers` processes, each of which loads what the work asks and does one piece at a time."""

    workers: int

    def run(self, work: Work, names: Sequence[str], tick: Tick) -> None:
        """Do each piece; WorkerLost where one of those who did them is gone."""
        daft = _daft()
        doer = _doer(daft, min(self.workers, len(names)))(work)
        frame = daft.from_pydict({"name": list(names)}).into_partitions(len(names))
        with _ticking(tick):
            try:
                frame.into_batches(1).select(doer.one(daft.col("name")).alias("done")).collect()
            except Exception as lost:
                raise WorkerLost(f"{type(lost).__name__}: {lost}") from lost


@contextmanager
def _ticking(tick: Tick) -> Iterator[None]:
    """Call it every now and then, beside what is done here."""
    over = Event()

    def calls() -> None:
        while not over.wait(EVERY):
            tick()

    beside = Thread(target=calls, daemon=True)
    beside.start()
    try:
        yield
    finally:
        over.set()
        beside.join()


def engine(runner: Runner, workers: int) -> Engine:
    """What runs work with so many workers; MissingExtra says what is to be installed."""
    if runner == "native":
        return Copies(workers) if workers > 1 and hasattr(os, "fork") else Here()
    _daft()
    return OnRay(workers)


def _daft() -> Any:
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    try:
        daft = import_module("daft")
        import_module("ray")
    except ImportError:
        raise MissingExtra("a batch on a cluster", "ray") from None
    if daft.get_or_infer_runner_type() != "ray":
        daft.set_runner_ray()
    return daft


def _doer(daft: Any, workers: int) -> Any:
    """The class whose instances the workers of Daft hold."""

    class Doer:
        def __init__(self, work: Work) -> None:
            self._work = work

        @daft.method(return_dtype=daft.DataType.bool())  # type: ignore[untyped-decorator]
        def one(self, name: str) -> bool:
            self._work(name)
            return True

    return daft.cls(Doer, max_concurrency=workers, use_process=True)
