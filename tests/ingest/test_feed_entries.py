"""Entries as feeds have them: days, names, headlines, full texts in every script, teasers told by their words."""

from __future__ import annotations

import html
import json
import time

import pytest

from dateline.clean import article
from dateline.ingest.fullness import is_full, words_in
from dateline.terms import Article, Report, SetAside
from tests.opening import opened

pytest.importorskip("feedparser")

SENTENCE = "The night ferry to Lowmere ran aground on a sandbank and sixty people waited for the tide. "
STORY = "".join(f"<p>{SENTENCE}{SENTENCE}</p>" for _ in range(4))
CHINESE = "渡轮星期一夜间在沙洲搁浅，六十名乘客等到涨潮才脱险。港务局长说没有人受伤，潜水员今天将检查船底。" * 4
JAPANESE = "フェリーは月曜の夜に浅瀬で座礁し、乗客六十人が満潮を待った。けが人はいないと港長は述べた。" * 5
THAI = "เรือข้ามฟากเกยตื้นในคืนวันจันทร์ผู้โดยสารหกสิบคนรอน้ำขึ้นไม่มีผู้ได้รับบาดเจ็บ" * 6
SPACES = (
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:dcterms='http://purl.org/dc/terms/' xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/' "
    "xmlns:media='http://search.yahoo.com/mrss/'"
)


def rss(entry: str, *, text: str = STORY, channel: str = "<title>Lowmere Post</title>") -> bytes:
    whole = f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else ""
    return f"<rss version='2.0' {SPACES}><channel>{channel}<item>{entry}{whole}</item></channel></rss>".encode()


def atom(entry: str, *, text: str = STORY) -> bytes:
    content = f"<content type='html'>{html.escape(text)}</content>"
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Lowmere Post</title><entry>{entry}{content}</entry></feed>".encode()


def read(data: bytes) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    return opened(data, name="feed")


def told(data: bytes) -> Article:
    (report,), set_aside = read(data)
    assert not set_aside
    return article(report)


@pytest.mark.parametrize(
    "day",
    [
        "<pubDate>Tue, 14 May 2024 08:20:00 +0200</pubDate>",
        "<pubDate>Tue, 14 May 24 08:20:00 CEST</pubDate>",
        "<pubDate>Tue, 14 May 2024 08:20:00 GMT+0200</pubDate>",
        "<pubDate>Вт, 14 мая 2024 08:20:00 +0200</pubDate>",
        "<pubDate>mar., 14 mai 2024 08:20:00</pubDate>",
        "<pubDate>Di, 14 Mai 2024 08:20:00 MESZ</pubDate>",
        "<pubDate>1715667600</pubDate>",
        "<dc:date>2024-05-14T08:20:00+02:00</dc:date>",
        "<dcterms:issued>2024-05-14</dcterms:issued>",
        "<dcterms:created>2024-05-14</dcterms:created>",
        "<prism:publicationDate>2024-05-14</prism:publicationDate>",
        "<pubDate></pubDate><dc:date>2024-05-14</dc:date>",
    ],
)
def test_the_day_of_publication(day: str) -> None:
    """By any vocabulary, with two digits for the year, odd zones and the months of other tongues."""
    published = told(rss(f"<title>Ferry aground</title>{day}")).published
    assert published is not None
    assert published.start.startswith("2024-05-14")


def test_the_day_of_a_change_alone_weighs_less() -> None:
    """An entry that names only its last change is dated by it, says so, and what its text shows goes before."""
    updated = "<title>Ferry aground</title><updated>2024-05-14T08:20:00Z</updated>"
    published = told(atom(updated)).published
    assert published is not None
    assert published.start.startswith("2024-05-14")
    assert published.basis.startswith("feed entry updated (no other day) is")
    shown = told(atom(updated, text=f"<p>Published 12 May 2024</p>{STORY}")).published
    assert shown is not None
    assert shown.start.startswith("2024-05-12")
    both = told(atom(updated + "<published>2024-05-13T08:00:00Z</published>"))
    assert [when and when.start[:10] for when in (both.published, both.modified)] == ["2024-05-13", "2024-05-14"]


