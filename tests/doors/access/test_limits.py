"""Limits: how often and how much."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message

from dateline.doors.access import limits
from dateline.doors.access.limits import RateLimit, TooMuch, capped


class Clock:
    """Time that passes when told to."""

    now = 0.0

    def __call__(self) -> float:
        """The time it is told."""
        return self.now


def test_a_burst_passes_and_then_the_caller_waits() -> None:
    """As many as the burst pass at once; the next learns how long to wait, and passes after that."""
    clock = Clock()
    limit = RateLimit(2.0, 3, clock=clock)
    assert [limit.wait("a") for _ in range(3)] == [0.0, 0.0, 0.0]
    wait = limit.wait("a")
    assert wait == pytest.approx(0.5)
    clock.now += wait
    assert limit.wait("a") == 0.0


def test_callers_do_not_wait_for_each_other() -> None:
    """Each key has its own bucket."""
    limit = RateLimit(1.0, 1, clock=Clock())
    assert limit.wait("a") == 0.0
    assert limit.wait("b") == 0.0
    assert limit.wait("a") > 0.0


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of endless callers only the latest are remembered."""
    monkeypatch.setattr(limits, "MOST_CALLERS", 5)
    limit = RateLimit(1.0, 1, clock=Clock())
    for n in range(100):
        limit.wait(str(n))
    assert len(limit._left) == 5


def test_a_body_is_cut_off_where_it_grows_too_long() -> None:
    """A body without a length is counted as it comes."""
    parts = iter([b"x" * 6, b"x" * 6])

    async def receive() -> Message:
        return {"type": "http.request", "body": next(parts), "more_body": True}

    async def read() -> None:
        counted = capped(receive, 10)
        await counted()
        await counted()

    with pytest.raises(TooMuch):
        asyncio.run(read())
