"""Which folder a batch is told into, and what of it is taken for reports."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from dateline.batch import counted, everything, parquet
from dateline.errors import BadBatch, NothingToRead
from tests.batch.build import run, told
from tests.desk.builders import at_once, rows, written
from tests.ingest.test_warc_damage import answer, record

pytestmark = pytest.mark.usefixtures("small_parser")


def test_a_batch_inside_its_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no input of itself: not amid its work, not afterwards, and nothing of it is counted."""
    given = tmp_path / "in"
    paths, out = written(given, rows(91, 6)), given / "told"
    with monkeypatch.context() as harm:
        harm.setattr(parquet, "write", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            run([given], out)
    for _ in range(2):
        outcome = run([given], out)
        assert (outcome.reports, outcome.set_aside, outcome.failed) == (6, [], [])
        assert told(out) == at_once(paths)


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_a_batch_told_is_not_read(tmp_path: Path) -> None:
    """Named as the input it is refused, with what may be meant."""
    run(written(tmp_path / "in", rows(92, 3)), tmp_path / "told")
    with pytest.raises(NothingToRead) as nothing:
        run([tmp_path / "told"], tmp_path / "out")
    (why,) = nothing.value.set_aside
    assert (why.name, why.reason) == (str(tmp_path / "told"), "is a folder that dateline batch wrote")


def test_refused_input_leaves_nothing(tmp_path: Path) -> None:
    """A path that leads nowhere, a folder without reports, an empty file: no folder is made, and one that was there is as it was."""
    (tmp_path / "none").mkdir()
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / ".mine").write_text("mine", encoding="utf-8")
    for given in ("nowhere", "none", "empty.txt"):
        with pytest.raises(NothingToRead):
            run([tmp_path / given], tmp_path / "out")
        assert not (tmp_path / "out").exists()
        with pytest.raises(NothingToRead):
            run([tmp_path / given], tmp_path / "there")
        assert [one.name for one in (tmp_path / "there").iterdir() if not one.name.startswith(".")] == []
    assert (tmp_path / "there" / ".mine").read_text(encoding="utf-8") == "mine"


def test_refused_input_leaves_what_was_told(tmp_path: Path) -> None:
    """The batch that the folder held is the one it holds."""
    paths = written(tmp_path / "in", rows(93, 3))
    run(paths, tmp_path / "out")
    with pytest.raises(NothingToRead):
        run([tmp_path / "nowhere"], tmp_path / "out")
    assert told(tmp_path / "out") == at_once(paths)


def test_another_layout_is_refused(tmp_path: Path) -> None:
    """What another dateline wrote is neither read nor overwritten, whatever else its file says."""
    paths, out = written(tmp_path / "in", rows(94, 3)), tmp_path / "out"
    run(paths, out)
    mark = out / "batch.json"
    for other in (json.loads(mark.read_text(encoding="utf-8")) | {"format": 2}, {"format": 7, "parts": {}}):
        mark.write_text(json.dumps(other), encoding="utf-8")
        for use in (lambda: run(paths, out), lambda: everything(out)):
            with pytest.raises(BadBatch, match=f"holds a batch of format {other['format']}"):
                use()
        assert json.loads(mark.read_text(encoding="utf-8")) == other


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs names that are no UTF-8")
def test_a_folder_whose_name_is_no_utf8_is_refused(tmp_path: Path) -> None:
    """Before anything is read."""
    out = tmp_path / os.fsdecode(b"told-\xff")
    with pytest.raises(BadBatch, match=r"told-\\xff: has a name that is no UTF-8"):
        run(written(tmp_path / "in", rows(95, 3)), out)
    assert not out.exists()


@pytest.mark.parametrize("size", [1, 3_000])
def test_of_two_records_of_a_page_the_first_counts(tmp_path: Path, size: int) -> None:
    """The same page twice in an archive, by two languages: it is of the one that stands first, in whichever shards they lie."""
    pytest.importorskip("fastwarc")
    page = b"<html><body><h1>Ferry</h1><p>Ana Roe said the ferry ran aground at pier %d.</p></body></html>"
    for number in range(8):
        path = tmp_path / f"{number}.warc"
        some = [
            record(answer(page % 0), 0),
            *(record(answer(page % n + b" " * 900), n) for n in range(1, 6)),
            record(answer(page % 0), 0),
        ]
        for at, code in ((0, b"deu"), (-1, b"eng")):
            some[at] = some[at].replace(b"\r\n", b"\r\nWARC-Identified-Content-Language: " + code + b"\r\n", 1)
        path.write_bytes(b"".join(some))
        run([path], tmp_path / f"out{number}", shard=size)
        assert told(tmp_path / f"out{number}") == at_once([path])
        languages = {one.url: one.language for one in everything(tmp_path / f"out{number}").articles}
        assert languages["https://lowmere.example/0"] == "de"


def test_one_story_is_a_story() -> None:
    """And none are stories."""
    assert [counted(number) for number in (0, 1, 2, 1_234)] == ["0 stories", "1 story", "2 stories", "1,234 stories"]
