"""A server that only reads, of a database and of what a batch told: every write is refused, over real HTTP."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import httpx
import pytest

from dateline import Desk, batch
from dateline.batch import database_of, in_use
from dateline.doors import export
from dateline.doors.rest.endpoints import ENDPOINTS
from dateline.doors.web import add_token, serve
from dateline.doors.web.app import FORMS
from dateline.errors import BadBatch
from tests import fakeparser
from tests.batch.build import run, told
from tests.desk.builders import NOW, rows, written
from tests.doors.web.test_killed import free_port

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What a batch told of eight reports; the databases that are made of it lie elsewhere."""
    home = tmp_path_factory.mktemp("batch")
    with fakeparser.installed(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        run(written(home / "in", rows(41, 8)), home / "out")
        yield home / "out"


@pytest.fixture(scope="module")
def site(results: Path) -> Iterator[httpx.Client]:
    """A server of it in a process of its own."""
    db, _ = database_of(results)
    port = free_port()
    pid = os.fork()
    if not pid:
        try:
            serve(db, port=port, read_only=True, tokens=results)
        finally:
            os._exit(0)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            until = time.monotonic() + 120
            while time.monotonic() < until:
                try:
                    client.get("/healthz")
                    break
                except httpx.TransportError:
                    time.sleep(0.05)
            yield client
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def test_it_answers_what_the_batch_told(site: httpx.Client, results: Path) -> None:
    """The same stories, by the same words, on pages and to programs; and it is well."""
    whole = batch.everything(results)
    listed = site.get("/api/v1/stories").json()["items"]
    assert sorted(one["title"] for one in listed) == sorted(one.title for one in whole.stories)
    page = site.get("/stories")
    assert page.status_code == 200
    for one in listed:
        assert site.get(f"/stories/{one['id']}").status_code == 200
    assert site.get("/healthz").status_code == 200


def test_a_database_of_a_batch_tells_the_same(results: Path, tmp_path: Path) -> None:
    """To the byte what the batch told; asked again, it is there; told anew, it is another, and the one before stays; so does one that is served."""
    copy = copytree(results, tmp_path / "out")  # of which nobody serves what is removed
    first, set_aside = database_of(copy)
    assert not set_aside
    with Desk(first) as desk:
        found = desk.everything()
    assert export.to_json(found) == told(results)
    before = first.stat().st_mtime_ns
    assert database_of(copy)[0] == first
    assert first.stat().st_mtime_ns == before
    note = (copy / "batch.json").read_bytes()
    (copy / "batch.json").write_bytes(note + b"\n")
    with in_use(first), in_use(first):
        second, _ = database_of(copy)
        (copy / "batch.json").write_bytes(note + b"\n\n")
        third, _ = database_of(copy)
        assert [one.exists() for one in (first, second, third)] == [True, True, True]
    (copy / "batch.json").write_bytes(note + b"\n\n\n")
    fourth, _ = database_of(copy)
    assert [one.exists() for one in (first, second, third, fourth)] == [False, False, True, True]


def test_every_form_is_refused(site: httpx.Client) -> None:
    """With 403 and why, whatever it would change, also what a reader has seen; but for what the browser alone keeps."""
    for path, _ in FORMS:
        there = re.sub(r"{\w+}", "x", path)
        answer = site.post(there, headers={"Accept": "text/html"})
        if path in ("/hidden", "/sign-in", "/sign-out"):
            assert "started with --read-only" not in answer.text
        else:
            assert (answer.status_code, "started with --read-only" in answer.text) == (403, True), path


def test_every_endpoint_that_changes_something_is_refused(site: httpx.Client) -> None:
    """As a problem that says why; a token that may write is none here."""
    writes = [(one.method, one.path) for one in ENDPOINTS if one.method != "GET"] + [("POST", "/reports")]
    assert len(writes) > 8
    for method, path in writes:
        answer = site.request(method, "/api/v1" + re.sub(r"{\w+}", "x", path))
        assert answer.status_code == 403, path
        assert answer.headers["content-type"] == "application/problem+json"
        assert "started with --read-only" in answer.json()["detail"]


def test_a_token_that_may_write_may_not_here(site: httpx.Client, results: Path) -> None:
    """Tokens of a batch lie beside its note; what they allow elsewhere they do not here."""
    token = add_token("press", "write", now=NOW, db=results)
    try:
        borne = {"Authorization": f"Bearer {token}"}
        assert site.get("/api/v1/stories", headers=borne).status_code == 200
        assert site.post("/api/v1/corrections", headers=borne, json={}).status_code == 403
        assert site.get("/api/v1/stories", headers={"Authorization": "Bearer other"}).status_code == 401
    finally:
        (results / "batch.json.tokens").unlink()


def test_pages_offer_no_form_that_is_refused(site: httpx.Client) -> None:
    """Nothing to add, to mend, to mute or to have seen."""
    story = site.get("/api/v1/stories").json()["items"][0]["id"]
    for path in (
        "/stories",
        f"/stories/{story}",
        f"/stories/{story}/correct",
        "/corrections",
        "/alerts",
        "/sources",
        "/upload",
    ):
        page = site.get(path).text
        posted = set(re.findall(r'method="post" action="([^"]*)"', page))
        assert posted <= {"/hidden", "/sign-in"}, path
        assert "Add reports</a>" not in page


def test_a_batch_of_which_something_is_gone_is_not_served(tmp_path: Path, results: Path) -> None:
    """What is wrong is said of the batch, and not of the folder in which its database would be made."""
    copy = copytree(results, tmp_path / "out")
    next((copy / "told").rglob("*.parquet")).unlink()
    with pytest.raises(BadBatch, match="lacks some of what its last run told") as refused:
        database_of(copy)
    assert refused.value.path == str(copy)


def test_a_batch_that_is_not_over_is_not_served(tmp_path: Path, results: Path) -> None:
    """It is named, with what helps."""
    (tmp_path / "batch.json").write_text(
        (results / "batch.json").read_text("utf-8").replace('"shards": [', '"others": [')
    )
    with pytest.raises(BadBatch):
        database_of(tmp_path)
