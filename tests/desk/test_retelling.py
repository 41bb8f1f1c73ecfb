"""A database of the release before, whose reports of events had no trigger, is read, told anew, and goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline import Desk
from dateline.bearing import words_before
from dateline.errors import StaleStore
from dateline.store import Store, changes, lists
from dateline.store.blob import decoded, encoded, packed, released, squeezed
from dateline.store.shapes.tellings import EVENTS
from dateline.terms import Article, Change, Changed, Event, Reading
from dateline.text import plain
from tests.desk.builders import NOW, Row, export_of, rows, written

pytestmark = pytest.mark.usefixtures("small_parser")
NEW_OF_REPORTS = ("trigger", "standing", "core", "exemplar")
NEW_OF_EVENTS = ("headline", "sure", "weight")
NEW_OF_FORMAT_2 = ("title_evidence", "shown", "sure")


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A database as the release before wrote it, its events under ids of then; somebody has seen all its reports, and of its changes none that are told now."""
    db = tmp_path / "news.db"
    with Desk(db) as desk:
        desk.add(written(tmp_path / "in", rows(3, 12)), now=NOW)
        for story in desk.stories().items:
            desk.looked(story.id, "anna", now=NOW)
    with sqlite3.connect(db) as file:
        for n, data in file.execute("select n, data from telling").fetchall():
            body = decoded(released(data), list[Any])
            _as_before(body)
            file.execute("update telling set data = ? where n = ?", (squeezed(encoded(body)), n))
        seen = tuple(id for (id,) in file.execute("select id from article order by id"))
        file.execute("update look set seen = ?", (packed(seen),))
        file.execute("drop table event_name")
        file.execute("alter table look drop column retold")
        file.execute("update made_by set step = 'events.join.v1' where slot = 'events.join'")
        file.execute("pragma user_version = 2")
    file.close()
    return db


def _as_before(body: list[Any]) -> None:
    """Without what came since; every id of an event is another."""
    for event in body[EVENTS]:
        event["id"] = _then(event["id"])
        for name in NEW_OF_EVENTS:
            event.pop(name)
        for report in event["reports"]:
            for name in NEW_OF_REPORTS:
                report.pop(name)
    body[0]["events"] = [_then(id) for id in body[0]["events"]]
    for one in (body[0], *body[EVENTS + 1], *body[EVENTS + 2]):
        for name in NEW_OF_FORMAT_2:
            one.pop(name, None)
    for kind in (EVENTS + 1, EVENTS + 2):
        for one in body[kind]:
            one["event"] = _then(one["event"])


def _then(id: str) -> str:
    return f"{int(id, 16) ^ 1:016x}"


def events_of(desk: Desk) -> dict[str, Event]:
    """All events by id."""
    return {event.id: event for event in desk.everything().events}


def test_it_is_read_as_it_was_told(before: Path) -> None:
    """Its events are there, the words of each report standing for the trigger that nobody noted; it is not added to."""
    with Desk(before) as desk:
        found = events_of(desk)
        assert found
        assert all(report.trigger == report.evidence for event in found.values() for report in event.reports)
        with pytest.raises(StaleStore, match="rebuild"):
            desk.add([], now=NOW)


def test_what_an_earlier_release_did_not_say_is_said_where_it_follows(before: Path) -> None:
    """How sure statements, changes and conflicts are, and where titles stand; the words of a side are those of its sentence."""
    with Desk(before) as desk:
        told = desk.everything()
    assert all(
        story.title_evidence and plain(story.title_evidence.text) == plain(story.title) for story in told.stories
    )
    shares = [one.sure for found in (told.statements, told.changes, told.conflicts) for one in found]
    assert all(0 < share < 1 for share in shares)
    assert all(words_before(one).evidence[0].text in one.evidence[0].text for one in told.changes)