@pytest.mark.parametrize(
    "authors",
    [
        "<dc:creator>Ida Brun</dc:creator><dc:creator>Tom Vale</dc:creator>",
        "<author>ida@lowmere.example (Ida Brun)</author><dc:creator>Tom Vale</dc:creator>",
        "<dc:creator>Ida Brun and Tom Vale</dc:creator>",
        "<dc:creator><![CDATA[Ida Brun, Tom Vale]]></dc:creator>",
    ],
)
def test_all_who_sign(authors: str) -> None:
    """Every author of an entry signs, in whichever element; an address of e-mail names nobody."""
    assert told(rss(f"<title>Ferry aground</title>{authors}")).bylines == ("Ida Brun", "Tom Vale")


def test_all_who_sign_in_atom() -> None:
    """Every author of an entry of Atom signs."""
    names = "".join(f"<author><name>{name}</name></author>" for name in ("Ida Brun", "Tom Vale"))
    assert told(atom(f"<title>Ferry aground</title>{names}")).bylines == ("Ida Brun", "Tom Vale")
    assert told(rss("<title>Ferry aground</title><author>desk@lowmere.example</author>")).bylines == ()


@pytest.mark.parametrize(
    "title",
    [
        "Harbour’s chief: &quot;Lucky&quot; &amp; late",
        "Harbour&amp;#8217;s chief: &amp;quot;Lucky&amp;quot; &amp;amp; late",
        "Harbour&amp;rsquo;s chief: &amp;amp;quot;Lucky&amp;amp;quot; &amp;amp;amp; late",
        "<![CDATA[Harbour&#8217;s chief: &quot;Lucky&quot; &amp; late]]>",
        '&lt;![CDATA[Harbour’s chief: "Lucky" &amp; late]]&gt;',
        '&lt;b&gt;Harbour’s chief:&lt;/b&gt; "Lucky" &amp; late',
    ],
)
def test_headlines_escaped_more_than_once(title: str) -> None:
    """However often it was escaped, a headline is read as it was meant."""
    assert told(rss(f"<title>{title}</title>")).title == 'Harbour’s chief: "Lucky" & late'


def test_texts_escaped_more_than_once() -> None:
    """A text that is escaped markup, or is marked as characters, is markup; one without markup keeps its paragraphs."""
    for text in (html.escape(STORY), f"&lt;![CDATA[{STORY}]]&gt;", html.escape(html.escape(STORY))):
        entry = f"<title>Ferry aground</title><description>{html.escape(text)}</description>"
        assert len(told(rss(entry, text="")).paragraphs) == 4
    plain = "\n\n".join([SENTENCE * 2] * 4)
    found = told(rss(f"<title>Ferry aground</title><description>{plain}</description>", text=""))
    assert [part.text for part in found.paragraphs] == [(SENTENCE * 2).strip()] * 4


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, THAI, STORY])
def test_full_texts_in_every_script(text: str) -> None:
    """A text is full by its words, also in scripts that put no spaces between them; a fifth of it is a teaser."""
    (_,), set_aside = read(rss("<title>渡轮搁浅</title>", text=f"<p>{text}</p>"))
    assert not set_aside
    reports, (note,) = read(rss("<title>渡轮搁浅</title>", text=f"<p>{text[: len(text) // 5]}</p>"))
    assert not reports
    assert note.reason == "has 1 entry that only teases"


MARKUP = "<div class='share {}'><a href='https://x.example/?a={}' title='on one of many networks' data-track='a b c d e f'><img alt='' src='x'></a></div>"


@pytest.mark.parametrize(
    "teaser",
    [
        "<p>The ferry ran aground.</p>" + "".join(MARKUP.format(n, n) for n in range(12)),
        "<p>The ferry ran aground.</p><script>"
        + "var a = 1; " * 100
        + "</script><style>"
        + "p { top: 0 } " * 50
        + "</style>",
        f"<p>{SENTENCE * 6} But the harbour master had warned […]</p>",
        f"<p>{SENTENCE * 6} But the harbour master …</p><p><a href='x'>Read more »</a></p>",
        f"<p>{SENTENCE * 6}</p><p><a href='x'>Weiterlesen</a></p>",
        f"<p>{SENTENCE * 6}</p><p>Lire la suite sur notre site</p>",
        f"<p>{SENTENCE * 6} To read this article in full, please click here</p>",
    ],
)
def test_teasers_are_told_by_their_words(teaser: str) -> None:
    """Markup makes no full text; one that breaks off or ends in an offer to read on is none either."""
    reports, (note,) = read(rss("<title>Ferry aground</title>", text=teaser))
    assert not reports
    assert note.fatal


