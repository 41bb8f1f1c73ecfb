"""What can be followed: feeds of every kind, sitemaps, pages and outlines that name some, mailboxes."""

from __future__ import annotations

import gzip
import json
import logging
import mailbox
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest

from dateline.doors.export import export
from dateline.errors import UnknownName
from dateline.follow import Following
from dateline.ingest.listing import listing
from tests.doors.cli import builders
from tests.follow.conftest import Room
from tests.follow.site import article, feed_of, item, rss, text

NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def sitemap(*rows: str) -> str:
    """A sitemap of these entries."""
    return f'<?xml version="1.0"?><urlset {NEWS}>{"".join(rows)}</urlset>'


def row(url: str, changed: str = "", published: str = "") -> str:
    """An entry of a sitemap, as news where it has a day."""
    news = f"<news:news><news:publication><news:name>Lowmere Herald</news:name></news:publication><news:publication_date>{published}</news:publication_date><news:title>A crane</news:title></news:news>"
    image = "<image:image xmlns:image='i'><image:loc>https://a.example/x.png</image:loc><image:title>No title</image:title></image:image>"
    return f"<url><loc>{url}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}{image}{news if published else ''}</url>"


def test_a_page_leads_to_its_feed(room: Room) -> None:
    """The first feed that it names is followed, the others are named."""
    feed_of(room.web, "herald", [1, 2])
    page = "<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml' title='News'><link rel='alternate' type='application/atom+xml' href='/comments.xml'></head><body>x</body></html>"
    (source,) = room.follow(room.web.put("herald", "/", page))
    assert (source.address, source.kind, source.entries) == (room.web.url("herald", "/feed.xml"), "feed", 2)
    assert source.note == f"its page names other feeds too: {room.web.url('herald', '/comments.xml')}"
    assert len(room.poll().new) == 2


def test_what_cannot_be_followed_is_off_and_says_why(room: Room) -> None:
    """A page without a feed (where its robots.txt names sitemaps, these), an address that is not there or not public."""
    room.web.put("herald", "/robots.txt", f"Sitemap: {room.web.url('herald', '/news.xml')}\n")
    found = [room.follow(room.web.put("herald", "/", article(1)))[0], room.follow(room.web.url("herald", "/none"))[0]]
    verbs = Following(room.path, clock=room.clock)
    found += verbs.look(verbs.follow("http://127.0.0.1/feed")[0])
    assert [one.state for one in found] == ["off"] * 3
    assert found[0].note == "is a page that names no feed"
    assert found[1].note.startswith("is gone (its server answers 404)")
    assert "not public" in found[2].note
    assert room.poll(days=1).asked == 0
    assert verbs.follow("ftp://a.example/feed")[1][0].reason
    assert verbs.follow("no-such-file.opml")[1][0].reason == "does not exist"


def test_json_feed(room: Room) -> None:
    """Version 1.1, with entries whose own text is the report and entries that lead to their page."""
    room.web.put("herald", "/news/2", article(2))
    items = [
        {
            "id": "1",
            "url": "/news/1",
            "title": "Crane 1",
            "content_html": f"<p>{text(1)}</p><p>{text(3)}</p>",
            "date_published": "2031-03-03T07:00:00Z",
        },
        {"id": "2", "url": "/news/2", "title": "Crane 2", "summary": "Soon."},
    ]
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Lowmere Herald", "items": items})
    (source,) = room.follow(room.web.put("herald", "/feed.json", feed))
    assert (source.kind, source.title, source.entries) == ("feed", "Lowmere Herald", 2)
    polled = room.poll()
    assert (len(polled.new), polled.pages) == (2, 1)


def test_a_sitemap_begins_with_what_comes(room: Room) -> None:
    """What it lists when following begins is noted; what comes later, or is changed, is asked."""
    room.web.put("herald", "/news/1", article(1))
    url = room.web.put(
        "herald", "/map.xml.gz", gzip.compress(sitemap(row(room.web.url("herald", "/news/1"), "2031-03-01")).encode())
    )
    (source,) = room.follow(url)
    assert (source.kind, source.entries) == ("sitemap", 1)
    assert room.poll().pages == 0
    room.web.put("herald", "/news/2", article(2))
    rows = [row(room.web.url("herald", "/news/1"), "2031-03-03"), row(room.web.url("herald", "/news/2"))]
    room.web.put("herald", "/map.xml.gz", sitemap(*rows))
    assert len(room.poll(hours=1).new) == 2


def test_a_news_sitemap_begins_with_the_last_day(room: Room) -> None:
    """Its entries of a day are asked at once, also where it is one of an index."""
    for n in (1, 2, 3):
        room.web.put("herald", f"/news/{n}", article(n))
    day = ["2031-03-03T07:00:00Z", "2031-03-01T07:00:00Z"]
    rows = [row(room.web.url("herald", f"/news/{n}"), published=at) for n, at in zip((1, 2), day, strict=True)]
    news = room.web.put("herald", "/news.xml", sitemap(*rows))
    index = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{news}</loc></sitemap></sitemapindex>"
    (source,) = room.follow(room.web.put("herald", "/index.xml", index))
    assert (source.kind, source.entries) == ("sitemap", 2)
    assert len(room.poll().new) == 1
    room.web.put("herald", "/news.xml", sitemap(*rows, row(room.web.url("herald", "/news/3"), published=day[0])))
    room.web.put("herald", "/index.xml", index + "<!-- changed -->")
    room.poll(hours=1)
    room.poll(minutes=1)  # the clock of a visit goes before that of the test
    assert room.reports == 2


