"""How long after it stands in a feed news comes to a webhook: a site, a server that follows, and a receiver, all of them real and on this machine.

In: a folder. Out: the interval at which the feed is asked, and seconds for each report. Never: a clock that is set; a step that production does not go through.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from unittest.mock import patch

from starlette.testclient import TestClient

from dateline import alerts
from dateline.alerts import rules_path
from dateline.doors.access import Keyring, Policy
from dateline.doors.web import application
from dateline.follow import Following, Poller, Running, pace
from dateline.follow.after import After
from tests.alerts.builders import SECRET, receiving
from tests.follow.site import Web, article, feed_of, web
from tests.follow.site import text as told

EVERY = 6
"""Seconds between two askings of the feed: what in production are ten minutes or more."""
MATTERS = (
    "A court in Varna fined a dairy 40,000 crowns on Monday for selling watered milk. Judge Ines Tanaka said that customers had been deceived for a year.",
    "Two schools in Alder closed on Monday after a fire, the town council said. Headmaster Karl Novak told parents that nobody was hurt.",
    "Easthaven elected Mira Solberg as its mayor on Monday. She promised a new bridge to the island of Tarn and lower fares on the ferries.",
    "A train from Lindholm ran into a herd of deer on Monday, the railway said. Engine driver Jonas Elm was treated for shock in Brookfield.",
)
"""Reports of one story each."""
PATIENCE = 120.0


def latency(folder: Path, reports: int = len(MATTERS)) -> tuple[float, list[float]]:
    """Seconds between two askings of a feed, and from when each report stands in it until the webhook has it; the first comes to a server that has just begun."""
    db = folder / "news.db"
    with web() as sites, receiving() as (url, got), _quick(sites):
        rule = f'name = "desk"\non = "new story"\nindependent = 1\nwithin = 3\nwebhook = "{url}"\nsecret = "{SECRET}"\nloopback = true'
        rules_path(db).write_text(f"[[rule]]\n{rule}\n", encoding="utf-8")
        Following(db, network=sites.network()).follow(_listed(sites, 0))
        alerts.run(db)
        found = []
        with TestClient(application(db, Policy(Keyring(db.with_suffix(".tokens"))), alerting=True, follow=True)):
            _until(lambda: sites.count("/feed.xml") > 1)
            for n in range(1, reports + 1):
                time.sleep(EVERY * n / (reports + 1))  # published at any time between two askings
                _listed(sites, n)
                published = time.monotonic()
                _until(partial(_has, got, n))
                found.append(time.monotonic() - published)
    return float(EVERY), found


def _listed(sites: Web, count: int) -> str:
    """Set a feed of so many of the reports, come out now; its address."""
    now = datetime.now(UTC)
    for n in range(count):
        page = (
            article(n)
            .replace(told(n), MATTERS[n])
            .replace(f"Crane {n} reopens in May", MATTERS[n].partition(" on Monday")[0])
        )
        sites.put("herald", f"/news/{n}", page.replace("2031-03-03T07:00:00Z", now.isoformat(timespec="seconds")))
    return feed_of(sites, "herald", range(count))


@contextmanager
def _quick(sites: Web) -> Iterator[None]:
    """Sources are asked every few seconds, on this machine."""

    def of(db: Path, after: tuple[After, ...]) -> Running:
        return Running(Poller(db, network=sites.network(), after=after))

    with (
        patch.multiple(pace, FIRST=EVERY, LEAST=EVERY, MOST=EVERY, FIRST_FAILURE=EVERY),
        patch.object(Running, "of", of),
    ):
        yield


def _has(got: Sequence[object], count: int) -> bool:
    return len(got) >= count


def _until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        if time.monotonic() > end:
            raise TimeoutError("nothing came")
        time.sleep(0.02)
