"""Visits: hosts asked side by side, each host one request at a time.

In: addresses, each with what its server knows it by; robots.txt as far as they are known. Out: answers as they come; pauses that hosts ask for. Never: two requests
to one host at once, or sooner behind one another than it wants, but where another host's redirect leads there; a host that keeps the others waiting, or whoever ends; more than
a few answers in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, Full, Queue, SimpleQueue
from threading import Event, Thread
from typing import Protocol

from dateline.errors import Unreadable
from dateline.follow import pace
from dateline.follow.clock import Clock
from dateline.sources import Answer, Marks, Robots
from dateline.sources.addresses import place
from dateline.terms import SetAside

AT_ONCE = 16
"""Hosts that are asked side by side."""
MOST_A_VISIT = 40
"""Requests to one host in one poll; the others stay due."""
SECONDS_A_VISIT = 45.0
"""After so long a visit ends with the answer that it waits for; what is left stays due: others come first."""
MOST_WAITING = 16
"""Answers that wait to be read: hosts are asked no faster than their answers are."""
LOOKS = 0.2
"""Seconds after which who waits looks whether it is to end."""


class Network(Protocol):
    """What fetches: `dateline.sources.asked`, or what stands in for the network in tests."""

    def __call__(
        self, url: str, *, marks: Marks, accept: str, at: datetime, robots: MutableMapping[str, Robots] | None
    ) -> Answer:
        """What came of asking."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An address to be asked: of a source, by its number, or of a page. `more`: another document of a source."""

    url: str
    marks: Marks
    accept: str
    source: int | None = None
    page: str | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class TimedAnswer:
    """An answer, when it came and how many seconds it took."""

    ask: Ask
    answer: Answer
    at: datetime
    seconds: float


@dataclass(frozen=True, slots=True)
class Pause:
    """That a host wants to be left alone for so many seconds."""

    host: str
    at: datetime
    seconds: float


def host_of(url: str) -> str:
    """What takes its turn as one; "" of what is no address."""
    try:
        return place(url).host
    except Unreadable:
        return ""


def never() -> bool:
    """Not to end before all is done."""
    return False


class _Line:
    """Answers on their way from the threads that ask to the one that reads them; `ended`: nobody reads any more."""

    def __init__(self) -> None:
        self._told: Queue[TimedAnswer | Pause | BaseException | None] = Queue(MOST_WAITING)
        self.ended = Event()

    def tell(self, one: TimedAnswer | Pause | BaseException | None) -> None:
        """Hand one over, or None where a thread has no more; it waits while there are many."""
        while not self.ended.is_set():
            with suppress(Full):
                self._told.put(one, timeout=LOOKS)
                return

    def told(self, working: int, ends: Callable[[], bool]) -> Iterator[TimedAnswer | Pause]:
        """What so many threads tell, until the last has no more or it is to end; a fault of one is raised."""
        while working and not ends():
            try:
                one = self._told.get(timeout=LOOKS)
            except Empty:
                continue
            if isinstance(one, BaseException):
                raise one
            if one is None:
                working -= 1
            else:
                yield one


@dataclass(frozen=True, slots=True)
class Round:
    """How hosts are asked: by what, by whose clock, with which robots.txt, when each was asked last, how many side by side, and whether it is to end now."""

    network: Network
    clock: Clock
    robots: MutableMapping[str, Robots]
    last: MutableMapping[str, datetime]
    at_once: int = AT_ONCE
    ends: Callable[[], bool] = never

    def go(self, asks: Iterable[Ask]) -> Iterator[TimedAnswer | Pause]:
        """Ask, and give what comes as it comes; what is left when it is to end stays due."""
        by_host: dict[str, list[Ask]] = {}
        for ask in asks:
            by_host.setdefault(host_of(ask.url), []).append(ask)
        if self.at_once == 1:
            for host, mine in by_host.items():
                yield from self._visit(host, mine, self.ends)
            return
        yield from self._side_by_side(by_host)

    def _side_by_side(self, by_host: dict[str, list[Ask]]) -> Iterator[TimedAnswer | Pause]:
        """Visits in threads that nobody waits for: who ends leaves them to their last request."""
        line = _Line()
        left: SimpleQueue[tuple[str, list[Ask]]] = SimpleQueue()
        for each in by_host.items():
            left.put(each)
        working = min(self.at_once, len(by_host))
        for n in range(working):
            Thread(target=self._work, args=(left, line), name=f"dateline-follow-{n}", daemon=True).start()
        try:
            yield from line.told(working, self.ends)
        finally:
            line.ended.set()

    def _work(self, left: SimpleQueue[tuple[str, list[Ask]]], line: _Line) -> None:
        """Visit hosts that are left, one after the other."""
        try:
            while not line.ended.is_set():
                for one in self._visit(*left.get_nowait(), line.ended.is_set):
                    line.tell(one)
        except Empty:
            line.tell(None)
        except BaseException as fault:
            line.tell(fault)

    def _visit(self, host: str, asks: list[Ask], ends: Callable[[], bool]) -> Iterator[TimedAnswer | Pause]:
        clock = self.clock.apart()
        began = clock.now()
        for ask in asks[:MOST_A_VISIT]:
            if host in self.last:
                gone = (clock.now() - self.last[host]).total_seconds()
                clock.sleep(max(pace.PAUSE, self._delay(ask.url)) - gone)
            if ends() or (clock.now() - began).total_seconds() > SECONDS_A_VISIT:
                return
            start = clock.now()
            answer = self._asked(ask, start)
            end = self.last[host] = clock.now()
            yield TimedAnswer(ask, answer, end, (end - start).total_seconds())
            if answer.passing and (answer.wait is not None or answer.status in {429, 503}):
                yield Pause(host, end, pace.pause(answer.wait))
                return

    def _asked(self, ask: Ask, at: datetime) -> Answer:
        try:
            return self.network(ask.url, marks=ask.marks, accept=ask.accept, at=at, robots=self.robots)
        except Exception as fault:  # a fault of ours on one answer costs that one
            return Answer(
                SetAside(ask.url, f"could not be asked ({type(fault).__name__}: {fault})", "try again later"),
                passing=True,
            )

    def _delay(self, url: str) -> float:
        try:
            known = self.robots.get(place(url).site)
        except Unreadable:
            return 0.0
        return known.delay if known else 0.0
