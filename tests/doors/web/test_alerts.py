"""Alerts as a page and over REST: rules are made, muted and removed, and nobody reaches for more than a form may."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from dateline import Desk
from dateline.doors.rest import PREFIX
from dateline.doors.web import application
from dateline.doors.web.alerting import Alerting
from dateline.store import Store, outbox
from dateline.store.outbox import Letter
from tests.alerts.builders import SECRET, at, candidate, news, receiving, rule, rules, written
from tests.doors.web.conftest import HOST, Stored, policy

RULES = """
[mail]
server = "mail.example"
from = "dateline@desk.example"
to = ["desk@desk.example"]

[[rule]]
name = "of the file"
on = "plan"
desktop = true
"""


@pytest.fixture
def db(stored: Stored, tmp_path: Path) -> Path:
    """A copy of the store, with a file of rules beside it."""
    db = tmp_path / "desk.db"
    with Desk(stored.db) as desk:
        desk.backup(db)
    db.with_name("desk.db.alerts.toml").write_text(RULES, encoding="utf-8")
    return db


@pytest.fixture
def own(db: Path) -> Iterator[TestClient]:
    """A site over it."""
    with TestClient(application(db, policy(db)), base_url=HOST) as client:
        yield client


def sent(client: TestClient, path: str, **form: Any) -> Any:
    """The page after sending a form of ours."""
    word = html.document_fromstring(client.get("/alerts").text).xpath("//input[@name='form']/@value")[0]
    return client.post(path, data={"form": str(word), **form})


def words(page: Any) -> str:
    """What a page says."""
    return " ".join(html.document_fromstring(page.text).text_content().split())


def test_a_rule_is_made_shown_muted_and_removed(own: TestClient) -> None:
    """Its secret is shown once; that of the file stays where it is."""
    made = sent(own, "/alerts", name="talks", on=["plan", "event"], webhook="https://hooks.example/T0/key", quiet="22:00-06:00", words="ceasefire\ntruce")  # fmt: skip
    assert "whsec_" in made.text
    page = own.get("/alerts")
    assert "whsec_" not in page.text
    assert "https://hooks.example/…" in page.text
    assert "T0/key" not in page.text
    assert "with the words ceasefire or truce" in words(page)
    assert "in the file of rules" in words(page)
    assert "(muted)" in words(sent(own, "/alerts/mute", name="talks", until="2h"))
    assert "(muted)" not in words(sent(own, "/alerts/mute", name="talks", off="1"))
    assert "talks" not in words(sent(own, "/alerts/drop", rule="talks"))
    assert sent(own, "/alerts/drop", rule="of the file").status_code == 404


def test_a_story_is_muted_on_its_own_page(own: TestClient, stored: Stored) -> None:
    """By a form that needs no script; its page says so and until when, and lets it be heard again; other stories are as before."""
    home, other = (f"/stories/{stored.story(word).id}" for word in ("Port and dockers to meet", "Hollin Cross"))

    def forms(page: Any) -> list[dict[str, str]]:
        found = html.document_fromstring(page.text).xpath("//form[@action='/alerts/mute']")
        return [{str(one.get("name")): str(one.get("value")) for one in form.xpath(".//input")} for form in found]

    (offered,) = forms(own.get(home))
    assert "off" not in offered
    page = own.post("/alerts/mute", data=offered | {"until": "7d"})
    assert page.url.path == home
    assert "Alerts of this story are muted until" in words(page)
    assert "muted" not in words(own.get(other))
    assert "is muted until" in words(own.get("/alerts"))
    (again,) = forms(page)
    heard = own.post("/alerts/mute", data=again)
    assert heard.url.path == home
    assert "muted" not in words(heard)
    assert forms(heard)[0].keys() == offered.keys()
    assert "until" not in words(own.post("/alerts/mute", data=offered | {"until": ""})).partition("are muted")[2][:20]
    away = own.post(
        "/alerts/mute", data=again | {"form": offered["form"], "back": "//evil.example/"}, follow_redirects=False
    )
    assert away.headers["location"] == "/"


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"on": ["plan"], "webhook": "http://hooks.example/"}, "not https"),
        ({"on": ["plan"], "webhook": "http://127.0.0.1:9/"}, "not https"),
        ({"on": ["plan"], "mail": "other@desk.example"}, "does not name"),
        ({"on": ["plan"]}, "does not say how"),
        ({"desktop": "1"}, "does not say on what"),
        ({"on": ["plan"], "desktop": "1", "zone": "Mars"}, "time zone"),
        ({"on": ["plan"], "desktop": "1", "sure": "much"}, "no number"),
        ({"on": ["plan"], "desktop": "1", "independent": "nan"}, "no number"),
        ({"on": ["plan"], "desktop": "1", "independent": "inf"}, "no number"),
        ({"on": ["plan"], "desktop": "1", "sure": "nan"}, "cannot be"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_on_the_page(own: TestClient, form: dict[str, Any], complaint: str) -> None:
    """With what was filled in."""
    page = sent(own, "/alerts", name="mine", **form)
    assert page.status_code == 400
    assert complaint in page.text
    assert 'value="mine"' in page.text


def test_what_was_chosen_stays_chosen(own: TestClient) -> None:
    """Where a form is refused, its boxes and choices are as they were."""
    page = sent(
        own,
        "/alerts",
        name="mine",
        on=["plan", "event"],
        mail="desk@desk.example",
        desktop="1",
        digest="day",
        zone="Mars",
    )
    assert page.status_code == 400
    tree = html.document_fromstring(page.text)
    checked = {(one.get("name"), one.get("value")) for one in tree.xpath("//input[@checked]")}
    assert checked == {("on", "plan"), ("on", "event"), ("mail", "desk@desk.example"), ("desktop", "1")}
    assert tree.xpath("//select[@name='digest']/option[@selected]/@value") == ["day"]


def test_mail_goes_to_those_whom_the_file_names(own: TestClient) -> None:
    """And only the first letter of them is shown."""
    page = sent(own, "/alerts", name="mine", on=["plan"], mail="desk@desk.example")
    assert "by mail to d…@desk.example" in words(page)


def test_a_file_that_cannot_be_followed_is_told_on_the_page(own: TestClient, db: Path) -> None:
    """Nothing is sent then, and the page says why."""
    db.with_name("desk.db.alerts.toml").write_text("[[rule", encoding="utf-8")
    assert "cannot be followed" in words(own.get("/alerts"))


def test_rest_makes_and_mutes_rules(own: TestClient) -> None:
    """As the page does, with the same limits; it cannot even ask for loopback."""
    at_rules, at_mutes = f"{PREFIX}/alerts/rules", f"{PREFIX}/alerts/mutes"
    new = {"name": "talks", "on": ["plan"], "webhook": "https://hooks.example/T0/key"}
    assert own.post(at_rules, json=new | {"loopback": True}).status_code == 400
    assert own.post(at_rules, json=new | {"webhook": "http://127.0.0.1/"}).status_code == 400
    made = own.post(at_rules, json=new).json()
    assert made["secret"].startswith("whsec_")
    assert made["rule"]["webhook"] == "https://hooks.example/…"
    assert own.post(at_rules, json=new).status_code == 400  # one of that name is there
    assert [one["name"] for one in own.get(at_rules).json()] == ["of the file", "talks"]
    assert own.post(at_mutes, json={"name": "talks", "until": "3d"}).json()["until"] is not None
    assert own.post(at_mutes, json={"name": "none of these"}).status_code == 404
    assert [one["name"] for one in own.get(at_mutes).json()] == ["talks"]
    assert own.delete(at_mutes, params={"name": "talks"}).status_code == 204
    assert own.delete(at_mutes, params={"name": "talks"}).status_code == 404
    assert own.delete(f"{at_rules}/talks").status_code == 204
    assert own.delete(f"{at_rules}/talks").status_code == 404


def test_what_waits_and_was_sent_is_shown(own: TestClient, db: Path) -> None:
    """To whom, but not their whole address."""
    written(db, rules(rule("of the file", mail=("anna@desk.example",))), [candidate()])
    page = own.get("/alerts")
    assert "8 Mar 2030 → 12 Mar 2030 · The bridge of Lowmere opens" in words(page)
    assert "anna@" not in page.text
    assert "5 Mar 2030, 12:00 UTC" in words(page)
    items = own.get(f"{PREFIX}/alerts").json()["items"]
    assert {one["target"] for one in items} == {"", "a…@desk.example"}
    assert items[0]["news"][0]["cited"][0]["words"]["text"].startswith("The bridge of Lowmere")


def test_a_server_sends_what_is_due(db: Path) -> None:
    """While it runs; a file that cannot be followed ends nothing."""
    with receiving(200) as (url, got):
        file = db.with_name("desk.db.alerts.toml")
        file.write_text("[[rule", encoding="utf-8")
        alerting = Alerting(db, pause=0.02)
        alerting.start()
        try:
            time.sleep(0.05)
            file.write_text(
                f'[[rule]]\nname = "desk"\non = "plan"\nwebhook = "{url}"\nsecret = "{SECRET}"\nloopback = true\n', encoding="utf-8"
            )  # fmt: skip
            written(db, rules(rule("desk", webhook=url, desktop=False)), [candidate()], at("2030-03-05T12:00"))
            with Store(db) as store, store.writing() as write:
                write.execute("update alert set due = '2020-01-01T00:00:00Z'")
            for _ in range(500):
                if got:
                    break
                time.sleep(0.01)
        finally:
            alerting.close()
    assert len(got) == 1
    with Store(db) as store:
        assert outbox.counts(store.db) == {"sent": 1}


def test_messages_come_in_pages(own: TestClient, db: Path) -> None:
    """All of them, however many: those that wait, then those that were sent, the latest first."""
    with Store(db) as store, store.writing() as write:
        for n in range(620):
            letter = Letter(
                f"a{n}",
                "of the file",
                "desktop",
                "",
                f"2030-03-05T12:{n // 60:02}:{n % 60:02}Z",
                "2030-03-05T12:00:00Z",
                None,
                (news(),),
            )
            outbox.put(write, letter)
            if n % 2:
                outbox.trying(write, letter.id, letter.made)
                outbox.end(write, letter.id, "sent", letter.due)
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = own.get(f"{PREFIX}/alerts", params={"limit": "250", **after}).json()
        found += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == [f"a{n}" for n in reversed(range(0, 620, 2))] + [f"a{n}" for n in reversed(range(1, 620, 2))]
    assert own.get(f"{PREFIX}/alerts", params={"after": "none"}).status_code == 400
