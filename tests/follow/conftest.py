"""What the tests of following share: a small web, a clock, a database, a small parser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline import Desk
from dateline.follow import Following, Poller
from dateline.follow.after import AFTER, After
from dateline.terms import Followed, Polled
from tests import fakeparser
from tests.follow.site import Ticking, Web, web

pytest.importorskip("httpx")
pytest.importorskip("feedparser")


@pytest.fixture(scope="package", autouse=True)
def _small_parser() -> Iterator[None]:
    """English is read by the parser of the tests."""
    with fakeparser.installed():
        yield


@dataclass
class Room:
    """A database that follows sites of a small web, by a clock that the test moves."""

    path: Path
    web: Web
    clock: Ticking
    desk: Callable[[Path], Desk] = Desk
    after: Sequence[After] = AFTER

    def follow(self, given: str) -> tuple[Followed, ...]:
        """Follow a source, and look at it once."""
        verbs = Following(self.path, network=self.web.network(), clock=self.clock)
        found, wrong = verbs.follow(given)
        assert not wrong, wrong
        return verbs.look(found)

    def poll(self, **by: float) -> Polled:
        """Let time pass, and ask what is due."""
        self.clock.at = max(self.clock.at, self.clock.latest)
        self.clock.on(**by)
        poller = Poller(self.path, network=self.web.network(), clock=self.clock, desk=self.desk, after=self.after)
        return poller.once()

    @property
    def sources(self) -> tuple[Followed, ...]:
        """The sources as they stand."""
        return Following(self.path).sources()

    @property
    def reports(self) -> int:
        """How many reports the stories hold."""
        with Desk(self.path) as desk:
            return len(desk.everything().articles)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """An empty database, and a web."""
    with web() as found:
        yield Room(tmp_path / "news.db", found, Ticking())
