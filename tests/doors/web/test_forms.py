"""Forms: what a reader can change, and what nobody else can make them change."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from dateline import Desk, sources
from dateline.doors.access import Keyring, Policy, RateLimit
from dateline.doors.jobs import safe_name
from dateline.doors.web import application
from dateline.sources import Input
from dateline.terms import SetAside
from tests.doors.web.conftest import HOST, Stored, policy

REPORT = b"Orbly bridge to open\nOrbly Gazette\n4 April 2031\n\nORBLY - The bridge at Orbly will open on May 3, mayor Ada Lund said.\n"


@pytest.fixture
def own(stored: Stored, tmp_path: Path) -> Iterator[TestClient]:
    """A site over a copy of the store, for tests that change it."""
    db = tmp_path / "desk.db"
    with Desk(stored.db) as desk:  # another client may have it open: a copy of the file alone may be half of it
        desk.backup(db)
    with TestClient(application(db, policy(db)), base_url=HOST) as client:
        yield client


def _word(client: TestClient, path: str) -> str:
    """What the first form on the page carries to be one of ours."""
    return str(html.document_fromstring(client.get(path).text).xpath("//input[@name='form']/@value")[0])


def _story(client: TestClient, word: str) -> str:
    page = html.document_fromstring(client.get("/stories").text)
    return str(page.xpath(f"//h2/a[contains(., '{word}')]/@href")[0])


def _finished(client: TestClient, path: str) -> str:
    for _ in range(400):
        text = client.get(path).text
        if "data-progress" not in text:
            return text
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def test_a_file_is_read_and_its_story_named(own: TestClient) -> None:
    """Sent with the form, a report is read in the background and its story linked."""
    word = _word(own, "/upload")
    answer = own.post("/upload", data={"form": word}, files={"files": ("orbly.txt", REPORT)}, follow_redirects=False)
    assert answer.status_code == 303
    text = _finished(own, answer.headers["location"])
    assert "1 new report" in text
    assert "Orbly bridge to open" in text


def test_what_cannot_be_read_is_named_by_its_file_alone(own: TestClient) -> None:
    """A file that is set aside is named as the reader knows it, not by where the server kept it."""
    word = _word(own, "/upload")
    answer = own.post(
        "/upload", data={"form": word}, files={"files": ("photo.bin", b"\x00\x01" * 500)}, follow_redirects=False
    )
    text = _finished(own, answer.headers["location"])
    assert "photo.bin" in text
    assert "dateline-" not in text
    assert "/tmp" not in text  # noqa: S108


def test_a_form_without_files_says_so(own: TestClient) -> None:
    """Nothing chosen is a complaint on the form, not a job."""
    assert own.post("/upload", data={"form": _word(own, "/upload")}).status_code == 400


@pytest.mark.parametrize(
    "path", ["/upload", "/corrections", "/sign-out", "/stories/x/seen", "/corrections/x/undo", "/sign-in"]
)
def test_a_form_that_is_not_ours_is_refused(site: TestClient, path: str) -> None:
    """Without the word of our own pages nothing is changed, nor with that of another browser."""
    assert site.post(path).status_code == 403
    assert site.post(path, data={"form": "0" * 64}).status_code == 403
    assert (
        site.post(path, data={"form": _word(site, "/upload")}, headers={"origin": "http://evil.example"}).status_code
        == 403
    )


def test_a_page_is_fetched_by_its_address(own: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address in the form is fetched in the background and read as a report that came from there."""
    page = b"<html><head><title>Orbly bridge to open</title></head><body><article><p>ORBLY - The bridge at Orbly will open on May 3, mayor Ada Lund said on Friday.</p></article></body></html>"

    def fetched(url: str, **_: object) -> Input | SetAside:
        return Input(url, None, page, url=url, fetched="2031-04-04T10:00:00Z")

    monkeypatch.setattr(sources, "fetched", fetched)
    sheet = {"form": _word(own, "/upload"), "urls": "https://gazette.example/bridge"}
    text = _finished(own, own.post("/upload", data=sheet, follow_redirects=False).headers["location"])
    assert "1 new report" in text


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://[::1]/", "http://10.0.0.1/x", "http://169.254.169.254/latest/meta-data"]
)
def test_no_page_of_the_own_network_is_fetched(own: TestClient, url: str) -> None:
    """An address that is not public is set aside with the reason, and nothing is asked of it."""
    sheet = {"form": _word(own, "/upload"), "urls": url}
    text = _finished(own, own.post("/upload", data=sheet, follow_redirects=False).headers["location"])
    assert "1 set aside" in text
    assert "0 new reports" in text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "gopher://a.example", "x"])
def test_what_is_no_address_is_refused_in_the_form(own: TestClient, url: str) -> None:
    """The form says what an address looks like, and keeps what was typed."""
    answer = own.post("/upload", data={"form": _word(own, "/upload"), "urls": url})
    assert answer.status_code == 400
    assert url in answer.text


