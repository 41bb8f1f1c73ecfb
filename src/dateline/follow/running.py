"""Running: a thread that polls on and on, beside a server.

In: a database. Out: nothing, until it is closed. Never: a failure that ends it: it is logged, and the next poll begins when it is due.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread

from dateline.errors import StoreError
from dateline.follow.after import AFTER, After
from dateline.follow.poll import Poller
from dateline.language import load

log = logging.getLogger("dateline.follow")

PAUSE = 60.0
"""Seconds after which it goes on where a poll failed."""


class Running:
    """Polls while it is started."""

    def __init__(self, poller: Poller) -> None:
        self._poller = poller
        self._ends = Event()
        self._thread: Thread | None = None

    @classmethod
    def of(cls, db: Path, after: Sequence[After] = AFTER) -> Running:
        """One for the database at `db`; what is called `after` a poll."""
        return cls(Poller(db, after=after))

    def start(self) -> None:
        """Begin."""
        self._thread = Thread(target=self._work, name="dateline-follow", daemon=True)
        self._thread.start()

    def close(self, wait: float = 5.0) -> None:
        """End; what is being done is given so many seconds, and is done by the next poll otherwise."""
        self._ends.set()
        if self._thread:
            self._thread.join(wait)

    def _work(self) -> None:
        load(["en"])  # what the first news that comes would have to wait for
        while not self._ends.is_set():
            try:
                for _ in self._poller.on_and_on(self._ends.is_set):
                    pass
            except StoreError as error:
                log.error("%s", error)
            except Exception:
                log.exception("a poll failed")
            self._ends.wait(PAUSE)
