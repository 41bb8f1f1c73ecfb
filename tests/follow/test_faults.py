"""Faults: one of a source costs that source, and nothing goes on for ever."""

from __future__ import annotations

import logging
import mailbox as boxes
from collections.abc import Iterator, Sequence
from pathlib import Path
from sqlite3 import Connection

import pytest

from dateline import Desk
from dateline.follow import Following, Poller, listed
from dateline.follow.listed import TRIES
from dateline.follow.turn import Turn
from dateline.follow.visits import MOST_A_VISIT
from dateline.ingest.listing import listing
from dateline.sources import Input, mailbox
from dateline.store import Store, following
from dateline.terms import Added, SetAside
from tests.follow.conftest import Room
from tests.follow.site import article, feed_of, item, rss
from tests.follow.test_sources import message, row, sitemap

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def index(*urls: str) -> str:
    """An index of these sitemaps."""
    rows = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex xmlns='{SITEMAPS}'>{rows}</sitemapindex>"


def test_an_index_that_lists_a_sitemap_twice(room: Room) -> None:
    """It is asked once, and nothing of it is a fault."""
    url = room.web.put("herald", "/news.xml", sitemap(row(room.web.url("herald", "/news/1"))))
    assert [one.url for one in listing(index(url, url).encode(), name="index").others] == [url]
    (source,) = room.follow(room.web.put("herald", "/index.xml", index(url, url)))
    assert (source.kind, source.entries, room.web.count("/news.xml")) == ("sitemap", 1, 1)


