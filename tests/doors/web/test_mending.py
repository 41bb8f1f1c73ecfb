"""Mending: what stands somewhere is put right there, by a form of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from dateline.doors.web import application
from dateline.doors.web.mending import place_of
from tests.doors.web.conftest import HOST, Stored, policy
from tests.tell.builders import article


@pytest.fixture(scope="module")
def own(stored: Stored, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A site over a copy of the store, for tests that change it."""
    db = tmp_path_factory.mktemp("mending") / "desk.db"
    shutil.copy(stored.db, db)
    with TestClient(application(db, policy(db)), base_url=HOST) as client:
        yield client


def _page(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return html.document_fromstring(answer.text)


def _shown(client: TestClient, path: str) -> str:
    """What somebody reads there, as one line."""
    return " ".join(_page(client, path).xpath("//main")[0].text_content().split())


def _home(stored: Stored, word: str) -> str:
    return f"/stories/{stored.story(word).id}"


def _sheet(page: html.HtmlElement, name: str) -> html.HtmlElement:
    """The form below the summary that starts so."""
    return next(one for one in page.xpath("//details[summary]/form") if one.getprevious().text.startswith(name))


def _sent(client: TestClient, form: html.HtmlElement, **given: str) -> html.HtmlElement:
    """What the page that comes after the form says."""
    filled = {name: [value for value in [form.fields[name]] if value] for name in form.fields if form.fields[name]}
    hidden: dict[str, list[str]] = {}
    for one in form.xpath(".//input[@type='hidden']"):
        hidden.setdefault(one.get("name"), []).append(one.get("value"))
    data = filled | hidden | {name: [value] for name, value in {"who": "Ines Ito", "why": "she rang", **given}.items()}
    answer = client.post(form.action, data=data)
    assert answer.status_code == 200, answer.text
    assert "Your correction is kept" in answer.text
    return html.document_fromstring(answer.text)


def _row(client: TestClient, home: str, words: str) -> str:
    """Where the row with these words is corrected."""
    page = _page(client, f"{home}/timeline")
    (row,) = page.xpath(f"//li[@class='event'][div/a[@class='name'][contains(., '{words}')]]/div")[:1]
    return str(row.xpath("./a[@class='mend-link']/@href")[0])


def _rows(client: TestClient, home: str) -> list[str]:
    return [
        " ".join(one.text_content().split()) for one in _page(client, f"{home}/timeline").xpath("//a[@class='name']")
    ]


@pytest.fixture
def home(stored: Stored) -> str:
    """A story with some rows."""
    return _home(stored, "Hollin Cross")


def test_each_row_leads_to_its_forms(own: TestClient, home: str) -> None:
    """One for each thing that may be wrong with it; a day is put right, and who did is remembered by the browser."""
    words = _rows(own, home)[0]
    form = _page(own, _row(own, home, words[:30]))
    names = [one.text for one in form.xpath("//section[@id='mend']//summary")]
    assert {"It is no event", "Its words, its name", "Its day", "Its place", "A figure", "Its status"} <= set(names)
    sheet = _sheet(form, "Its day")
    assert not sheet.fields["who"]
    page = _sent(own, sheet, value="2023-04")
    assert "Apr" in page.xpath("//p[@class='deck']")[0].text_content()
    assert _sheet(page, "Its place").fields["who"] == "Ines Ito"
    assert "corrected by Ines Ito" in page.text_content()


def test_fields_of_a_row_are_put_right(own: TestClient, home: str) -> None:
    """Its place, a figure, its words, copied from any report of the story."""
    at = _row(own, home, _rows(own, home)[0][:30])
    told = _sent(own, _sheet(_page(own, at), "Its place"), value="Velmouth").text_content()
    assert "Velmouth" in told
    assert "7 boats" in _sent(own, _sheet(_page(own, at), "A figure"), value="boats=7").text_content()
    report = _page(own, str(_page(own, at).xpath("//td//a[@class='cite']/@href")[0]))
    lede = " ".join(report.xpath("//p[@class='lede']")[0].text_content().split()[:9])
    page = _sent(own, _sheet(_page(own, at), "Its words"), quote=f"  {lede.replace(' ', '  ', 1)} ")
    assert lede.rstrip(".,") in page.xpath("//h1")[0].text_content()


def test_what_is_no_event_is_no_row(own: TestClient, stored: Stored) -> None:
    """The form leads back to the story, which has the row no more; undone, it is there again."""
    home = _home(stored, "Port and dockers to meet")
    before = _rows(own, home)
    _sent(own, _sheet(_page(own, _row(own, home, before[0][:30])), "It is no event"))
    assert len(_rows(own, home)) < len(before)
    (undo,) = _page(own, "/corrections").xpath("//li[h2[starts-with(., 'no event')]]//form")
    _sent(own, undo)
    assert _rows(own, home) == before


def test_two_rows_are_one(own: TestClient, stored: Stored) -> None:
    """Chosen from the other rows of the story."""
    home = _home(stored, "Port and dockers to meet")
    before = _rows(own, home)
    sheet = _sheet(_page(own, _row(own, home, before[0][:30])), "It is the same")
    _sent(own, sheet, other=sheet.xpath(".//option/@value")[0])
    assert len(_rows(own, home)) < len(before)


def test_title_and_state_are_put_right(own: TestClient, stored: Stored) -> None:
    """A title in the corrector's words, a state in a report's; words that no report has are refused."""
    home = _home(stored, "Port and dockers to meet")
    at = str(_page(own, home).xpath("//p[@class='acts']/a[contains(@href, '/correct')]/@href")[0])
    report = _page(
        own, str(_page(own, home).xpath("//section[@id='sources']//a[contains(@href, '/reports/')]/@href")[0])
    )
    words = " ".join(report.xpath("//p[@class='lede']")[0].text_content().split()[:8])
    _sent(own, _sheet(_page(own, at), "Where it stands"), quote=words)
    assert words in _page(own, home).xpath("//p[@class='state']")[0].text_content()
    _sent(own, _sheet(_page(own, at), "Its title"), value="The strike at the docks")
    page = _page(own, home)
    assert page.xpath("//h1")[0].text == "The strike at the docks"
    form = _sheet(_page(own, at), "Where it stands")
    data = dict(form.form_values()) | {"quote": "nobody wrote this", "who": "I", "why": "w"}
    answer = own.post("/corrections", data=data)
    assert answer.status_code == 400
    assert "copy them as they stand in one report" in answer.text


def test_what_nobody_said_is_not_shown(own: TestClient, home: str) -> None:
    """From the line where it stands."""
    page = _page(own, f"{home}/voices")
    who = str(page.xpath("//ul[@class='people']//a/@href")[0])
    voice = _page(own, who)
    line = voice.xpath("//ul[@class='said']/li")[0]
    words = " ".join((line.xpath("./q/text()") or line.xpath("./text()"))[0].split())
    assert words in _shown(own, who)
    _sent(own, _sheet(_page(own, str(line.xpath("./a[@class='mend-link']/@href")[0])), "Nobody said it"))
    for path in (f"{home}/voices", who):
        assert words not in _shown(own, path)


def test_words_of_a_report_are_said_what_they_are(own: TestClient, home: str) -> None:
    """Copied into the report's form, they may be an event's words, where the story stands, what nobody said, clutter."""
    report = _page(
        own, str(_page(own, home).xpath("//section[@id='sources']//a[contains(@href, '/reports/')]/@href")[0])
    )
    lede = report.xpath("//p[@class='lede']")[0].text_content()
    ask = next(one for one in report.xpath("//form[@method='get']") if one.action.endswith("/correct"))
    answer = own.get(ask.action, params={"quote": " ".join(lede.split()[:12])})
    page = html.document_fromstring(answer.text)
    names = [one.text for one in page.xpath("//section[@id='mend']//summary")]
    assert {"They say best what happened", "They say where the story stands", "They are page clutter"} <= set(names)
    sheet = _sheet(page, "They say best")
    chosen = sheet.xpath(".//option")[0]
    assert lede.split()[0] in _sent(own, sheet, subject=chosen.get("value")).text_content()
    assert own.get(ask.action, params={"quote": "nobody wrote this"}).status_code == 400
    assert own.get(ask.action).status_code == 400


def test_words_are_found_whatever_blanks_part_them() -> None:
    """In the first report that has them, with the offsets that they have there."""
    first, second = article("a", "The bridge  will", "reopen."), article("b", "The bridge will reopen.")
    place = place_of(" bridge will\nreopen ", [first, second])
    assert place is not None
    assert (place.article, place.text) == ("a", "bridge  will\nreopen")
    assert place_of("bridge shut", [first, second]) is None
    assert place_of("  ", [first]) is None


def test_a_reader_who_may_not_write_is_told_so(stored: Stored, tmp_path: Path) -> None:
    """The forms are not there."""
    from datetime import date

    db = tmp_path / "desk.db"
    shutil.copy(stored.db, db)
    rules = policy(db, bind="10.0.0.9")
    token = rules.keyring.add("newsroom", "read", now=date(2031, 1, 1))
    with TestClient(application(db, rules), base_url="http://10.0.0.9:8765") as client:
        page = client.get(_home(stored, "Hollin Cross") + "/correct", headers={"authorization": f"Bearer {token}"}).text
    assert "You may read here" in page
    assert 'action="/corrections"' not in page
