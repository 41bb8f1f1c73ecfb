"""The command that reads archives, and the one that takes reports of them in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from typer.testing import CliRunner, Result

from dateline.batch.home import held
from dateline.doors.cli.app import app
from dateline.errors import BadBatch
from tests import fakeparser
from tests.desk.builders import rows, written
from tests.ingest.test_warc_damage import answer, record


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A batch of some reports, with one document that is none."""
    home = tmp_path_factory.mktemp("batch")
    with fakeparser.installed():
        written(home / "in", rows(41, 8))
        (home / "in" / "empty.txt").write_text("", encoding="utf-8")
        made = run(home, "batch", str(home / "in"), "--out", str(home / "out"), "--workers", "1")
        assert made.exit_code == 1  # the empty document
        assert "8 reports in " in made.stdout
        assert "1 set aside: is empty" in made.stdout
        assert "empty.txt: is empty" in made.stderr
        yield home / "out"


def run(home: Path, *words: str) -> Result:
    """Run a command."""
    return CliRunner(env={"DATELINE_DB": str(home / "news.db"), "COLUMNS": "200"}).invoke(app, words)


def test_a_batch_says_what_it_did(told: Path, tmp_path: Path) -> None:
    """In JSON with what failed and what was set aside."""
    made = run(tmp_path, "batch", str(told.parent / "in"), "--out", str(told), "--workers", "1", "--json")
    found = json.loads(made.stdout)
    assert (found["reports"], found["failed"], len(found["set_aside"])) == (8, [], 1)


def test_reports_of_a_batch_are_taken_in(told: Path, tmp_path: Path) -> None:
    """All of them, or those of some days and outlets."""
    some = run(tmp_path, "add", str(told), "--outlet", "Alder Courier", "--since", "2023-04-01", "--json")
    assert 0 < len(json.loads(some.stdout)["new"]) < 8
    rest = run(tmp_path, "add", str(told), "--json")
    assert len({*json.loads(some.stdout)["new"], *json.loads(rest.stdout)["new"]}) == 8


def test_records_that_are_skipped_are_counted(tmp_path: Path) -> None:
    """By reason, of all archives of a listing, which is neither a loss nor an error; what the listing has not is one."""
    pytest.importorskip("fastwarc")
    page = b"<html><body><h1>Ferry</h1><p>Ana Roe said the ferry ran aground at pier %d.</p></body></html>"
    for name in ("a", "b"):
        some = [record(answer(page % n), n) for n in range(3)]
        some += [record(answer(b"", status="404 Not Found"), n) for n in range(10, 14)]
        (tmp_path / f"{name}.warc").write_bytes(b"".join(some))
    (tmp_path / "warc.paths").write_text("crawl/a.warc\ncrawl/b.warc\n", encoding="utf-8")
    with fakeparser.installed():
        made = run(tmp_path, "batch", str(tmp_path / "warc.paths"), "--out", str(tmp_path / "out"), "--workers", "1")
        assert made.exit_code == 0
        assert "8 set aside: records passed over: not answered in full (no status 200)" in made.stdout
        assert "a.warc: holds 4 records passed over" in made.stderr
        with (tmp_path / "warc.paths").open("a", encoding="utf-8") as lines:
            lines.write("https://archives.example/c.warc.gz\n")
        again = run(tmp_path, "batch", str(tmp_path / "warc.paths"), "--out", str(tmp_path / "out"), "--workers", "1")
        assert again.exit_code == 1
        assert "lists addresses, which are not fetched: 1, the first https://archives.example/c.warc.gz" in again.stderr


def test_slices_are_of_batches(told: Path, tmp_path: Path) -> None:
    """Files have no slices."""
    made = run(tmp_path, "add", str(told.parent / "in"), "--since", "2023-04-01")
    assert made.exit_code == 2
    assert "asked of what" in made.stderr


def test_a_batch_may_be_named_twice(told: Path, tmp_path: Path) -> None:
    """A slice is asked of it all the same."""
    made = run(tmp_path, "add", str(told), str(told), "--since", "2023-04-01", "--json")
    assert made.exit_code == 0
    assert json.loads(made.stdout)["new"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["IN", "--read-only"], "is no folder that `dateline batch` wrote"),
        (["OUT"], "served with --read-only"),
        (["OUT", "--read-only", "--db", "x.db"], "without --db"),
        (["OUT", "--read-only", "--follow"], "nothing is taken in"),
        (["OUT", "--read-only", "--host", "10.0.0.9"], "dateline token add"),
    ],
)
def test_a_batch_is_served_to_be_read(told: Path, tmp_path: Path, words: list[str], why: str) -> None:
    """Whatever else is meant is refused, with what helps."""
    given = [{"IN": str(told.parent / "in"), "OUT": str(told)}.get(word, word) for word in words]
    made = CliRunner(env={"COLUMNS": "300", "XDG_CACHE_HOME": str(tmp_path)}).invoke(app, ["serve", *given])
    assert made.exit_code != 0
    assert why in made.stderr + str(made.exception)


def test_a_run_that_cannot_be_done_says_why(told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a line: beside another run; where no story can be told, with what failed."""
    words = ("batch", str(told.parent / "in"), "--workers", "1", "--out")
    copy = copytree(told, tmp_path / "out")
    with held(copy, {}):
        refused = run(tmp_path, *words, str(copy))
    assert isinstance(refused.exception, BadBatch)  # of which `main` makes a line and status 2
    assert str(refused.exception) == f"{copy}: another `dateline batch` is writing to it; wait for that one's end"
    for path in (copy / "told").rglob("*.parquet"):
        path.unlink()
    with monkeypatch.context() as harm, fakeparser.installed():
        harm.setattr("dateline.batch.telling._told", lambda *_: 1 / 0)
        failed = run(tmp_path, *words, str(copy))
    assert "no story could be told" in str(failed.exception)
    assert "telling it failed twice: ZeroDivisionError" in failed.stderr


def test_one_report_is_one(tmp_path: Path) -> None:
    """In one story."""
    with fakeparser.installed():
        written(tmp_path / "in", rows(42, 1))
        made = run(tmp_path, "batch", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--workers", "1")
    assert made.stdout == f"1 report in 1 story: {tmp_path / 'out'}/tables\n"


def test_an_unknown_runner_is_named(tmp_path: Path) -> None:
    """There are two."""
    made = run(tmp_path, "batch", "x", "--out", str(tmp_path), "--runner", "spark")
    assert made.exit_code == 2
    assert "native or ray" in made.stderr
