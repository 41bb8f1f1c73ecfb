"""Comparing: any two reports or outlets, and outlets that one reader hides."""

from __future__ import annotations

from lxml import html
from starlette.testclient import TestClient

from dateline.doors.web import application
from tests.doors.web.conftest import HOST, Stored, policy


def _main(client: TestClient, path: str, **asked: str) -> html.HtmlElement:
    answer = client.get(path, params=asked or None)
    assert answer.status_code == 200, path
    return html.document_fromstring(answer.text).xpath("//main")[0]


def test_outlets_are_compared(site: TestClient, stored: Stored) -> None:
    """Chosen from a list: what both tell and who was first, and what is found in one alone."""
    home = f"/stories/{stored.story('Dockers to suspend').id}/compare"
    first = _main(site, home)
    assert "Who was first" in first.text_content()
    ours, theirs = first.xpath("//select[@name='of']/optgroup[1]/option/@value")[:2]
    page = _main(site, home, of=ours, **{"with": theirs})
    assert page.xpath(".//h1")[0].text_content() == f"{ours} and {theirs}"
    text = " ".join(page.text_content().split())
    assert f"{ours} first" in text or f"{theirs} first" in text
    assert f"Not found in {theirs}" in text
    assert all(site.get(link).status_code == 200 for link in set(page.xpath(".//section//a/@href")))


def test_reports_that_are_no_copies_are_compared(site: TestClient, stored: Stored) -> None:
    """By what they tell; word by word where one asks for it."""
    home = f"/stories/{stored.story('Dockers to suspend').id}/compare"
    ids = _main(site, home).xpath("//select[@name='of']/optgroup[2]/option/@value")
    page = _main(site, home, of=ids[0], **{"with": ids[-1]})
    assert page.xpath(".//h1")[0].text_content().startswith("Report 1, ")
    (by_word,) = page.xpath(".//a[.='Word by word']/@href")
    assert "edits" in _main(site, by_word).text_content()
    assert site.get(home, params={"of": ids[0], "with": "The Gazette of Nowhere"}).status_code == 404


def test_an_outlet_is_hidden_for_one_reader(stored: Stored) -> None:
    """In this browser the story is told without it and says so, and is whole again when it is shown; nobody else misses it."""
    story = stored.story("Dockers to suspend")
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
