"""Apart: work on what strangers wrote, done in a process of its own, which can be ended without ending this one.

In: functions, and what each is to be done with, one thing or several at a time. Out: what they tell, as they tell it; or how the process ended. Never: a file of this process open in that
one; more seconds between two things told, or more bytes, than its budget; a process that outlives who asked.

A pattern that never ends holds the whole interpreter: no thread of it can look at a clock. So the other process sets an alarm before each piece of work and at each thing it
tells, and nothing of ours hears it: the system ends the process. It begins as a copy of this one when it is first asked (models are not loaded again), and is asked again
until it is closed: tables are loaded there once. Where no process can be copied, the work is done in this one.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

from dateline.language.registry import loaded

SECONDS = 60.0
"""What may pass between two things told: a document opened, a paragraph parsed, a report read. The worst takes five on a slow machine."""
MEMORY = 2_000_000_000
"""Bytes that the process may take beyond what this one has."""
NO_ROOM = 75
"""How the process says that it ran out of them."""
GRACE = 2.0
"""Seconds for which a process that tells no more is waited for before it is ended."""
_LAST = 3  # files of every process: its input, output and errors

Tell = Callable[[object], None]
"""How work tells what it has found."""
Work = Callable[..., None]
"""Work: it is given Tell, and what was asked."""


class Ended(Exception):
    """The process ended; the words say how."""


class Failed(Exception):
    """The work failed with an error; the words say which."""


_OVER = object()
"""What is heard when work is done."""
Told = list[Any] | Ended | Failed
"""All that work told of one thing, or how that ended."""


class Apart:
    """A process that does one kind of work apart."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._pid: int | None = None
        self._line: Connection | None = None
        self._parsers = 0

    def ask(self, *given: object) -> Iterator[Any]:
        """What the work tells of what it was given; raises Ended if its process ended, Failed if the work did."""
        if not hasattr(os, "fork"):
            yield from _here(self._work, given)
            return
        done = False
        try:
            self.put(*given)
            while (told := self.heard()) is not _OVER:
                yield told
            done = True
        except (Ended, Failed):
            done = True
            raise
        finally:
            if not done:
                self.close()

    def put(self, *given: object) -> Connection:
        """Have the work begin with this; the line on which it tells. Raises Ended if its process ends at once."""
        if (
            self._pid is not None and _waited(self._pid, os.WNOHANG)[0]
        ):  # ended while nobody asked it: no document's fault
            self._forget()
        if self._line is None:
            self._begin()
        line = self._line
        assert line is not None  # noqa: S101 - it was just begun
        try:
            line.send(given)
        except OSError:
            raise Ended(self._how()) from None
        return line

    def heard(self) -> object:
        """What the work tells next, _OVER when it is done; raises Ended if its process ended, Failed if the work did."""
        assert self._line is not None  # noqa: S101 - it was asked
        try:
            kind, told = self._line.recv()
        except (EOFError, OSError):  # it ended, perhaps amid what it told
            raise Ended(self._how()) from None
        if kind == "failed":
            raise Failed(told)
        return _OVER if kind == "over" else told

    @property
    def running(self) -> bool:
        """Whether its process has begun, and nobody has noticed it end."""
        return self._pid is not None

    def renew(self) -> None:
        """Begin anew when next asked, if this process has loaded a parser since."""
        if self._parsers != loaded():
            self.close()

    def close(self) -> None:
        """End the process."""
        if self._pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            _waited(self._pid, 0)
            self._forget()

    def _begin(self) -> None:
        ours, theirs = Pipe()
        self._parsers = loaded()
        pid = os.fork()
        if not pid:
            try:
                _serve(theirs, self._work)
            finally:
                os._exit(0)
        theirs.close()
        self._pid, self._line = pid, ours

    def _how(self) -> str:
        """How the process ended."""
        assert self._pid is not None  # noqa: S101 - it was asked
        until = time.monotonic() + GRACE
        gone, status = _waited(self._pid, os.WNOHANG)
        while not gone:
            if time.monotonic() > until:  # its line broke, and it lives
                with suppress(ProcessLookupError):
                    os.kill(self._pid, signal.SIGKILL)
            time.sleep(0.01)
            gone, status = _waited(self._pid, os.WNOHANG)
        self._forget()
        if not os.WIFSIGNALED(status):
            return f"took more than {MEMORY / 1e9:g} GB" if os.WEXITSTATUS(status) == NO_ROOM else "ended the program"
        ended = signal.Signals(os.WTERMSIG(status))
        return f"took longer than {SECONDS:g} s" if ended == signal.SIGALRM else f"ended the program ({ended.name})"

    def _forget(self) -> None:
        """End what the process began, and let go of it."""
        if self._pid is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)
        if self._line is not None:
            self._line.close()
        self._pid = self._line = None


