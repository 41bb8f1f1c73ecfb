"""Sources over REST and as a page: listed, followed, heard and followed no more; no path of this machine goes in or out."""

from __future__ import annotations

import mailbox
from pathlib import Path

from lxml import html
from starlette.testclient import TestClient

from dateline.doors.rest import PREFIX
from dateline.follow import Following
from dateline.store import Store, following
from dateline.store.following import Said
from tests.follow.test_sources import message

FEED = "https://news.example/feed.xml"


def test_sources_over_rest(own: TestClient) -> None:
    """One that is followed stands in the list until it no more is."""
    made = own.post(f"{PREFIX}/sources", json={"address": FEED})
    assert made.status_code == 200
    one = made.json()
    assert (one["address"], one["state"], one["kind"]) == (FEED, "on", "unknown")
    assert own.post(f"{PREFIX}/sources", json={"address": FEED}).json() == one
    assert own.get(f"{PREFIX}/sources").json() == [one]
    assert own.get(f"{PREFIX}/sources/{one['number']}/said").json() == {"items": [], "next": None}
    assert own.delete(f"{PREFIX}/sources/{one['number']}").json() == one
    assert own.delete(f"{PREFIX}/sources/{one['number']}").status_code == 404
    for address in ("/etc/passwd", "file:///etc/passwd", "https://a:b@news.example/"):
        assert own.post(f"{PREFIX}/sources", json={"address": address}).status_code == 400


def test_sources_as_a_page(own: TestClient) -> None:
    """A form follows an address, a button ends it; of a mailbox its name is shown, and no folder."""
    page = html.document_fromstring(own.get("/sources").text)
    word = page.xpath("//form[@action='/sources']/input[@name='form']/@value")[0]
    said = own.post("/sources", data={"form": word, "address": "/var/mail"})
    assert (said.status_code, "is not the address" in said.text) == (400, True)
    listed = own.post("/sources", data={"form": word, "address": FEED})
    assert FEED in listed.text
    assert "not asked yet" in listed.text
    assert "It has said nothing yet" in own.get("/sources/1").text
    gone = own.post("/sources/1/unfollow", data={"form": word})
    assert "Nothing is followed yet" in gone.text


def test_a_mailbox_is_called_by_its_name(own: TestClient, tmp_path: Path) -> None:
    """Where it lies is told to nobody."""
    box = mailbox.mbox(tmp_path / "box")
    box.add(message(1))
    box.close()
    db = own.app.state.db  # type: ignore[attr-defined]
    Following(db).follow(str(tmp_path / "box"))
    assert own.get(f"{PREFIX}/sources").json()[0]["address"] == "box"
    assert str(tmp_path) not in own.get("/sources").text + own.get("/sources/1").text


def test_what_a_source_said_comes_in_pages(own: TestClient) -> None:
    """Each entry once, the latest first, however many there are; a page behind an entry that is not there is refused."""
    db = own.app.state.db  # type: ignore[attr-defined]
    Following(db).follow(FEED)
    with Store(db) as store, store.writing() as write:
        for n in range(450):
            at = f"2031-03-03T08:{n // 60:02}:{n % 60:02}Z"
            following.name(write, 1, Said(f"k{n}", None, "w", b"{}", False, at, at))
    keys: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = own.get(f"{PREFIX}/sources/1/said", params={"limit": "200", **after}).json()
        keys += [one["key"] for one in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert keys == [f"k{n}" for n in reversed(range(450))]
    assert own.get(f"{PREFIX}/sources/1/said", params={"after": "none"}).status_code == 400
