"""Dumps of news as other programs write them: each is read as it is, and what is not read is named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.clean import article
from dateline.terms import Report, SetAside
from tests.opening import opened

ONE = "The ferry to Lowmere ran aground on Monday night with sixty people on board."
TWO = "Nobody was hurt, the harbour master said, and divers will look at the hull today."
STORY = f"{ONE}\n\n{TWO}"
PAGE = "https://lowmere.example/ferry-aground"
MARKUP = f"<p>{ONE}</p><p>{TWO}</p>"


def read(value: object) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    return opened(json.dumps(value).encode(), name="dump.json", file="dump.json")


def said(report: Report, name: str) -> list[str]:
    return [meta.value for meta in report.metas if meta.name == name]


DUMPS: dict[str, dict[str, Any]] = {
    "newspaper4k": {
        "url": PAGE, "read_more_link": "", "language": "en", "title": "Ferry aground", "top_image": "https://i.example/1.jpg",
        "meta_img": "", "images": [], "movies": [], "keywords": ["ferry"], "meta_keywords": [""], "tags": None,
        "authors": ["Ida Brun", "Tom Vale"], "publish_date": "2024-05-14T06:20:00", "summary": "", "meta_description": "A ferry.",
        "meta_lang": "en", "meta_favicon": "", "meta_site_name": "Lowmere Post", "canonical_link": PAGE, "text": STORY,
        "source_url": "https://lowmere.example",
    },
    "trafilatura": {
        "title": "Ferry aground", "author": "Ida Brun; Tom Vale", "hostname": "lowmere.example", "date": "2024-05-14", "fingerprint": "ab12",
        "id": None, "license": None, "comments": "", "raw_text": STORY.replace("\n\n", " "), "text": STORY.replace("\n\n", "\n"), "language": None,
        "image": None, "pagetype": "article", "filedate": "2024-05-20", "source": PAGE, "source-hostname": "Lowmere Post",
        "excerpt": "A ferry ran aground.", "categories": "", "tags": "",
    },
    "fundus": {
        "title": "Ferry aground", "authors": ["Ida Brun", "Tom Vale"], "publishing_date": "2024-05-14 06:20:00+00:00", "topics": ["Ferries"],
        "body": {"summary": [], "sections": [{"headline": ["Night on the sandbank"], "paragraphs": [ONE]}, {"headline": [], "paragraphs": [TWO]}]},
        "html": {"requested_url": PAGE, "responded_url": PAGE, "content": "<html></html>", "crawl_date": "2024-05-20 09:00:00",
                 "source_info": {"publisher": "Lowmere Post"}},
        "publisher": "Lowmere Post", "lang": "en", "free_access": True,
    },
    "news-please": {
        "authors": ["Ida Brun", "Tom Vale"], "date_download": "2024-05-20 09:00:00", "date_modify": "None", "date_publish": "2024-05-14 06:20:00",
        "description": "A ferry.", "filename": "https%3A%2F%2Flowmere.example.json", "image_url": None, "language": "en", "localpath": None,
        "maintext": STORY, "source_domain": "Lowmere Post", "text": None, "title": "Ferry aground", "title_page": "Ferry aground | Lowmere Post",
        "title_rss": None, "url": PAGE,
    },
    "NewsAPI": {
        "source": {"id": "lowmere-post", "name": "Lowmere Post"}, "author": "Ida Brun, Tom Vale", "title": "Ferry aground", "description": "A ferry.",
        "url": PAGE, "urlToImage": None, "publishedAt": "2024-05-14T06:20:00Z", "content": STORY,
    },
    "Media Cloud": {
        "id": "f1", "media_name": "Lowmere Post", "media_url": "lowmere.example", "title": "Ferry aground", "publish_date": "2024-05-14",
        "url": PAGE, "language": "en", "indexed_date": "2024-05-20T09:00:00", "authors": "Ida Brun and Tom Vale", "text": STORY,
    },
    "Media Cloud's index": {
        "article_title": "Ferry aground", "normalized_article_title": "ferry aground", "publication_date": "2024-05-14", "indexed_date": "2024-05-20",
        "language": "en", "canonical_domain": "Lowmere Post", "url": PAGE, "original_url": PAGE + "?x", "text_content": STORY,
        "creators": ["Ida Brun", "Tom Vale"],
    },
    "Common Crawl News, by address": {
        "requested_url": PAGE, "responded_url": PAGE, "plain_text": STORY, "published_date": "2024-05-14T06:20:00+00:00", "title": "Ferry aground",
        "tags": [], "categories": [], "author": "Ida Brun; Tom Vale", "sitename": "Lowmere Post", "image_url": None, "language": "en",
        "language_score": 0.99, "publisher": None, "warc_path": "CC-NEWS-20240520.warc.gz", "crawl_date": "2024-05-20T09:00:00+00:00",
    },
    "Common Crawl News, by domain": {
        "title": "Ferry aground", "text": STORY, "domain": "Lowmere Post", "date": "2024-05-14 06:20:00", "description": "A ferry.", "url": PAGE,
        "image_url": "", "authors": "['Ida Brun', 'Tom Vale']",
    },
    "GDELT with the texts added": {
        "url": PAGE, "url_mobile": "", "title": "Ferry aground", "seendate": "20240520T090000Z", "socialimage": "", "domain": "Lowmere Post",
        "language": "English", "sourcecountry": "United States", "content": STORY, "date": "20240514T062000Z", "author": ["Ida Brun", "Tom Vale"],
    },
    "Event Registry": {
        "uri": "7711", "lang": "eng", "isDuplicate": False, "date": "2024-05-14", "time": "06:20:00", "dateTime": "2024-05-14T06:20:00Z",
        "dateTimePub": "2024-05-14T06:20:00Z", "dataType": "news", "url": PAGE, "title": "Ferry aground", "body": STORY,
        "source": {"uri": "lowmere.example", "dataType": "news", "title": "Lowmere Post"},
        "authors": [{"uri": "ida@lowmere.example", "name": "Ida Brun"}, {"uri": "tom@lowmere.example", "name": "Tom Vale"}],
    },
    "Guardian": {
        "id": "world/2024/ferry", "webPublicationDate": "2024-05-14T06:20:00Z", "webTitle": "Ferry aground", "webUrl": PAGE, "pillarName": "News",
        "fields": {"headline": "Ferry aground", "byline": "Ida Brun and Tom Vale", "bodyText": STORY, "publication": "Lowmere Post"},
    },
    "WordPress": {
        "id": 12, "date": "2024-05-14T06:20:00", "guid": {"rendered": "https://lowmere.example/?p=12"}, "link": PAGE, "author": 3,
        "title": {"rendered": "Ferry&nbsp;aground"}, "content": {"rendered": MARKUP, "protected": False},
        "excerpt": {"rendered": "<p>A ferry.</p>"}, "site_name": "Lowmere Post", "byline": "Ida Brun, Tom Vale",
    },
    "schema.org": {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry aground", "articleBody": STORY,
        "datePublished": "2024-05-14T06:20:00Z", "mainEntityOfPage": {"@id": PAGE}, "publisher": {"@type": "Organization", "name": "Lowmere Post"},
        "author": [{"@type": "Person", "name": "Ida Brun"}, {"@type": "Person", "name": "Tom Vale"}],
    },
    "a database": {
        "_id": {"$oid": "65f"}, "Title": "Ferry aground", "Body": [ONE, TWO], "URL": PAGE, "Site-Name": "Lowmere Post",
        "Published_Date": {"$date": {"$numberLong": "1715667600000"}}, "Authors": [{"first_name": "Ida", "last_name": "Brun"}, {"full_name": "Tom Vale"}],
    },
    "a search engine": {
        "_index": "news", "_score": 1.0, "_source": {"headline": "Ferry aground", "content": STORY, "url": PAGE, "publishTime": 1715667600000000,
                                                     "outlet": "Lowmere Post", "writers": ["Ida Brun", "Tom Vale"]},
    },
    "an editor's blocks": {
        "title": "Ferry aground", "link": PAGE, "outlet": "Lowmere Post", "firstPublishedOn": [2024, 5, 14, 6, 20], "byline": "Ida Brun and Tom Vale",
        "content": {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": ONE}}, {"type": "paragraph", "children": [{"text": TWO[:20]}, {"text": TWO[20:]}]}]},
    },
    "markup in a text": {
        "title": "Ferry aground", "url": PAGE, "publisher": "Lowmere Post", "pub_date": "14. Mai 2024", "authors": ["Ida Brun", "Tom Vale"],
        "text": MARKUP.replace("<", "&lt;").replace(">", "&gt;"),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", DUMPS)
def test_a_dump_is_read_as_it_is(name: str) -> None:
    """Headline, text, address, outlet, names and day of every dump come from the keys that its program writes."""
    (report,), set_aside = read(DUMPS[name])
    assert not set_aside
    told = article(report)
    assert (told.title, told.url, told.publisher) == ("Ferry aground", PAGE, "Lowmere Post")
    assert told.bylines == ("Ida Brun", "Tom Vale")
    assert told.published is not None
    assert told.published.start.startswith("2024-05-14")
    body = " ".join(part.text for part in told.paragraphs)
    assert ONE in body
    assert TWO in body
    assert "<p>" not in report.text


def test_the_day_of_the_crawl_is_no_day_of_publication() -> None:
    """What a program fetched, saw or indexed on a day was not published on it."""
    for key in ("seendate", "date_download", "filedate", "crawl_date", "indexed_date", "scraped_on", "retrievedAt"):
        (report,), _ = read({"title": "Ferry aground", "text": STORY, key: "2024-05-20"})
        told = article(report)
        assert told.published is None, key
        assert told.fetched is not None, key


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("Published-At", "1715667600"),
        ("pubDate", 1715667600),
        ("publishTime", 1715667600000),
        ("published_ms", 1715667600000.0),
        ("issued", "14 mai 2024"),
        ("date_published", "14 мая 2024 г., 09:20"),
        ("first_publication_date", "14/05/2024"),
        ("publication", "2024-05-14"),
        ("posted_on", "May 14, 2024"),
        ("datePublished", {"@value": "2024-05-14"}),
        ("published_parsed", [2024, 5, 14, 6, 20, 0, 1, 135, 0]),
        ("published", {"seconds": 1715667600, "nanoseconds": 0}),
        ("release_date", {"year": 2024, "month": 5, "day": 14}),
        ("created_at", "2024-05-14T06:20:00"),
        ("metadata", {"publicationDate": "2024-05-14"}),
    ],
)
def test_days_of_publication_however_they_are_written(key: str, value: object) -> None:
    """Keys in any case, epochs in seconds, thousandths and millionths, other tongues, and what databases wrap a day in."""
    (report,), set_aside = read({"title": "Ferry aground", "text": STORY, key: value})
    told = article(report)
    assert not set_aside
    assert told.published is not None
    assert told.published.start.startswith("2024-05-14")


def test_a_day_of_making_counts_only_where_no_other_is_named() -> None:
    """`created_at` may be a row's own day: it is asked last."""
    (report,), _ = read({"text": STORY, "created_at": "2024-06-01", "issued": "2024-05-14"})
    assert said(report, "published") == ["2024-05-14"]


