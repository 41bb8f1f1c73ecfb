"""What a finished run told stays, whole and once, until a later one has come to its end, whatever becomes of that."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dateline.batch import dealing, everything, parquet, reading, running, slice_of, telling
from dateline.batch.engines import Copies, Engine, Here
from dateline.batch.home import held
from dateline.choice import chosen
from dateline.errors import BadBatch
from tests import fakeparser
from tests.batch.build import Forked, run, told, unreadable
from tests.desk.builders import Row, at_once, rows, written

pytestmark = pytest.mark.usefixtures("small_parser")
EELS: Row = {
    "title": "Eels",
    "text": "An eel was seen at a pier of Ostrava.",
    "publisher": "Eel Weekly",
    "url": "https://eel.example/1",
}
"""A report of a story of its own."""
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def tables(out: Path) -> list[str]:
    """The ids in a table, as any engine reads it."""
    dataset = pytest.importorskip("pyarrow.dataset")
    found = dataset.dataset(out / "tables" / "articles", partitioning="hive").to_table(columns=["id"])
    return sorted(one["id"] for one in found.to_pylist())


def ids(out: Path) -> list[str]:
    """The ids of the reports that were told."""
    return sorted(one.id for one in everything(out).articles)


# Beside another run.


def test_a_run_beside_another_is_refused(tmp_path: Path) -> None:
    """It touches nothing, whether the other has begun a new folder or tells one anew."""
    paths = written(tmp_path / "in", rows(71, 4))
    out = tmp_path / "out"
    for _ in range(2):
        with held(out, {}):
            before = _files(out)
            with pytest.raises(BadBatch, match="another `dateline batch` is writing to it") as refused:
                run(paths, out)
            assert str(out) in str(refused.value)
            assert _files(out) == before
        run(paths, out)
    assert told(out) == at_once(paths)


def _files(out: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@needs_fork
def test_a_run_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    """Nor do the copies of it that live on for a moment."""
    paths = written(tmp_path / "in", rows(72, 4))
    said, says = os.pipe()
    pid = os.fork()
    if not pid:
        with held(tmp_path / "out", {}):
            copy = os.fork()
            if not copy:
                time.sleep(60)
                os._exit(0)
            os.write(says, str(copy).encode())
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    try:
        assert run(paths, tmp_path / "out").failed == []
        assert told(tmp_path / "out") == at_once(paths)
    finally:
        os.kill(int(os.read(said, 20)), signal.SIGKILL)


# Amid a later run, and broken off.


def _other_steps(harm: pytest.MonkeyPatch, _paths: list[Path]) -> None:
    harm.setattr(running, "chosen", lambda: dict(chosen()) | {"clean": "another.clean.v2", "cluster": "another.v2"})


def _more(_harm: pytest.MonkeyPatch, paths: list[Path]) -> None:
    paths += written(paths[0].parent.parent / "more", rows(74, 5))


def _tried_again(harm: pytest.MonkeyPatch, _paths: list[Path]) -> None:
    harm.undo()


@contextmanager
def _unread(harm: pytest.MonkeyPatch) -> Iterator[None]:
    """One file may not be read for now, so that its shard and its bundle are done again."""
    unreadable(harm)
    yield
    harm.undo()


@pytest.mark.parametrize("stage", [reading.Reading, telling.Telling])
@pytest.mark.parametrize("changed", [_other_steps, _more, _tried_again])
def test_a_batch_is_used_while_it_is_told_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: type, changed: Callable[..., None]
) -> None:
    """Until the later run is over, and where it is broken off, all is told as before, to a reader and to other engines; run to its end, it tells all."""
    paths, out = written(tmp_path / "in", rows(73, 7)), tmp_path / "out"
    with pytest.MonkeyPatch.context() as harm, _unread(harm):
        run(paths, out, shard=1, bundle=1)
    before, rows_before = told(out), tables(out)
    left, real = [0], stage.__call__

    def breaks_off(self: object, name: str) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        real(self, name)
        assert (told(out), tables(out)) == (before, rows_before)

    with monkeypatch.context() as harm:
        changed(harm, paths)
        harm.setattr(stage, "__call__", breaks_off)
        for piece in (1, 2):
            left[0] = piece
            try:
                run(paths, out, shard=1, bundle=1)
            except KeyboardInterrupt:
                assert (told(out), tables(out)) == (before, rows_before)
                assert len([*slice_of(out)]) == 6
    assert run(paths, out, shard=1, bundle=1).failed == []
    assert told(out) == at_once(paths)
    assert tables(out) == ids(out)
    files = _files(out)
    monkeypatch.setattr(stage, "__call__", breaks_off)
    left[0] = 1
    run(paths, out, shard=1, bundle=1)  # it has nothing to do
    assert _files(out) == files


def test_a_run_that_is_killed_amid_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it told is what the folder holds, and the next run puts the tables right."""
    paths, out = written(tmp_path / "in", rows(87, 8)), tmp_path / "out"
    run(paths[:4], out, bundle=1)
    real = Path.replace

    def breaks_off(self: Path, target: Path) -> Path:
        if "waiting" in self.parts and not self.name.startswith("."):
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as harm:
        harm.setattr(Path, "replace", breaks_off)
        with pytest.raises(KeyboardInterrupt):
            run(paths, out, bundle=1)
    assert told(out) == at_once(paths)
    run(paths, out, bundle=1)
    assert told(out) == at_once(paths)
    assert tables(out) == ids(out)
    assert not (out / "waiting").exists()


