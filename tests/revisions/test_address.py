"""Two URLs name one page, or they do not."""

from __future__ import annotations

import pytest

from dateline import clean
from dateline.revisions import address_of, normal
from tests.opening import opened

PAGE = "paper.example/news/bridge"


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/news/bridge",
        "http://www.paper.example:80/news/bridge/",
        "HTTPS://M.Paper.Example/news//bridge",
        "https://mobile.paper.example/news/bridge#comments",
        "https://amp.paper.example/news/bridge",
        "https://paper.example/news/bridge/amp/",
        "https://paper.example/amp/news/bridge",
        "https://paper.example/news/bridge.amp",
        "https://paper.example/news/bridge?amp=1",
        "https://paper.example/news/bridge?outputType=amp&utm_source=12",
        "https://paper.example/news/bridge?fbclid=77&ref=home&CMP=share",
        "https://paper-example.cdn.ampproject.org/c/s/www.paper.example/news/bridge",
        "https://www.google.com/amp/s/amp.paper.example/news/bridge",
        "https://paper.example/news/%62ridge",
    ],
)
def test_one_page_under_many_addresses(url: str) -> None:
    """Tags of tracking, the form for small screens, "www.", a port and a place in the page leave it the same page."""
    assert normal(url) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/news/bridge-2",
        "https://paper.example/news/Bridge",
        "https://sport.paper.example/news/bridge",
        "https://paper.example/news/bridge?page=2",
        "https://paper.example/news/bridge?cid=5",
        "https://paper.example/news/bridge?gallery=3",
        "https://paper.example/news/bridge?amp=model-4",
        "https://paper.example/news/bridges.amplifier",
    ],
)
def test_another_page_stays_another(url: str) -> None:
    """A number of the site's own, a page, a gallery, a part of the site: two reports are not made one for a name that may track."""
    assert normal(url) not in {None, PAGE}


@pytest.mark.parametrize(
    "url",
    ["", None, "https://paper.example/", "https://paper.example/?utm_source=x", "ftp://paper.example/a", "http://[x/"],
)
def test_no_page(url: str | None) -> None:
    """A front page is another page every day, and what is no web address names none."""
    assert normal(url) is None


def address(data: bytes, url: str | None = None) -> str | None:
    """The address of the first report in `data`."""
    return address_of(clean.article(opened(data, name="x", url=url)[0][0]))


WORDS = b"<p>The bridge of Lindholm was closed on Tuesday after a storm, the harbour office said.</p>" * 3


def test_the_canonical_link_counts_on_its_own_site() -> None:
    """A page's canonical link is its address, where it leads to the same site; what another site names is another outlet's page."""
    page = b"<html><head><link rel='canonical' href='https://%s'></head><body>" + WORDS + b"</body></html>"
    assert address(page % b"www.paper.example/bridge", "https://m.paper.example/b?id=7") == "paper.example/bridge"
    assert address(page % b"agency.example/bridge", "https://paper.example/bridge-7") == "paper.example/bridge-7"
    assert address(page % b"paper.example/bridge") == "paper.example/bridge"


def feed(*ids: str) -> bytes:
    """A feed of full entries, each named as given."""
    text = "<p>The bridge was closed after a storm.</p>" * 20
    entries = "".join(
        f"<item><title>News {n}</title>{id}<description><![CDATA[{text}]]></description></item>"
        for n, id in enumerate(ids)
    )
    head = "<rss version='2.0'><channel><title>Post</title><link>https://post.example/</link>"
    return f"<?xml version='1.0'?>{head}{entries}</channel></rss>".encode()


def test_an_entry_of_a_feed_is_its_link_else_its_guid_else_itself() -> None:
    """The feed's address is never that of an entry: entries without a link are no revisions of one another."""
    pytest.importorskip("feedparser")
    data = feed(
        "<link>https://post.example/a</link><guid isPermaLink='false'>1</guid>",
        "<guid isPermaLink='false'>tag:post.example,2024:2</guid>",
        "<guid isPermaLink='false'>3</guid>",
        "",
        "",
    )
    found, _ = opened(data, name="feed", url="https://post.example/feed.xml")
    assert [report.url for report in found] == ["https://post.example/a", None, None, None, None]
    assert [address_of(clean.article(report)) for report in found] == [
        "post.example/a", "tag:post.example,2024:2", "https://post.example/ 3", *(f"article {one.id}" for one in found[3:]),
    ]  # fmt: skip
    assert len({report.id for report in found}) == 5


def test_a_line_of_json_has_its_own_address_or_none() -> None:
    """The address of a file of many reports is that of none of them."""
    data = b'{"text": "The bridge was closed."}\n{"text": "The harbour was closed.", "url": "https://post.example/b"}'
    found, _ = opened(data, name="lines", url="https://post.example/all.jsonl")
    assert [report.url for report in found] == [None, "https://post.example/b"]
