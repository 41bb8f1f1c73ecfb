"""Patience: how long a connection may keep silent, and how many may at a time.

In: connections as the server takes them. Out: the same; of those that wait without asking anything, too many or for too long, the longest silent hung up on.
Never: a reader turned away because others only hold connections open.

A connection waits from when it is made, and from each answer on, until the head of a request has come whole.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from uvicorn.protocols.http.h11_impl import H11Protocol

SILENT = 10.0
"""Seconds in which the head of the first request must have come; one that waits for the next may longer."""
MOST_SILENT = 64
"""Connections of one address that wait at a time for longer than GRACE; a browser opens six."""
MOST_SILENT_ALL = 512
"""Those of all addresses together."""
MOST_NEW = 1_000
"""Connections of one address that wait at a time, however short a while."""
GRACE = 1.0
"""Seconds in which a connection that was just made is not hung up on: its request is on the way."""


class Waiting:
    """The connections that wait and since when, by address, those that have waited longest first."""

    def __init__(self) -> None:
        self._all: OrderedDict[Patient, tuple[str, float]] = OrderedDict()
        self._each: dict[str, OrderedDict[Patient, float]] = {}

    def join(self, one: Patient, address: str, now: float) -> None:
        """Let a connection wait."""
        self.leave(one)
        self._all[one] = address, now
        mine = self._each.setdefault(address, OrderedDict())
        mine[one] = now
        if len(mine) > MOST_NEW:
            next(iter(mine)).hang_up()

    def leave(self, one: Patient) -> None:
        """A connection that has asked something, or is gone, waits no more."""
        address, _ = self._all.pop(one, ("", 0.0))
        mine = self._each.get(address, OrderedDict())
        mine.pop(one, None)
        if not mine:
            self._each.pop(address, None)

    def trim(self, address: str, now: float) -> None:
        """Hang up on who waits longest where too many do, of an address or of all."""
        mine = self._each.get(address, OrderedDict())
        while len(mine) > MOST_SILENT and now - next(iter(mine.values())) >= GRACE:
            next(iter(mine)).hang_up()
        while len(self._all) > MOST_SILENT_ALL and now - next(iter(self._all.values()))[1] >= GRACE:
            next(iter(self._all)).hang_up()

    def __len__(self) -> int:
        return len(self._all)


class Patient(H11Protocol):
    """A connection that is not waited for without end."""

    line = Waiting()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._ends = self.loop.call_later(SILENT, self.hang_up)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Once the head of a request is there, the connection waits no more."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._ends.cancel()
            self.line.leave(self)

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        if not self.transport.is_closing() and (self.cycle is None or self.cycle.response_complete):
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """A connection that is gone waits no more."""
        self._ends.cancel()
        self.line.leave(self)
        super().connection_lost(exc)

    def _wait(self) -> None:
        address = self.client[0] if self.client else ""
        self.line.join(self, address, self.loop.time())
        self.loop.call_later(GRACE, self._look, address)

    def _look(self, address: str) -> None:
        self.line.trim(address, self.loop.time())

    def hang_up(self) -> None:
        """End a connection that asks nothing."""
        self._ends.cancel()
        self.line.leave(self)
        self.transport.abort()
