"""What the server turns away, and what it never says."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from dateline import Desk
from dateline.doors.access import Keyring, Policy, RateLimit, tokens
from dateline.doors.export import FORMATS
from dateline.doors.rest import PREFIX
from dateline.doors.rest import jobs as sent
from dateline.doors.web import application
from dateline.errors import StoreDamaged, StoreError, StoreFull
from dateline.store import Store
from dateline.store import jobs as kept
from tests import fakeparser
from tests.desk.builders import NOW, rows, written
from tests.doors.web.conftest import HOST, policy


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store of some reports that lay in a folder, one of them without a title, and one that could not be read."""
    home = tmp_path_factory.mktemp("secretplace")
    with fakeparser.installed():
        with Desk(home / "news.db") as desk:
            (home / "untitled.txt").write_text(
                "The harbour crane of Varna will reopen on 3 May 2023, Mayor Anna Weber said on Tuesday.\n" * 3
            )
            desk.add([*written(home / "in", rows(8, 6)), home / "untitled.txt"], now=NOW)
        yield home / "news.db"


@pytest.fixture
def client(db: Path) -> Iterator[TestClient]:
    """Somebody at this machine."""
    with TestClient(application(db, policy(db)), base_url=HOST, raise_server_exceptions=False) as found:
        yield found


def test_no_reader_sees_where_a_report_lay(client: TestClient, db: Path) -> None:
    """Neither a page nor an answer nor an export names a folder of the server; the name of the file is there."""
    ids = [one["id"] for one in client.get(f"{PREFIX}/stories").json()["items"]]
    pages = ["/stories", "/search?q=crane", "/corrections", "/upload"]
    answers = [f"{PREFIX}/stories"]
    for id in ids:
        pages += [
            f"/stories/{id}{part}"
            for part in ("", "/timeline", "/changes", "/conflicts", "/voices", "/sources", "/compare")
        ]
        answers += [
            f"{PREFIX}/stories/{id}",
            *(f"{PREFIX}/stories/{id}/export?format={form}" for form in FORMATS if form != "parquet"),
        ]
        for article in client.get(f"{PREFIX}/stories/{id}").json()["articles"]:
            pages.append(f"/stories/{id}/reports/{article['id']}")
            answers.append(f"{PREFIX}/articles/{article['id']}")
            assert "/" not in article["file"]
    seen = 0
    for path in (*pages, *answers):
        answer = client.get(path)
        seen += answer.status_code == 200
        assert b"secretplace" not in answer.content, path
        assert str(db.parent).encode() not in answer.content, path
    assert seen > len(pages)


def _has_failed(job: dict[str, Any]) -> bool:
    return bool(job["state"] == "failed" and job["complaint"] == "cannot grow (disk full); make room")


def _waits(job: dict[str, Any]) -> bool:
    return bool(job["state"] != "failed" and "cannot grow (disk full)" in str(job))


