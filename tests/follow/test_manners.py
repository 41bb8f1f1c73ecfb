"""Manners: hosts are asked as they want to be, and no more often than they must be."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dateline.follow import pace
from dateline.follow.robots import KnownRobots
from dateline.moments import stamp
from dateline.sources import Robots
from dateline.store import Store, manners
from tests.follow.conftest import Room
from tests.follow.site import START, Page, Ticking, article, feed_of


def test_robots_txt_is_kept_for_a_day(room: Room) -> None:
    """It is asked once a day, however often the site is; pages that it closes are left alone and said."""
    room.web.put("herald", "/robots.txt", "User-agent: *\nDisallow: /news/2\n")
    room.follow(feed_of(room.web, "herald", [1, 2]))
    room.poll()
    assert (room.web.count("/robots.txt"), room.web.count("/news/2"), room.reports) == (1, 0, 2)
    for _ in range(5):
        room.poll(hours=4)
    assert room.web.count("/robots.txt") == 1
    room.poll(hours=6)
    assert room.web.count("/robots.txt") == 2


def test_what_holds_no_longer_goes_also_where_nothing_is_learned(tmp_path: Path) -> None:
    """A robots.txt of yesterday, and a pause that is over: a poll that learns nothing drops them too."""
    path = tmp_path / "news.db"
    robots = KnownRobots(path, START)
    robots["https://herald.example"] = Robots(200, b"", stamp(START))
    robots.close()
    with Store(path) as store, store.writing() as db:
        manners.keep_host(db, "herald.example", stamp(START + timedelta(hours=1)))

    def kept(at: datetime) -> tuple[int, int]:
        KnownRobots(path, at).close()
        with Store(path) as store:
            (sites,) = store.db.execute("select count(*) from followed_site").fetchone()
            return sites, len(manners.hosts(store.db, ""))

    assert kept(START + timedelta(minutes=30)) == (1, 1)
    assert kept(START + timedelta(hours=2)) == (1, 0)
    assert kept(START + timedelta(hours=25)) == (0, 0)


def test_the_delay_of_robots_txt(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two requests passes what the site asks for; where it asks for nothing, a second."""
    waits: list[float] = []
    wait = Ticking.sleep

    def sleep(self: Ticking, seconds: float) -> None:
        waits.append(seconds)
        wait(self, seconds)

    monkeypatch.setattr(Ticking, "sleep", sleep)
    room.web.put("herald", "/robots.txt", "User-agent: dateline\nCrawl-delay: 7\n")
    room.follow(feed_of(room.web, "herald", [1, 2, 3]))
    room.poll()
    assert waits == [7.0, 7.0]
    room.follow(feed_of(room.web, "post", [4, 5]))
    room.poll()
    assert waits == [7.0, 7.0, 1.0]


def test_one_request_a_host_at_a_time(room: Room) -> None:
    """Hosts are asked side by side, each by itself."""
    for host in ("herald", "post", "courier"):
        room.follow(feed_of(room.web, host, range(4)))
    for page in room.web.pages.values():
        page.slow = 0.02
    assert room.poll().pages == 12
    assert room.web.most_at_once == 1


def test_a_slow_site_keeps_only_itself(room: Room) -> None:
    """It is given up after a while; the others were read meanwhile."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.follow(feed_of(room.web, "post", [2]))
    room.web.pages["herald", "/news/1"].slow = 3.5
    room.web.seconds = 3.0
    assert len(room.poll().new) == 1
    room.web.pages["herald", "/news/1"].slow = 0.0
    room.web.seconds = 20.0
    assert len(room.poll(minutes=11).new) == 1


@pytest.mark.parametrize(
    ("status", "header", "minutes"),
    [(429, "7200", 120), (503, "Mon, 03 Mar 2031 10:00:00 GMT", 120), (429, None, 10), (429, "99999999", 1440)],
)
def test_retry_after(room: Room, status: int, header: str | None, minutes: int) -> None:
    """A host that wants a pause has it, all of its sources and pages, and not longer than a day."""
    for path, n in (("/feed.xml", 1), ("/local.xml", 2)):
        room.follow(feed_of(room.web, "herald", [n], path=path))
    room.web.put("herald", "/news/1", status=status, headers={"Retry-After": header} if header else {})
    assert len(room.poll().new) == 0
    asked = len(room.web.asked)
    room.web.put("herald", "/news/1", article(1))
    room.clock.at = START + timedelta(minutes=minutes - 1)
    assert (room.poll().asked, len(room.web.asked)) == (0, asked)
    polled = room.poll(minutes=40)
    assert (polled.asked, len(polled.new)) == (2, 2)
    assert all(not source.failures for source in room.sources)


def test_a_source_that_fails_is_asked_less_and_less_often(room: Room) -> None:
    """Up to once a day; that it fails is said, and once it answers again it is as before."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.poll()
    room.web.pages["herald", "/feed.xml"].status = 500
    before = room.web.count("/feed.xml")
    for _ in range(7 * 8):
        room.poll(hours=3)
    (source,) = room.sources
    assert source.note == "is not given out (its server answers 500)"
    assert 9 <= room.web.count("/feed.xml") - before <= 14
    room.web.pages["herald", "/feed.xml"].status = 200
    room.poll(days=1)
    (source,) = room.sources
    assert (source.failures, source.note, source.state) == (0, "", "on")


