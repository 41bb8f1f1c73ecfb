"""What the desk's tests share: a small parser instead of a model, and a desk in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import Desk
from tests import fakeparser


@pytest.fixture(scope="module")
def small_parser() -> Iterator[None]:
    """English is read by the parser of the tests, in the module that asks for it and in no other."""
    with fakeparser.installed():
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty desk."""
    with Desk(tmp_path / "news.db") as found:
        yield found
