"""Every page that a link leads to: it is there, it is whole, and no word of a report does anything on it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient

from dateline.doors.export import FORMATS
from dateline.doors.rest import PREFIX
from tests.doors.web.conftest import HOST, Stored, then

MOST_PAGES = 250


@pytest.fixture(scope="module")
def pages(site: TestClient, stored: Stored) -> dict[str, html.HtmlElement]:
    """The pages that links lead to from the list of stories, by address."""
    found: dict[str, html.HtmlElement] = {}
    waiting = ["/stories", "/upload", f"/stories/{stored.story('Velm').id}"]
    while waiting and len(found) < MOST_PAGES:
        path = waiting.pop(0)
        if path in found:
            continue
        answer = site.get(path)
        assert answer.status_code == 200, path
        found[path] = html.document_fromstring(answer.text)
        waiting += [link for link in _links(path, found[path]) if link not in found]
    return found


def _links(path: str, page: html.HtmlElement) -> Iterator[str]:
    for link in page.xpath("//@href"):
        parts = urlsplit(urljoin(HOST + path, str(link)))
        known = (
            parts.scheme == "http" and parts.netloc == urlsplit(HOST).netloc and not parts.path.startswith("/static/")
        )
        if known and not _far(parts.query) and not parts.path.startswith(PREFIX):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _far(query: str) -> bool:
    """Addresses of which there are too many to look at all."""
    return "as_of=" in query or "from=" in query


def test_links_lead_somewhere(pages: dict[str, html.HtmlElement]) -> None:
    """All nouns are reached from the list of stories."""
    nouns = ("timeline", "events", "changes", "conflicts", "voices", "sources", "compare", "reports")
    reached = [path.split("?", 1)[0].split("/")[3:4] for path in pages]
    assert {noun for one in reached for noun in one} >= set(nouns) - {"conflicts"}
    assert any(path.startswith("/people/") for path in pages)


def test_a_story_says_where_it_stands(pages: dict[str, html.HtmlElement]) -> None:
    """In one line below its title, cited."""
    told = [page.xpath("//p[@class='state']") for path, page in pages.items() if path.count("/") == 2]
    lines = [line.text_content() for found in told for line in found]
    assert lines
    assert all(line.startswith("Last known") for line in lines)


def test_anchors_lead_somewhere(pages: dict[str, html.HtmlElement]) -> None:
    """A link into a page names a place that the page has, and no place is named twice."""
    for path, page in pages.items():
        ids = [str(id) for id in page.xpath("//@id")]
        assert len(ids) == len(set(ids)), path
        for link in page.xpath("//a/@href"):
            there, _, anchor = str(link).partition("#")
            if anchor and not there:
                assert anchor in ids, (path, link)
            elif anchor and there in pages:
                assert anchor in pages[there].xpath("//@id"), (path, link)


def test_no_page_has_a_script_or_style_of_its_own(pages: dict[str, html.HtmlElement]) -> None:
    """The only scripts are our files; nothing in a page is run, styled or loaded from elsewhere."""
    for path, page in pages.items():
        scripts = page.xpath("//script")
        assert [one.get("src", "").split("?")[0] for one in scripts] == ["/static/theme.js", "/static/dateline.js"], (
            path
        )
        assert not any((one.text or "").strip() for one in scripts), path
        attributes = {str(name) for one in page.iter() if isinstance(one.tag, str) for name in one.attrib}
        assert not {name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "srcset")}, path
        assert not page.xpath("//img | //iframe | //object | //embed | //base | //style | //meta[@http-equiv]"), path
        assert not page.xpath("//@src[not(starts-with(., '/static/'))]"), path


def test_no_link_leaves_for_anything_but_a_web_page(pages: dict[str, html.HtmlElement]) -> None:
    """javascript: and its like are never the address of a link or form."""
    for path, page in pages.items():
        for link in [*page.xpath("//@href"), *page.xpath("//@action"), *page.xpath("//@formaction")]:
            assert urlsplit(urljoin(HOST + path, str(link))).scheme in ("http", "https"), (path, link)


def test_every_way_out_leads_somewhere(site: TestClient, stored: Stored) -> None:
    """From a story's page each format can be had, as a reader of feeds or a calendar finds it; all links are absolute or of this server."""
    page = html.document_fromstring(site.get(f"/stories/{stored.story('Port and dockers to meet').id}").text)
    found = [str(link) for link in page.xpath("//section[@id='ways']//@href | //link[@rel='alternate']/@href")]
    assert {link.split("/export/")[1].split("?")[0] for link in found if "/export/" in link} == set(FORMATS)
    for link in sorted(set(found)):
        answer = site.get(link)
        assert answer.status_code == 200, link
        if "/feeds/" in link or "base=" in link:
            assert HOST in answer.text, link


