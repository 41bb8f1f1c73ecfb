"""A report that its publisher has taken back stays, and says so."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline import Desk
from dateline.sources import Gone
from tests.desk.builders import NOW

pytestmark = pytest.mark.usefixtures("small_parser")

URL = "https://paper.example/bridge"
TEXT = "The river bridge of Lindholm will reopen in June, Mayor Anna Weber said on Tuesday. It was closed in March."
NOTICES = [
    "This article has been withdrawn because it did not meet our standards.",
    "We have removed this story while we look into a complaint.",
    "The piece that appeared here has been taken down.",
]


def add(desk: Desk, folder: Path, text: str, day: str = "2023-05-03") -> tuple[str, ...]:
    """Add the page as it stands on a day."""
    path = folder / "page.jsonl"
    path.write_text(json.dumps({"url": URL, "text": text, "language": "en", "published": "2023-05-02"}))
    return desk.add([path], now=date.fromisoformat(day)).new


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_in_its_place_withdraws_a_report(desk: Desk, tmp_path: Path, notice: str) -> None:
    """The report stays current, with a note; the withdrawal is news of its story; a rebuild finds the same."""
    id = add(desk, tmp_path, TEXT)[0]
    add(desk, tmp_path, notice, day="2023-05-09")
    for _ in range(2):
        assert [one.id for one in desk.everything().articles] == [id]
        assert desk.article(id).notes[-1].startswith("withdrawn, seen on 2023-05-09: its page now says: ")
        news = [one for one in desk.changes() if one.kind == "withdrawn"]
        assert [(one.day, one.change) for one in news] == [("2023-05-09", None)]
        desk.rebuild()


def test_a_page_that_is_gone_withdraws_its_report(desk: Desk, tmp_path: Path) -> None:
    """The server says so; the reason is kept."""
    id = add(desk, tmp_path, TEXT)[0]
    desk.add([Gone(URL + "?utm_source=x", "is gone (its server answers 410)", "look elsewhere")], now=NOW)
    assert desk.article(id).notes[-1] == "withdrawn, seen on 2024-01-01: is gone (its server answers 410)"
    assert [one.kind for one in desk.changes()] == ["withdrawn"]


def test_a_report_of_a_withdrawal_is_none(desk: Desk, tmp_path: Path) -> None:
    """Whoever tells of a withdrawn article has withdrawn nothing, nor has a page that is gone and was never here."""
    add(desk, tmp_path, TEXT)
    add(
        desk,
        tmp_path,
        f"{TEXT} This article has been updated; a story about the mayor was withdrawn.",
        day="2023-05-04",
    )
    desk.add([Gone("https://other.example/never", "is gone", "")], now=NOW)
    assert not [one for one in desk.changes() if one.kind == "withdrawn"]
