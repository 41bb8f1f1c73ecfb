"""A year of polls under a clock that is set: no entry lost, none twice, no host asked more than its share."""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dateline.follow import Following, Poller, pace
from dateline.store import Store
from tests.follow import simulated
from tests.follow.simulated import CountingDesk, Site, World, published
from tests.follow.site import START, Ticking

DAYS = int(os.environ.get("DATELINE_POLL_DAYS", "365"))
"""How long the world goes on."""
HOURS = 6
"""How often a timer begins a poll: a year of asking each source as often as it wants takes too long for a test."""


def run(path: Path, world: World, days: int) -> None:
    """Follow all sites of a world for so many days, polling by a timer whatever is due then."""
    clock = Ticking()
    desk: Any = CountingDesk
    verbs = Following(path, network=world, clock=clock)
    for site in world.sites.values():
        verbs.follow(site.feed)
    end = START + timedelta(days=days)
    start = clock.at
    with Poller(path, network=world, clock=clock, desk=desk, at_once=1) as poller:
        while clock.at < end:
            poller.once()
            clock.at = start = start + timedelta(hours=HOURS)


@pytest.fixture(autouse=True)
def _in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """No transaction waits for the disk: that is what the test of killing is about."""
    prepare = Store._prepare

    def quick(self: Store) -> None:
        prepare(self)
        self.db.execute("pragma synchronous = off")

    monkeypatch.setattr(Store, "_prepare", quick)


def test_a_year(tmp_path: Path) -> None:
    """A steady site, one that is quiet but for bursts, one that is down for days and has archives."""
    chance = Random(19)
    world = World()
    world.add(Site("steady", published(chance, START, DAYS, 3.0)))
    world.add(Site("quiet", published(chance, START, DAYS, 0.1, bursts=max(1, DAYS // 30)), xml=True))
    down = [(START + timedelta(days=DAYS * part), START + timedelta(days=DAYS * part + 9)) for part in (0.2, 0.6)]
    world.add(Site("shaky", published(chance, START, DAYS, 4.0), down=down, archives=True))
    simulated.TAKEN.clear()
    run(tmp_path / "news.db", world, DAYS + 2)
    wanted = {site.page(n) for site in world.sites.values() for n in range(len(site.times))}
    taken = Counter(simulated.TAKEN)
    assert set(taken) == wanted
    assert max(taken.values()) == 1
    assert world.shortest >= pace.PAUSE
    most = {host: DAYS * 24 // HOURS + len(site.times) + 60 for host, site in world.sites.items()}
    assert all(count <= most[host] for host, count in world.asked.items())