def test_too_large_a_body_is_refused(stored: Stored) -> None:
    """More than the server takes is refused before it is read, with a page that says how much it takes."""
    rules = Policy(Keyring(stored.db.with_suffix(".tokens")), most_bytes=2000, writes=RateLimit(1e6, 10**6))
    with TestClient(application(stored.db, rules), base_url=HOST) as client:
        word = _word(client, "/upload")
        answer = client.post("/upload", data={"form": word}, files={"files": ("a.txt", io.BytesIO(b"x" * 5000))})
    assert answer.status_code == 413
    assert "Too large" in answer.text


@pytest.mark.parametrize(("name", "kept"), [
    ("../../etc/passwd", "passwd"), ("C:\\reports\\a.html", "a.html"), ("", "report"), ("...", "report"), ("a\x00b\x1b[2J.txt", "ab[2J.txt"),
    ("/", "report"), ("sub/dir/", "dir"), ("-", "-"),
])  # fmt: skip
def test_a_file_is_kept_under_the_last_part_of_its_name(name: str, kept: str) -> None:
    """No name leads out of the folder, none is empty."""
    assert safe_name(name) == kept


def test_a_name_too_long_for_a_disk_is_cut() -> None:
    """However long, with the end that says what kind of file it is."""
    assert len(safe_name("é" * 500 + ".html").encode()) <= 120
    assert safe_name("é" * 500 + ".html").endswith(".html")


def test_a_status_is_corrected_and_says_by_whom(own: TestClient) -> None:
    """A correction on an event's page is kept, is told, and stands in the list with who and why."""
    story = _story(own, "Port and dockers to meet")
    page = html.document_fromstring(own.get(f"{story}/timeline").text)
    event = str(page.xpath("//a[@class='name'][contains(., 'talks')]/@href")[0]).split("?")[0]
    sheet = {"form": _word(own, event), "kind": "status", "subject": event.rsplit("/", 1)[-1], "value": "cancelled",
             "who": "Ines <b>", "why": "the <script>minister</script> said so", "back": event}  # fmt: skip
    answer = own.post("/corrections", data=sheet, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{event}?kept=1")
    listed = own.get("/corrections").text
    assert "Ines &lt;b&gt;" in listed
    assert "<script>minister" not in listed
    assert "cancelled" in own.get(event).text


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "nothing"}, {"why": ""}, {"who": ""}, {"value": "sideways"}, {"subject": "../x"}, {"subject": ""}],
)
def test_half_a_correction_is_refused(own: TestClient, wrong: dict[str, str]) -> None:
    """What a correction lacks is said; nothing is kept."""
    story = _story(own, "Port and dockers to meet")
    page = html.document_fromstring(own.get(f"{story}/timeline").text)
    event = str(page.xpath("//a[@class='name']/@href")[0]).split("?")[0]
    whole = {
        "form": _word(own, event),
        "kind": "status",
        "subject": event.rsplit("/", 1)[-1],
        "value": "cancelled",
        "who": "I",
        "why": "w",
    }
    answer = own.post("/corrections", data=whole | wrong)
    assert answer.status_code in (400, 404), answer.text
    listed = own.get("/corrections").text
    assert "Nothing has been corrected" in listed, listed


def test_after_a_form_nobody_is_sent_elsewhere(own: TestClient) -> None:
    """The way back is a page of this server, whatever the form says."""
    story = _story(own, "Port and dockers to meet")
    id = str(html.document_fromstring(own.get(story).text).xpath("//a[contains(@href, '/reports/')]/@href")[0]).split(
        "/reports/"
    )[1][:16]
    sheet = {"form": _word(own, "/upload"), "kind": "date", "subject": id, "value": "2023-03-09", "who": "I", "why": "w",
             "back": "https://evil.example/"}  # fmt: skip
    assert own.post("/corrections", data=sheet, follow_redirects=False).headers["location"] == "/?kept=1"


def test_what_was_seen_is_no_news(own: TestClient) -> None:
    """After a look the story has no news, and all of its changes still."""
    story = _story(own, "Hollin Cross")
    assert "I have seen this" in own.get(story).text
    answer = own.post(f"{story}/seen", data={"form": _word(own, story)}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, story)
    text = own.get(story).text
    assert "Nothing has changed since" in text
    assert 'id="changes"' in text


def test_a_first_visit_has_no_news(own: TestClient) -> None:
    """Who never said that they saw a story is shown no changes as if they were new, on its page or the first."""
    assert "Since you last looked" not in own.get(_story(own, "Hollin Cross")).text
    front = html.document_fromstring(own.get("/stories").text)
    assert not front.xpath("//*[@class='unread']")
    assert not front.xpath("//section[@id='news']//li")


