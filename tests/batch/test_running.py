"""A batch tells what reading all at once tells, however it is sharded and whatever happens to its workers."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.batch import everything, reading, telling
from dateline.batch.running import Outcome
from dateline.errors import BadBatch, NothingToRead
from dateline.ingest.skipped import DAMAGED, NO_REPORT, Counted, skipped
from dateline.terms import SetAside
from tests.batch.build import Forked, run, told
from tests.desk.builders import Row, at_once, rows, written
from tests.strategies import piles

pytestmark = pytest.mark.usefixtures("small_parser")


@pytest.mark.parametrize("size", [1, 3_000, 10**9])
def test_any_sharding_gives_what_reading_at_once_gives(tmp_path: Path, size: int) -> None:
    """A shard a report, some, or one; bundles of one story or of all: the export is the same to the byte."""
    made = rows(5, 20)
    paths = [*written(tmp_path / "in" / "a", made[:13]), *written(tmp_path / "in" / "b", made[10:])]
    outcome = run([tmp_path / "in"], tmp_path / "out", shard=size, bundle=size)
    assert told(tmp_path / "out") == at_once(paths)
    assert (outcome.failed, outcome.reports) == ([], 20)


@given(piles(max_size=6), st.integers(1, 2_000), st.integers(1, 3_000))
@settings(max_examples=6)
def test_odd_reports_in_any_sharding(pile: list[Row], shard: int, bundle: int) -> None:
    """Whatever the reports hold, copies, revisions and rubbish, the export is that of reading them at once."""
    with TemporaryDirectory() as folder:
        paths = written(Path(folder) / "in", pile)
        try:
            wanted = at_once(paths)
            outcome = run(paths, Path(folder) / "out", shard=shard, bundle=bundle)
        except NothingToRead:
            return
        assert told(Path(folder) / "out") == wanted
        assert not outcome.failed


def test_a_report_in_two_shards_is_one(tmp_path: Path) -> None:
    """It was seen as often as both say, and lies where its first path says."""
    made = rows(8, 6)
    early = written(tmp_path / "z", [row | {"fetched": "2023-06-01T10:00:00Z"} for row in made])
    late = written(tmp_path / "a", [row | {"fetched": "2023-06-03T10:00:00Z"} for row in made])
    run([tmp_path / "z", tmp_path / "a"], tmp_path / "out", shard=1)
    assert told(tmp_path / "out") == at_once([*early, *late])


def test_a_later_version_replaces_one_in_another_shard(tmp_path: Path) -> None:
    """Of one page the report that was seen last stands, and says which it replaced."""
    made = rows(9, 12)
    again = [row | {"text": f"{row['text']}\nIt was updated.", "fetched": "2023-06-03T10:00:00Z"} for row in made[:4]]
    paths = [*written(tmp_path / "a", made), *written(tmp_path / "b", again)]
    run([tmp_path / "a", tmp_path / "b"], tmp_path / "out", shard=1)
    assert '"revision_of": "' in told(tmp_path / "out")
    assert told(tmp_path / "out") == at_once(paths)


def test_what_is_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run does nothing; one with more reports reads only these, and tells what reading all at once tells."""
    made = rows(12, 14)
    paths = written(tmp_path / "in" / "a", made[:9])
    run([tmp_path / "in"], tmp_path / "out", bundle=1)
    done: list[str] = []
    for stage in (reading.Reading, telling.Telling):
        monkeypatch.setattr(stage, "__call__", _counting(stage.__call__, done))
    run([tmp_path / "in"], tmp_path / "out", bundle=1)
    assert done == []
    paths += written(tmp_path / "in" / "b", made[9:])
    run([tmp_path / "in"], tmp_path / "out", bundle=1)
    assert len([name for name in done if name == "Reading"]) == 1
    assert told(tmp_path / "out") == at_once(paths)


def _counting(call: Callable[[Any, str], None], done: list[str]) -> Callable[[Any, str], None]:
    def counted(self: object, name: str) -> None:
        done.append(type(self).__name__)
        call(self, name)

    return counted