def test_wrong_types(room: Room) -> None:
    """A feed that answers with a page, a picture or rubbish fails, and is not taken for news."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.poll()
    whys = []
    for page in (
        Page(article(5).encode()),
        Page(b"x", headers={"Content-Type": "image/png"}),
        Page(b"{}"),
        Page(b"<rss>" + b"<" * 400_000),
    ):
        room.web.pages["herald", "/feed.xml"] = page
        assert room.poll(days=1).failed == 1
        whys.append(room.sources[0].note)
    assert whys[:3] == ["answers with what is no feed", "is no report (image/png)", "is JSON, and no JSON Feed"]
    assert "is a feed of more than" in whys[3]
    assert room.reports == 1


def test_gone(room: Room) -> None:
    """A source that is gone for good is switched off, and said; one that is not found is asked for again."""
    room.follow(feed_of(room.web, "herald", [1]))
    room.follow(feed_of(room.web, "post", [2]))
    room.poll()
    room.web.pages["herald", "/feed.xml"].status = 410
    room.web.pages["post", "/feed.xml"].status = 404
    polled = room.poll(hours=1)
    one, two = room.sources
    assert (one.state, one.note) == ("off", "is gone (its server answers 410)")
    assert (two.state, two.failures) == ("on", 1)
    assert polled.failed == 2
    room.poll(days=3)
    assert room.web.count("/feed.xml") == 2 + 2 + 1


def test_moved_for_good(room: Room) -> None:
    """An address is rewritten once a permanent redirect has held for a day; one for now never is."""
    url = feed_of(room.web, "post", [1], path="/new.xml")
    room.web.put("herald", "/feed.xml", status=301, headers={"Location": url})
    room.web.put(
        "herald", "/now.xml", status=302, headers={"Location": feed_of(room.web, "post", [2], path="/other.xml")}
    )
    room.follow(room.web.url("herald", "/feed.xml"))
    room.follow(room.web.url("herald", "/now.xml"))
    for _ in range(5):
        room.poll(hours=1)
    assert room.sources[0].address == room.web.url("herald", "/feed.xml")
    room.poll(hours=22)
    assert room.sources[0].address == url
    assert room.sources[0].note == f"has moved here from {room.web.url('herald', '/feed.xml')}"
    room.poll(hours=40)
    assert room.sources[1].address == room.web.url("herald", "/now.xml")


def test_moved_to_what_is_followed(room: Room) -> None:
    """Then it is switched off: its entries come anyway."""
    url = feed_of(room.web, "post", [1], path="/new.xml")
    room.web.put("herald", "/feed.xml", status=308, headers={"Location": url})
    room.follow(url)
    room.follow(room.web.url("herald", "/feed.xml"))
    for _ in range(5):
        room.poll(hours=7)
    assert (room.sources[1].state, room.reports) == ("off", 1)


def test_pace() -> None:
    """As often as something new comes, within bounds, at a source's wish less often."""
    day = float(pace.DAY)
    assert pace.every((), size=20, wish=0) == pace.FIRST
    assert pace.every(((day, 48), (7 * day, 100)), size=20, wish=0) == 1800
    assert pace.every(((day, 2000), (7 * day, 2000)), size=20, wish=0) == pace.LEAST
    assert pace.every(((day, 0), (7 * day, 0)), size=20, wish=0) == pace.MOST
    assert pace.every(((day, 48), (7 * day, 100)), size=20, wish=7200) == 7200
    assert pace.every(((day, 48), (7 * day, 100)), size=20, wish=90_000) == pace.WISHED
    assert pace.every(((day, 48), (7 * day, 100)), size=2, wish=0) == 900
    assert [pace.after_failures(n, 1800) for n in (1, 2, 3, 4, 20)] == [1800, 1800, 2400, 4800, 86_400]


def test_a_busy_feed_is_asked_more_often(room: Room) -> None:
    """And a quiet one less."""
    room.follow(feed_of(room.web, "herald", range(2)))
    room.poll()
    for n in range(1, 5):
        feed_of(room.web, "herald", range(4 * n - 3, 4 * n))
        room.poll(minutes=31)
    busy = room.sources[0].every
    for _ in range(9):
        room.poll(days=1)
    assert pace.LEAST <= busy < pace.FIRST
    assert room.sources[0].every == pace.MOST