def _waited(pid: int, options: int) -> tuple[int, int]:
    """As os.waitpid; a process whose end is ignored (SIGCHLD), of which the system tells nothing, has ended with status 0."""
    try:
        return os.waitpid(pid, options)
    except ChildProcessError:
        return pid, 0


class Several(Apart):
    """Processes that do one kind of work apart: one, and as many more as are wanted at a time."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._others: list[Apart] = []

    def each(self, asked: Sequence[tuple[object, ...]], workers: int) -> Generator[tuple[int, Told], None, None]:
        """What the work tells of each of what is asked, with its number, as each is over; `workers` at a time."""
        if workers == 1 or len(asked) < 2 or not hasattr(os, "fork"):
            yield from enumerate(map(self._all, asked))
            return
        while len(self._others) < workers - 1:
            self._others.append(Apart(self._work))
        waiting, idle = deque(enumerate(asked)), [self, *self._others[: workers - 1]]
        busy: dict[Connection, tuple[Apart, int, list[Any]]] = {}
        try:
            while waiting or busy:
                while waiting and idle:
                    one, (number, given) = idle.pop(0), waiting.popleft()
                    try:
                        busy[one.put(*given)] = one, number, []
                    except Ended as ended:
                        idle.append(one)
                        yield number, ended
                for line in wait([*busy]) if busy else ():
                    one, number, found = busy[line]  # type: ignore[index]
                    over = _next(one, found)
                    if over is not None:
                        del busy[line]  # type: ignore[arg-type]
                        idle.append(one)
                        yield number, over
        finally:
            for one, _, _ in busy.values():  # nobody listens any more
                Apart.close(one)

    def renew(self) -> None:
        """Begin all anew when next asked, if this process has loaded a parser since."""
        super().renew()
        for one in self._others:
            one.renew()

    def close(self) -> None:
        """End the processes."""
        super().close()
        for one in self._others:
            one.close()

    def _all(self, given: tuple[object, ...]) -> Told:
        try:
            return [*self.ask(*given)]
        except (Ended, Failed) as fault:
            return fault


def _next(one: Apart, found: list[Any]) -> Told | None:
    """Take the next that a process tells; all of it, or how it ended, once it is over."""
    try:
        told = one.heard()
    except (Ended, Failed) as fault:
        return fault
    if told is _OVER:
        return found
    found.append(told)
    return None


def _here(work: Work, given: tuple[object, ...]) -> Iterator[object]:
    """The same in this process."""
    told: list[object] = []
    try:
        work(told.append, *given)
    except Exception as fault:
        raise Failed(_named(fault)) from fault
    yield from told


def _named(fault: BaseException) -> str:
    return f"{type(fault).__name__}: {fault}"


def _serve(line: Connection, work: Work) -> None:
    """Do what is asked until nobody asks any more."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in (signal.SIGTERM, signal.SIGALRM):
        signal.signal(one, signal.SIG_DFL)
    os.closerange(_LAST, line.fileno())
    os.closerange(line.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
    os.register_at_fork(after_in_child=line.close)  # who listens hears that this process ended, whatever it began
    gc.freeze()  # what was here before is shared as long as nobody touches it
    _bound(MEMORY)

    def tell(kind: str, found: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)  # whoever listens may take his time
        line.send((kind, found))
        signal.setitimer(signal.ITIMER_REAL, SECONDS)

    while True:
        signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            given = line.recv()
        except (EOFError, OSError):
            return
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            work(lambda found: tell("told", found), *given)
            tell("over", None)
        except MemoryError:
            os._exit(NO_ROOM)
        except (BrokenPipeError, ConnectionError):
            return
        except Exception as fault:
            tell("failed", _named(fault))


def _bound(memory: int) -> None:
    """Let this process take no more memory than so much beyond what it has: a step that wants more fails."""
    import resource

    try:
        with open("/proc/self/statm") as file:  # noqa: PTH123 - no path of a user
            has = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + memory, has + memory))
    except (OSError, ValueError):
        return  # no such file, or a lower limit already
