"""Stories as of moments are kept by what they were made of."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

from dateline import store as store_package
from dateline.moments import moment
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


def test_a_day_ends_in_utc(store: Store) -> None:
    """What came out late that evening in a zone behind it is there from the next day on, at each of its hours after that."""
    store.db.execute(
        "update article set telling = 1, last_day = '2030-03-05', out = '2030-03-06T04:30:00Z' where n = 1"
    )
    store.db.execute("update article set telling = 1, last_day = '2030-03-05', out = '2030-03-05~' where n = 2")
    asked = ("2030-03-05T23:59", "2030-03-05", "2030-03-06T04:29", "2030-03-06T04:30", "2030-03-06")
    last = [then.last(store.db, 1, moment(at).until) for at in asked]
    assert last == [None, "2030-03-05~", "2030-03-05~", "2030-03-06T04:30:00Z", "2030-03-06T04:30:00Z"]
    assert sorted(then.published(store.db, 1)) == ["2030-03-05~", "2030-03-06T04:30:00Z"]
    store.close()


def test_no_query_needs_a_newer_sqlite() -> None:
    """Before 3.39, `having` is an error where nothing is grouped."""
    queries = [
        value
        for module in pkgutil.iter_modules(store_package.__path__, "dateline.store.")
        for value in vars(import_module(module.name)).values()
        if isinstance(value, str) and "having " in value and "select" in value
    ]
    assert queries
    assert not [query for query in queries if "group by" not in query]


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
