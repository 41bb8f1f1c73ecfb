"""The file is brought to its newest shape step by step, each whole or not at all."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import StoreDamaged
from dateline.store import Store, migrations, reports, sightings
from dateline.store.blob import decoded, encoded
from dateline.terms import Meta, Report


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


def test_a_file_without_sightings_learns_the_days_on_which_its_reports_came(tmp_path: Path) -> None:
    """A file of the first shape keeps its reports; each has the one sighting that is known, an entry of a feed loses the feed's address, and all wait to be read."""
    path = tmp_path / "news.db"
    entry = Report(
        "b" * 16, None, "https://post.example/feed", "html", "Words.", (), (Meta("title", "News", "feed entry title"),)
    )
    with Store(path) as store, store.writing() as db:
        for form, data, id, url in (
            ("bytes", b"Words.", "a" * 16, "https://post.example/a"),
            ("record", encoded(entry), entry.id, entry.url),
        ):
            reports.keep(db, reports.Received(id, form, data, url or "", None, url, "2024-01-01"))  # type: ignore[arg-type]
            reports.read(db, id)
        db.execute("drop table sighting")
        db.execute("pragma user_version = 1")
    with Store(path) as store:
        assert sightings.told(store.db, "a" * 16) == [("2024-01-01", "the fetch")]
        assert sightings.came(store.db, [entry.id]) == {entry.id: [("2024-01-01", 0)]}
        kept = reports.one(store.db, entry.id)
        assert kept
        assert (kept.url, decoded(kept.data, Report).url) == (None, None)
        assert [*reports.unread(store.db)] == ["a" * 16, entry.id]


def test_both_ways_to_the_newest_shape_meet(tmp_path: Path) -> None:
    """A file brought forward has the tables and columns of a new one."""
    path = tmp_path / "old.db"
    with Store(path) as store, store.writing() as db:
        db.execute("drop table sighting")
        db.execute("pragma user_version = 1")
    with Store(path) as old, Store(tmp_path / "new.db") as new:
        shapes = [
            store.db.execute(
                'select m.name, c.name, c.type, c."notnull" from sqlite_master m, pragma_table_info(m.name) c'
                " where m.type = 'table' order by 1, c.cid"
            ).fetchall()
            for store in (old, new)
        ]
    assert shapes[0] == shapes[1]


def test_stories_told_before_stand_by_their_last_day(tmp_path: Path) -> None:
    """A file without weights gets the columns and indexes of a new one; its stories weigh their last day until they are told anew."""
    path = tmp_path / "old.db"
    with Store(path) as store, store.writing() as db:
        for index in ("telling_weight", "telling_ahead", "article_last_day"):
            db.execute(f"drop index {index}")
        for column in ("weight", "ahead"):
            db.execute(f"alter table telling drop column {column}")
        for id, changed in (("a", "2031-05-14"), ("b", "")):
            db.execute(
                "insert into telling (id, title, changed, line, data) values (?, '', ?, x'', x'')", (id, changed)
            )
        db.execute("pragma user_version = 5")
    with Store(path) as old, Store(tmp_path / "new.db") as new:
        weights = dict(old.db.execute("select id, weight from telling").fetchall())
        assert weights == {"a": float(date(2031, 5, 14).toordinal()), "b": 0.0}
        shapes = [
            {
                *store.db.execute("select name, type from pragma_table_info('telling')"),
                *store.db.execute("select name, sql is null from sqlite_master where type = 'index'"),
            }
            for store in (old, new)
        ]
    assert shapes[0] == shapes[1]
