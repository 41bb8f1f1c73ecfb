"""Following: 500 sources that publish 20,000 reports a day, polled as `dateline poll` polls, under a clock that is set.

In: a simulated world; how long a desk takes for a report, as `python -m bench desk` measured it. Out: what was asked, lost, late; processor seconds, memory. Never: a
socket; a real desk, which takes seconds of the clock here and none of the processor (it would need a week's reports read, some seven hours).
"""

from __future__ import annotations

import logging
import os
import resource
import tempfile
from collections import Counter
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from dateline.follow import Following, Poller, pace
from dateline.follow.visits import AT_ONCE
from dateline.sources import Answer, Marks, Robots
from dateline.store import Store, following
from dateline.terms import Added
from tests.follow import simulated
from tests.follow.latency import latency
from tests.follow.simulated import CountingDesk, Site, World, published
from tests.follow.site import START, Ticking

DAYS = float(os.environ.get("DATELINE_FOLLOW_DAYS", "0.25"))
"""Days of the clock: a quarter of one takes half a minute of a processor, a week twenty."""
SOURCES, A_DAY = 500, 20_000
ANSWERS = 0.3
"""Seconds of the clock in which a server answers."""
DESK_SECONDS = 0.25
"""Seconds of the clock that a desk takes for a report, its parse included: twice what one more report takes among 100,000, at the median."""


class Clock(Ticking):
    """A clock that knows for how long all hosts together kept somebody waiting since the poll began."""

    def __init__(self, at: datetime = START, of: Clock | None = None) -> None:
        super().__init__(at, of)
        self.whole = of or self
        self.current: Clock = self
        self.waited = 0.0

    def sleep(self, seconds: float) -> None:
        """Move on."""
        super().sleep(seconds)
        self.whole.waited += max(0.0, seconds)

    def apart(self) -> Clock:
        """The clock of a visit to a host."""
        self.current = Clock(self.at, self)
        return self.current

    def passed(self, desk: float = 0.0) -> None:
        """Hosts were asked side by side, so many at a time; then the desk was at work."""
        self.at = max(self.latest, self.at + timedelta(seconds=self.waited / AT_ONCE)) + timedelta(seconds=desk)
        self.latest, self.waited = self.at, 0.0


class Watched(logging.Handler):
    """When each source is due, and how late it was asked, as a part of its interval; from the log of following."""

    def __init__(self, clock: Clock, world: World) -> None:
        super().__init__()
        self.clock, self.world = clock, world
        self.due: dict[str, tuple[datetime, float]] = {}
        self.late: list[float] = []

    def __call__(
        self, url: str, *, marks: Marks, accept: str, at: datetime, robots: MutableMapping[str, Robots] | None
    ) -> Answer:
        """Ask, which takes a moment."""
        if url in self.due:
            due, every = self.due.pop(url)
            self.late.append(max(0.0, (at - due).total_seconds()) / every)
        answer = self.world(url, marks=marks, accept=accept, at=at, robots=robots)
        self.clock.current.sleep(ANSWERS)
        return answer

    def emit(self, record: logging.LogRecord) -> None:
        """A source was asked: it says when it is due again."""
        told = record.__dict__
        if told.get("event") == "source" and told.get("due"):
            due = datetime.fromisoformat(told["due"])
            self.due[told["url"]] = due, max(1.0, (due - self.clock.current.at).total_seconds())


class Busy(CountingDesk):
    """A desk that takes its time, by the clock."""

    clock = Clock()

    def add(self, given: Sequence[Any], *, now: date) -> Added:
        """Keep what is given."""
        Busy.clock.passed(DESK_SECONDS * len(given))
        return super().add(given, now=now)


def follow() -> dict[str, float]:
    """What some days of polls come to."""
    simulated.TAKEN.clear()
    with tempfile.TemporaryDirectory() as folder:
        return _polled(Path(folder) / "news.db", _world())


def alerted() -> dict[str, float]:
    """How long after it stands in a feed a report is told to a webhook, read by the parser that is shipped."""
    with tempfile.TemporaryDirectory() as folder:
        every, (first, *seconds) = latency(Path(folder))
    return {
        "seconds between two askings": every,
        "seconds from the feed to the webhook, the first of a server just begun": first,
        "seconds from the feed to the webhook, median": sorted(seconds)[len(seconds) // 2],
        "seconds from the feed to the webhook, slowest": max(seconds),
    }


def _world() -> World:
    """Sources of all sizes: the busiest tenth publishes half of the reports."""
    chance, world = Random(19), World()
    days = max(1, round(DAYS))
    for n in range(SOURCES):
        share = 0.5 / (SOURCES / 10) if n % 10 == 0 else 0.5 / (SOURCES * 0.9)
        world.add(
            Site(
                f"site{n}",
                published(chance, START, days, A_DAY * share),
                listed=40 if n % 10 == 0 else 20,
                xml=n % 3 == 0,
            )
        )
    return world


def _polled(path: Path, world: World) -> dict[str, float]:
    clock = Clock()
    watched = Watched(clock, world)
    log = logging.getLogger("dateline.follow")
    level, log.level = log.level, logging.INFO
    log.addHandler(watched)
    desk: Any = Busy
    Busy.clock = clock
    verbs = Following(path, network=watched, clock=clock)
    for n, site in enumerate(world.sites.values()):
        verbs.follow(site.feed)
        clock.at = START + timedelta(seconds=n)
    end = START + timedelta(days=DAYS)
    before, memory, polls = _seconds(), _megabytes(), 0
    with _unsynced(), Poller(path, network=watched, clock=clock, desk=desk, at_once=1, after=()) as poller:
        while clock.at < end:
            poller.once()
            clock.passed()
            clock.at += timedelta(seconds=poller._idle())
            polls += 1
    seconds = _seconds() - before
    log.removeHandler(watched)
    log.level = level
    return _figures(world, watched, clock, path) | {
        "polls": float(polls), "processor seconds": seconds, "MB more memory at most": _megabytes() - memory,
        "MB of the file": path.stat().st_size / 1e6,
    }  # fmt: skip


def _figures(world: World, watched: Watched, clock: Clock, path: Path) -> dict[str, float]:
    taken = Counter(simulated.TAKEN)
    wanted = {site.page(n) for site in world.sites.values() for n, at in enumerate(site.times) if at < clock.at - timedelta(hours=2)}  # fmt: skip
    with Store(path) as store:
        off = sum(one.state != "on" for one in following.sources(store.db))
    late = sorted(watched.late)
    return {
        "askings of feeds": float(world.feeds), "pages asked": float(sum(world.asked.values()) - world.feeds), "reports": float(len(taken)),
        "reports out for two hours and not there": float(len(wanted - set(taken))), "reports taken in twice": float(sum(n > 1 for n in taken.values())),
        "sources that are off": float(off), "shortest seconds between two requests to a host": world.shortest, "pause": pace.PAUSE,
        "late, part of the interval: median": late[len(late) // 2], "late: 99th": late[int(len(late) * 0.99)], "late: the latest": late[-1],
    }  # fmt: skip


@contextmanager
def _unsynced() -> Iterator[None]:
    """No transaction waits for the disk, whose time is not what is measured here."""
    prepare = Store._prepare

    def quick(self: Store) -> None:
        prepare(self)
        self.db.execute("pragma synchronous = off")

    Store._prepare = quick  # type: ignore[method-assign]
    try:
        yield
    finally:
        Store._prepare = prepare  # type: ignore[method-assign]


def _seconds() -> float:
    """Processor time of this process and of that which opened feeds, once it has ended."""
    return sum(
        one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