# A full disk.


@needs_fork
@pytest.mark.parametrize("on", [Here(), Copies(2), Forked()])
@pytest.mark.parametrize("most", [0, 2_000])
def test_a_full_disk_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on: Engine, most: int) -> None:
    """Whoever does the work, and whether or not a note of it finds room: the folder is named, what was told stays, and with room the run goes on."""
    paths, out, mark = written(tmp_path / "in", rows(75, 6)), tmp_path / "out", tmp_path / "full"
    run(paths, out, bundle=1)
    before, rows_before = told(out), tables(out)
    more = written(tmp_path / "more", rows(76, 6))
    real, flush = telling._told, os.fsync

    def filling(*given: Any) -> Any:
        mark.touch()
        return real(*given)

    def full(number: int) -> None:
        if mark.exists() and os.fstat(number).st_size > most:
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(number)

    with monkeypatch.context() as harm:
        harm.setattr(telling, "_told", filling)
        harm.setattr(os, "fsync", full)
        with pytest.raises(BadBatch, match=r"cannot be written \(No space left on device\); make room") as refused:
            run([*paths, *more], out, bundle=1, on=on)
        assert refused.value.path == str(out)
        assert (told(out), tables(out)) == (before, rows_before)
        assert not [*(out / "told").rglob("*.part")]
    mark.unlink()
    assert run([*paths, *more], out, bundle=1).failed == []
    assert told(out) == at_once([*paths, *more])


# Pieces of work that fail.


def _failing_stories(harm: pytest.MonkeyPatch, *outlets: str) -> None:
    """Have each story fail that one of these outlets tells of."""
    real = telling._told

    def fails(story: Any, articles: Any, *more: Any) -> Any:
        mine = (articles[id] for episode in story.episodes for group in episode for id in group)
        if any(one.publisher in outlets for one in mine):
            raise ValueError("as the test wants it")
        return real(story, articles, *more)

    harm.setattr(telling, "_told", fails)


