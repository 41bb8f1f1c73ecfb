"""The file is brought to its newest shape step by step, each whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.desk import asking
from dateline.errors import StoreDamaged
from dateline.store import Store, articles, lists, migrations, reports, sightings
from dateline.store.blob import decoded, encoded, squeezed
from dateline.store.shapes import rows
from dateline.terms import Meta, Page, Plan, Report, StoryLine, When
from tests.tell.builders import article


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
        told = replace(article("b", "Words."), id=entry.id, text="Words.")
        articles.keep(db, told, ((), ()), received=encoded(entry), address=None, rank="")
        db.execute("drop table sighting")
        db.execute("pragma user_version = 1")
    with Store(path) as store:
        assert sightings.told(store.db, "a" * 16) == [("2024-01-01", "the fetch")]
        assert sightings.came(store.db, [entry.id]) == {entry.id: [("2024-01-01", 0)]}
        kept = reports.one(store.db, entry.id)
        assert kept
        assert (kept.url, decoded(kept.data, Report).url) == (None, None)
        (page,) = articles.pages(store.db, articles.numbers(store.db, [entry.id]))
        assert page.words == b"Words."
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


LINE = {"articles": 1, "dispatches": 1, "first": None, "last": None}
"""A line as it was kept before it had a weight."""


def event(id: str, day: str | None) -> dict[str, object]:
    """A planned event as it was kept."""
    when = {"start": day, "end": day, "precision": "day", "basis": "as written", "alternatives": []} if day else None
    headline = {"text": "Bridge to reopen", "evidence": []} if day else None
    return {"id": id, "what": "reopening", "when": when, "status": "scheduled", "headline": headline, "reports": []}


def told_before(db: sqlite3.Connection, id: str, changed: str, plans: Sequence[dict[str, object]]) -> None:
    """Put a story there as a file of the fifth shape keeps it."""
    line = LINE | {"id": id, "title": f"Story {id}", "changed": changed or None}
    body = [{"id": id, "next": [plan["id"] for plan in plans]}, [], [], [], plans]
    row = (id, f"Story {id}", changed, squeezed(encoded(line)), squeezed(encoded(body)))
    db.execute("insert into telling (id, title, changed, line, data) values (?, ?, ?, ?, ?)", row)


@pytest.fixture
def fifth(tmp_path: Path) -> Path:
    """A file of the fifth shape, with stories of several days, one of no day, some with plans."""
    path = tmp_path / "old.db"
    with Store(path) as store, store.writing() as db:
        for index in ("telling_weight", "telling_ahead"):
            db.execute(f"drop index {index}")
        for column in ("weight", "ahead"):
            db.execute(f"alter table telling drop column {column}")
        for n in range(7):
            plans = [event("e", f"2031-06-{n + 1:02}"), event("f", None)] if n % 2 else []
            told_before(db, f"story{n}", f"2031-05-{14 + n // 2}" if n else "", plans)
        db.execute("pragma user_version = 5")
    return path


def test_stories_told_before_stand_by_their_last_day(fifth: Path, tmp_path: Path) -> None:
    """A file without weights gets the columns and indexes of a new one; its stories weigh their last day until they are told anew."""
    with Store(fifth) as old, Store(tmp_path / "new.db") as new:
        weights = dict(old.db.execute("select id, weight from telling").fetchall())
        assert [weights[id] for id in ("story0", "story1", "story4")] == [
            0.0, float(date(2031, 5, 14).toordinal()), float(date(2031, 5, 16).toordinal())
        ]  # fmt: skip
        shapes = [
            {
                *store.db.execute("select name, type from pragma_table_info('telling')"),
                *store.db.execute("select name, sql is null from sqlite_master where type = 'index'"),
            }
            for store in (old, new)
        ]
    assert shapes[0] == shapes[1]


def test_no_page_of_stories_told_before_is_lost(fifth: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By weight, each page goes on where the one before ended."""
    monkeypatch.setattr(rows, "FEW", 2)
    with Store(fifth) as store:
        found: list[StoryLine] = []
        after = None
        while (page := lines(store.db, after)).items:
            found += page.items
            after = page.next
            if after is None:
                break
        weights = dict(store.db.execute("select id, weight from telling").fetchall())
    assert [(line.id, line.weight) for line in found] == sorted(
        weights.items(), key=lambda one: one[::-1], reverse=True
    )


def lines(db: sqlite3.Connection, after: str | None) -> Page[StoryLine]:
    """Two stories, that of most weight first."""
    return asking.story_lines(db, since=None, person=None, place=None, source=None, by="weight", limit=2, after=after)


def test_what_lies_ahead_of_stories_told_before_is_known(fifth: Path) -> None:
    """With their plans in the words that are shown, else as they are called; of those that have none nothing is."""
    with Store(fifth) as store:
        ahead = lists.ahead(store.db, "2031-06-03", 10)
        every = lines(store.db, None).items
    assert [line.id for line in ahead] == ["story3", "story5"]
    plan = When("2031-06-04", "2031-06-04", "day", "as written")
    assert ahead[0].next == (
        Plan("e", "Bridge to reopen", plan, "scheduled"),
        Plan("f", "reopening", None, "scheduled"),
    )
    assert every[0].next == ()


OUT = {
    "2031-05-13": "2031-05-13~",
    "2031-05-13T23:30:00-05:00": "2031-05-14T04:30:00Z",
    "2031-05-13T09:30:00": "2031-05-13~",
    "9999-12-31T23:30:00-05:00": None,
    "": None,
}
"""When something was published, and when it was surely out."""


def test_hours_are_learned_from_what_was_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each report by itself, a few in memory at a time, as that step knows them; what is no time is not known."""
    monkeypatch.setattr(rows, "FEW", 2)
    path = tmp_path / "old.db"
    told = {f"{n:016x}": end for n, end in enumerate(OUT, start=1)}
    with Store(path) as store, store.writing() as db:
        db.execute("insert into telling (id, title, changed, line, data) values ('s', '', '', x'', x'')")
        for n, (id, end) in enumerate(told.items(), start=1):
            words = f"Words of {id}.".encode()
            reports.keep(db, reports.Received(id, "bytes", words, id, None, None, "2031-05-20"))
            published = {"start": end, "end": end} if end else None
            db.execute("insert into article (n, id, rank, state) values (?, ?, '', 'current')", (n, id))
            page = squeezed(encoded({"id": id, "published": published}), words)
            db.execute("insert into page values (?, ?, ?, x'')", (n, squeezed(words, words), page))
            db.execute("insert into told_article values (?, 1, ?, x'')", (n, page if n % 2 else None))
        db.execute("alter table article rename column out to was")
        db.execute("pragma user_version = 6")
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:7])
    with Store(path) as store:
        out = dict(store.db.execute("select id, out from article").fetchall())
    assert out == {id: OUT[end] for id, end in told.items()}
