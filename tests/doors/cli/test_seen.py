"""What a reader has seen is not new the next time: read by the real parser, since a change asks for evidence by the tree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from dateline import Desk
from dateline.doors.cli.app import app
from tests.conftest import EXAMPLES, reports_in


def run(db: Path, *words: str) -> str:
    """What a command prints over that database."""
    made = CliRunner(env={"DATELINE_DB": str(db), "COLUMNS": "80"}).invoke(app, words)
    assert made.exit_code == 0, made.output
    return made.output


def answered(db: Path, *words: str) -> Any:
    """What it prints as JSON."""
    return json.loads(run(db, *words, "--json"))


def test_what_was_seen_is_not_new_the_next_time(tmp_path: Path) -> None:
    """`last` is when this reader last looked, and each has one of their own."""
    db = tmp_path / "news.db"
    with Desk(db) as desk:
        desk.add(reports_in(EXAMPLES / "harbour-talks"))
    assert answered(db, "changes", "--since", "last", "--reader", "anna")
    run(db, "show", "talks", "--reader", "anna")
    assert answered(db, "changes", "--since", "last", "--reader", "anna") == []
    assert answered(db, "changes", "--since", "last", "--reader", "bert")


def test_changes_notes_no_more_than_it_printed(tmp_path: Path) -> None:
    """What is older than the day that was asked for is new still; and that look can be taken back."""
    db = tmp_path / "news.db"
    with Desk(db) as desk:
        desk.add(reports_in(EXAMPLES / "harbour-talks"))
    every = answered(db, "changes", "--since", "last")
    newest = max(one["day"] for one in every)
    shown = answered(db, "changes", "--since", newest)
    assert 0 < len(shown) < len(every)
    run(db, "changes", "--since", newest)
    left = answered(db, "changes", "--since", "last")
    assert {one["id"] for one in left} == {one["id"] for one in every} - {one["id"] for one in shown}
    assert "new again" in run(db, "unread")
    assert answered(db, "changes", "--since", "last") == every
    assert "no look to take back" in run(db, "unread")