@pytest.mark.parametrize(
    "full",
    [
        f"<p>{SENTENCE * 12}</p><p>Read more: <a href='x'>last year's ferry</a></p>",
        f"<p>{SENTENCE * 6}</p><p>“We waited…” she said, and the winter spread more ice.</p>",
    ],
)
def test_full_texts_may_offer_more(full: str) -> None:
    """A long text that ends in a link to another story is whole, as is one with dots inside."""
    (_,), set_aside = read(rss("<title>Ferry aground</title>", text=full))
    assert not set_aside


def test_the_outlet_of_an_entry_from_elsewhere() -> None:
    """A feed that gathers others names the outlet with the entry; the gatherer is not the publisher."""
    gathered = rss(
        "<title>Ferry aground</title><source url='https://lowmere.example/feed'>Lowmere Post</source>",
        channel="<title>All the coast's news</title>",
    )
    assert told(gathered).publisher == "Lowmere Post"


def test_addresses_below_that_of_the_site() -> None:
    """A relative address is one below the feed's own."""
    channel = "<title>Lowmere Post</title><link>https://lowmere.example/news/</link>"
    assert (
        told(rss("<title>Ferry aground</title><link>/ferry</link>", channel=channel)).url
        == "https://lowmere.example/ferry"
    )
    assert told(rss("<title>Ferry aground</title><link>https://[x/</link>", channel=channel)).url is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_feeds_of_two_bytes_a_letter(encoding: str) -> None:
    """A feed in UTF-16 is read, with a mark and without, whatever its declaration says."""
    for declared in ("", "<?xml version='1.0' encoding='utf-8'?>"):
        feed = declared + rss("<title>Färre</title>").decode()
        assert told(feed.encode(encoding)).title == "Färre"


def json_feed(*items: dict[str, object], **head: object) -> bytes:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Lowmere Post", **head, "items": items}
    ).encode()


def test_json_feed() -> None:
    """An entry of a JSON Feed is a report; the feed's title is the outlet, its authors sign where the entry names none; teasers are counted."""
    data = json_feed(
        {"id": "1", "url": "https://lowmere.example/a", "title": "Ferry &amp; sand", "content_html": STORY, "date_published": "2024-05-14T08:20:00Z"},
        {"id": "2", "external_url": "https://lowmere.example/b", "content_text": SENTENCE * 8, "date_modified": "2024-05-15", "authors": [{"name": "Tom Vale"}]},
        {"id": "3", "url": "https://lowmere.example/c", "title": "Tide", "summary": "It rose.", "content_html": "<p>It rose.</p>"},
        authors=[{"name": "Ida Brun"}], language="en", home_page_url="https://lowmere.example/",
    )  # fmt: skip
    (one, two), (note,) = read(data)
    first, second = article(one), article(two)
    assert (first.title, first.url, first.publisher, first.bylines) == (
        "Ferry & sand", "https://lowmere.example/a", "Lowmere Post", ("Ida Brun",),
    )  # fmt: skip
    assert first.published is not None
    assert first.published.start.startswith("2024-05-14")
    assert (second.url, second.bylines) == ("https://lowmere.example/b", ("Tom Vale",))
    assert (note.reason, note.fatal) == ("has 1 entry that only teases", False)


def test_words_are_counted_in_any_script() -> None:
    """Words are counted by spaces, and by letters where a script has none."""
    assert words_in("<p class='a b c'>One, two &amp; three</p>") == 3
    assert words_in("渡轮星期一夜间搁浅") == 5
    assert words_in("渡轮 ferry 搁浅") == 3
    assert not is_full("<p>" * 100)


@pytest.mark.parametrize(
    "body", ["<script>" * 100_000, "<" * 400_000, "<!--" * 100_000, "<p " * 100_000, "&lt;" * 100_000]
)
def test_hostile_entries_are_counted_in_time(body: str) -> None:
    """Marks that are opened and never closed take no longer than their text."""
    start = time.process_time()
    is_full(body)
    read(rss("<title>x</title>", text=body))
    assert time.process_time() - start < 15