def test_an_outlet_is_no_address_and_no_day() -> None:
    """`source` is an address in one dump and a name in another; a host names an outlet only where nothing else does."""
    (one,), _ = read({"text": STORY, "source": PAGE, "hostname": "lowmere.example"})
    assert (one.url, said(one, "publisher")) == (PAGE, ["lowmere.example"])
    (other,), _ = read(
        {"text": STORY, "source": "Lowmere Post", "publication": "2024-05-14", "hostname": "lowmere.example"}
    )
    assert (other.url, said(other, "publisher")) == (None, ["Lowmere Post"])


def test_what_looks_like_a_day_and_is_not_known_is_named() -> None:
    """A note names the keys, once for the file; it costs no report and is said only of reports without a day."""
    rows = [
        {"text": STORY, "erschienen_am": "14.05.2024", "n": 7},
        {"text": STORY, "tattoo": "2024-05-14"},
        {"text": STORY, "date": "2024-05-14", "x": "2024-05-15"},
    ]
    reports, (note,) = read(rows)
    assert len(reports) == 3
    assert (note.name, note.fatal) == ("dump.json", False)
    assert note.reason == "has keys that look like days and were not read (`erschienen_am`, `tattoo`)"


def test_what_looks_like_a_text_and_is_not_known_is_named() -> None:
    """An object without a known text says which key may hold it; a far longer text beside the one that was read is noted."""
    long = " ".join([ONE] * 8)
    _, (refused,) = read([{"title": "Ferry aground", "volltext": long}])
    assert refused.reason == "has neither `text` nor `html`; `volltext` may hold the text"
    reports, (note,) = read({"text": ONE, "volltext": long, "description": long})
    assert len(reports) == 1
    assert note.reason == "has keys that look like texts and were not read (`volltext`)"
    (_,), (chinese,) = read({"text": "塔恩河决堤。", "正文": "塔恩河星期二夜间决堤，四十户人家的地下室被淹。" * 30})
    assert "`正文`" in chinese.reason


