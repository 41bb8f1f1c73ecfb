"""Clock: what time it is, and waiting.

In: nothing. Out: instants in UTC. Never: read anywhere else in this room.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

from dateline.moments import stamp


class Clock(Protocol):
    """Tells the time, and waits."""

    def now(self) -> datetime:
        """The instant, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait."""

    def apart(self) -> Clock:
        """The clock of a thread of its own, which may wait without the others."""


class Wall:
    """The machine's clock."""

    def now(self) -> datetime:
        """The instant, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(max(0.0, seconds))

    def apart(self) -> Wall:
        """The same: all threads share the machine's."""
        return self


def after(at: datetime, seconds: float) -> str:
    """The instant so many seconds later, as it is kept."""
    return stamp(at + timedelta(seconds=seconds))
