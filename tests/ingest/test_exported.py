"""An export of dateline is read as a pile of reports: what was told of them is told anew."""

from __future__ import annotations

import json
from typing import Any

import pytest

import dateline
from dateline.doors.export import FORMAT
from dateline.ingest import exported
from dateline.terms import Report, SetAside
from tests.opening import opened


def article(**other: Any) -> dict[str, Any]:
    """An article as an export has it."""
    day = {"start": "2031-05-04", "end": "2031-05-04", "precision": "day", "basis": "as built", "alternatives": []}
    return {
        "id": "00aa", "url": "https://lowmere.example/bridge", "text": "Bridge opens\n\nThe bridge opened.\n\nRead more\n",
        "title": "Bridge opens", "bylines": ["Jo Lund"], "publisher": "Lowmere Post", "agency": None, "language": "en",
        "place": None, "published": day, "modified": None, "fetched": None,
        "paragraphs": [{"article": "00aa", "start": 14, "end": 32, "text": "The bridge opened.", "kind": "lede"}],
    } | other  # fmt: skip


def read(*articles: dict[str, Any], **other: Any) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    """What is read of an export with these articles."""
    whole = {
        "format": FORMAT,
        "generator": f"dateline {dateline.__version__}",
        "articles": articles,
        "events": [{}, {}],
    }
    return opened(json.dumps(whole | other, indent=1).encode(), name="told.json", file="told.json")


@pytest.mark.parametrize("number", [1, 2])
def test_its_reports_are_read_and_what_is_of_no_use_is_said(number: int) -> None:
    """The story's words without the page's, with address, day, author and outlet; the rest is named once."""
    (report, other), (note,) = read(article(), article(url="https://lowmere.example/toll"), format=number)
    assert report.text == "Bridge opens\n\nThe bridge opened."
    assert (report.url, other.url) == ("https://lowmere.example/bridge", "https://lowmere.example/toll")
    said = {(meta.name, meta.value) for meta in report.metas}
    assert {("published", "2031-05-04"), ("byline", "Jo Lund"), ("publisher", "Lowmere Post")} <= said
    assert (note.name, note.fatal) == ("told.json", False)
    assert f"format {number} (reports read: 2)" in note.reason
    assert "events" in note.reason
    assert "corrections" in note.remedy


def test_a_day_that_was_not_known_to_the_day_is_left_open() -> None:
    """A month is no day of publication."""
    month = {"start": "2031-05-01", "end": "2031-05-31", "precision": "month", "basis": "as built", "alternatives": []}
    (report,), _ = read(article(published=month))
    assert not [meta for meta in report.metas if meta.name == "published"]


def test_a_newer_format_is_refused() -> None:
    """With the remedy; nothing of it is taken for a report."""
    reports, (refused,) = read(article(), format=FORMAT + 1)
    assert not reports
    assert f"format {FORMAT + 1}" in refused.reason
    assert refused.remedy == "upgrade dateline"


def test_what_is_none_is_none() -> None:
    """Another maker's list of articles is one of any service."""
    reports, notes = read(
        {"title": "Bridge opens", "text": "The bridge opened.", "url": "https://lowmere.example/b"},
        generator="other 1.0",
    )
    assert len(reports) == 1
    assert not [note for note in notes if "export" in note.reason]


def test_the_newest_format_is_known() -> None:
    """Who raises the format of the export says here how it is read."""
    assert exported.NEWEST == FORMAT
