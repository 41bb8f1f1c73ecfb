"""Visits: hosts asked side by side, each host one request at a time.

In: addresses, each with what its server knows it by; robots.txt as far as they are known. Out: answers as they come; pauses that hosts ask for. Never: two requests
to one host at once, or sooner behind one another than it wants; a host that keeps the others waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from queue import SimpleQueue
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
class Told:
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


@dataclass(frozen=True, slots=True)
class Round:
    """How hosts are asked: by what, by whose clock, with which robots.txt, when each was asked last, how many side by side."""

    network: Network
    clock: Clock
    robots: MutableMapping[str, Robots]
    last: MutableMapping[str, datetime]
    at_once: int = AT_ONCE

    def go(self, asks: Iterable[Ask]) -> Iterator[Told | Pause]:
        """Ask, and give what comes as it comes."""
        by_host: dict[str, list[Ask]] = {}
        for ask in asks:
            by_host.setdefault(host_of(ask.url), []).append(ask)
        if self.at_once == 1 or len(by_host) < 2:
            for host, mine in by_host.items():
                yield from self._visit(host, mine)
            return
        yield from self._side_by_side(by_host)

    def _side_by_side(self, by_host: dict[str, list[Ask]]) -> Iterator[Told | Pause]:
        told: SimpleQueue[Told | Pause | BaseException | None] = SimpleQueue()

        def visit(host: str, mine: list[Ask]) -> None:
            try:
                for one in self._visit(host, mine):
                    told.put(one)
            except BaseException as fault:
                told.put(fault)
            told.put(None)

        with ThreadPoolExecutor(min(self.at_once, len(by_host)), thread_name_prefix="dateline-follow") as pool:
            for host, mine in by_host.items():
                pool.submit(visit, host, mine)
            left = len(by_host)
            while left:
                one = told.get()
                if isinstance(one, BaseException):
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise one
                if one is None:
                    left -= 1
                else:
                    yield one

    def _visit(self, host: str, asks: list[Ask]) -> Iterator[Told | Pause]:
        clock = self.clock.apart()
        began = clock.now()
        for ask in asks[:MOST_A_VISIT]:
            if host in self.last:
                gone = (clock.now() - self.last[host]).total_seconds()
                clock.sleep(max(pace.PAUSE, self._delay(ask.url)) - gone)
            if (clock.now() - began).total_seconds() > SECONDS_A_VISIT:
                return
            start = clock.now()
            answer = self._asked(ask, start)
            end = self.last[host] = clock.now()
            yield Told(ask, answer, end, (end - start).total_seconds())
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
