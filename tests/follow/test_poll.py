"""Polling: what is new is taken in once, and stays as it came."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dateline import Desk
from dateline.errors import UnknownName
from dateline.follow import Following, Poller
from dateline.follow.poll import WORK
from dateline.follow.turn import TRIES
from dateline.store.lock import alone
from tests.follow.conftest import Room
from tests.follow.site import START, Page, article, feed_of, item, rss, text


def test_entries_lead_to_their_pages(room: Room) -> None:
    """A feed of summaries gives the reports that it leads to; a second poll finds nothing, and asks for what is new alone."""
    url = feed_of(room.web, "herald", range(3))
    (source,) = room.follow(url)
    assert (source.kind, source.title, source.entries, source.state) == ("feed", "Lowmere Herald", 3, "on")
    polled = room.poll()
    assert (len(polled.new), polled.pages, polled.failed) == (3, 3, 0)
    again = room.poll(minutes=31)
    assert (again.asked, again.unchanged, again.pages, again.new) == (1, 1, 0, ())
    assert ("herald", "/feed.xml", 304) in room.web.asked
    assert room.reports == 3


def test_what_comes_later_is_taken_in(room: Room) -> None:
    """An entry that is new the next time is a report, those that were there are not asked again."""
    room.follow(feed_of(room.web, "herald", range(2)))
    room.poll()
    feed_of(room.web, "herald", range(3))
    polled = room.poll(minutes=31)
    assert (len(polled.new), polled.pages) == (1, 1)
    assert room.web.count("/news/0") == 1


def test_a_whole_text_needs_no_page(room: Room) -> None:
    """An entry that carries its whole text is the report itself; where the outlet changes it, a revision."""
    body = "".join(f"<p>{text(n)}</p>" for n in (1, 2, 3))
    url = room.web.put("herald", "/feed.xml", rss([item(room.web, "herald", 1, description=body)]))
    room.follow(url)
    polled = room.poll()
    assert (len(polled.new), polled.pages, room.web.count("/news/1")) == (1, 0, 0)
    room.web.put(
        "herald", "/feed.xml", rss([item(room.web, "herald", 1, description=body.replace("two people", "six people"))])
    )
    polled = room.poll(minutes=31)
    assert (len(polled.new), len(polled.revisions)) == (0, 1)
    assert room.reports == 1


@pytest.mark.parametrize(
    "page", [Page(status=403), Page(status=404), Page(b"x", headers={"Content-Type": "image/png"}), Page(b" ")]
)
def test_a_page_that_cannot_be_had_is_told_by_its_entry(room: Room, page: Page) -> None:
    """The entry's own title and summary are the report then, under the page's address; what the outlet changes in them is a revision."""
    url = feed_of(room.web, "herald", [1])
    room.web.pages["herald", "/news/1"] = page
    room.follow(url)
    polled = room.poll()
    assert len(polled.new) == 1
    with Desk(room.path) as desk:
        (one,) = desk.everything().articles
    assert (one.title, one.url) == ("Crane 1 reopens in May", room.web.url("herald", "/news/1"))
    assert "the police were told" in one.text
    assert one.published is not None
    assert one.published.start == "2031-03-03T07:00:00+00:00"
    changed = item(
        room.web,
        "herald",
        1,
        description="Mayor Anna Weber says that crane 1 will reopen on 9 May 2031, the police were told.",
    )
    room.web.put("herald", "/feed.xml", rss([changed]))
    polled = room.poll(minutes=31)
    assert (len(polled.new), len(polled.revisions), room.reports) == (0, 1, 1)


def test_a_page_that_cannot_be_had_now_is_asked_for_again(room: Room) -> None:
    """Less and less often; then its entry has to do."""
    url = feed_of(room.web, "herald", [1, 2])
    room.web.pages["herald", "/news/1"] = Page(status=500)
    room.web.pages["herald", "/news/2"] = Page(status=500)
    room.follow(url)
    assert room.poll().new == ()
    assert room.poll(minutes=5).pages == 0
    room.web.put("herald", "/news/2", article(2))
    assert len(room.poll(minutes=6).new) == 1
    for _ in range(TRIES):
        room.poll(hours=6)
    assert room.web.count("/news/1") == TRIES
    assert room.reports == 2


def test_what_a_source_said_stays(room: Room) -> None:
    """Title and summary of each entry are kept as they came, with the report that they led to, or why to none."""
    url = feed_of(room.web, "herald", [1, 2])
    room.web.pages["herald", "/news/2"] = Page(status=403)
    room.follow(url)
    room.poll()
    said = {one.key: one for one in Following(room.path).said("1")}
    one, two = said["urn:crane:1"], said["urn:crane:2"]
    assert (one.title, one.address, one.first) == (
        "Crane 1 reopens in May",
        room.web.url("herald", "/news/1"),
        "2031-03-03T08:00:00Z",
    )
    assert "the police were told" in one.summary
    assert one.report is not None
    assert two.report is not None
    assert two.note == "is not given out (its server answers 403)"


def test_two_feeds_that_name_one_page(room: Room) -> None:
    """The page is asked once."""
    room.follow(feed_of(room.web, "herald", [1, 2]))
    room.follow(feed_of(room.web, "herald", [2, 3], path="/local.xml"))
    assert len(room.poll().new) == 3
    assert [room.web.count(f"/news/{n}") for n in (1, 2, 3)] == [1, 1, 1]


def test_a_removed_report_does_not_come_back(room: Room) -> None:
    """Its page is asked no more, and its entry's words are gone from the database."""
    room.follow(feed_of(room.web, "herald", [1, 2]))
    room.poll()
    with Desk(room.path) as desk:
        id = next(one.id for one in desk.everything().articles if one.title == "Crane 1 reopens in May")
        desk.forget(id, why="a court said so")
    feed = rss(
        [
            item(room.web, "herald", n, description=f"Other words about crane {n}, and enough of them to be read.")
            for n in (1, 2)
        ]
    )
    room.web.put("herald", "/feed.xml", feed)
    room.web.put("herald", "/news/1", article(1, "Another paragraph about the crane."))
    room.poll(hours=2)
    assert room.reports == 1
    assert room.web.count("/news/1") == 1