def test_what_came_since_a_look_is_marked(own: TestClient) -> None:
    """After a look and one more report the story is marked, its page and the front page name the report; the others were not looked at."""
    story = _story(own, "Hollin Cross")
    own.post(f"{story}/seen", data={"form": _word(own, story)})
    report = (
        b"Hollin Cross crash: lorry driver charged\nLowfield Gazette\n7 November 2022\n\nHOLLIN CROSS - The driver of the lorry that a train hit in"
        b" Hollin Cross was charged on Monday, police superintendent Howard Ellery said. Six people died when the train hit the lorry at the level"
        b" crossing in Hollin Cross on Friday.\n"
    )
    sent = {"form": _word(own, "/upload")}
    answer = own.post("/upload", data=sent, files={"files": ("07-gazette.txt", report)}, follow_redirects=False)
    _finished(own, answer.headers["location"])
    front = html.document_fromstring(own.get("/stories").text)
    line = front.xpath(f"//li[@id='story-{story.rsplit('/', 1)[-1]}']")[0]
    assert "1 new report" in line.xpath(".//*[@class='unread']")[0].text_content()
    assert "not looked at yet" in front.xpath("//li[contains(., 'dockers')]//*[@class='unread']")[0].text_content()
    assert "1 new report" in front.xpath("//section[@id='news']")[0].text_content()
    news = html.document_fromstring(own.get(story).text).xpath("//section[@id='news']")[0]
    assert "lorry driver charged" in news.text_content()


def test_all_stories_of_a_page_are_seen_at_once(own: TestClient) -> None:
    """One form says so of all; a story that is not there is no fault of the form, but no way elsewhere either."""
    front = html.document_fromstring(own.get("/stories").text)
    ids = [str(id) for id in front.xpath("//input[@name='story']/@value")]
    assert len(ids) > 1
    sent = {"form": _word(own, "/stories"), "story": ids, "back": "//evil.example/"}
    answer = own.post("/seen", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert f"Nothing new in the {len(ids)} stories" in own.get("/stories").text


def test_elsewhere_one_signs_in_with_a_token(stored: Stored) -> None:
    """On another address a page asks for a token, takes it once, and shows a reader no form that writes."""
    rules = policy(stored.db, bind="10.0.0.9")
    token = rules.keyring.add("newsroom", "read", now=date(2031, 1, 1))
    with TestClient(application(stored.db, rules), base_url="http://10.0.0.9:8765") as client:
        asked = client.get("/stories", headers={"accept": "text/html"}, follow_redirects=False)
        assert (asked.status_code, asked.headers["location"]) == (303, "/sign-in?to=%2Fstories")
        assert client.get("/stories").status_code == 401
        word = _word(client, "/sign-in")
        assert client.post("/sign-in", data={"form": word, "token": "wrong"}).status_code == 403
        answer = client.post(
            "/sign-in", data={"form": word, "token": token, "to": "//evil.example"}, follow_redirects=False
        )
        assert answer.headers["location"] == "/"
        cookie = answer.headers["set-cookie"].casefold()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert token not in cookie
        story = _story(client, "Hollin Cross")
        event = str(html.document_fromstring(client.get(story).text).xpath("//a[@class='name']/@href")[0])
        assert 'class="correct"' not in client.get(event).text
        assert client.post("/corrections", data={"form": _word(client, story)}).status_code == 403
        assert (
            client.post(f"{story}/seen", data={"form": _word(client, story)}, follow_redirects=False).status_code == 303
        )
        assert client.post("/sign-out", data={"form": _word(client, story)}, follow_redirects=False).status_code == 303
        assert client.get("/stories").status_code == 401


def test_a_search_opens_at_its_words(site: TestClient) -> None:
    """What is found is marked, and its link leads to the report; what cannot be looked for is said, not failed."""
    page = html.document_fromstring(site.get("/search?q=cranes").text)
    assert page.xpath("//ol[@class='hits']//mark")
    link = str(page.xpath("//ol[@class='hits']//h2/a/@href")[0])
    assert site.get(link.split("#", maxsplit=1)[0]).status_code == 200
    for odd in ('"', "(", "AND OR", "title:", "*", "%00", "a" * 3000, "-x", "after:nonsense"):
        assert site.get("/search", params={"q": odd}).status_code == 200


def test_pages_carry_security_headers(site: TestClient) -> None:
    """A strict policy on every answer; our own files may be kept, pages not."""
    for path in ("/stories", "/nowhere", "/upload"):
        policy_sent = site.get(path).headers["content-security-policy"]
        assert "script-src 'self'" in policy_sent
        assert "unsafe-inline" not in policy_sent
        assert "no-cache" in site.get(path).headers["cache-control"]
    assert "immutable" in site.get("/static/dateline.css").headers["cache-control"]
