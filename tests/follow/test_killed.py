"""Killed at any moment of a poll, nothing is lost and nothing is taken in twice."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest

from dateline import Desk
from dateline.follow import Poller
from dateline.follow.visits import MOST_A_VISIT
from tests.follow.conftest import Room
from tests.follow.site import Ticking, feed_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

KILLS = int(os.environ.get("DATELINE_POLL_KILLS", "5"))
"""How often a poll is killed; 50 for the figure in docs/following.md."""
LONGEST = 0.6
"""Seconds after which it is killed at the latest."""


def polled(room: Room, at: Ticking) -> int:
    """A poll in a process of its own."""
    pid = os.fork()
    if not pid:
        try:
            Poller(room.path, network=room.web.network(), clock=at).once()
        finally:
            os._exit(0)
    return pid


def test_killed_in_polls(room: Room) -> None:
    """However often that is, in the end each entry is a report, once, and the file is whole; a lock of the killed keeps nobody out."""
    chance = random.Random(19)
    room.follow(feed_of(room.web, "herald", [0]))
    for turn in range(KILLS):
        feed_of(room.web, "herald", range(2 * turn + 3))  # all of them: what no poll lived to see is none's to lose
        room.clock.on(minutes=61)
        pid = polled(room, room.clock)
        time.sleep(chance.uniform(0, LONGEST))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    assert not room.poll(minutes=61).busy
    for _ in range(1 + 2 * KILLS // MOST_A_VISIT):
        room.poll(minutes=61)
    numbers = range(2 * KILLS + 1)
    with Desk(room.path) as desk:
        assert sorted(one.url or "" for one in desk.everything().articles) == sorted(
            room.web.url("herald", f"/news/{n}") for n in numbers
        )
        assert all(finding.well for finding in desk.doctor())
        assert all(len(desk.revisions(one.id)) == 1 for one in desk.everything().articles)
