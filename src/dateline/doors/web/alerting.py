"""Alerting: what is new is told while a server runs.

In: the store. Out: runs of `dateline.alerts`, one after the other. Never: a server that ends with a rule that cannot be followed; a fault told twice in a row.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from dateline import alerts
from dateline.errors import DatelineError

log = logging.getLogger("dateline.alerts")
PAUSE = 5.0
"""Seconds between looks: what others add to the database is told as soon."""


@dataclass(slots=True)
class Alerting:
    """Looks for news, and sends what is due, in a thread of its own."""

    db: Path
    pause: float = PAUSE
    _come: Event = field(default_factory=Event)
    _ends: bool = False
    _fault: str = ""
    _thread: Thread | None = None

    def start(self) -> None:
        """Begin."""
        self._thread = Thread(target=self._work, name="dateline-web-alerts", daemon=True)
        self._thread.start()

    def poke(self) -> None:
        """Something is new: look now."""
        self._come.set()

    def close(self) -> None:
        """Finish what is being sent, and stop; what waits is sent by the next server."""
        self._ends = True
        self._come.set()
        if self._thread:
            self._thread.join()

    def _work(self) -> None:
        while not self._ends:
            self._come.clear()
            self._once()
            self._come.wait(self.pause)

    def _once(self) -> None:
        try:
            done = alerts.run(self.db)
        except DatelineError as error:
            if self._is_news(str(error)):
                log.error("%s", error, extra={"event": "alerts failed"})
        except Exception as fault:
            if self._is_news(repr(fault)):
                log.exception("a run of alerts failed", exc_info=fault, extra={"event": "alerts failed"})
        else:
            self._fault = ""
            if done.written or done.sent or done.failed:
                told = {
                    "event": "alerts", "looked": done.looked, "written": done.written, "sent": done.sent, "put_off": done.put_off,
                    "failed": done.failed, "waiting": done.waiting,
                }  # fmt: skip
                log.info("alerts", extra=told)

    def _is_news(self, fault: str) -> bool:
        """Whether this is another fault than that of the run before."""
        before, self._fault = self._fault, fault
        return before != fault
