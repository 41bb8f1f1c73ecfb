"""Again: pages of open stories are asked again, less and less often, and what their outlet changed is a revision."""

from __future__ import annotations

from datetime import timedelta

from dateline import Desk
from tests.follow.conftest import Room
from tests.follow.site import START, Page, article, feed_of


def test_a_falling_schedule(room: Room) -> None:
    """An hour, six hours, a day and three days after it was taken in; then no more."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.poll()
    asked = []
    for hour in (0.9, 1.1, 5.9, 6.1, 23.9, 24.1, 71.9, 72.1, 200, 400):
        room.clock.at = START + timedelta(hours=hour)
        asked.append(room.poll().pages)
    assert asked == [0, 1, 0, 1, 0, 1, 0, 1, 0, 0]
    assert room.web.asked.count(("herald", "/news/1", 304)) == 4


def test_what_the_outlet_changed_is_a_revision(room: Room) -> None:
    """The newer words stand, the older are kept; facts are told as what changed."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.poll()
    room.web.put("herald", "/news/1", article(1).replace("two people were injured", "six people were injured"))
    polled = room.poll(hours=2)
    assert (len(polled.new), len(polled.revisions)) == (0, 1)
    with Desk(room.path) as desk:
        (one,) = desk.everything().articles
        assert "six people" in one.text
        first, second = desk.revisions(one.id)
    assert (first.edits, [edit.kind for edit in second.edits]) == ((), ["fact"])


def test_a_page_that_is_gone_is_withdrawn(room: Room) -> None:
    """The report stays, and it is noted that its page is no more."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.poll()
    room.web.pages["herald", "/news/1"] = Page(status=410)
    room.poll(hours=2)
    with Desk(room.path) as desk:
        assert len(desk.everything().articles) == 1
        assert [one.kind for one in desk.changes()] == ["withdrawn"]
    assert room.poll(days=5).pages == 0


def test_a_story_that_is_over_is_left_alone(room: Room) -> None:
    """Nothing new for a week, and nothing ahead: its pages are asked no more."""
    page = article(1).replace("2031-03-03", "2031-01-03").replace("3 May 2031", "3 January 2031")
    room.web.put("herald", "/news/1", page)
    room.follow(feed_of(room.web, "herald", [1]))
    room.poll()
    assert room.poll(hours=2).pages == 0
    assert room.poll(days=4).pages == 0


def test_an_entry_that_says_something_else(room: Room) -> None:
    """Its page is asked at once."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.poll()
    feed = room.web.pages["herald", "/feed.xml"]
    room.web.put("herald", "/feed.xml", feed.body.replace(b"in May", b"in June"), headers=feed.headers)
    room.web.put("herald", "/news/1", article(1, "The mayor said on Tuesday that it would be in June."))
    polled = room.poll(minutes=31)
    assert (polled.pages, len(polled.revisions)) == (1, 1)
