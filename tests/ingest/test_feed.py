"""Feeds: full entries are reports, teasers are counted, hostile feeds set aside."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.opening import opened

pytest.importorskip("feedparser")

STORY = "<p>The bridge at Lowmere opened on Tuesday.</p>" + "<p>It is long and was built with concrete.</p>" * 12


def rss(*entries: str) -> bytes:
    """A feed of these entries."""
    head = "<?xml version='1.0'?><rss version='2.0'><channel><title>Lowmere Post</title><language>en</language>"
    return (head + "".join(f"<item>{entry}</item>" for entry in entries) + "</channel></rss>").encode()


FULL = (
    "<title>Bridge opens</title><link>https://lowmere.example/bridge</link><author>Ana Roe</author>"
    f"<pubDate>Tue, 05 Mar 2024 10:15:00 +0100</pubDate><description><![CDATA[{STORY}]]></description>"
)


def test_full_entries_are_reports() -> None:
    """An entry's title stands above its text; what the feed says of it is evidence."""
    (report,), set_aside = opened(rss(FULL), name="a.xml")
    assert not set_aside
    assert report.url == "https://lowmere.example/bridge"
    assert report.text.startswith("Bridge opens\n\nThe bridge at Lowmere opened on Tuesday.\n\nIt is long")
    assert [(meta.name, meta.value, meta.origin) for meta in report.metas[:2]] == [
        ("title", "Bridge opens", "feed entry title"),
        ("published", "Tue, 05 Mar 2024 10:15:00 +0100", "feed entry published"),
    ]
    assert {meta.name for meta in report.metas} >= {"byline", "canonical_url", "publisher", "language"}
    for meta in report.metas:
        if meta.evidence:
            assert report.text[meta.evidence.start : meta.evidence.end] == meta.evidence.text


def test_teasers_are_counted() -> None:
    """Entries that only tease are no reports; one note counts them."""
    reports, (note,) = opened(rss(FULL, "<description>Read on.</description>"), name="a.xml")
    assert len(reports) == 1
    assert (note.reason, note.fatal) == ("has 1 entry that only teases", False)
    assert opened(rss("<title>x</title>"), name="a.xml")[1][0].fatal


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing reads feeds, the remedy says what to install."""
    monkeypatch.setitem(sys.modules, "feedparser", None)
    _, (one,) = opened(rss(FULL), name="a.xml")
    assert one.remedy == "install what reads it: pip install 'dateline[feeds]'"


LAUGHS = b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8)
)


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS + b"]><rss><channel><item><description>&i;</description></item></channel></rss>",
        b"<rss><channel>" + b"<item>" * 50_000,
        rss(*["<title>x</title>"] * 20_000),
        b"<rss>" + b" " * 9_000_000,
    ],
    ids=["entities", "nested", "many", "large"],
)
def test_monsters_end_in_time(data: bytes) -> None:
    """A hostile feed is set aside within seconds."""
    start = time.process_time()
    reports, set_aside = opened(data, name="a.xml")
    assert not reports
    assert set_aside
    assert time.process_time() - start < 15


@given(st.text(max_size=100))
def test_any_words_are_survived(words: str) -> None:
    """Any characters in an entry are read or set aside; nothing is raised."""
    reports, set_aside = opened(rss(f"<description>{words}</description>", FULL), name="a.xml")
    assert reports or set_aside
