"""Tests for `dateline.doors.rest.app`: what the API answers."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest
from starlette.testclient import TestClient

from dateline.doors import export
from dateline.doors.export.links import urn
from dateline.doors.rest import PREFIX
from dateline.doors.rest.openapi import openapi
from tests.doors.rest.conftest import client_of

REPORT = (
    "The Velm Courier\n5 March 2030\n\nVELM - Mayor Orla Penn said on Tuesday that the council would meet the dockers on"
    " March 12.\n\n“We will talk until it is done,” Penn told reporters in Velm.\n"
)


def get(api: TestClient, path: str, **query: str | int) -> Any:
    """The answer of a path, which must be well."""
    answer = api.get(f"{PREFIX}{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def finished(api: TestClient, address: str) -> Any:
    """A job, once it is done."""
    for _ in range(600):
        job = api.get(address).json()
        if job["state"] in ("done", "failed"):
            break
        time.sleep(0.1)
    assert job["state"] == "done", job
    return job


def test_a_story_is_its_export(api: TestClient, harbour: str) -> None:
    """A story over HTTP is the export that the command line prints, and keeps to its schema."""
    document = get(api, f"/stories/{harbour}")
    jsonschema.validate(document, json.loads(export.schema()))
    assert [story["id"] for story in document["stories"]] == [harbour]


def test_a_story_may_be_named_by_its_words(api: TestClient, harbour: str) -> None:
    """The start of an id, or words of a title that no other story has, will do."""
    assert get(api, f"/stories/{harbour[:6]}/timeline") == get(api, "/stories/dockers talks/timeline")


def test_as_of_cuts_what_is_told(api: TestClient, harbour: str) -> None:
    """As of a day, later reports are left out."""
    early = get(api, f"/stories/{harbour}", as_of="2023-03-09")
    assert 0 < len(early["articles"]) < len(get(api, f"/stories/{harbour}")["articles"])


def test_pages_put_together_are_the_whole(api: TestClient) -> None:
    """Going from page to page by the mark that each gives shows every item once."""
    for path in ("/changes", "/conflicts", "/copies", "/stories"):
        whole = get(api, path)["items"]
        found, after = [], None
        for _ in whole:
            one = get(api, path, limit=1, **({"after": after} if after else {}))
            found += one["items"]
            after = one["next"]
        assert found == whole
        assert after is None


@pytest.mark.parametrize("name", export.FORMATS)
def test_every_format_can_be_had(api: TestClient, harbour: str, name: str) -> None:
    """Each export comes as a file to be kept, in its media type, as the export writes it."""
    answer = api.get(f"{PREFIX}/stories/{harbour}/export/{name}", params={"base": "https://desk.example"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="dateline.')
    assert answer.content


@pytest.mark.parametrize("name", ["rss", "atom", "jsonfeed"])
def test_the_news_of_all_stories_is_a_feed(api: TestClient, name: str) -> None:
    """The latest changes of all stories come as one feed, as many as the desk tells, each under the name it has in its story's."""
    known = get(api, "/changes")["items"]
    made = api.get(f"{PREFIX}/feeds/{name}", params={"base": "https://desk.example"})
    assert made.status_code == 200
    assert all(urn("change", one["id"]) in made.text for one in known)
    assert "Changes in all stories" in made.text
    few = api.get(f"{PREFIX}/feeds/{name}", params={"limit": 1})
    assert sum(urn("change", one["id"]) in few.text for one in known) == 1


def test_what_is_planned_in_all_stories_is_one_calendar(api: TestClient) -> None:
    """Each plan as the calendar of its story has it, under one name; where nothing is asked to be in it, an empty one."""
    made = api.get(f"{PREFIX}/feeds/ics", params={"base": "https://desk.example"})
    assert made.headers["content-type"].startswith("text/calendar")
    whole = icalendar.Calendar.from_ical(made.content)
    assert whole["name"] == "What is planned in all stories"
    each = [
        api.get(f"{PREFIX}/stories/{one['id']}/export/ics", params={"base": "https://desk.example"})
        for one in get(api, "/stories")["items"]
    ]
    plans = [entry.to_ical() for one in each for entry in icalendar.Calendar.from_ical(one.content).walk("VEVENT")]
    assert len(each) > 1
    assert len(plans) > 1
    assert sorted(entry.to_ical() for entry in whole.walk("VEVENT")) == sorted(plans)


