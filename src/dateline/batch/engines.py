"""Engine: what runs pieces of work, here or on many processors and machines.

In: a function that can be pickled, and the names of the pieces. Out: nothing; what was done is noted by the work itself. Never: a result held in
memory, an order that the work could rely on.

Daft hands the names to workers: processes of this machine (`native`) or of a Ray cluster. With one worker nothing is handed anywhere.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from threading import Event, Thread
from typing import Any, Literal, Protocol

from dateline.errors import MissingExtra

Runner = Literal["native", "ray"]
Work = Callable[[str], None]
"""Does the piece of this name, and notes that it did."""


Tick = Callable[[], None]
"""Called now and then while work is done, for whoever waits."""
EVERY = 1.0
"""Seconds between two such calls."""


class WorkerLost(Exception):
    """A worker ended amid its work; whatever it had not noted is not done."""


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
class OnDaft:
    """By the workers of Daft: `workers` processes, each of which does one piece at a time."""

    runner: Runner
    workers: int

    def run(self, work: Work, names: Sequence[str], tick: Tick) -> None:
        """Do each piece; WorkerLost where one of those who did them is gone."""
        daft = _daft(self.runner)
        doer = _doer(daft, min(self.workers, len(names)))(work)
        frame = daft.from_pydict({"name": list(names)})
        if self.runner == "ray":
            frame = frame.into_partitions(len(names))
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
    if runner == "native" and workers == 1:
        return Here()
    _daft(runner)
    return OnDaft(runner, workers)


def _daft(runner: Runner) -> Any:
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    try:
        daft = import_module("daft")
        if runner == "ray":
            import_module("ray")
    except ImportError:
        raise MissingExtra("a batch of several workers", "batch" if runner == "native" else "ray") from None
    if daft.get_or_infer_runner_type() != runner:
        (daft.set_runner_ray if runner == "ray" else daft.set_runner_native)()
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