def test_feeds_are_found_by_readers_of_feeds(pages: dict[str, html.HtmlElement]) -> None:
    """Every page names the feeds of all changes and the calendar of all plans, each page of a story also its own."""
    for path, page in pages.items():
        kinds = [str(kind) for kind in page.xpath("//link[@rel='alternate']/@type")]
        of_a_story = path.count("/") > 1 and path.startswith("/stories/")
        assert kinds.count("application/atom+xml") == (2 if of_a_story else 1), path
        assert kinds.count("text/calendar") == (2 if of_a_story else 1), path


def test_a_story_read_as_of_a_day_is_taken_away_as_of_that_day(site: TestClient, stored: Stored) -> None:
    """Snapshot and downloads hold what the reader sees, and say so."""
    id = stored.story("Port and dockers to meet").id
    page = html.document_fromstring(then(site, f"/stories/{id}?as_of=2023-03-10"))
    snapshot = str(page.xpath("//section[@id='ways']//a[contains(., 'snapshot')]/@href")[0])
    text = site.get(snapshot).text
    assert "10 Mar 2023" in text
    assert "22 Mar 2023" not in text
    assert "as it was known on 10 Mar 2023" in page.xpath("//p[@class='printed']")[0].text_content()


def test_a_report_says_for_what_it_is_cited(site: TestClient, stored: Stored) -> None:
    """Followed from a citation it names the line that cites these words, and leads back to it; opened alone, all lines that rest on it."""
    story = stored.story("Port and dockers to meet")
    words = story.brief[0].evidence[0]
    home = f"/stories/{story.id}/reports/{words.article}"
    followed = html.document_fromstring(site.get(f"{home}?words={words.start}-{words.end}").text)
    lines = followed.xpath("//section[@class='cited-for']//li/a")
    assert any(line.text_content()[:40] == story.brief[0].text[:40] for line in lines)
    assert all(str(line.get("href")).startswith(f"/stories/{story.id}") for line in lines)
    alone = html.document_fromstring(site.get(home).text)
    assert len(alone.xpath("//section[@class='cited-for']//li")) > len(lines)
    nothing = html.document_fromstring(site.get(f"{home}?words=0-1").text)
    assert not nothing.xpath("//section[@class='cited-for']")
    assert "No line of the story is told from the marked words" in nothing.text_content()


def test_a_timeline_is_sieved(site: TestClient, stored: Stored) -> None:
    """By month, status and what lies ahead; what is offered is there, what is odd is passed over."""
    home = f"/stories/{stored.story('Port and dockers to meet').id}/timeline"
    every = _rows(site, home)
    ahead = _rows(site, f"{home}?time=ahead")
    february = _rows(site, f"{home}?month=2023-02")
    assert 0 < len(ahead) < len(every)
    assert 0 < len(february) < len(every)
    assert set(_rows(site, f"{home}?time=past")) == set(every) - set(ahead)
    assert _rows(site, f"{home}?month=none-such&status=&person=%00") == every
    assert set(_rows(site, f"{home}?person=Helen+Achterberg")) < set(every)


