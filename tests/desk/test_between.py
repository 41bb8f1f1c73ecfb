"""What differs between two days, and what is new since one, over all stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline import Desk, Evidence, Reading, UnknownName, When
from dateline.desk.between import difference
from tests.desk.builders import NOW, rows, written

pytestmark = pytest.mark.usefixtures("small_parser")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with two dozen reports."""
    folder = tmp_path_factory.mktemp("between")
    with Desk(folder / "news.db") as desk:
        desk.add(written(folder / "in", rows(0, 24)), now=NOW)
    return folder / "news.db"


def test_what_is_new_since_a_day(filled: Path) -> None:
    """Of each story the reports out on that day or later, the changes since, and only rows that no older report tells."""
    with Desk(filled) as desk:
        days = sorted({one.published.last_day for one in desk.everything().articles if one.published})
        for day in (days[0], days[len(days) // 2], days[-1]):
            found = {one.story: one for one in desk.new_since(day)}
            for story in desk.everything().stories:
                reading = desk.show(story.id)
                new = {one.id for one in reading.articles if one.published and one.published.last_day >= day}
                one = found.pop(story.id, None)
                assert set(one.reports if one else ()) == new
                changes = desk.changes(story.id, since=day)
                assert (one.changes if one else ()) == changes
                if one:
                    assert one.is_new == (len(new) == len(story.articles))
                    assert all(report.article in new for event in one.events for report in event.reports)
            assert not found
        assert desk.new_since("2099-01-01") == ()
        assert any(one.is_new for one in desk.new_since(days[0]))


def test_what_is_new_to_a_reader(filled: Path, tmp_path: Path) -> None:
    """Since the last look everything is new to who never looked, and nothing to who has just looked."""
    with Desk(filled) as desk:
        desk.backup(tmp_path / "own.db")
    with Desk(tmp_path / "own.db") as desk:
        stories = {story.id for story in desk.everything().stories}
        assert {one.story for one in desk.new_since("last", reader="eva")} == stories
        seen = min(stories)
        desk.looked(seen, "eva")
        assert {one.story for one in desk.new_since("last", reader="eva")} == stories - {seen}
        assert {one.story for one in desk.new_since("last", reader="jan")} == stories


def test_what_differs_between_two_days(filled: Path) -> None:
    """The reports of the later day that the earlier had not; every row of the later day is new, or was one before."""
    with Desk(filled) as desk:
        story = max(desk.stories(), key=lambda one: one.articles)
        days = sorted(
            {one.published.last_day for one in desk.show(story.id).articles if one.published}, key=date.toordinal
        )
        found = desk.between(story.id, days[0], days[-1])
        early, late = (desk.show(story.id, as_of=day) for day in (days[0], days[-1]))
        assert (found.story, found.title) == (story.id, story.title)
        assert set(found.reports) == {one.id for one in late.articles} - {one.id for one in early.articles} != set()
        before, after = (set(one.stories[0].events) for one in (early, late))
        assert {one.id for one in found.new} <= after - before
        assert {one.id for one in found.gone} <= before - after
        with pytest.raises(UnknownName):
            desk.between("zzzz", days[0], days[-1])


def test_a_row_that_is_told_otherwise_is_moved(filled: Path) -> None:
    """A row with another day or words is moved, under another id too; one that is left out is gone."""
    with Desk(filled) as desk:
        told: Reading = next(one for one in (desk.show(line.id) for line in desk.stories()) if one.stories[0].events)
        story = told.stories[0]
        row = next(event for event in told.events if event.id == story.events[0])
    when = When("2031-01-02", "2031-01-02", "day", "a test")
    core = tuple(replace(report, core=True) for report in row.reports)
    before = replace(row, reports=core)
    after = replace(row, id="another", when=when, reports=core)
    readings = [replace(told, events=(one,), stories=(replace(story, events=(one.id,)),)) for one in (before, after)]
    found = difference("s", "t", *readings)
    assert [(one.id, one.fields) for one in found.moved] == [("another", ("when",))]
    assert found.new == found.gone == ()
    elsewhere = tuple(replace(one, article="x", trigger=Evidence("x", 0, 1, "x")) for one in core)
    other = replace(after, reports=elsewhere)
    found = difference("s", "t", readings[0], replace(readings[1], events=(other,)))
    assert ([one.id for one in found.new], [one.id for one in found.gone]) == (["another"], [row.id])
    assert found.moved == ()
