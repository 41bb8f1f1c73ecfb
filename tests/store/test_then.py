"""Stories as of moments are kept by what they were made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.store import Store, then

ARTICLE = "insert into article (n, id, rank, state) values (?, ?, '', 'current')"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with two articles and nothing else."""
    one = Store(tmp_path / "news.db")
    one.db.execute("pragma foreign_keys = off")
    for n, id in ((1, "a"), (2, "b")):
        one.db.execute(ARTICLE, (n, id))
    return one


def test_what_was_kept_is_found_again(store: Store) -> None:
    """By the digest alone; a second that is made of the very same changes nothing."""
    with store.writing() as db:
        then.keep(db, b"x", [1, 2], ("told", 1))
        then.keep(db, b"x", [1, 2], ("told again", 1))
    assert then.one(store.db, b"x", tuple[str, int]) == ("told", 1)
    assert (then.holds(store.db, b"x"), then.holds(store.db, b"y")) == (True, False)
    assert then.one(store.db, b"y", tuple[str, int]) is None
    store.close()


def test_what_rests_on_a_report_that_has_gone_is_not_kept(store: Store) -> None:
    """It went while the story was told."""
    with store.writing() as db:
        then.keep(db, b"x", [1, 2, 3], "told")
    assert not then.holds(store.db, b"x")
    store.close()


def test_only_so_much_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond that, what was told longest ago goes."""
    monkeypatch.setattr(then, "MOST", 50)
    with store.writing() as db:
        for n in range(9):
            then.keep(db, bytes([n]), [1], f"story {n}")
    held = [n for n in range(9) if then.holds(store.db, bytes([n]))]
    assert held == list(range(held[0], 9))
    assert 1 <= len(held) < 5
    store.close()
