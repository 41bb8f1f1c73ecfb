"""A lock keeps one at a time at a work, and goes with its process."""

from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import StoreReadOnly
from dateline.store.lock import alone, among


def test_only_one_is_at_a_work(tmp_path: Path) -> None:
    """In this process or another; another work is another lock; what is over can be begun again."""
    db = tmp_path / "news.db"
    with alone(db, "poll") as first, alone(db, "poll") as second, alone(db, "alerts") as other:
        assert (first, second, other) == (True, False, True)
    with alone(db, "poll") as again:
        assert again


@pytest.mark.skipif(sys.platform == "win32", reason="that system has no shared locks")
def test_several_may_be_among_those_at_a_work(tmp_path: Path) -> None:
    """While any of them is, nobody is alone at it, and while somebody is alone nobody joins."""
    db = tmp_path / "news.db"
    with among(db, "serving") as first:
        with among(db, "serving") as second, alone(db, "serving") as free:
            assert (first, second, free) == (True, True, False)
        with alone(db, "serving") as free:
            assert not free
    with alone(db, "serving") as free, among(db, "serving") as joined:
        assert (free, joined) == (True, False)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """With a remedy, as everything about the file is."""
    with pytest.raises(StoreReadOnly, match="cannot be locked"), alone(tmp_path / "none" / "news.db", "poll"):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.skipif(sys.platform == "win32", reason="that system locks otherwise")
@pytest.mark.parametrize("how", [alone, among])
def test_a_disk_that_cannot_lock_is_no_other_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: Any) -> None:
    """Nobody is said to be at the work: that the system cannot lock there is said."""

    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refused)
    with (
        pytest.raises(StoreReadOnly, match=r"cannot be locked \(No locks available\)"),
        how(tmp_path / "news.db", "poll"),
    ):
        pass


def test_one_who_is_killed_leaves_no_lock_behind(tmp_path: Path) -> None:
    """The system takes it back."""
    db = tmp_path / "news.db"
    child = os.fork()
    if not child:
        with alone(db, "poll"):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    with alone(db, "poll") as free:
        assert free


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_copy_of_one_who_is_killed_holds_no_lock(tmp_path: Path) -> None:
    """What a process at work was copied for lives on without its lock."""
    db = tmp_path / "news.db"
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        with alone(db, "poll"):
            copy = os.fork()
            if not copy:
                signal.pause()
            os.write(tell, str(copy).encode())
            signal.pause()
    copy = int(os.read(told, 20))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    try:
        with alone(db, "poll") as free:
            assert free
    finally:
        os.kill(copy, signal.SIGKILL)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_copy_gives_nothing_back(tmp_path: Path) -> None:
    """It comes to the end of the block as we do, and the lock stays ours."""
    db = tmp_path / "news.db"
    copy = -1
    with alone(db, "poll"):
        copy = os.fork()
        if copy:
            os.waitpid(copy, 0)
            with alone(db, "poll") as second:
                assert not second
    if not copy:
        os._exit(0)
