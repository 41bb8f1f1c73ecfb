"""Clock: what time it is, and waiting.

In: nothing. Out: instants in UTC. Never: read anywhere else in this room.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


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


def written(at: datetime) -> str:
    """An instant as it is kept: UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def after(at: datetime, seconds: float) -> str:
    """The instant so many seconds later, as it is kept."""
    return written(at + timedelta(seconds=seconds))
