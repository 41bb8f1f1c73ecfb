"""A client of the API, over the store of the examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline import Desk
from dateline.doors import rest
from dateline.doors.access import Keyring, Policy, RateLimit
from dateline.doors.web import application

HOME = "http://127.0.0.1"


def client_of(db: Path, *, bind: str = "127.0.0.1") -> TestClient:
    """A client of a server over `db` that does not limit how often it is asked."""
    often = RateLimit(per_second=1e6, burst=10**6)
    policy = Policy(Keyring(db.with_suffix(".tokens")), bind=bind, reads=often, writes=often)
    return TestClient(application(db, policy), base_url=HOME)


@pytest.fixture(scope="session")
def api(store: Path) -> Iterator[TestClient]:
    """The API over the examples; to be read only."""
    with client_of(store) as client:
        yield client


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Iterator[TestClient]:
    """The API over a copy of the examples, which a test may change."""
    db = tmp_path / "own.db"
    with Desk(store) as desk:  # another client may have it open: a copy of the file alone may be half of it
        desk.backup(db)
    with client_of(db) as client:
        yield client


@pytest.fixture(scope="session")
def harbour(api: TestClient) -> str:
    """The id of the story about the harbour."""
    lines = api.get(f"{rest.PREFIX}/stories").json()["items"]
    id: str = next(line["id"] for line in lines if "docker" in line["title"].lower())
    return id