def test_a_table_can_be_had(api: TestClient, harbour: str) -> None:
    """One table of csv by its name; one that there is not is not found."""
    answer = api.get(f"{PREFIX}/stories/{harbour}/export/csv", params={"table": "events"})
    assert answer.text.startswith("id,story,listed,headline")
    assert api.get(f"{PREFIX}/stories/{harbour}/export/csv", params={"table": "x"}).status_code == 404


def test_an_answer_that_did_not_change_is_not_sent_again(api: TestClient, harbour: str) -> None:
    """The ETag of an answer asks for it again; while it is the same, only that is said."""
    for path in ("/stories", f"/stories/{harbour}", "/openapi.json"):
        first = api.get(f"{PREFIX}{path}")
        again = api.get(f"{PREFIX}{path}", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert api.get(f"{PREFIX}{path}", headers={"If-None-Match": 'W/"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404), ("GET", "/stories/zzzz", 404), ("GET", "/stories/zzzz/timeline", 404), ("GET", "/articles/zzzz", 404),
        ("GET", "/why/zzzz", 404), ("GET", "/feeds/zzzz", 404), ("GET", "/jobs/zzzz", 404), ("GET", "/stories?since=yesterday", 400), ("GET", "/stories?limit=0", 400),
        ("GET", "/stories?limit=1e9", 400), ("GET", "/stories?sincee=2030-01-01", 400), ("GET", "/stories?limit=1&limit=2", 400),
        ("GET", "/changes?after=zzzz", 400), ("GET", "/said", 400), ("GET", "/search?q=%00", 400), ("GET", "/stories?person=%0d%0aX:1", 400),
        ("GET", "/search?q=a&kind=b", 400), ("PUT", "/stories", 405), ("DELETE", "/stories/x", 405), ("BREW", "/stories", 405),
        ("POST", "/reports", 400), ("POST", "/reports?name=a.txt", 400), ("POST", "/reports?name=a&url=http://a", 400), ("POST", "/corrections", 400),
    ],
)  # fmt: skip
def test_every_failure_has_one_shape(own: TestClient, method: str, path: str, status: int) -> None:
    """Whatever is wrong, the answer is problem details (RFC 9457) that say what and how to mend it."""
    answer = own.request(method, f"{PREFIX}{path}")
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem.keys() == {"type", "status", "title", "detail"}
    assert problem["status"] == status
    assert problem["detail"]
    if status == 405:
        assert "GET" in answer.headers["allow"]


def test_the_gate_refuses_in_the_same_shape(store: Path, tmp_path: Path) -> None:
    """Without a token where one is needed, or under a strange host, the answer is problem details too."""
    with client_of(store, bind="0.0.0.0") as client:  # noqa: S104
        refused = client.get(f"{PREFIX}/stories", headers={"Host": "127.0.0.1"})
    assert refused.status_code in (401, 421)
    assert refused.headers["content-type"] == "application/problem+json"
    with client_of(store) as client:
        strange = client.get(f"{PREFIX}/stories", headers={"Host": "evil.example"})
    assert (strange.status_code, strange.headers["content-type"]) == (421, "application/problem+json")


def test_a_report_sent_in_is_read(own: TestClient) -> None:
    """A report goes in line; the answer says where to look; when it is done its story can be asked for."""
    sent = own.post(f"{PREFIX}/reports", params={"name": "../../velm.txt"}, content=REPORT.encode())
    assert sent.status_code == 202
    job = finished(own, sent.headers["location"])
    (report,) = job["added"]["new"]
    article = own.get(f"{PREFIX}/articles/{report}").json()
    assert "Orla Penn" in article["text"]
    assert article["file"] == "velm.txt"


def test_an_address_inside_the_network_is_not_fetched(own: TestClient) -> None:
    """A page is fetched from the public web only; what became of it stands in the job."""
    sent = own.post(f"{PREFIX}/reports", params={"url": "http://127.0.0.1:8765/api/v1/stories"})
    assert sent.status_code == 202
    job = finished(own, sent.headers["location"])
    assert job["added"]["new"] == []
    assert "127.0.0.1" in job["added"]["set_aside"][0]["name"]


def test_a_report_can_be_forgotten(own: TestClient, harbour: str) -> None:
    """A report that is removed is gone, and the note says why."""
    article = own.get(f"{PREFIX}/stories/{harbour}").json()["articles"][0]["id"]
    assert own.delete(f"{PREFIX}/articles/{article}").status_code == 400
    removed = own.delete(f"{PREFIX}/articles/{article}", params={"why": "asked by its author"})
    assert removed.json()["why"] == "asked by its author"
    assert own.get(f"{PREFIX}/articles/{article}").status_code == 404
    assert [one["article"] for one in own.get(f"{PREFIX}/removals").json()] == [article]


def test_a_correction_holds_until_it_is_undone(own: TestClient, harbour: str) -> None:
    """A date put right is told from then on, listed with who and why, and goes when it is undone."""
    article = own.get(f"{PREFIX}/stories/{harbour}").json()["articles"][0]
    day = article["published"]["start"]
    body = {
        "kind": "date",
        "subject": [article["id"]],
        "value": "2023-03-06",
        "who": "Ida",
        "why": "seen in print",
    }
    made = own.post(f"{PREFIX}/corrections", json=body)
    assert made.status_code == 200, made.text
    published = own.get(f"{PREFIX}/articles/{article['id']}").json()["published"]
    assert published["start"].startswith("2023-03-06")
    assert "Ida" in published["basis"]
    undone = own.delete(f"{PREFIX}/corrections/{made.json()['id']}", params={"who": "Ida", "why": "misread"})
    assert undone.status_code == 200, undone.text
    assert own.get(f"{PREFIX}/articles/{article['id']}").json()["published"]["start"] == day
    assert {one["kind"] for one in own.get(f"{PREFIX}/corrections").json()["items"]} == {"date", "undo"}


def test_two_outlets_are_compared(api: TestClient, harbour: str) -> None:
    """What both tell with who was first, what each alone; a name of no outlet is a problem."""
    articles = api.get(f"{PREFIX}/stories/{harbour}").json()["articles"]
    a, b = list(dict.fromkeys(one["publisher"] for one in articles if one["publisher"]))[:2]
    found = api.get(f"{PREFIX}/stories/{harbour}/compare", params={"a": a, "b": b}).json()
    turned = api.get(f"{PREFIX}/stories/{harbour}/compare", params={"a": b, "b": a}).json()
    assert found["events_of_a"] + found["events_of_b"]
    assert (found["events_of_a"], found["statements_of_b"]) == (turned["events_of_b"], turned["statements_of_a"])
    assert {one["first"] for one in found["events"]} <= {"a", "b", None}
    mine = api.get(f"{PREFIX}/stories/{harbour}/compare", params={"a": articles[0]["id"], "b": b})
    assert mine.status_code == 200
    assert api.get(f"{PREFIX}/stories/{harbour}/compare", params={"a": a, "b": "Nobody"}).status_code == 404


def test_two_stories_are_compared(api: TestClient, harbour: str) -> None:
    """What both tell and what each alone, whole or in lines; a name of no story is a problem."""
    other = next(one["id"] for one in api.get(f"{PREFIX}/stories").json()["items"] if one["id"] != harbour)
    found = api.get(f"{PREFIX}/compare", params={"a": harbour, "b": other}).json()
    turned = api.get(f"{PREFIX}/compare", params={"a": other, "b": harbour}).json()
    assert found["events_of_a"]
    assert (found["events_of_a"], found["b"]) == (turned["events_of_b"], turned["a"])
    short = api.get(f"{PREFIX}/compare", params={"a": harbour, "b": other, "max_chars": 3000})
    assert len(short.text) <= 3001
    assert short.json()["next"]
    assert api.get(f"{PREFIX}/compare", params={"a": harbour, "b": "Nowhere at all"}).status_code == 404


def test_a_row_is_put_right(own: TestClient, harbour: str) -> None:
    """Its day, its place; a title; each is told, listed and undone, and what cannot be is a problem that names the remedy."""
    told = own.get(f"{PREFIX}/stories/{harbour}").json()
    row = next(one for one in told["events"] if one["headline"])
    said = {"who": "Ida", "why": "she was there"}
    tries = [
        {"kind": "event day", "subject": [row["id"]], "value": "2023-04"},
        {"kind": "event place", "subject": [row["id"]], "value": "Brantham"},
        {"kind": "story title", "subject": [harbour], "value": "The strike"},
    ]
    made = [own.post(f"{PREFIX}/corrections", json=said | one) for one in tries]
    assert [one.status_code for one in made] == [200, 200, 200]
    after = own.get(f"{PREFIX}/stories/{harbour}").json()
    (event,) = [one for one in after["events"] if one["id"] == row["id"]]
    assert (event["when"]["precision"], event["where"], after["stories"][0]["title"]) == (
        "month",
        "Brantham",
        "The strike",
    )
    for one in made:
        assert own.delete(f"{PREFIX}/corrections/{one.json()['id']}", params=said).status_code == 200
    assert own.get(f"{PREFIX}/stories/{harbour}").json() == told
    for wrong, says in (
        ({"kind": "event same", "subject": [row["id"]]}, "needs other words"),
        ({"kind": "event day", "subject": [row["id"]], "value": "soon"}, "write it as YYYY-MM-DD"),
        ({"kind": "no event", "subject": []}, "something to be about"),
    ):
        answer = own.post(f"{PREFIX}/corrections", json=said | wrong)
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
        assert says in answer.json()["detail"]


@pytest.mark.parametrize(
    "body", [b"{}", b"[]", b"nul", b'{"kind": "date"}', b"\xff", b"[" * 10**5, b'{"kind":1}', b'"' + b"x" * (2**20 + 1)]
)
def test_a_body_that_is_no_correction_is_refused(own: TestClient, body: bytes) -> None:
    """Whatever is sent instead of a correction is answered with what it should be."""
    answer = own.post(f"{PREFIX}/corrections", content=body)
    assert answer.status_code in (400, 413)
    assert answer.headers["content-type"] == "application/problem+json"


def test_words_that_are_not_there_cannot_be_corrected(own: TestClient, harbour: str) -> None:
    """Offsets beyond the text, or the wrong way round, are refused."""
    article = own.get(f"{PREFIX}/stories/{harbour}").json()["articles"][0]["id"]
    for place in (f"{article}:0-99999999", f"{article}:9-3", f"{article}:x", "zzzz"):
        body = {"kind": "furniture", "subject": [place], "value": "appeal", "who": "Ida", "why": "an appeal"}
        assert own.post(f"{PREFIX}/corrections", json=body).status_code in (400, 404)


def test_what_a_reader_has_seen_is_not_new(own: TestClient, harbour: str) -> None:
    """After a look, "last" shows that reader nothing, and another one everything."""
    path = f"{PREFIX}/stories/{harbour}"
    assert own.post(f"{path}/looked", params={"reader": "ida"}).status_code == 204
    seen = own.get(f"{path}/changes", params={"since": "last", "reader": "ida"}).json()
    other = own.get(f"{path}/changes", params={"since": "last", "reader": "jon"}).json()
    assert seen["items"] == []
    assert other["items"]


def test_the_description_lists_every_address(api: TestClient) -> None:
    """The OpenAPI document is served where the API begins, too."""
    assert api.get(f"{PREFIX}/openapi.json").json() == openapi() == api.get(f"{PREFIX}/").json()


LONG = ("/stories/{story}", "/stories/{story}/timeline", "/stories/{story}/sources", "/stories/{story}/copies", "/changes", "/said", "/why/{story}", "/articles/{article}", "/new")  # fmt: skip


@pytest.mark.parametrize("path", LONG)
def test_an_answer_keeps_to_the_characters_that_were_asked_for(api: TestClient, harbour: str, path: str) -> None:
    """Under `max_chars` an answer is no longer than that, says what was left out, and goes on to its end."""
    report = get(api, f"/stories/{harbour}/sources", limit=1)["items"][0]["id"]
    address = PREFIX + path.format(story=harbour, article=report)
    query: dict[str, Any] = {"max_chars": 1_000}
    query |= {"person": "Reik"} if path == "/said" else {"since": "2023-03-01"} if path == "/new" else {}
    for _ in range(200):
        answer = api.get(address, params=query)
        assert answer.status_code == 200, answer.text
        assert len(answer.text.rstrip("\n")) <= 1_000
        document = answer.json()
        if not document.get("next"):
            break
        assert document["left_out"]
        query["after"] = document["next"]
    assert not document.get("next")
    assert ("more:" in document.get("left_out", "")) == (path == "/stories/{story}")


def test_pages_of_a_timeline_and_its_sources(api: TestClient, harbour: str) -> None:
    """A timeline, sources and statements go from page to page, each item once."""
    for path in (f"/stories/{harbour}/timeline", f"/stories/{harbour}/sources", "/said"):
        who = {"person": "Reik"} if path == "/said" else {}
        whole = get(api, path, **who)["items"]
        found: list[Any] = []
        after: dict[str, str] = {}
        for _ in whole:
            one = get(api, path, limit=1, **who, **after)
            found += one["items"]
            after = {"after": one["next"]}
        assert found == whole


def test_fields(api: TestClient, harbour: str) -> None:
    """Only the fields that are named come, of an answer or of its items; one that there is not is named."""
    whole = get(api, f"/stories/{harbour}")
    assert get(api, f"/stories/{harbour}", fields="stories,as_of") == {
        "stories": whole["stories"],
        "as_of": whole["as_of"],
    }
    items = get(api, f"/stories/{harbour}/timeline", fields="id,headline")["items"]
    assert all(set(one) == {"id", "headline"} for one in items)
    for path in (f"/stories/{harbour}", f"/stories/{harbour}/timeline"):
        answer = api.get(f"{PREFIX}{path}", params={"fields": "id,colour"})
        assert answer.status_code == 400
        assert "there are" in answer.json()["detail"]
    assert api.get(f"{PREFIX}/why/{harbour}", params={"after": "a"}).status_code == 400


def test_what_was_left_out_is_said_whatever_fields_are_asked_for(api: TestClient, harbour: str) -> None:
    """Of a list, and of one answer that was cut, with the mark to go on from."""
    asked: dict[str, Any] = {"max_chars": 1_000}
    for path, fields, more in (
        (f"/stories/{harbour}", "title", {"left_out"}),
        (f"/why/{harbour}", "noun,evidence", {"left_out", "next"}),
        (f"/articles/{get(api, f'/stories/{harbour}/sources')['items'][0]['id']}", "title", {"left_out", "next"}),
        (f"/stories/{harbour}/timeline", "id", {"left_out", "next"}),
    ):
        whole, some = get(api, path, **asked), get(api, path, **asked, fields=fields)
        assert more <= whole.keys()
        assert {name: some.get(name) for name in more} == {name: whole[name] for name in more}
        assert some.keys() == more | ({"items"} if "items" in whole else set(fields.split(",")))


def test_answers_are_packed_for_who_takes_that(api: TestClient, harbour: str) -> None:
    """A large answer is packed as it is taken most gladly, with the same content and mark; for others it is not."""
    address = f"{PREFIX}/stories/{harbour}"
    plain = api.get(address, headers={"accept-encoding": "identity"})
    refused = api.get(address, headers={"accept-encoding": "gzip;q=0.0, br;q=0, *"})
    for taken, coding in (
        ("br;q=1.0, gzip;q=0.8", "br"),
        ("br;q=0.5, gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
    ):
        packed = api.get(address, headers={"accept-encoding": taken})
        assert packed.headers["content-encoding"] == coding
        assert packed.content == plain.content
        assert packed.headers["etag"] == plain.headers["etag"]
        assert int(packed.headers["content-length"]) * 2 < int(plain.headers["content-length"])
    assert refused.content == plain.content
    for one in (plain, refused):
        assert "content-encoding" not in one.headers
        assert "Accept-Encoding" in one.headers["vary"]
    for taken in ("br", "gzip", "identity"):
        known = api.get(address, headers={"if-none-match": plain.headers["etag"], "accept-encoding": taken})
        assert (known.status_code, known.content) == (304, b"")


def test_what_differs_between_two_days(api: TestClient, harbour: str) -> None:
    """Between two days stand the reports and rows of the later that the earlier had not; between a day and itself nothing."""
    found = get(api, f"/stories/{harbour}/between", earlier="2023-03-09", later="2023-03-20")
    early = get(api, f"/stories/{harbour}", as_of="2023-03-09")
    late = get(api, f"/stories/{harbour}", as_of="2023-03-20")
    before, after = ({one["id"] for one in told["articles"]} for told in (early, late))
    assert set(found["reports"]) == after - before != set()
    rows = [set(told["stories"][0]["events"]) for told in (early, late)]
    assert {one["id"] for one in found["new"]} <= rows[1] - rows[0]
    assert {one["id"] for one in found["gone"]} <= rows[0] - rows[1]
    assert len(rows[0]) - len(found["gone"]) + len(found["new"]) >= len(rows[1])
    assert found["new"]
    same = get(api, f"/stories/{harbour}/between", earlier="2023-03-20", later="2023-03-20")
    assert not any(same[name] for name in ("reports", "new", "moved", "gone"))
