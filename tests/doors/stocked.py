"""A store with an example story in it, filled once for all tests of the doors that read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.desk import Desk
from tests.conftest import reports_in, stories


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds both example stories; to be read only."""
    db = tmp_path_factory.mktemp("store") / "news.db"
    with Desk(db) as desk:
        desk.add([path for folder in stories() for path in reports_in(folder)])
    return db


@pytest.fixture
def desk(store: Path) -> Iterator[Desk]:
    """A desk over that store."""
    with Desk(store, create=False) as opened:
        yield opened
