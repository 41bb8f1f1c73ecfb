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
    run(db, "show", "strike", "--reader", "anna")
    assert answered(db, "changes", "--since", "last", "--reader", "anna") == []
    assert answered(db, "changes", "--since", "last", "--reader", "bert")