def test_an_outline(room: Room, tmp_path: Path) -> None:
    """All feeds of an OPML file or address are followed; of an outlet without one its page is searched."""
    feed_of(room.web, "herald", [1])
    feed_of(room.web, "post", [2])
    room.web.put("post", "/", "<html><link rel='alternate' type='application/rss+xml' href='feed.xml'><p>x</p></html>")
    outline = (
        f"<opml version='2.0'><body><outline text='All'><outline text='Herald' xmlUrl='{room.web.url('herald', '/feed.xml')}'/>"
        f"<outline text='Post' htmlUrl='{room.web.url('post', '/')}'/></outline></body></opml>"
    )
    (tmp_path / "feeds.opml").write_text(outline)
    found = room.follow(str(tmp_path / "feeds.opml"))
    assert [one.address for one in found] == [room.web.url("herald", "/feed.xml"), room.web.url("post", "/feed.xml")]
    assert len(room.poll().new) == 2
    feed_of(room.web, "courier", [3])
    again = outline.replace("herald.example", "courier.example")
    room.follow(room.web.put("herald", "/feeds.opml", again))
    room.poll(minutes=1)
    assert [one.state for one in room.sources] == ["on", "on", "on", "off"]
    assert room.reports == 3


def test_following_twice_is_following_once(room: Room) -> None:
    """One that was switched off is on again."""
    url = feed_of(room.web, "herald", [1])
    room.follow(url)
    room.web.pages["herald", "/feed.xml"].status = 410
    room.poll(hours=1)
    assert [one.state for one in room.sources] == ["off"]
    room.web.pages["herald", "/feed.xml"].status = 200
    room.follow(url)
    room.poll()
    assert [(one.state, one.failures) for one in room.sources] == [("on", 0)]


def message(n: int) -> EmailMessage:
    """A report as mail."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = (
        "desk@herald.example",
        f"Crane {n} reopens",
        "Mon, 03 Mar 2031 07:00:00 +0000",
    )
    made["Message-ID"] = f"<{n}@herald.example>"
    made.set_content(f"{text(n)}\n\n{text(n + 3)}")
    return made


@pytest.mark.parametrize("kind", [mailbox.Maildir, mailbox.mbox])
def test_a_mailbox(room: Room, tmp_path: Path, kind: type[mailbox.Maildir] | type[mailbox.mbox]) -> None:
    """Each message is a report, once, wherever it is moved in the box; the box is left as it is."""
    box = kind(tmp_path / "box")
    box.add(message(1))
    box.flush()
    (source,) = room.follow(str(tmp_path / "box"))
    assert (source.kind, source.title) == ("mailbox", "box")
    assert len(room.poll().new) == 1
    assert room.poll(hours=1).unchanged == 1
    box.add(message(2))
    if isinstance(box, mailbox.Maildir):
        (first, *_) = (tmp_path / "box" / "new").iterdir()
        first.rename(tmp_path / "box" / "cur" / f"{first.name}:2,S")
    box.flush()
    assert len(room.poll(hours=1).new) == 1
    assert room.poll(hours=1).unchanged == 1
    assert room.reports == 2
    assert len(box) == 2
    box.close()


def test_the_log_says_whether_a_mailbox_is_as_it_was(
    room: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """One that brought a message is not; the next time it is."""
    with closing(mailbox.mbox(tmp_path / "box")) as box:
        box.add(message(1))
    room.follow(str(tmp_path / "box"))
    with caplog.at_level(logging.INFO, "dateline.follow"):
        room.poll()
        room.poll(hours=1)
    found = [vars(one) for one in caplog.records if vars(one).get("event") == "source"]
    assert [(one["new"], one.get("unchanged")) for one in found] == [(1, None), (0, True)]


@pytest.mark.parametrize("kind", ["rss", "atom", "jsonfeed"])
def test_every_feed_that_is_written_is_read(kind: str) -> None:
    """As many entries as were written, each with its name, headline and where it leads; its own outline leads to its outlets."""
    reading = builders.reading()
    assert reading.changes
    for base in (None, "https://desk.example"):
        found = listing(export(reading, kind, base=base).data, name="feed")
        assert found.kind == "feed"
        assert found.title
        assert len(found.entries) == len(reading.changes)
        assert all(one.title and one.text and one.published and one.key.startswith("urn:") for one in found.entries)
        assert base is None or all(one.url and one.url.startswith(base) for one in found.entries)
    outline = listing(export(reading, "opml").data, name="outline")
    assert outline.kind == "outline"


def test_odd_feeds() -> None:
    """One name for several pages, no name, no link, dates of any vocabulary, relative links: each entry is one."""
    rows = [
        {"guid": "1", "link": "/a", "title": "A"},
        {"guid": "1", "link": "/b", "title": "B"},
        {"title": "C"},
        {"link": "/d"},
    ]
    found = listing(rss(rows).encode(), name="feed", address="https://a.example/feed")
    assert [one.url for one in found.entries] == [
        "https://a.example/a",
        "https://a.example/b",
        None,
        "https://a.example/d",
    ]
    assert len({one.key for one in found.entries}) == 4
    head = "<ttl>90</ttl><atom:link rel='prev-archive' href='https://a.example/2'/>"
    found = listing(rss(rows, head).encode(), name="feed")
    assert (found.every, found.earlier) == (5400, "https://a.example/2")


def test_a_source_by_name(room: Room) -> None:
    """Number, address, or words of its title that no other has."""
    url = feed_of(room.web, "herald", [1])
    room.follow(url)
    room.follow(room.web.put("post", "/feed.xml", rss([item(room.web, "post", 2)]).replace("Lowmere", "Alder")))
    verbs = Following(room.path)
    assert verbs.source("1") == verbs.source(url) == verbs.source("Lowmere")
    for name in ("3", "herald", "", "tribune"):
        with pytest.raises(UnknownName):
            verbs.source(name)