@pytest.mark.parametrize(("error", "told"), [(StoreDamaged, _has_failed), (StoreFull, _waits)])
def test_a_job_names_no_place(
    error: type[StoreError], told: Callable[[dict[str, Any]], bool], client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the store cannot be written, the job says why it failed, or waits, and not where the store lies."""

    def full(desk: Desk, *_: Any, **__: Any) -> None:
        raise error(str(desk.path), "cannot grow (disk full)", "make room")

    monkeypatch.setattr(Desk, "add", full)
    answer = client.post(f"{PREFIX}/reports", params={"name": "a.txt"}, content=b"The pier opened.")
    for _ in range(200):
        job = client.get(answer.headers["location"]).json()
        if told(job):
            break
        time.sleep(0.02)
    assert told(job)
    assert "news.db" not in str(job)


def test_a_full_disk_is_507_and_leaves_nothing(
    client: TestClient, db: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A body for which there is no room, in the temporary folder or in the store, is refused as that; no job and no file is left."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sent, "TemporaryFile", lambda **_: io.FileIO("/dev/full", "r+"))
    with Store(db) as store:
        before = store.db.execute("select count(*) from job").fetchone()
        answer = client.post(f"{PREFIX}/reports", params={"name": "a.txt"}, content=b"x" * 100_000)
        assert (answer.status_code, answer.json()["title"]) == (507, "No room")
        monkeypatch.undo()
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

        def full(*_: Any) -> None:
            raise StoreFull("/secretplace/news.db", "cannot grow (disk full)", "make room")

        monkeypatch.setattr(kept, "keep", full)
        answer = client.post(f"{PREFIX}/reports", params={"name": "a.txt"}, content=b"x" * 100_000)
        assert (answer.status_code, answer.json()["title"]) == (507, "No room")
        word = html.document_fromstring(client.get("/upload").text).xpath("//input[@name='form']/@value")[0]
        page = client.post("/upload", data={"form": word}, files={"files": ("a.txt", b"x" * 3_000_000)})
        assert page.status_code == 507
        assert "secretplace" not in page.text
        assert store.db.execute("select count(*) from job").fetchone() == before
    assert not list(tmp_path.iterdir())


def test_guesses_are_turned_away_before_they_cost_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once an address has guessed too often its guesses are not hashed; who holds a token that was just accepted is let in."""
    db = tmp_path / "news.db"
    Desk(db).close()
    ring = Keyring(tmp_path / "tokens")
    good = ring.add("ana", "read", now=date(2031, 1, 1))
    rules = Policy(ring, bind="127.0.0.1", failures=RateLimit(1e-9, 3))
    hashed: list[str] = []
    slow = tokens._slow

    def counted(secret: str, salt: bytes) -> bytes:
        hashed.append(secret)
        return slow(secret, salt)

    monkeypatch.setattr(tokens, "_slow", counted)
    guess = good[:17] + "x" * 30
    assert guess.startswith("dateline_")
    with TestClient(application(db, rules), base_url=HOST) as client:
        assert client.get(f"{PREFIX}/stories", headers={"Authorization": f"Bearer {good}"}).status_code == 200
        answers = [
            client.get(f"{PREFIX}/stories", headers={"Authorization": f"Bearer {guess}{n}"}).status_code
            for n in range(8)
        ]
        assert answers == [401, 401, 401, 429, 429, 429, 429, 429]
        assert len(hashed) <= 1 + 3
        assert client.get(f"{PREFIX}/stories", headers={"Authorization": f"Bearer {good}"}).status_code == 200
        word = html.document_fromstring(client.get("/sign-in").text).xpath("//input[@name='form']/@value")[0]
        assert client.post("/sign-in", data={"form": word, "token": guess}).status_code == 429
        assert len(hashed) <= 1 + 3


@pytest.mark.parametrize("scheme", ["Basic YTpi", "Digest x", "Negotiate", "bearer", ""])
def test_only_an_accepted_token_spares_the_look_at_the_page(client: TestClient, scheme: str) -> None:
    """Another site's form with any other Authorization header, or an empty token, changes nothing."""
    headers = {"Authorization": scheme, "Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
    answer = client.post(f"{PREFIX}/reports", params={"name": "a.txt"}, content=b"The pier opened.", headers=headers)
    assert answer.status_code in (401, 403)


def test_an_accepted_token_needs_no_page(db: Path) -> None:
    """A program with a token of the scope write may send reports from wherever it runs."""
    ring = Keyring(db.with_suffix(".tokens"))
    good = ring.add("feed", "write", now=date(2031, 1, 1))
    with TestClient(application(db, policy(db)), base_url=HOST) as client:
        headers = {"Authorization": f"Bearer {good}", "Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
        assert (
            client.post(
                f"{PREFIX}/reports", params={"name": "a.txt"}, content=b"The pier opened.", headers=headers
            ).status_code
            == 202
        )