def test_answers_of_services_are_opened() -> None:
    """A list of articles inside an answer is read, wherever it stands; what the answer says of all goes for each."""
    whole = {"status": "ok", "totalResults": 2, "articles": [DUMPS["NewsAPI"], DUMPS["NewsAPI"] | {"url": PAGE + "-2"}]}
    reports, set_aside = read(whole)
    assert [report.url for report in reports] == [PAGE, PAGE + "-2"]
    assert not set_aside
    hits, _ = read({"took": 1, "hits": {"total": 1, "hits": [DUMPS["a search engine"]]}})
    assert [report.url for report in hits] == [PAGE]
    given, _ = read({"response": {"results": [{"webTitle": "a", "webUrl": PAGE, "fields": {"bodyText": STORY}}]}})
    assert [report.url for report in given] == [PAGE]
    named, _ = read({"outlet": "Lowmere Post", "language": "en", "stories": [{"text": STORY}]})
    assert [said(report, "publisher") for report in named] == [["Lowmere Post"]]


def test_lists_of_addresses_are_no_reports() -> None:
    """What GDELT lists has headlines and addresses and no text: one note says so."""
    row = {"url": PAGE, "title": "Ferry aground", "seendate": "20240514T062000Z", "domain": "lowmere.example"}
    reports, (note,) = read({"articles": [row, row | {"url": PAGE + "-2"}]})
    assert not reports
    assert (note.reason, note.remedy, note.fatal) == (
        "holds 2 entries without a text", "name the pages that they link to", True
    )  # fmt: skip


