"""Metas: all that a page says about itself, each with where it said so."""

from __future__ import annotations

import json

import pytest

from dateline.terms import Report
from tests.opening import opened


def report_of(head: str = "", body: str = "<p>The bridge at Lowmere opened.</p>", *, lang: str = "") -> Report:
    page = f"<!DOCTYPE html><html{lang}><head>{head}</head><body>{body}</body></html>"
    (report,), set_aside = opened(page.encode(), name="page.html")
    assert not set_aside
    return report


def said(report: Report) -> dict[str, list[tuple[str, str]]]:
    """Field → [(value, origin)] in order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for meta in report.metas:
        found.setdefault(meta.name, []).append((meta.value, meta.origin))
        if meta.evidence:
            assert report.text[meta.evidence.start : meta.evidence.end] == meta.evidence.text
            assert meta.evidence.article == report.id
    return found


def ld(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge opens",
    "datePublished": "2021-05-04T09:00:00+02:00",
    "dateModified": "2021-05-05",
    "author": [{"@type": "Person", "name": "Jo Lund"}, "Ann Holt", {"url": "https://a.example/x"}],
    "publisher": {"@type": "Organization", "name": "Lowmere Post"},
    "mainEntityOfPage": {"@id": "https://lowmere.example/bridge"},
    "inLanguage": "en-GB",
    "dateline": "LOWMERE",
}


@pytest.mark.parametrize(
    "nodes",
    [
        [ARTICLE],
        [[ARTICLE]],
        [{"@graph": [{"@type": "WebSite", "name": "X"}, ARTICLE]}],
        [{"@type": "WebPage", "mainEntity": ARTICLE}],
    ],
)
def test_json_ld_wherever_it_stands(nodes: list[object]) -> None:
    """A news article is read alone, in a list, in a graph, and as a page's main entity."""
    found = said(report_of(ld(*nodes)))
    assert found["title"] == [("Bridge opens", "JSON-LD headline")]
    assert found["published"] == [("2021-05-04T09:00:00+02:00", "JSON-LD datePublished")]
    assert found["modified"] == [("2021-05-05", "JSON-LD dateModified")]
    assert found["byline"] == [("Jo Lund", "JSON-LD author"), ("Ann Holt", "JSON-LD author")]
    assert found["publisher"] == [("Lowmere Post", "JSON-LD publisher")]
    assert found["canonical_url"] == [("https://lowmere.example/bridge", "JSON-LD mainEntityOfPage")]
    assert found["language"] == [("en-GB", "JSON-LD inLanguage")]
    assert found["place"] == [("LOWMERE", "JSON-LD dateline")]


def test_articles_of_a_list_are_not_the_page() -> None:
    """Related articles, and a page of many, say nothing about this one."""
    listing = {"@type": "ItemList", "itemListElement": [ARTICLE]}
    assert not report_of(ld(listing, {"@type": "WebSite", "hasPart": ARTICLE})).metas
    assert not report_of(ld(*[ARTICLE | {"headline": str(n)} for n in range(9)])).metas


@pytest.mark.parametrize(
    "script",
    [
        "<!--\n{}\n-->",
        "//<![CDATA[\n{}\n//]]>",
        "{};",
    ],
)
def test_wrapped_json_ld(script: str) -> None:
    """JSON-LD in comment marks or with a semicolon is read."""
    head = f'<script type="application/ld+json">{script.replace("{}", json.dumps(ARTICLE))}</script>'
    assert said(report_of(head))["title"] == [("Bridge opens", "JSON-LD headline")]


@pytest.mark.parametrize(
    "script", ["", "{", "[" * 100_000, '{"@type": ["NewsArticle"], "author": 7, "headline": {"a": []}}', "null", '"x"']
)
def test_bad_json_ld_is_passed_over(script: str) -> None:
    """Broken, endless or senseless JSON-LD never spoils a page."""
    found = said(report_of(f'<script type="application/ld+json">{script}</script>'))
    assert "title" not in found


