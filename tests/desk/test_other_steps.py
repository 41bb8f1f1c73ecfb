"""A database that other steps derived is read, and written only once it was derived anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import Desk
from dateline.errors import StaleStore
from tests.desk.builders import NOW, export_of, rows, written

pytestmark = pytest.mark.usefixtures("small_parser")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A database whose dates were found by a step that is chosen no more."""
    db = tmp_path / "news.db"
    with Desk(db) as desk:
        desk.add(written(tmp_path / "in", rows(3, 6)), now=NOW)
    with sqlite3.connect(db) as file:
        file.execute("update made_by set step = 'dates.rules.v0' where slot = 'dates'")
    file.close()
    return db


CHANGES: dict[str, Callable[[Desk, str], object]] = {
    "add": lambda desk, _: desk.add([], now=NOW),
    "correct": lambda desk, id: desk.correct("date", id, "2023-12-24", who="anna", why="the stamp is wrong"),
    "forget": lambda desk, id: desk.forget(id, why="a court said so"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_no_story_is_told_by_two_sets_of_steps(older: Path, name: str) -> None:
    """What would tell some stories anew is refused before anything is kept; reading goes on, and a rebuild ends it."""
    with Desk(older) as desk:
        before = export_of(desk)
        id = desk.everything().articles[0].id
        with pytest.raises(StaleStore, match="rebuild"):
            CHANGES[name](desk, id)
        assert export_of(desk) == before
        assert not desk.corrections()
        assert not desk.removals()
        desk.rebuild()
        CHANGES[name](desk, id)
