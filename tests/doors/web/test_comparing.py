"""Comparing: any two reports or outlets, and outlets that one reader hides."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from urllib.parse import quote, quote_plus

from lxml import html
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.testclient import TestClient

from dateline.desk import Desk
from dateline.doors.access import Forms
from dateline.doors.inert import sentence
from dateline.doors.shelf import called, ran
from dateline.doors.web import application
from dateline.doors.web.asking import HIDDEN, Ask
from dateline.doors.web.hiding import Sparing
from dateline.doors.without import without
from tests.conftest import reports_in, stories
from tests.doors.web.conftest import HOST, NOW, Stored, policy


def _main(client: TestClient, path: str, **asked: str) -> html.HtmlElement:
    answer = client.get(path, params=asked or None)
    assert answer.status_code == 200, path
    return html.document_fromstring(answer.text).xpath("//main")[0]


def test_outlets_are_compared(site: TestClient, stored: Stored) -> None:
    """Chosen from a list: what both tell and who was first, and what is found in one alone."""
    home = f"/stories/{stored.story('Port and dockers to meet').id}/compare"
    first = _main(site, home)
    assert "Who was first" in first.text_content()
    told = lacking = 0
    for ours, theirs in combinations(first.xpath("//select[@name='of']/optgroup[1]/option/@value"), 2):
        page = _main(site, home, of=ours, **{"with": theirs})
        assert page.xpath(".//h1")[0].text_content() == f"{ours} and {theirs}"
        text = " ".join(page.text_content().split())
        told += f"{ours} first" in text or f"{theirs} first" in text
        lacking += f"Not found in {theirs}" in text
        assert all(site.get(link).status_code == 200 for link in set(page.xpath(".//section//a/@href")))
    assert told
    assert lacking


def test_reports_that_are_no_copies_are_compared(site: TestClient, stored: Stored) -> None:
    """By what they tell; word by word where one asks for it."""
    home = f"/stories/{stored.story('Port and dockers to meet').id}/compare"
    ids = _main(site, home).xpath("//select[@name='of']/optgroup[2]/option/@value")
    page = _main(site, home, of=ids[0], **{"with": ids[-1]})
    assert page.xpath(".//h1")[0].text_content().startswith("Report 1, ")
    (by_word,) = page.xpath(".//a[.='Word by word']/@href")
    assert "edits" in _main(site, by_word).text_content()
    assert site.get(home, params={"of": ids[0], "with": "The Gazette of Nowhere"}).status_code == 404


def test_two_stories_are_compared(stored: Stored, tmp_path: Path) -> None:
    """Chosen from a list: two halves of one story have people, texts and events in common, each with links to its words."""
    with Desk(stored.db) as desk:
        desk.backup(tmp_path / "own.db")
    with Desk(tmp_path / "own.db") as desk:
        story = desk.show(stored.story("Hollin Cross").id).stories[0]
        desk.correct("split story", story.articles[1::2], who="Ida", why="a test")
        halves = [one.id for one in desk.stories() if set(desk.show(one.id).stories[0].articles) <= set(story.articles)]
    assert len(halves) == 2
    with TestClient(application(tmp_path / "own.db", policy(tmp_path / "own.db")), base_url=HOST) as mine:
        home = f"/stories/{halves[0]}/compare"
        assert halves[1] in _main(mine, home).xpath("//select[@name='story']/option/@value")
        page = _main(mine, home, story=halves[1])
        headings = [one.text_content() for one in page.xpath(".//h2")]
        assert {"Both tell", "Quoted in both", "People in both", "Places in both"} <= set(headings)
        (pair,) = page.xpath(".//section[.//h2='Both tell']/ol/li")
        assert "The same day, 13 Nov 2022; the same place, St Anne's Church" in pair.text_content()
        assert len(pair.xpath(".//a[@class='cite']")) >= 2
        assert sum(one.startswith("Only in") for one in headings) >= 1
        cites = set(page.xpath(".//a[@class='cite']/@href"))
        assert {link.split("/")[2] for link in cites} == set(halves)
        assert all(mine.get(link).status_code == 200 for link in set(page.xpath(".//section//a/@href")))
        assert mine.get(home, params={"story": "nowhere"}).status_code == 404


def test_an_outlet_is_hidden_for_one_reader(stored: Stored) -> None:
    """In this browser the story is told without it and says so, and is whole again when it is shown; nobody else misses it."""
    story = stored.story("Port and dockers to meet")
    home = f"/stories/{story.id}"
    app = application(stored.db, policy(stored.db))
    with TestClient(app, base_url=HOST) as mine, TestClient(app, base_url=HOST) as other:
        page = _main(mine, f"{home}/compare")
        name = str(page.xpath("//select[@name='outlet']/option/@value")[0])
        word = str(page.xpath("//form[@action='/hidden']/input[@name='form']/@value")[0])
        sheet = {"form": word, "outlet": name, "back": f"{home}/sources"}
        answer = mine.post("/hidden", data=sheet)
        assert answer.status_code == 200
        tree = html.document_fromstring(answer.text)
        assert f"Without {name}: hidden for you" in tree.text_content()
        assert name not in [one.strip() for one in tree.xpath("//p[@class='source']/text()")]
        assert f"Without {name}" in mine.get(home).text
        assert "hidden for you" not in other.get(home).text
        hidden = _main(mine, "/hidden")
        assert name in hidden.text_content()
        assert mine.post("/hidden", data={**sheet, "show": "1"}).status_code == 200
        assert "hidden for you" not in mine.get(home).text
        assert "You have hidden no outlet" in mine.get("/hidden").text


def hiding(client: TestClient, outlet: str) -> None:
    """Hide an outlet in this browser."""
    word = str(_main(client, "/hidden").xpath("//form[@action='/hidden']/input[@name='form']/@value")[0])
    assert client.post("/hidden", data={"form": word, "outlet": outlet, "back": "/hidden"}).status_code == 200


def test_no_page_has_words_of_a_hidden_outlet(stored: Stored) -> None:
    """Nor the front page, a report, a search, what somebody said, or what is new since the last look; hidden by the name of a file, too."""
    story = stored.story("Port and dockers to meet")
    home = f"/stories/{story.id}"
    with Desk(stored.db) as desk:
        reading = desk.show(story.id)
        last = next(one for one in reading.articles if one.id == story.articles[-1])
        nameless = next(one for one in reading.articles if one.publisher is None)
        change = next(one for one in reversed(reading.changes) if last.id in {words.article for words in one.evidence})
        told = sentence(change.evidence[-1].text)
    app = application(stored.db, policy(stored.db))
    with TestClient(app, base_url=HOST) as mine:
        assert told in _text(_main(mine, home))
        assert mine.get(f"{home}/reports/{nameless.id}").status_code == 200
        found = _text(_main(mine, "/search", q="Lena Fabry"))
        assert "Port and dockers to meet again" in found
        hiding(mine, str(last.publisher))
        hiding(mine, called(nameless))
        front = _main(mine, "/stories")
        assert "hidden for you" in _text(front)
        (line,) = front.xpath(f"//li[@id='story-{story.id}']")
        assert told not in _text(line)
        assert told not in _text(_main(mine, home))
        assert str(last.publisher) not in _text(line)
        assert "4 reports" in _text(line)
        for article in (last, nameless):
            answer = mine.get(f"{home}/reports/{article.id}")
            assert (answer.status_code, "Hidden for you" in answer.text) == (404, True)
        assert "Port and dockers to meet again" not in _text(_main(mine, "/search", q="Lena Fabry"))
        assert str(last.publisher) not in _text(_main(mine, "/people/Reik")).replace(f"Without {last.publisher}", "")
        assert called(nameless) not in _text(_main(mine, f"{home}/sources")).replace(
            f", {called(nameless)}: hidden", ""
        )


def test_what_goes_out_from_a_page_is_without_hidden_outlets(stored: Stored) -> None:
    """Each address of a download, a feed, a calendar says so, and what stands there has no word of them; other browsers' have all."""
    story = stored.story("Port and dockers to meet")
    home = f"/stories/{story.id}"
    with Desk(stored.db) as desk:
        reading = desk.show(story.id)
        last = next(one for one in reading.articles if one.id == story.articles[-1])
    own = [
        part.text
        for part in last.paragraphs
        if not any(part.text in one.text for one in reading.articles if one is not last)
    ]
    assert own
    app = application(stored.db, policy(stored.db))
    with TestClient(app, base_url=HOST) as mine, TestClient(app, base_url=HOST) as other:
        hiding(mine, str(last.publisher))
        links = _ways_out(mine, home)
        assert len(links) > 15
        for link in links:
            assert f"without={quote_plus(str(last.publisher))}" in link
            answer = mine.get(link)
            assert answer.status_code in (200, 406), link
            assert own[0] not in answer.text, link
        assert all("without" not in link for link in _ways_out(other, home))
        assert own[0] in other.get(f"/api/v1{home}/export/json").text
        assert mine.get("/names", params={"q": "L"}).json() == []