def _rows(site: TestClient, path: str) -> list[str]:
    page = html.document_fromstring(site.get(path).text)
    return [str(id) for id in page.xpath("//ol[@class='days']/li/ul/li/@id")]


def test_names_go_on_as_they_are_typed(site: TestClient) -> None:
    """The beginning of a word of a name gives the name; nothing asked gives nothing, an odd kind is a person."""
    assert site.get("/names?kind=person&q=achter").json() == ["Helen Achterberg"]
    assert site.get("/names?kind=person&q=helen+ach").json() == ["Helen Achterberg"]
    assert "The Velden Post" in site.get("/names?kind=source&q=vel").json()
    assert site.get("/names?kind=person&q=").json() == []
    assert site.get("/names?kind=x&q=achter").json() == ["Helen Achterberg"]


def test_hostile_words_are_shown_as_words(site: TestClient, stored: Stored) -> None:
    """What looks like markup in a title is read, not obeyed; template signs are no template."""
    story = stored.story("Velm")
    page = html.document_fromstring(site.get(f"/stories/{story.id}").text)
    text = page.text_content()
    assert "<script>window.pwned" in text or "<b>bold</b>" in text
    everything = "".join(site.get(f"/stories/{story.id}/reports/{id}").text for id in story.articles)
    assert "&lt;script&gt;window.pwned=1&lt;/script&gt;" in everything
    assert "{{7*7}}" in everything
    assert "49{%" not in everything
    assert "javascript:" not in "".join(str(link) for link in html.document_fromstring(everything).xpath("//@href"))


def test_every_page_has_one_heading_a_title_and_a_language(pages: dict[str, html.HtmlElement]) -> None:
    """What a screen reader asks first."""
    for path, page in pages.items():
        assert len(page.xpath("//h1")) == 1, path
        assert page.xpath("//h1")[0].text_content().strip(), path
        assert page.findtext(".//title"), path
        assert page.get("lang") == "en", path
        assert len(page.xpath("//main")) == 1, path


@pytest.mark.parametrize("path", [
    "/stories/nothing-of-the-kind", "/nowhere", "/reports/none", "/uploads/none", "/static/none.css", "/static/../app.py",
    "/static/%2e%2e/app.py",
])  # fmt: skip
def test_what_is_not_there_is_404(site: TestClient, path: str) -> None:
    """An unknown address says so on a page of ours."""
    answer = site.get(path)
    assert answer.status_code == 404
    assert "dateline" in answer.text or path.startswith("/static/")


@pytest.mark.parametrize("query", ["as_of=yesterday", "as_of=2023-02-30", "from=x", "as_of=%00"])
def test_a_day_that_is_none_is_400(site: TestClient, stored: Stored, query: str) -> None:
    """A wrong day is named, not guessed."""
    assert site.get(f"/stories/{stored.story('Port and dockers to meet').id}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["start=-1", "start=x", "start=999999999", "scale=none", "from=0001-01-01&scale=week",
                                   "from=9999-12-31&scale=month", "words=9-1,x,-", "edits=?", "who="])  # fmt: skip
def test_odd_queries_are_no_fault(site: TestClient, stored: Stored, query: str) -> None:
    """What a page does not understand it passes over."""
    id = stored.story("Port and dockers to meet").id
    for part in ("", "/timeline", "/changes", "/voices", "/sources"):
        assert site.get(f"/stories/{id}{part}?{query}").status_code == 200


def test_pages_are_packed_for_who_takes_that(site: TestClient, stored: Stored) -> None:
    """The same page in less than half of the bytes; the same for others, who are told that it may come otherwise."""
    address = f"/stories/{stored.story('Port and dockers to meet').id}/timeline"
    plain = site.get(address, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    for coding in ("br", "gzip"):
        packed = site.get(address, headers={"accept-encoding": coding})
        assert packed.headers["content-encoding"] == coding
        assert packed.text == plain.text
        assert int(packed.headers["content-length"]) * 2 < int(plain.headers["content-length"])
    assert "Accept-Encoding" in plain.headers["vary"]
