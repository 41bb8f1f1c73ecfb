"""evals/DISPUTES.jsonl: what is shown, is so and belongs, and a key of the set `more` refuses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evals._shared import shared_folder

FILE = Path(__file__).parents[2] / "evals" / "DISPUTES.jsonl"
DISPUTES: list[Mapping[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_a_dispute_says_where_and_why() -> None:
    """Each names its story, what is shown, the places of the words and a reason in whole sentences; it quotes nothing."""
    for one in DISPUTES:
        assert set(one) == {"story", "kind", "words", "reason"}
        assert one["kind"] in {"row", "change", "conflict"}
        assert all(set(place) == {"a", "start", "end"} for place in one["words"])
        assert len(one["words"]) >= (1 if one["kind"] == "row" else 2)
        assert one["reason"].endswith(".")
    assert [one["story"] for one in DISPUTES] == sorted(one["story"] for one in DISPUTES)


def test_a_dispute_points_into_a_story_that_may_be_read() -> None:
    """Its story is one of the set that is there to look at, never of the yardstick, and its places lie within the texts."""
    folder = shared_folder() / "editor" / "more"
    if not folder.is_dir():
        pytest.skip("no editor's keys")
    for one in DISPUTES:
        lines = (folder / one["story"] / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        articles = {row["id"]: f"{row['title']}\n\n{row['text']}" for row in map(json.loads, filter(None, lines))}
        for place in one["words"]:
            assert 0 <= place["start"] < place["end"] <= len(articles[place["a"]])
