"""How often and how much: a token bucket per caller, and a cap on what a request may carry.

In: a key, bytes. Out: seconds to wait, or bytes up to the cap. Never: memory that grows with the number of callers.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from anyio import fail_after
from starlette.types import Message, Receive

MOST_CALLERS = 10_000
"""Callers remembered; the one seen longest ago is forgotten first."""


SILENT = 20.0
"""Seconds that a request may keep silent in the middle of what it carries."""


class RateLimit:
    """`burst` requests at once, `per_second` in the long run, for each key."""

    def __init__(self, per_second: float, burst: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_second, self.burst, self.clock = per_second, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def blocked(self, key: str) -> float:
        """As `wait`, but nothing is counted."""
        left, seen = self._left.get(key, (float(self.burst), 0.0))
        left = min(float(self.burst), left + (self.clock() - seen) * self.per_second)
        return 0.0 if left >= 1 else (1 - left) / self.per_second

    def wait(self, key: str) -> float:
        """0 if the request may pass now (and is counted), else the seconds after which one may."""
        now = self.clock()
        left, seen = self._left.pop(key, (float(self.burst), now))
        left = min(float(self.burst), left + (now - seen) * self.per_second)
        passes = left >= 1
        self._left[key] = (left - 1 if passes else left, now)
        while len(self._left) > MOST_CALLERS:
            self._left.popitem(last=False)
        return 0.0 if passes else (1 - left) / self.per_second


class TooMuch(Exception):
    """A request carries more bytes than the server takes; `most` is how many it does."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(f"the server takes at most {most} bytes in one request")


class TooSlow(Exception):
    """A request stopped in the middle of what it carries."""


def capped(receive: Receive, most: int, *, silent: float = SILENT) -> Receive:
    """`receive`, raising TooMuch where the body turns out longer than `most` bytes, TooSlow where it does not come."""
    seen = 0
    whole = False

    async def count() -> Message:
        nonlocal seen, whole
        if whole:
            return await receive()
        try:
            with fail_after(silent):
                message = await receive()
        except TimeoutError:
            raise TooSlow from None
        whole = not message.get("more_body", False)
        seen += len(message.get("body", b""))
        if seen > most:
            raise TooMuch(most)
        return message

    return count