def test_a_fault_in_one_source_costs_that_one(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever it is: it is logged and said, the source is asked again later, and the others are read."""
    bad = feed_of(room.web, "post", [2])
    for url in (bad, feed_of(room.web, "herald", [1])):
        room.follow(url)
    room.web.put("post", "/feed.xml", rss([item(room.web, "post", 2), item(room.web, "post", 3)]))
    feed_of(room.web, "herald", [1, 4])
    keep = listed.listed

    def broken(*given: object) -> object:
        if getattr(given[1], "address", "") == bad:
            raise ZeroDivisionError
        return keep(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(listed, "listed", broken)
    with caplog.at_level(logging.ERROR, "dateline.follow"):
        polled = room.poll(hours=1)
    assert len(polled.new) == 3
    assert polled.failed == 1
    one, two = room.sources
    assert (one.state, one.failures, one.note) == ("on", 1, "could not be read (ZeroDivisionError: )")
    assert (two.failures, two.note) == (0, "")
    assert any(record.exc_info for record in caplog.records)


def test_a_fault_in_one_page_costs_that_one(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages handed over with it are taken in, and it is asked again later."""
    room.follow(feed_of(room.web, "herald", [1, 2, 3]))
    add = Turn.add

    def broken(self: Turn, desk: Desk, given: Sequence[Input]) -> object:
        if any((one.url or one.name).endswith("/news/2") for one in given):
            raise ZeroDivisionError
        return add(self, desk, given)

    with monkeypatch.context() as patched:
        patched.setattr(Turn, "add", broken)
        polled = room.poll()
    assert len(polled.new) == 2
    assert ["ZeroDivisionError" in one.reason for one in polled.set_aside] == [True]
    assert len(room.poll(hours=1).new) == 1


def test_a_fault_in_the_words_of_one_entry_costs_that_one(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the others are taken for their pages, and it is said."""
    url = feed_of(room.web, "herald", [1, 2, 3])
    for n in (1, 2, 3):
        room.web.pages["herald", f"/news/{n}"].status = 404
    room.follow(url)
    add = Turn.add

    def broken(self: Turn, desk: Desk, given: Sequence[Input]) -> object:
        if any(one.name.endswith("(entry 2)") for one in given):
            raise ZeroDivisionError
        return add(self, desk, given)

    monkeypatch.setattr(Turn, "add", broken)
    polled = room.poll()
    assert len(polled.new) == 2
    assert any("ZeroDivisionError" in one.reason for one in polled.set_aside)


@pytest.mark.parametrize("fault", [PermissionError(13, "Permission denied"), ZeroDivisionError()])
def test_a_mailbox_that_cannot_be_read_costs_itself(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """What was read of it before is taken in; other mailboxes and pages are read; it is looked at again."""
    for name in ("bad", "good"):
        box = boxes.mbox(tmp_path / name)
        box.add(message(1 if name == "bad" else 2))
        box.close()
        room.follow(str(tmp_path / name))
    room.follow(feed_of(room.web, "herald", [4]))
    read = mailbox._of_mbox

    def broken(path: Path, *given: object) -> Iterator[object]:
        yield from read(path, *given)  # type: ignore[arg-type]
        if path.name == "bad":
            raise fault

    with monkeypatch.context() as patched:
        patched.setattr(mailbox, "_of_mbox", broken)
        polled = room.poll()
    assert (len(polled.new), polled.failed) == (3, 1)
    bad, good, _ = room.sources
    assert (bad.failures, good.failures) == (1, 0)
    assert "cannot be read (Permission denied)" in bad.note or "ZeroDivisionError" in bad.note
    assert room.poll(hours=1).failed == 0


def test_a_source_that_is_no_more_followed_meanwhile(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is asked, or while what it said is opened: the poll goes on, and keeps nothing of it."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.follow(feed_of(room.web, "post", [2]))
    feed_of(room.web, "herald", [1, 3])
    opened = Poller._opened

    def slow(self: Poller, source: object, *given: object) -> object:
        found = opened(self, source, *given)  # type: ignore[arg-type]
        if getattr(source, "n", 0) == 1:
            Following(room.path).unfollow("1")
        return found

    monkeypatch.setattr(Poller, "_opened", slow)
    polled = room.poll(hours=1)
    assert len(polled.new) == 1
    assert [one.number for one in room.sources] == [2]


def test_a_mailbox_that_is_no_more_followed_meanwhile(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The poll goes on."""
    box = boxes.mbox(tmp_path / "box")
    box.add(message(1))
    box.close()
    room.follow(str(tmp_path / "box"))
    read = mailbox.messages

    def slow(*given: object) -> Iterator[object]:
        yield from read(*given)  # type: ignore[arg-type]
        Following(room.path).unfollow("1")

    monkeypatch.setattr(mailbox, "messages", slow)
    assert len(room.poll().new) == 1
    assert room.sources == ()


def test_a_sitemap_that_cannot_be_had_is_not_asked_for_ever(room: Room) -> None:
    """When its index is asked, and so many times; then it is left, and that is said."""
    bad = room.web.put("herald", "/bad.xml", status=500)
    (source,) = room.follow(room.web.put("herald", "/index.xml", index(bad)))
    assert room.web.count("/bad.xml") == 1
    assert room.poll(minutes=1).asked == 0
    assert room.web.count("/bad.xml") == 1
    for _ in range(3 * TRIES):
        room.poll(hours=2)
    assert room.web.count("/bad.xml") == TRIES
    assert (
        "/bad.xml is not given out (its server answers 500): some of what it lists may have been missed"
        in room.sources[0].note
    )
    assert source.state == "on"


def test_a_big_host_keeps_no_other_waiting(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many of its pages are due, no more are taken of it than a visit asks."""
    monkeypatch.setattr("dateline.follow.pages.PAGES_AT_ONCE", MOST_A_VISIT + 1)
    room.follow(feed_of(room.web, "big", range(MOST_A_VISIT + 20)))
    room.clock.on(seconds=90)
    room.follow(feed_of(room.web, "small", [99]))
    room.clock.on(seconds=90)
    room.poll()
    assert room.web.count("/news/99") == 1


def test_a_long_poll_keeps_no_source_waiting(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that becomes due while the desk takes in what another brought is asked in between."""
    monkeypatch.setattr("dateline.follow.pages.PAGES_AT_ONCE", 2)
    taken = Turn.add

    def slowly(turn: Turn, desk: Desk, given: Sequence[Input | SetAside]) -> Added:
        """Take in reports, which takes a while."""
        if given:
            room.clock.on(minutes=18)
        return taken(turn, desk, given)

    monkeypatch.setattr(Turn, "add", slowly)
    room.follow(feed_of(room.web, "small", [], path="/small.xml"))
    room.follow(feed_of(room.web, "big", range(6)))
    before = room.web.count("/small.xml")
    room.poll()
    assert [room.web.count(f"/news/{n}") for n in range(6)] == [1] * 6
    assert room.web.count("/small.xml") == before + 1


def test_what_fails_is_asked_once_a_poll(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often sources are looked at while pages are taken: a short outage gives up nothing."""
    monkeypatch.setattr("dateline.follow.pages.PAGES_AT_ONCE", 1)
    bad = room.web.put("herald", "/bad.xml", status=500)
    room.follow(room.web.put("herald", "/index.xml", index(bad)))
    room.follow(feed_of(room.web, "big", range(4)))
    room.poll(hours=2)
    assert room.web.count("/news/3") >= 1
    assert room.web.count("/bad.xml") == 2


def test_a_feeds_wish_is_kept_while_it_is_as_it_was(room: Room) -> None:
    """Also by a server that knows no marks and hands it out again each time."""
    room.web.put("herald", "/news/1", article(1))
    feed = rss([item(room.web, "herald", 1)], "<ttl>150</ttl>")
    (source,) = room.follow(room.web.put("herald", "/feed.xml", feed, marks=False))
    assert source.every == 150 * 60
    assert room.poll(hours=3).unchanged == 1
    assert ("herald", "/feed.xml", 304) not in room.web.asked
    assert room.sources[0].every == 150 * 60


def test_what_sites_said_is_not_kept_for_ever(room: Room) -> None:
    """robots.txt that hold no longer and pauses that are over leave the database once another site is read."""
    room.follow(room.web.put("herald", "/feed.xml", status=429))
    Following(room.path).unfollow("1")
    room.follow(feed_of(room.web, "post", [1]))

    def kept() -> tuple[int, int]:
        with Store(room.path) as store:
            (sites,) = store.db.execute("select count(*) from followed_site").fetchone()
            (hosts,) = store.db.execute("select count(*) from followed_host").fetchone()
        return sites, hosts

    assert kept() == (2, 1)
    room.poll(days=3)
    assert kept() == (1, 0)


def test_of_a_removed_report_not_even_the_name_is_kept(room: Room) -> None:
    """Neither beside its page nor beside its entry."""
    room.follow(feed_of(room.web, "herald", [1]))
    (id,) = room.poll().new
    assert [one.report for one in Following(room.path).said("1")] == [id]
    with Desk(room.path) as desk:
        desk.forget(id, why="a court said so")
    (one,) = Following(room.path).said("1")
    assert (one.report, one.note) == (None, "its report was removed")
    with Store(room.path) as store:
        dump = "\n".join(line for line in store.db.iterdump() if "followed" in line)
    assert id not in dump


def test_no_more_than_what_a_list_names_is_read_of_what_was_known(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that has been followed for years costs no more than one that is new."""
    asked: list[int] = []
    known = following.known

    def counted(db: Connection, source: int, keys: list[str]) -> dict[str, str]:
        found = known(db, source, keys)
        asked.append(len(found))
        return found

    room.follow(feed_of(room.web, "herald", range(5)))
    feed_of(room.web, "herald", range(4, 7))
    monkeypatch.setattr(following, "known", counted)
    room.poll(hours=1)
    assert asked == [1]
