"""Additions that a server does: what the log says of them."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Any

import pytest

from dateline.desk import Desk
from dateline.doors import jobs as rooms
from dateline.doors.jobs import Jobs
from dateline.errors import DatelineError, StoreDamaged, StoreError, StoreFull, StoreLocked, UnknownName
from dateline.store import Store
from dateline.store import jobs as kept


@pytest.mark.parametrize(
    "error", [StoreDamaged("news.db", "is damaged", "restore a backup"), UnknownName("step", "x", ["y"])]
)
def test_an_addition_that_fails_is_a_warning(
    error: DatelineError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Of the store or of anything else: what it said, and that the job failed; the one that goes well is told as information."""
    Store(tmp_path / "news.db").close()
    jobs = Jobs(tmp_path / "news.db")

    def fails(*given: Any, **named: Any) -> None:
        raise error

    with caplog.at_level(logging.INFO, "dateline.web"):
        jobs.begin([("one.txt", io.BytesIO(b"Bridge to reopen"))])
        with monkeypatch.context() as patched:
            patched.setattr(Desk, "add", fails)
            assert jobs._next()
        assert [(one.levelname, one.message) for one in caplog.records] == [
            ("WARNING", f"adding failed: {error}"),
            ("WARNING", "job failed"),
        ]
        caplog.clear()
        jobs.begin([("one.txt", io.BytesIO(b""))])
        assert jobs._next()
        assert [(one.levelname, one.message) for one in caplog.records] == [("INFO", "job done")]


@pytest.mark.parametrize(
    "error",
    [StoreLocked("news.db", "is being written to", "try again"), StoreFull("news.db", "has no room", "make room")],
)
def test_what_was_acknowledged_waits_for_what_passes(
    error: StoreError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another's long writing or a full disk ends no job: it says that it waits, keeps its files, and is done afterwards."""
    Store(tmp_path / "news.db").close()
    jobs = Jobs(tmp_path / "news.db")

    def fails(*given: Any, **named: Any) -> None:
        raise error

    begun = jobs.begin([("one.txt", io.BytesIO(b"Bridge to reopen\n\nThe bridge in Lowmere reopens on Friday."))])
    with monkeypatch.context() as patched:
        patched.setattr(Desk, "add", fails)
        with pytest.raises(type(error)):
            jobs._next()
    waiting = jobs.job(begun.id)
    assert waiting is not None
    assert not waiting.over
    assert error.reason in waiting.what
    assert jobs._next()
    done = jobs.job(begun.id)
    assert done is not None
    assert done.state == "done"
    assert done.added is not None
    assert len(done.added.new) == 1


def test_jobs_that_wait_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two for which there is no room neither keeps the other from being tried, however often both were."""
    Store(tmp_path / "news.db").close()
    jobs = Jobs(tmp_path / "news.db")
    tried: list[str] = []

    def fails(self: Jobs, desk: Desk, store: Store, job: Any) -> None:
        tried.append(job.names[0])
        raise StoreFull("news.db", "has no room", "make room")

    monkeypatch.setattr(Jobs, "_done", fails)
    for name in ("one.txt", "two.txt"):
        jobs.begin([(name, io.BytesIO(b"Bridge to reopen"))])
    for _ in range(12):
        with pytest.raises(StoreFull):
            jobs._next()
    assert tried[-4:] in (["one.txt", "two.txt"] * 2, ["two.txt", "one.txt"] * 2)


def test_what_was_added_is_not_added_again_where_its_end_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The outcome is noted once the database lets it; it is that of the first time."""
    Store(tmp_path / "news.db").close()
    jobs = Jobs(tmp_path / "news.db")
    begun = jobs.begin([("one.txt", io.BytesIO(b"Bridge to reopen\n\nThe bridge in Lowmere reopens on Friday."))])
    end, failures = kept.end, iter([StoreLocked("news.db", "is being written to", "try again")])

    def locked_once(*given: Any, **named: Any) -> None:
        if (error := next(failures, None)) is not None:
            raise error
        end(*given, **named)

    monkeypatch.setattr(kept, "end", locked_once)
    monkeypatch.setattr(rooms, "PAUSE", 0.01)
    assert jobs._next()
    done = jobs.job(begun.id)
    assert done is not None
    assert done.added is not None
    assert len(done.added.new) == 1