def test_told_anew_it_tells_what_this_release_tells(before: Path, tmp_path: Path) -> None:
    """But for ids, all is as if every report had been read now."""
    with Desk(before) as desk:
        desk.rebuild()
        now = [(event.what, event.when, event.status) for event in events_of(desk).values()]
    with Desk(tmp_path / "anew.db") as anew:
        anew.add([tmp_path / "in"], now=NOW)
        assert sorted(now, key=str) == sorted(
            ((event.what, event.when, event.status) for event in events_of(anew).values()), key=str
        )


def _added(desk: Desk, folder: Path) -> None:
    desk.add(written(folder, rows(5, 3)), now=NOW)


LATER: dict[str, Callable[[Desk, Path], object]] = {
    "told anew once": lambda _desk, _folder: None,
    "told anew twice": lambda desk, _: desk.rebuild(),
    "new reports": _added,
}


@pytest.mark.parametrize("later", LATER)
def test_events_keep_their_ids(before: Path, tmp_path: Path, later: str) -> None:
    """What calendars and addresses name by an id, they find by it: an event that tells what the old one told, in the same words."""
    with Desk(before) as desk:
        old = events_of(desk)
        desk.rebuild()
        LATER[later](desk, tmp_path / "later")
        new = events_of(desk)
        told = desk.everything()
    kept = old.keys() & new.keys()
    assert len(kept) > len(old) / 2
    for id in kept:
        spans = [(one.evidence.article, one.evidence.start, one.evidence.end) for one in old[id].reports]
        triggers = [one.trigger for one in new[id].reports]
        assert any(a == t.article and start <= t.start and t.end <= end for a, start, end in spans for t in triggers)
    assert {change.event for change in told.changes} <= new.keys()
    assert {id for story in told.stories for id in (*story.events, *story.more, *story.next)} <= new.keys()


def test_nothing_turns_unread(before: Path, tmp_path: Path) -> None:
    """What other steps tell of reports that a reader has seen is no news to them; what a new report says is, and to others all is."""
    with Desk(before) as desk:
        desk.rebuild()
        desk.add(written(tmp_path / "later", [*rows(3, 12), LATEST]), now=NOW)
        reading = desk.show(desk.stories(source="Late Paper").items[0].id)
    known, latest = (
        next(one for one in reading.articles if (one.publisher == "Late Paper") is late) for late in (False, True)
    )
    with Store(before) as store, store.writing() as db:
        n = lists.resolved(db, reading.stories[0].id)[0][0]
        changes.keep(db, n, [_change(reading, "old", known, known), _change(reading, "new", known, latest)])
    with Desk(before) as desk:
        assert [one.id for one in desk.changes(since="last", reader="anna")] == ["new"]
        assert {one.id for one in desk.changes(since="last", reader="ben")} == {"old", "new"}
        desk.looked(reading.stories[0].id, "anna", now=NOW)
        assert desk.changes(since="last", reader="anna") == ()


LATEST: Row = {
    "title": "Varna: news of the harbour crane, late", "text": "A crane fell at the harbour crane of Varna on Monday, and two people were injured.",
    "url": "https://late.example/news", "publisher": "Late Paper", "language": "en", "published": "2023-05-01",
}  # fmt: skip


def _change(reading: Reading, id: str, before: Article, after: Article) -> Changed:
    """A change read out of the first words of two reports."""
    assert after.published
    words = before.evidence(0, 5), after.evidence(0, 5)
    change = Change(reading.events[0].id, "status", "scheduled", "happened", after.published, "major", words)
    story = reading.stories[0]
    return Changed(id, "change", story.id, story.title, "crane", after.published.start[:10], change)


def test_a_removed_report_leaves_no_name(before: Path) -> None:
    """Ids of what it told go with it."""
    with Desk(before) as desk:
        desk.rebuild()
        article = desk.everything().articles[0].id
        desk.forget(article, why="a court said so")
        export_of(desk)
    with sqlite3.connect(before) as file:
        assert not file.execute("select 1 from event_name where article = ?", (article,)).fetchone()
    file.close()
