"""An export of dateline is read as a pile of reports: what was told of them is told anew."""

from __future__ import annotations

import json
from typing import Any

import pytest

import dateline
from dateline.clean.compose import article as clean
from dateline.doors.export import FORMAT
from dateline.ingest import exported, objects
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


def test_what_an_export_knows_of_a_report_goes_on() -> None:
    """Its name, its file's name (the folder was somebody's own), its canonical address, each time that it was seen."""
    told = article(
        id="0123456789abcdef", url=None, file="/home/jo/reports/post.txt", canonical_url="https://lowmere.example/b",
        fetched=_at("2031-05-05T08:00:00Z"), seen=[_at("2031-05-05T08:00:00Z"), _at("2031-05-06T09:30:00Z")],
    )  # fmt: skip
    (report,), _ = read(told)
    assert (report.format, report.file) == ("export", "post.txt")
    said = [(meta.name, meta.value) for meta in report.metas if meta.origin == exported.ORIGIN]
    assert said == [
        ("entry", "article 0123456789abcdef"), ("canonical_url", "https://lowmere.example/b"),
        ("fetched", "2031-05-05T08:00:00Z"), ("fetched", "2031-05-06T09:30:00Z"),
    ]  # fmt: skip


@pytest.mark.parametrize("odd", [None, 7, "", "/", "a\x1b[2J.txt", "x" * 300])
def test_an_odd_name_of_a_file_is_none(odd: object) -> None:
    """The report lies where the export lies; an id that is none is no name."""
    (report,), _ = read(article(file=odd, id="../../x"))
    assert report.file == "told.json"
    assert not [meta for meta in report.metas if meta.name == "entry"]


def test_an_agency_that_no_list_has_is_kept() -> None:
    """It was read from the whole of the report; other objects that name one are not believed so."""
    (report,), _ = read(article(agency="KNA-West"))
    assert clean(report).agency == "KNA-West"
    (other,), _ = opened(
        json.dumps({"text": "The bridge opened.", "agency": "KNA-West"}).encode(), name="a.jsonl", file=None
    )
    assert clean(other).agency is None


def _at(instant: str) -> dict[str, Any]:
    return {"start": instant, "end": instant, "precision": "instant", "basis": "as built", "alternatives": []}


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


def test_an_odd_export_costs_itself_alone() -> None:
    """Values of other kinds are passed over; one of an unknown format among lines is named, and what stands behind it is read."""
    odd = article(
        published={"precision": ["day"], "start": 7},
        bylines=[3],
        paragraphs=[{"text": "The bridge opened."}, 5, {"text": 9}],
    )
    (report,), _ = read(odd)
    assert report.text == "Bridge opens\n\nThe bridge opened."
    line = {"text": "The tunnel opened."}
    made = {"generator": "dateline 9.0", "articles": [article()]}
    lines = [line, made | {"format": FORMAT + 1}, made | {"format": True}, made | {"format": FORMAT}]
    reports, notes = opened("\n".join(map(json.dumps, lines)).encode(), name="a.jsonl", file="a.jsonl")
    assert len(reports) == 2
    assert sum("does not know" in note.reason for note in notes) == 2


def test_one_that_is_too_long_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for as many broken lines."""
    monkeypatch.setattr(objects, "MAX_JSON_LINE", 300)
    reports, (refused,) = read(article())
    assert not reports
    assert "is an export of dateline of more than 300 characters" in refused.reason
    assert refused.remedy == exported.SHORTER
