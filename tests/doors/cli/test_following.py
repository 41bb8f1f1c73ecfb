"""The commands about sources: what is followed, asked and said."""

from __future__ import annotations

import json
import mailbox
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.doors.cli.app import app
from dateline.follow.poll import WORK
from dateline.store.lock import alone
from tests import fakeparser
from tests.follow.test_sources import message

pytest.importorskip("httpx")


@pytest.fixture(scope="module", autouse=True)
def _small_parser() -> Iterator[None]:
    with fakeparser.installed():
        yield


def run(db: Path, *words: str) -> Result:
    """Run a command on that database."""
    return CliRunner(env={"DATELINE_DB": str(db), "COLUMNS": "100"}).invoke(app, words)


def test_a_mailbox_from_the_command_line(tmp_path: Path) -> None:
    """It is followed, polled, listed with what it brought, and followed no more; nothing new is status 0."""
    db = tmp_path / "news.db"
    box = mailbox.mbox(tmp_path / "box")
    box.add(message(1))
    box.flush()
    os.utime(tmp_path / "box", (0, 0))  # nobody writes to it any more
    made = run(db, "follow", str(tmp_path / "box"))
    assert (made.exit_code, "mailbox" in made.output) == (0, True)
    first, second = run(db, "poll", "--once", "--log", "json"), run(db, "poll", "--once")
    assert (first.exit_code, first.stdout.splitlines()[-1]) == (
        0,
        "1 new report in 1 story: 1 source asked, 0 as before, 0 pages asked",
    )
    assert (second.exit_code, second.stdout) == (0, "nothing new: 0 sources asked, 0 as before\n")
    assert [json.loads(line)["event"] for line in first.stderr.splitlines()] == ["source", "poll"]
    (listed,) = json.loads(run(db, "sources", "--json").output)
    assert (listed["kind"], listed["entries"], listed["state"]) == ("mailbox", 1, "on")
    assert "1 entry" in run(db, "sources", "box").output
    assert json.loads(run(db, "unfollow", "1", "--json").output)["number"] == 1
    assert "Nothing is followed" in run(db, "sources").output
    box.close()


def test_what_cannot_be_followed(tmp_path: Path) -> None:
    """It is named with the reason, also where it is an address of this machine; what can be is followed all the same."""
    db = tmp_path / "news.db"
    made = run(db, "follow", str(tmp_path / "none.opml"))
    assert made.exit_code == 2
    assert "does not exist" in made.stderr
    made = run(db, "follow", "http://127.0.0.1/feed")
    assert made.exit_code == 2
    assert "not public" in " ".join(made.output.split())
    mailbox.mbox(tmp_path / "box").close()
    (tmp_path / "box").write_bytes(b"From desk\n\n")
    assert run(db, "follow", str(tmp_path / "box"), str(tmp_path / "none")).exit_code == 1


def test_while_another_polls(tmp_path: Path) -> None:
    """Nothing is done, that is said, and the status is 0."""
    db = tmp_path / "news.db"
    run(db, "follow", "http://127.0.0.1/feed")
    with alone(db, WORK):
        made = run(db, "poll", "--once")
    assert (made.exit_code, made.output) == (0, "another poll is at work: nothing was done\n")