def test_a_shard_that_fails_is_tried_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails once costs nothing; what fails again is named and passed over, and the next run does it."""
    paths = written(tmp_path / "in", rows(13, 5))
    _failing(monkeypatch, times=1)
    assert run(paths, tmp_path / "once", shard=1).failed == []
    assert told(tmp_path / "once") == at_once(paths)
    with monkeypatch.context() as harm:
        _failing(harm, times=2)
        (lost,) = run(paths, tmp_path / "twice", shard=1).failed
    assert "report-003.jsonl" in lost.name
    assert "failed twice: OSError: the disk is gone" in lost.reason
    assert told(tmp_path / "twice") == at_once([path for path in paths if path.name != "report-003.jsonl"])
    assert run(paths, tmp_path / "twice", shard=1).failed == []
    assert told(tmp_path / "twice") == at_once(paths)


def _failing(monkeypatch: pytest.MonkeyPatch, *, times: int) -> None:
    real, left = reading._input, [times]

    def read(piece: Any) -> Any:
        if "003" in piece.file and left[0]:
            left[0] -= 1
            raise OSError("the disk is gone")
        return real(piece)

    monkeypatch.setattr(reading, "_input", read)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("stage", ["reading", "telling"])
def test_a_worker_that_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    """What it had noted stands, what it was at is done again by itself, and the end is that of an undisturbed run."""
    paths = written(tmp_path / "in", rows(14, 7))
    mark = tmp_path / "killed"
    place = {"reading": (reading, "_rows"), "telling": (telling, "_told")}[stage]
    real = getattr(*place)
    begun: list[str] = []

    def killing(*given: Any) -> Any:
        if len(begun) == 2 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        begun.append("")
        return real(*given)

    monkeypatch.setattr(*place, killing)
    assert run(paths, tmp_path / "out", shard=1, bundle=1, on=Forked()).failed == []
    assert mark.exists()
    assert told(tmp_path / "out") == at_once(paths)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_shard_that_ends_every_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is passed over and named, and costs no other."""
    paths = written(tmp_path / "in", rows(15, 6))
    real = reading._input

    def deadly(piece: Any) -> Any:
        if "003" in piece.file:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(piece)

    monkeypatch.setattr(reading, "_input", deadly)
    (lost,) = run(paths, tmp_path / "out", shard=1, on=Forked()).failed
    assert "its worker ended" in lost.reason
    assert told(tmp_path / "out") == at_once([path for path in paths if path.name != "report-003.jsonl"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_run_that_is_killed_goes_on(tmp_path: Path) -> None:
    """Killed at any moment, a run again ends as if nothing had been, and every file is whole."""
    paths = written(tmp_path / "in", rows(16, 6))
    wanted = at_once(paths)
    for after in (0.05, 0.2):
        out = tmp_path / f"out{after}"
        pid = os.fork()
        if not pid:
            try:
                run(paths, out, shard=1, bundle=1)
            finally:
                os._exit(0)
        signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))  # noqa: B023
        signal.setitimer(signal.ITIMER_REAL, after)
        os.waitpid(pid, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        assert run(paths, out, shard=1, bundle=1).failed == []
        assert told(out) == wanted


def test_input_that_is_gone_is_gone_from_what_is_told(tmp_path: Path) -> None:
    """A run without a folder tells the rest, and leaves no file of what it told before."""
    kept = written(tmp_path / "in" / "a", rows(17, 6))
    written(tmp_path / "in" / "b", rows(18, 6))
    run([tmp_path / "in"], tmp_path / "out")
    shutil.rmtree(tmp_path / "in" / "b")
    run([tmp_path / "in"], tmp_path / "out")
    assert told(tmp_path / "out") == at_once(kept)
    assert not [*(tmp_path / "out").rglob("*.part"), *(tmp_path / "out" / "dealt").rglob("*")]


def test_reasons_are_counted() -> None:
    """What is counted where it is found counts so often; a number by itself is any number, and one in a name or path is part of it."""
    missing = Counted("warc.paths", "lists archives that lie neither there nor beside it: 40, the first x/3.warc.gz", "fetch them", count=40, why="listed, archives that are not here")  # fmt: skip
    some = [
        missing, skipped("a.warc", DAMAGED, 6), skipped("b.warc", DAMAGED, 1), skipped("a.warc", NO_REPORT, 5),
        SetAside("a.txt", "has a line of 1,200,000 characters", "break it"), SetAside("b.txt", "has a line of 300,000 characters", "break it"),
        SetAside("c", "holds 2 files (.7z, .mp4), the first 2023/05/a-1.warc.gz, 3 in all", ""),
    ]  # fmt: skip
    assert Outcome(set_aside=some).reasons() == {
        "listed, archives that are not here": 40, "damaged records": 7, "records passed over: neither page nor text": 5,
        "has a line of N characters": 2, "holds N files (.7z, .mp4), the first 2023/05/a-1.warc.gz, N in all": 1,
    }  # fmt: skip


def test_nothing_to_read(tmp_path: Path) -> None:
    """A batch without a report says so, and why."""
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    with pytest.raises(NothingToRead):
        run([tmp_path / "a.txt"], tmp_path / "out")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs names that are no UTF-8")
@pytest.mark.parametrize("lost", [False, True])
def test_a_name_that_is_no_utf8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, lost: bool) -> None:
    """A file is read, noted, and named where it fails, whatever bytes its name holds."""
    first, *_ = written(tmp_path / "in", rows(22, 4))
    first.rename(first.with_name(os.fsdecode(b"report-\xff.jsonl")))
    if lost:
        real = reading._input
        monkeypatch.setattr(reading, "_input", lambda piece: 1 / 0 if "report-\udcff" in piece.file else real(piece))
    outcome = run([tmp_path / "in"], tmp_path / "out", shard=1)
    assert [one.name.endswith("report-\\xff.jsonl") for one in outcome.failed] == [True] * lost
    assert len(everything(tmp_path / "out").articles) == 4 - lost


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    """What no batch wrote is left as it is: a folder with files in it, another program's batch.json, a file."""
    paths = written(tmp_path / "in", rows(20, 3))
    mine = tmp_path / "mine" / "tables" / "mine.parquet"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    other = tmp_path / "other" / "batch.json"
    other.parent.mkdir()
    other.write_text('{"jobs": []}')
    for out, why in ((tmp_path / "mine", "is not empty"), (other.parent, "no batch wrote"), (mine, "cannot be used")):
        with pytest.raises(BadBatch, match=why) as refused:
            run(paths, out)
        assert str(out) in str(refused.value)
    assert [one for one in (tmp_path / "mine").rglob("*") if one.is_file()] == [mine]
    assert [*other.parent.iterdir()] == [other]
    assert (mine.read_bytes(), other.read_text()) == (b"mine", '{"jobs": []}')