def test_a_story_that_fails_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the run before told of the others is gone from the tables; each report stands in them once."""
    paths, out = written(tmp_path / "in", rows(77, 8)), tmp_path / "out"
    run(paths[:-1], out, bundle=1)
    paths += written(tmp_path / "eels", [EELS])
    with monkeypatch.context() as harm:
        _failing_stories(harm, "Eel Weekly")
        outcome = run(paths, out, bundle=1)
    assert ["telling it failed twice: ValueError" in one.reason for one in outcome.failed] == [True]
    assert outcome.failed[0].name.startswith("1 story (")
    assert len(ids(out)) == len(paths) - 1
    assert tables(out) == ids(out)
    assert run(paths, out, bundle=1).failed == []
    assert told(out) == at_once(paths)
    assert tables(out) == ids(out)


@pytest.mark.parametrize("again", [False, True])
def test_less_than_before_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, again: bool) -> None:
    """Where a story fails that the run before told, also by an earlier version of its report, its batch stays, and why is said."""
    paths, out = written(tmp_path / "in", [*rows(78, 6), EELS]), tmp_path / "out"
    run(paths, out, bundle=1)
    before, rows_before = told(out), tables(out)
    later = EELS | {"text": f"{EELS['text']}\nIt swam away.", "fetched": "2024-02-03T10:00:00Z"}
    paths += written(tmp_path / "later", [later if again else rows(79, 1)[0] | {"url": "https://paper9.example/"}])
    with monkeypatch.context() as harm:
        _failing_stories(harm, "Eel Weekly")
        _other_model(harm, again=again)
        with pytest.raises(BadBatch, match="holds what its last run told, of which something failed") as kept:
            run(paths, out, bundle=1)
    assert any("as the test wants it" in one.reason for one in kept.value.set_aside)
    assert (told(out), tables(out)) == (before, rows_before)
    assert run(paths, out, bundle=1).failed == []
    assert told(out) == at_once(paths)
    assert ('"revision_of": "' in told(out)) == again


def _other_model(harm: pytest.MonkeyPatch, *, again: bool) -> None:
    """Have all told anew, unless another version of a report does that for its story."""
    if not again:
        harm.setattr(running, "models_of", lambda _: (("another", "1"),))


def test_a_shard_that_fails_takes_nothing_from_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that the run before read leaves that run's batch; one that failed then, or is new, costs itself alone."""
    paths, out, real = written(tmp_path / "in", rows(79, 6)), tmp_path / "out", reading._input
    bad = {"004"}

    def lost(piece: Any) -> Any:
        if any(name in piece.file for name in bad):
            raise ValueError("as the test wants it")
        return real(piece)

    monkeypatch.setattr(reading, "_input", lost)
    assert len(run(paths[:5], out, shard=1).failed) == 1
    bad.add("005")
    assert len(run(paths, out, shard=1).failed) == 2
    before = told(out)
    assert before == at_once(paths[:4])
    bad.add("003")
    os.utime(paths[3])  # so that its shard is another
    with pytest.raises(BadBatch, match="holds what its last run told"):
        run(paths, out, shard=1)
    assert told(out) == before


def test_a_batch_of_which_nothing_is_told_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every story fails, the run has not come to its end."""
    paths, out = written(tmp_path / "in", rows(80, 3)), tmp_path / "out"
    with monkeypatch.context() as harm:
        harm.setattr(telling, "_told", lambda *_: 1 / 0)
        with pytest.raises(BadBatch, match="no story could be told"):
            run(paths, out)
    with pytest.raises(BadBatch, match="did not come to its end; run `dateline batch` again to its end"):
        everything(out)
    run(paths, out)
    assert told(out) == at_once(paths)


def test_articles_that_cannot_be_dealt_cost_their_stories_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are told."""
    paths, out, real = written(tmp_path / "in", rows(81, 8)), tmp_path / "out", dealing.Dealing._deal
    monkeypatch.setattr(dealing, "TOGETHER", 1)
    doomed: list[str] = []

    def deal(self: dealing.Dealing, name: str) -> int:
        if name in doomed or not doomed:
            doomed.append(name)
            raise ValueError("as the test wants it")
        return real(self, name)

    with monkeypatch.context() as harm:
        harm.setattr(dealing.Dealing, "_deal", deal)
        outcome = run(paths, out, shard=1, bundle=1)
    assert ["dealing it failed twice: ValueError" in one.reason for one in outcome.failed] == [True]
    assert 0 < len(ids(out)) < 8
    assert run(paths, out, shard=1, bundle=1).failed == []
    assert told(out) == at_once(paths)


# What was noted, and is gone or broken.


