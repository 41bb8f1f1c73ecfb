"""A site over a store that holds the example stories and a hostile one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk import Desk
from dateline.doors.access import Keyring, Policy, RateLimit
from dateline.doors.web import application
from dateline.terms import Story
from tests.conftest import reports_in, stories
from tests.doors.web.builders import hostile

HOST = "http://127.0.0.1:8765"
NOW = date(2031, 1, 1)


@dataclass(frozen=True)
class Stored:
    """A store and its stories by a word of their title."""

    db: Path
    stories: tuple[Story, ...]

    def story(self, word: str) -> Story:
        """The story with this word in its title."""
        return next(one for one in self.stories if word in one.title)


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Stored:
    """A store with the example stories and the hostile one."""
    folder = tmp_path_factory.mktemp("web")
    db = folder / "desk.db"
    files = [path for home in stories() for path in reports_in(home)]
    (folder / "hostile").mkdir()
    with Desk(db) as desk:
        desk.add([*files, *hostile(folder / "hostile")], now=NOW)
        return Stored(db, tuple(desk.show(line.id).stories[0] for line in desk.stories()))


def policy(db: Path, *, bind: str = "127.0.0.1") -> Policy:
    """A gate without a limit that a test would meet by accident."""
    endless = RateLimit(1e6, 10**6)
    return Policy(Keyring(db.with_suffix(".tokens")), bind=bind, reads=endless, writes=endless)


@pytest.fixture(scope="session")
def site(stored: Stored) -> Iterator[TestClient]:
    """A browser without scripts on the site; nothing that it does is kept by others."""
    with TestClient(application(stored.db, policy(stored.db)), base_url=HOST) as client:
        yield client


def then(site: TestClient, path: str) -> str:
    """The page of a moment, once it is told: on a busy machine the first answer only says that it is being told."""
    until = time.monotonic() + 120
    while (answer := site.get(path)).status_code == 202:
        assert time.monotonic() < until
        time.sleep(0.1)
    return answer.text