def test_a_batch_is_known_from_its_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ended at its first shard left the mark of a batch: the next one goes on, and until then nothing is taken for its result."""
    paths = written(tmp_path / "in", rows(21, 3))
    with monkeypatch.context() as harm:
        harm.setattr(reading.Reading, "__call__", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            run(paths, tmp_path / "out")
    with pytest.raises(BadBatch, match="did not come to its end"):
        told(tmp_path / "out")
    run(paths, tmp_path / "out")
    assert told(tmp_path / "out") == at_once(paths)


def _interrupted(_self: object, _name: str) -> None:
    raise KeyboardInterrupt


def test_tables_are_found_by_month(tmp_path: Path) -> None:
    """Any engine reads them: the tables of all months together are those of the export."""
    dataset = pytest.importorskip("pyarrow.dataset")
    made = rows(19, 12)
    paths = written(tmp_path / "in", made)
    run(paths, tmp_path / "out", bundle=1)
    for table, records in (("stories", "stories"), ("events", "events"), ("articles", "articles")):
        found = dataset.dataset(tmp_path / "out" / "tables" / table, partitioning="hive").to_table().to_pylist()
        wanted = json.loads(at_once(paths))[records]
        assert sorted(one["id"] for one in found) == sorted(one["id"] for one in wanted)
        assert {one["month"] for one in found} <= {"2023-04", "2023-05", "undated"}