@pytest.mark.parametrize(
    "what", ["notes/reports/*.json", "notes/stories/*.json", "reports/*.parquet", "told/*/*.parquet", "parses/*.parquet", "tables/*/*/*.parquet"]
)  # fmt: skip
@pytest.mark.parametrize("how", ["gone", "cut", "other"])
def test_what_is_damaged_is_done_again(tmp_path: Path, what: str, how: str) -> None:
    """A note that says nothing is none, nor is one whose files are gone or cut; until it is done again, whoever asks is told so."""
    paths, out = written(tmp_path / "in", rows(82, 8)), tmp_path / "out"
    run(paths, out, shard=3_000, bundle=1)
    wanted, rows_wanted = told(out), tables(out)
    harmed = sorted(out.glob(what))[0]
    data = harmed.read_bytes()
    harmed.unlink()
    if how != "gone":
        harmed.write_bytes(data[: len(data) // 2] if how == "cut" else b'{"shard": 1}')
    if not what.startswith("tables"):
        with pytest.raises(
            BadBatch, match=r"lacks some of what its last run told.*run `dateline batch` again to its end"
        ):
            [*slice_of(out)]
        with pytest.raises(BadBatch, match="lacks some"):
            everything(out)
    assert run(paths, out, shard=3_000, bundle=1).failed == []
    assert (told(out), tables(out)) == (wanted, rows_wanted)


def test_a_file_of_which_a_part_is_damaged_is_named(tmp_path: Path) -> None:
    """Its first and last bytes are right: what is amid them is seen when it is read."""
    paths, out = written(tmp_path / "in", rows(83, 4)), tmp_path / "out"
    run(paths, out)
    (harmed,) = (out / "told").rglob("*.parquet")
    data = bytearray(harmed.read_bytes())
    data[4:-8] = bytes(len(data) - 12)
    harmed.write_bytes(bytes(data))
    with pytest.raises(BadBatch, match="cannot be read") as refused:
        everything(out)
    assert refused.value.path == str(harmed)


def test_a_file_that_goes_while_it_is_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a later run is published meanwhile."""
    paths, out = written(tmp_path / "in", rows(84, 4)), tmp_path / "out"
    run(paths, out)
    found = slice_of(out)
    monkeypatch.setattr(parquet, "whole", lambda _: True)
    for path in (out / "parses").iterdir():
        path.unlink()
    with pytest.raises(BadBatch, match="is gone; run `dateline batch` again to its end, or ask again"):
        next(found)


def test_a_batch_killed_before_a_story_is_whole_deals_it_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was dealt to a story is gone when it is told; where the note of that is cut, its articles are dealt once more."""
    paths, out, real = written(tmp_path / "in", rows(85, 8)), tmp_path / "out", telling.Telling.__call__
    calls: list[str] = []

    def second(self: telling.Telling, name: str) -> None:
        calls.append(name)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(self, name)

    with monkeypatch.context() as harm:
        harm.setattr(telling.Telling, "__call__", second)
        with pytest.raises(KeyboardInterrupt):
            run(paths, out, bundle=1)
    (note,) = (out / "notes" / "stories").glob("*.json")
    note.write_bytes(note.read_bytes()[:40])
    assert run(paths, out, bundle=1).failed == []
    assert told(out) == at_once(paths)


# What reads it is another.


def test_another_model_tells_anew(tmp_path: Path) -> None:
    """Also where it differs by its version alone; the same model does nothing again."""

    class Newer(fakeparser.FakeParser):
        version = "2"

    paths, out = written(tmp_path / "in", rows(86, 4)), tmp_path / "out"
    run(paths, out)
    files = {path: path.stat().st_mtime_ns for path in (out / "told").rglob("*.parquet")}
    run(paths, out)
    assert {path: path.stat().st_mtime_ns for path in (out / "told").rglob("*.parquet")} == files
    with fakeparser.installed(Newer):
        run(paths, out)
        assert everything(out).models == (("rules-for-tests", "2"),)
        assert told(out) == at_once(paths)