def _ways_out(client: TestClient, home: str) -> set[str]:
    page = html.document_fromstring(client.get(home).text)
    return {
        str(link) for link in page.xpath("//@href") if "/api/v1/" in link and ("/export/" in link or "/feeds/" in link)
    }


def test_who_said_it_is_called_as_the_others_call_them(stored: Stored) -> None:
    """A hit that is an event, a saying, a plan and a story beside others: under names and titles that are left."""
    story = stored.story("Port and dockers to meet")
    with Desk(stored.db) as desk:
        reading = desk.show(story.id)
        outlets = sorted({ran(one) for one in reading.articles})
        for outlet in outlets:
            left = without(reading, [outlet])
            if left is None:
                continue
            sparing = _sparing(desk, outlet)
            names = {one.name for one in left.entities} | {one.speaker_text for one in left.statements}
            said = sparing.said(desk.said("a", limit=200).items)
            assert {one.speaker for one in said if one.story == story.id} <= names
            assert {one.title for one in said if one.story == story.id} <= {left.stories[0].title}
            hits = sparing.hits(desk.search("port", kind="event").items)
            assert {one.title for one in hits if one.story == story.id} <= {one.what for one in left.events}


def _sparing(desk: Desk, outlet: str) -> Sparing:
    """What a browser is shown that has hidden this outlet."""
    cookie = f"{HIDDEN}={quote(outlet, safe='').replace('.', '%2E')}"
    return Sparing(desk, Ask(Request({"type": "http", "headers": [(b"cookie", cookie.encode())]}), FormData(), Forms()))