def test_unfollow(room: Room) -> None:
    """What was taken in stays; nothing is asked any more."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.poll()
    assert Following(room.path).unfollow("lowmere herald").number == 1
    before = len(room.web.asked)
    assert room.poll(days=2).asked == 0
    assert (len(room.web.asked), room.reports, room.sources) == (before, 1, ())


def test_one_poll_at_a_time(room: Room) -> None:
    """While another process polls, nothing is done and that is said; a lock that is let go of is free."""
    room.follow(feed_of(room.web, "herald", [1]))
    with alone(room.path, WORK) as ours:
        assert ours
        assert room.poll().busy
    assert len(room.poll().new) == 1


def test_what_is_called_after_a_poll(room: Room) -> None:
    """After each of them, when it is over; what fails there keeps nobody."""
    called: list[object] = []

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    def fine(path: Path, now: Callable[[], datetime]) -> None:
        called.append((path, now()))

    def slow(path: Path) -> Desk:
        room.clock.on(minutes=9)
        return Desk(path)

    room.follow(feed_of(room.web, "herald", [1]))
    room.after = (broken, fine)
    room.desk = slow
    room.poll()
    room.poll(minutes=31)
    ends = [START + timedelta(minutes=minutes) for minutes in (9, 9 + 31 + 9)]
    assert called == [(room.path, end) for end in ends]


def test_what_fails_after_each_poll_is_said_once(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    """Until it goes well, or fails otherwise."""
    faults: list[Exception | None] = [
        UnknownName("rule", "a", []),
        UnknownName("rule", "a", []),
        None,
        ValueError("b"),
        ValueError("b"),
    ]

    def each(*_: object) -> None:
        if fault := faults.pop(0):
            raise fault

    poller = Poller(room.path, network=room.web.network(), clock=room.clock, after=(each,))
    said = []
    while faults:
        caplog.clear()
        poller.once()
        said.append(len([one for one in caplog.records if one.levelname == "ERROR"]))
    assert said == [1, 0, 0, 1, 0]


def test_each_thing_asked_is_a_line_of_the_log(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    """A record with what was asked, the status, and why nothing came of it."""
    url = feed_of(room.web, "herald", [1, 2])
    room.web.pages["herald", "/news/2"] = Page(status=403)
    room.follow(url)
    with caplog.at_level(logging.INFO, "dateline.follow"):
        room.poll()
    lines = [vars(one) for one in caplog.records if one.name == "dateline.follow"]
    pages = {one["url"]: one for one in lines if one["event"] == "page"}
    assert pages[room.web.url("herald", "/news/1")]["report"]
    assert pages[room.web.url("herald", "/news/2")]["why"] == "is not given out (its server answers 403)"
    assert (lines[-1]["event"], lines[-1]["new"]) == ("poll", 2)


def test_on_and_on(room: Room) -> None:
    """Polls until it is told to end."""
    room.follow(feed_of(room.web, "herald", [1]))
    poller = Poller(room.path, network=room.web.network(), clock=room.clock)
    ended: list[bool] = []
    polls = poller.on_and_on(lambda: bool(ended))
    assert len(next(polls).new) == 1
    ended.append(True)
    assert list(polls) == []
