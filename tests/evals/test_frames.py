"""Frames against readers: the labels are well formed, and what agrees is counted."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from evals import Absent, frames
from evals._shared import shared_folder

TITLE = "Mayor of Lindholm resigns"
TEXT = "Anna Weber did not leave the town hall.\nThe police arrested a driver."


def labels(**said: object) -> dict[str, Any]:
    """A reader's labels, as the file has them."""
    plain = {"doer": None, "undergoer": None, "polarity": "pos", "standing": "asserted", "finite": True}
    return plain | said


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shared folder with one report of one story, two of its predicates labelled."""
    story = tmp_path / "editor" / "stories" / "lindholm"
    story.mkdir(parents=True)
    (story / "articles.jsonl").write_text(json.dumps({"id": "a", "title": TITLE, "text": TEXT}) + "\n")
    full = f"{TITLE}\n\n{TEXT}"

    def at(word: str) -> list[int]:
        return [full.index(word), full.index(word) + len(word)]

    left = labels(doer=at("Anna"), undergoer=at("hall"), polarity="neg", standing="denied")
    caught = labels(doer=at("police"), undergoer=at("driver"))
    where = {"story": "stories/lindholm", "article": "a"}
    lines = [
        {"sha256": {"stories/lindholm": hashlib.sha256((story / "articles.jsonl").read_bytes()).hexdigest()}},
        where | {"start": at("leave")[0], "end": at("leave")[1], "a": left, "b": left},
        where | {"start": at("arrested")[0], "end": at("arrested")[1], "a": caught, "b": caught | {"doer": None}},
    ]
    path = tmp_path / "frames.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)) + "\n")
    monkeypatch.setattr(frames, "LABELS", path)
    return tmp_path


@pytest.mark.usefixtures("own_cache")
def test_what_the_readers_agree_on_is_counted(shared: Path) -> None:
    """Fields with one label from both are scored, the others lower the agreement; any word of a name is that name."""
    figures = frames.labelled(shared)
    assert figures["standing"] == figures["polarity"] == figures["finite"] == figures["standing_denied"] == 1.0
    assert figures["doer_agreed"] == 0.5
    assert figures["doer_p"] == figures["doer_r"] == figures["undergoer_p"] == figures["undergoer_r"] == 1.0


def test_other_reports_than_those_labelled_are_not_measured(shared: Path) -> None:
    """Where a story's reports are no longer what they were, that is said."""
    (shared / "editor" / "stories" / "lindholm" / "articles.jsonl").write_text("{}\n")
    with pytest.raises(Absent, match="not as it was"):
        frames.drawn(shared)


def test_labels_are_of_the_closed_sets() -> None:
    """Each of the 300 has two readers' labels, and every label is one that the guide knows."""
    head, *rows = [json.loads(line) for line in frames.LABELS.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 300
    assert {row["story"] for row in rows} <= head["sha256"].keys()
    said = [row[reader] for row in rows for reader in frames.READERS]
    assert {one["standing"] for one in said} == set(frames.STANDINGS)
    assert {one["polarity"] for one in said} == {"pos", "neg"}
    assert {one["finite"] for one in said} == {True, False}
    assert len({(row["article"], row["story"], row["start"]) for row in rows}) == 300


def test_offsets_lie_in_the_reports() -> None:
    """With the reports there, each predicate, doer and undergoer is one word of its report, all of one line."""
    try:
        items = frames.drawn(shared_folder())
    except Absent as absent:
        pytest.skip(str(absent))
    articles = frames._articles(shared_folder(), items)
    for item in items:
        text = articles[f"{item.story}/{item.article}"].text
        named = [span for one in item.readers for span in (one.doer, one.undergoer) if span]
        for start, end in [(item.start, item.end), *named]:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
            assert " " not in text[start:end]
            assert "\n" not in text[min(start, item.start) : max(end, item.end)]
