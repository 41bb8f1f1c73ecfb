"""Robots: what sites ask of programs, as the store has it, and what is learned of them while a poll goes on.

In: the store, the instant. Out: a mapping from sites, safe to share between threads. Never: all of them in memory: one is read when its site is asked; one that is older
than a day, or than an hour where the site was broken.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from datetime import datetime
from pathlib import Path
from threading import Lock

from dateline.follow import pace
from dateline.follow.clock import after
from dateline.sources import Robots
from dateline.store import Store, manners


class KnownRobots(MutableMapping[str, Robots]):
    """robots.txt by site; `close` puts what is new into the store."""

    def __init__(self, path: Path, at: datetime) -> None:
        self._store = Store(path)
        self._since, self._broken = after(at, -pace.DAY), after(at, -pace.HOUR)
        self._at = after(at, 0.0)
        self._lock = Lock()
        self._met: dict[str, Robots] = {}
        self._new: dict[str, Robots] = {}
        self._unknown: set[str] = set()

    def __getitem__(self, site: str) -> Robots:
        """That of a site; KeyError where none is known that still holds."""
        with self._lock:
            if site not in self._met and site not in self._unknown:
                found = manners.site(self._store.db, site, since=self._since, broken=self._broken)
                if found is None:
                    self._unknown.add(site)
                else:
                    self._met[site] = Robots(*found)
            return self._met[site]

    def __setitem__(self, site: str, robots: Robots) -> None:
        with self._lock:
            self._met[site] = self._new[site] = robots

    def __delitem__(self, site: str) -> None:
        with self._lock:
            del self._met[site]
            self._new.pop(site, None)

    def __iter__(self) -> Iterator[str]:
        """The sites that were asked about."""
        with self._lock:
            return iter(tuple(self._met))

    def __len__(self) -> int:
        return len(self._met)

    def close(self) -> None:
        """Keep what was learned, and drop what holds no longer."""
        with self._lock:
            try:
                if self._new or manners.any_old(self._store.db, since=self._since, at=self._at):
                    with self._store.writing() as db:
                        new = {site: (one.status, one.data, one.read) for site, one in self._new.items()}
                        manners.keep_sites(db, new)
                        manners.prune(db, since=self._since, at=self._at)
            finally:
                self._store.close()