def test_what_is_new_is_without_hidden_outlets(tmp_path: Path) -> None:
    """On the front page and in the story: a report and a change that only they have are no news."""
    files = [path for home in stories() if "harbour" in str(home) for path in reports_in(home)]
    files.sort(key=lambda path: path.name == "07-post.html")  # the last of them to come out
    db = tmp_path / "desk.db"
    with Desk(db) as desk:
        desk.add(files[:-1], now=NOW)
        id = desk.stories().items[0].id
        desk.looked(id)
        (new,) = desk.add(files[-1:], now=NOW).new
        id, late = desk.stories().items[0].id, desk.article(new)
        assert desk.unseen()[0].news
    with TestClient(application(db, policy(db)), base_url=HOST) as mine:
        assert "1 new report" in _text(_main(mine, "/stories"))
        assert "What is new" in _text(_main(mine, f"/stories/{id}"))
        hiding(mine, str(late.publisher))
        assert "Nothing new" in _text(_main(mine, "/stories"))
        assert "Nothing has changed" in _text(_main(mine, f"/stories/{id}"))
        assert (late.title or "") not in _text(_main(mine, f"/stories/{id}"))


def test_a_story_of_hidden_outlets_alone_is_not_shown(stored: Stored) -> None:
    """Neither in the list nor by its address."""
    story = stored.story("Velm")
    with Desk(stored.db) as desk:
        outlets = {ran(one) for one in desk.show(story.id).articles}
    with TestClient(application(stored.db, policy(stored.db)), base_url=HOST) as mine:
        assert mine.get(f"/stories/{story.id}").status_code == 200
        for outlet in outlets:
            hiding(mine, outlet)
        assert mine.get(f"/stories/{story.id}").status_code == 404
        assert not _main(mine, "/stories").xpath(f"//li[@id='story-{story.id}']")


def test_sides_may_be_named_in_any_way(site: TestClient, stored: Stored) -> None:
    """The form shows which they are, and goes on word by word."""
    home = f"/stories/{stored.story('Port and dockers to meet').id}/compare"
    page = _main(site, home, of="1", **{"with": "[5]"})
    chosen = page.xpath("//select/optgroup/option[@selected]")
    assert [one.text.split()[0] for one in chosen] == ["1", "5"]
    (by_word,) = page.xpath(".//a[.='Word by word']/@href")
    assert site.get(by_word).status_code == 200


def _text(of: html.HtmlElement) -> str:
    """What somebody reads there, as one line."""
    return " ".join(of.text_content().split())