def test_a_text_that_was_cut_is_said_to_be() -> None:
    """NewsAPI ends a text with the number of characters that it keeps back: they are no words, and a note says that the text is cut."""
    (report,), (note,) = read({"title": "Ferry aground", "content": f"{ONE} Nobody was… [+1520 chars]"})
    assert report.text.endswith("Nobody was…")
    assert (note.reason, note.fatal) == ("holds 1 text that whoever made it cut short", False)


def test_plain_signs_are_no_markup() -> None:
    """A text with angle brackets, or with entities, is plain text."""
    (report,), _ = read(
        {"title": "Profit &amp; loss", "text": "It rose from <5 to >9 per cent, A&amp;B said.\n<Ed: check>"}
    )
    assert report.format == "jsonl"
    assert report.text == "Profit & loss\n\nIt rose from <5 to >9 per cent, A&B said.\n<Ed: check>"


LINE = json.dumps({"title": "Ferry aground", "text": STORY, "date": "2024-05-14", "url": PAGE})
OTHER = LINE.replace(PAGE, PAGE + "-2")


@pytest.mark.parametrize(
    "document",
    [
        f"[\n{LINE},\n{OTHER}\n]",
        f"[{LINE}, {OTHER},]",
        f"[{LINE},\n{OTHER}",
        f"{LINE},\n{OTHER},\n",
        f"{LINE}{OTHER}",
        f"{LINE} {OTHER}\n",
        json.dumps(json.loads(LINE), indent=2) + "\n" + json.dumps(json.loads(OTHER), indent=2),
        f"\x1e{LINE}\n\x1e{OTHER}\n",
        f"\ufeff{LINE}\r\n{OTHER}\r\n",
        f'{{"a1": {LINE}, "a2": {OTHER}}}',
        json.dumps({key: {"0": json.loads(LINE)[key], "1": json.loads(OTHER)[key]} for key in json.loads(LINE)}),
    ],
)
def test_documents_however_they_are_written(document: str) -> None:
    """A list, also one that is cut behind an object or has a comma too many; objects one behind the other; by their ids; by columns."""
    reports, set_aside = opened(document.encode(), name="a.json")
    assert [report.url for report in reports] == [PAGE, PAGE + "-2"]
    assert not set_aside


def test_a_list_too_long_to_be_read_at_once_is_read_by_lines() -> None:
    """A list of more than a line may hold, an object a line, is read."""
    filler = json.dumps({"text": STORY, "x": "y" * 4_000_000})
    reports, set_aside = opened("\n".join(["[", *[f"{filler},"] * 4, LINE, "]"]).encode(), name="a.json")
    assert (len(reports), set_aside) == (5, ())


def test_a_list_that_is_cut_inside_an_object() -> None:
    """What came before the cut is read, and the cut is named."""
    reports, (one,) = opened(f"[{LINE},\n{OTHER[:80]}".encode(), name="a.json")
    assert [report.url for report in reports] == [PAGE]
    assert one.fatal
