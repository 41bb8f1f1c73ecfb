"""A simulated news world: sites that publish by chance, with bursts, outages and archives; nothing of it is a socket.

In: a clock, a seed. Out: what stands at an address at an instant; what was published. Never: two runs that differ.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any

from dateline.errors import Unreadable
from dateline.sources import Answer, Input, Marks, Robots
from dateline.sources.addresses import place
from dateline.store import Store, reports
from dateline.store.reports import Received
from dateline.terms import Added, SetAside
from dateline.text import digest
from tests.follow.site import rss


@dataclass
class Site:
    """A site whose feed lists its last entries: when each was published, how many it lists, when it is down, whether it has archives, its `ttl`, whether it is RSS."""

    host: str
    times: list[datetime]
    listed: int = 20
    down: Sequence[tuple[datetime, datetime]] = ()
    archives: bool = False
    ttl: int = 0
    xml: bool = False

    @property
    def feed(self) -> str:
        """The address of its feed."""
        return f"https://{self.host}.example/feed"

    def page(self, n: int) -> str:
        """The address of a report."""
        return f"https://{self.host}.example/news/{n}"

    def answer(self, path: str, at: datetime) -> bytes | None:
        """What stands there; None where nothing does."""
        if path.startswith("/news/"):
            return f"<html><title>{path}</title><p>Report {path} of {self.host}.</p></html>".encode()
        known = bisect_right(self.times, at)
        back = int(path.partition("?")[2] or 0)
        last = max(0, known - back * self.listed)
        numbers = range(last - 1, max(0, last - self.listed) - 1, -1)
        earlier = f"/feed?{back + 1}" if self.archives and last > self.listed else ""
        return self._rss(numbers, earlier) if self.xml else self._json(numbers, earlier)

    def _rss(self, numbers: Sequence[int], earlier: str) -> bytes:
        head = f"<ttl>{self.ttl}</ttl>" if self.ttl else ""
        head += f"<atom:link rel='prev-archive' href='{earlier}'/>" if earlier else ""
        rows = [
            {"title": f"Report {n}", "link": self.page(n), "guid": f"{self.host}:{n}", "description": "Soon."}
            for n in numbers
        ]
        return rss(rows, head).encode()

    def _json(self, numbers: Sequence[int], earlier: str) -> bytes:
        items = [
            {"id": f"{self.host}:{n}", "url": self.page(n), "title": f"Report {n}", "summary": "Soon."} for n in numbers
        ]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": self.host, "items": items}
        return json.dumps(feed | ({"next_url": earlier} if earlier else {})).encode()


@dataclass
class World:
    """The sites by host; how often each was asked, and the shortest time between two requests to one."""

    sites: dict[str, Site] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    before: dict[str, datetime] = field(default_factory=dict)
    shortest: float = 1e9
    feeds: int = 0
    late: list[float] = field(default_factory=list)

    def add(self, site: Site) -> Site:
        """Add a site."""
        self.sites[f"{site.host}.example"] = site
        return site

    def __call__(
        self, url: str, *, marks: Marks, accept: str, at: datetime, robots: MutableMapping[str, Robots] | None
    ) -> Answer:
        """What comes of asking, as `dateline.sources.asked` tells it."""
        del accept, robots
        host = place(url).host
        site = self.sites[host]
        if host in self.before:
            self.shortest = min(self.shortest, (at - self.before[host]).total_seconds())
        self.before[host] = at
        self.asked[host] = self.asked.get(host, 0) + 1
        if any(start <= at < end for start, end in site.down):
            return Answer(SetAside(url, "had no answer within 20 seconds", "try again later"), passing=True)
        path = url.split(".example", 1)[1]
        self.feeds += path.startswith("/feed")
        body = site.answer(path, at)
        assert body is not None
        mark = digest(body)
        if marks.etag == mark:
            return Answer(None, 304, marks)
        return Answer(Input(url, None, body, url, at.isoformat(timespec="seconds")), 200, Marks(mark, None))


class CountingDesk:
    """A desk that keeps reports as the real one does and tells no stories: what was taken in how often."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path)
        self.taken: list[str] = TAKEN

    def __enter__(self) -> CountingDesk:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._store.close()

    def add(self, given: Sequence[Any], *, now: date) -> Added:
        """Keep what is given, each a report."""
        new: list[str] = []
        known: list[str] = []
        with self._store.writing() as db:
            for one in given:
                if not isinstance(one, Input):
                    raise Unreadable(str(one), "is no report", "")
                id = digest(one.data, one.url or "")
                fresh = reports.keep(db, Received(id, "bytes", one.data, one.name, one.file, one.url, now.isoformat()))
                reports.read(db, id)
                (new if fresh else known).append(id)
                self.taken.append(one.url or "")
        return Added(tuple(new), tuple(known), (), (), ())


TAKEN: list[str] = []


def published(chance: Random, start: datetime, days: int, a_day: float, bursts: int = 0) -> list[datetime]:
    """Instants at which reports come out: by chance, by day more than at night, now and then many in an hour."""
    times = []
    for day in range(days):
        count = int(a_day) + (chance.random() < a_day % 1)
        times += [start + timedelta(days=day, hours=chance.triangular(0, 24, 14)) for _ in range(count)]
    for _ in range(bursts):
        at = start + timedelta(days=chance.uniform(1, days - 1))
        times += [at + timedelta(minutes=3 * n) for n in range(18)]
    return sorted(times)