def test_meta_elements() -> None:
    """Open Graph, Dublin Core and plain names are known, whatever their case."""
    head = (
        '<meta property="og:title" content="Bridge opens"><meta name="DC.Date.Issued" content="2021-05-04">'
        '<meta property="article:published_time" content="2021-05-06"><meta name="author" content="Jo Lund">'
        '<meta property="article:author" content="https://social.example/jo"><meta property="og:site_name" content="Lowmere Post">'
        '<meta name="generator" content="x"><meta name="date"><link rel="canonical" href="https://lowmere.example/a">'
        "<title>Bridge opens | Lowmere Post</title>"
    )
    found = said(report_of(head, "<h1>Bridge opens at last</h1>", lang=' lang="en"'))
    assert found == {
        "title": [
            ("Bridge opens", "meta og:title"),
            ("Bridge opens at last", "h1"),
            ("Bridge opens | Lowmere Post", "title element"),
        ],
        "published": [("2021-05-04", "meta dc.date.issued"), ("2021-05-06", "meta article:published_time")],
        "byline": [("Jo Lund", "meta author")],
        "publisher": [("Lowmere Post", "meta og:site_name")],
        "canonical_url": [("https://lowmere.example/a", "link rel=canonical")],
        "language": [("en", "html lang")],
    }


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//lowmere.example", "http://", "http://[", "/a"],
)
def test_only_web_addresses_are_canonical(url: str) -> None:
    """An address that is not http or https with a host is dropped."""
    assert not report_of(f'<link rel="canonical" href="{url}"><meta property="og:url" content="{url}">').metas


def test_microdata() -> None:
    """Microdata is read with its words, of a nested author the name, and not that of a comment."""
    body = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Bridge opens</h1>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person">By <b itemprop="name">Jo Lund</b></span>'
        '<meta itemprop="dateModified" content="2021-05-05"><time itemprop="datePublished" datetime="2021-05-04">4 May</time>'
        '<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">troll</b><i itemprop="datePublished">2022</i></div></div>'
    )
    assert said(report_of(body=body)) == {
        "title": [("Bridge opens", "microdata headline")],
        "byline": [("Jo Lund", "microdata author")],
        "published": [("2021-05-04", "microdata datePublished")],
        "modified": [("2021-05-05", "microdata dateModified")],
    }


def test_times_and_authors_that_the_page_shows() -> None:
    """<time> gives its machine-readable value with its words; one marked as updated is when it was modified."""
    body = (
        '<p>By <a rel="author">Jo Lund</a> <time datetime="2021-05-04T09:00">4 May, 9 am</time> '
        '<span class="Updated-at"><time>5 May 2021</time></span></p>'
    )
    report = report_of(body=body)
    assert said(report) == {
        "byline": [("Jo Lund", "link rel=author")],
        "published": [("2021-05-04T09:00", "time element")],
        "modified": [("5 May 2021", "time element")],
    }
    assert [meta.evidence.text for meta in report.metas if meta.evidence] == ["Jo Lund", "4 May, 9 am", "5 May 2021"]


def test_saved_pages_say_where_and_when() -> None:
    """The comments of programs that save pages give address and day of fetching."""
    single = "<!--\n Page saved with SingleFile \n url: https://lowmere.example/a \n saved date: Thu Jun 03 2021 10:00:00 GMT+0200 (CEST)\n-->"
    markup = f"<!DOCTYPE html><html>{single}<body><p>x</p></body></html><!-- FILE ARCHIVED ON 12:34:56 Jun 04, 2021 AND RETRIEVED -->"
    (report,), _ = opened(markup.encode(), name="a.html")
    assert said(report) == {
        "canonical_url": [("https://lowmere.example/a", "SingleFile's comment")],
        "fetched": [
            ("Thu Jun 03 2021 10:00:00 GMT+0200", "SingleFile's comment"),
            ("12:34:56 Jun 04, 2021", "the Wayback Machine's comment"),
        ],
    }


def test_metas_are_bounded() -> None:
    """A page cannot say more about itself than the limits allow."""
    head = (
        "".join(f'<meta name="author" content="Name {n}">' for n in range(1000))
        + f'<meta name="date" content="{"9" * 5000}">'
    )
    report = report_of(head)
    assert len(report.metas) == 200
    assert {meta.name for meta in report.metas} == {"byline"}
