"""The file is brought to its newest shape step by step, each whole or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.errors import StoreDamaged
from dateline.store import Store, migrations


def test_a_new_file_has_the_schema(tmp_path: Path) -> None:
    """All tables are strict, and the file says whose it is and of which version."""
    with Store(tmp_path / "news.db") as store:
        assert migrations.version(store.db) == len(migrations.MIGRATIONS)
        assert store.db.execute("pragma application_id").fetchone()[0] == migrations.APPLICATION
        assert store.db.execute("pragma journal_mode").fetchone()[0] == "wal"
        loose = store.db.execute(
            "select name from pragma_table_list where schema = 'main' and type = 'table' and not strict"
            " and name not like 'sqlite_%'"
        ).fetchall()
    assert not loose


def test_every_table_says_what_it_is() -> None:
    """Each table of the schema has a comment."""
    schema = Path(migrations.__file__).with_name("schema.sql").read_text(encoding="utf-8")
    tables = [line for line in schema.splitlines() if line.startswith("create table")]
    assert len(tables) > 20
    assert [line for line in tables if "--" not in line] == ["create table conflict ("]


def test_a_step_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that breaks leaves the file in its old shape."""
    Store(tmp_path / "news.db").close()

    def broken(db: sqlite3.Connection) -> None:
        db.execute("create table half (done integer)")
        raise ZeroDivisionError

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
    with pytest.raises(ZeroDivisionError):
        Store(tmp_path / "news.db")
    db = sqlite3.connect(tmp_path / "news.db")
    assert not db.execute("select 1 from sqlite_master where name = 'half'").fetchall()
    db.close()


def test_a_step_may_not_leave_rows_that_point_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Foreign keys are checked after each migration."""
    Store(tmp_path / "news.db").close()

    def loose(db: sqlite3.Connection) -> None:
        db.execute("create table child (parent integer references telling (n) deferrable initially deferred)")
        db.execute("insert into child values (99)")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, loose))
    with pytest.raises(StoreDamaged, match="point at nothing"):
        Store(tmp_path / "news.db")


def test_the_next_step_runs_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is brought to a new shape when it is opened, and only then."""
    Store(tmp_path / "news.db").close()
    ran: list[int] = []

    def another(db: sqlite3.Connection) -> None:
        ran.append(1)
        db.execute("create table extra (n integer primary key) strict")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, another))
    for _ in range(2):
        Store(tmp_path / "news.db").close()
    assert ran == [1]
