"""Visits: few answers wait in memory, and nobody waits for a host who does not want to."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, MutableMapping
from contextlib import closing
from datetime import UTC, datetime

import pytest

from dateline.follow import Poller, Running
from dateline.follow.clock import Wall
from dateline.follow.poll import WORK
from dateline.follow.visits import MOST_WAITING, Ask, Pause, Round, TimedAnswer
from dateline.sources import Answer, Marks, Robots
from dateline.store import Store
from dateline.store.lock import alone
from tests.follow.conftest import Room
from tests.follow.site import feed_of


class Hosts:
    """A network whose hosts answer at once, but for one that does not."""

    def __init__(self, slow: str = "") -> None:
        self.slow, self.asked, self.free = slow, 0, threading.Event()

    def __call__(
        self, url: str, *, marks: Marks, accept: str, at: datetime, robots: MutableMapping[str, Robots] | None
    ) -> Answer:
        """The answer."""
        del marks, accept, at, robots
        self.asked += 1
        if self.slow and self.slow in url:
            self.free.wait(30)
        return Answer(None, 304)


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    """One of which the host "slow" does not answer until the test is over."""
    found = Hosts("slow")
    yield found
    found.free.set()


def asks(*names: str) -> list[Ask]:
    """One request to each."""
    return [Ask(f"https://{name}.example/", Marks(), "*/*") for name in names]


def go(network: Hosts, *names: str, ends: object = None) -> Iterator[TimedAnswer | Pause]:
    """Ask these hosts side by side."""
    given = {} if ends is None else {"ends": ends}
    return Round(network, Wall(), {}, {}, 4, **given).go(asks(*names))  # type: ignore[arg-type]


def test_few_answers_wait() -> None:
    """Hosts are asked no faster than their answers are read."""
    network = Hosts()
    with closing(go(network, *(f"h{n}" for n in range(200)))) as told:  # type: ignore[type-var]
        next(told)
        time.sleep(0.5)
        assert network.asked <= 1 + MOST_WAITING + 4 + 1
        assert len(list(told)) == 199


def test_who_ends_waits_for_no_host(hosts: Hosts) -> None:
    """Whoever leaves the answers alone is free at once, and no other host is asked any more."""
    told = go(hosts, "slow", *(f"h{n}" for n in range(50)))
    next(told)
    begun = time.monotonic()
    told.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 5
    time.sleep(0.5)
    asked = hosts.asked
    time.sleep(0.5)
    assert hosts.asked == asked < 51
    assert all(one.daemon for one in threading.enumerate() if one.name.startswith("dateline-follow"))


def test_it_ends_when_it_is_to_end(hosts: Hosts) -> None:
    """Also while it waits for an answer."""
    end = time.monotonic() + 1
    begun = time.monotonic()
    found = list(go(hosts, "slow", "h1", ends=lambda: time.monotonic() > end))
    assert len(found) == 1
    assert time.monotonic() - begun < 10


def test_a_host_asked_alone_keeps_nobody_who_ends(hosts: Hosts) -> None:
    """One host has no other beside it, and who ends does not wait for it either."""
    end = time.monotonic() + 1
    begun = time.monotonic()
    assert list(go(hosts, "slow", ends=lambda: time.monotonic() > end)) == []
    assert time.monotonic() - begun < 10


def test_a_server_that_ends_waits_for_no_host(room: Room) -> None:
    """What came is kept, the host that does not answer is left alone, and the next poll may begin."""
    for host, n in (("herald", 1), ("post", 2)):
        room.follow(feed_of(room.web, host, [n]))
    room.web.pages["herald", "/news/1"].slow = 15.0
    running = Running(Poller(room.path, network=room.web.network(), clock=Wall(), after=()))
    room.clock.at = datetime.now(UTC)
    with Store(room.path) as store, store.writing() as db:
        db.execute("update followed_page set due = '2020-01-01T00:00:00Z'")
    running.start()
    end = time.monotonic() + 20
    while not room.web.count("/news/2") and time.monotonic() < end:
        time.sleep(0.05)
    begun = time.monotonic()
    running.close(wait=12)
    assert time.monotonic() - begun < 10
    with alone(room.path, WORK) as free:
        assert free
    assert room.reports == 1
