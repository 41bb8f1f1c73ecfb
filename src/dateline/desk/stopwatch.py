"""Stopwatch: how long this process has spent on what it does again and again, for whoever watches it.

In: seconds. Out: how often and how long in all. Never: anything that what is told depends on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class Stopwatch:
    """How often something was done in this process, and for how many seconds in all."""

    count: int = 0
    seconds: float = 0.0
    _lock: Lock = field(default_factory=Lock, repr=False)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Count what is done within, however it ends."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            with self._lock:
                self.count += 1
                self.seconds += time.perf_counter() - begun


TELLING = Stopwatch()
"""Stories told, each with those that had to be told with it."""
