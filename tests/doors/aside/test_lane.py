"""A lane: questions answered in a process of its own, that their askers may leave."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path

import pytest

from dateline.desk import Desk
from dateline.doors.aside.lane import Lane, LaneEnded
from dateline.errors import BadDay, UnknownName

LONG = 60.0
"""Seconds that nobody waits."""


def process(_desk: Desk) -> int:
    """Where it is answered."""
    return os.getpid()


def nap(desk: Desk, *, mark: Path) -> int:
    """Works for long, inside a transaction, and says that it has begun."""
    with desk._store.reading():
        mark.touch()
        ends = time.monotonic() + LONG
        while time.monotonic() < ends:
            sum(range(1000))
    return os.getpid()


def fail(_desk: Desk, *, kind: Callable[..., Exception], given: tuple[object, ...]) -> None:
    """Raises."""
    raise kind(*given)


def unsendable(_desk: Desk) -> None:
    """Raises what cannot be sent."""
    error = ValueError("odd")
    error.odd = lambda: None  # type: ignore[attr-defined]
    raise error


def end(_desk: Desk) -> None:
    """Ends the process."""
    os._exit(3)


def inside(desk: Desk) -> bool:
    """Whether a transaction is open."""
    return desk._store.db.in_transaction


@pytest.fixture(scope="module")
def lane(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lane]:
    """A lane to an empty store."""
    one = Lane(tmp_path_factory.mktemp("lane") / "news.db", "test", most_now=3)
    yield one
    one.close()


def until(mark: Path) -> None:
    """Wait until the work has begun."""
    for _ in range(600):
        if mark.exists():
            return
        time.sleep(0.05)
    raise AssertionError("it never began")


def test_questions_are_answered_elsewhere_one_after_the_other(lane: Lane) -> None:
    """In one process, which is not this one."""
    one, other = lane.submit(process), lane.submit(process)
    assert one.result(LONG) == other.result(LONG) != os.getpid()


@pytest.mark.parametrize(
    ("kind", "given"), [(UnknownName, ("story", "zz", ("zx",))), (BadDay, ("never",)), (KeyError, ("k",))]
)
def test_errors_are_raised_here_as_they_were_there(
    lane: Lane, kind: type[Exception], given: tuple[object, ...]
) -> None:
    """Of their class, with all that they carry."""
    error = kind(*given)
    with pytest.raises(kind) as raised:
        lane.submit(partial(fail, kind=kind, given=given)).result(LONG)
    assert (raised.value.args, vars(raised.value)) == (error.args, vars(error))


def test_what_cannot_be_sent_is_told_in_words(lane: Lane) -> None:
    """An error with what no other process can have."""
    with pytest.raises(RuntimeError, match="odd"):
        lane.submit(unsendable).result(LONG)


def test_work_that_is_left_is_broken_off(lane: Lane, tmp_path: Path) -> None:
    """At once; the process goes on with the next question, in no transaction of the one before."""
    at_home = lane.submit(process).result(LONG)
    for n in range(3):
        mark = tmp_path / str(n)
        work = lane.submit(partial(nap, mark=mark))
        until(mark)
        started = time.monotonic()
        lane.leave(work)
        with pytest.raises(CancelledError):
            work.result(LONG)
        assert time.monotonic() - started < LONG / 4
        assert lane.submit(inside).result(LONG) is False
    assert lane.submit(process).result(LONG) == at_home


def test_what_is_left_before_its_turn_is_never_begun(lane: Lane, tmp_path: Path) -> None:
    """It is taken out of the line; those behind it are answered."""
    work = lane.submit(partial(nap, mark=tmp_path / "first"))
    second, third = lane.submit(partial(nap, mark=tmp_path / "second")), lane.submit(process)
    until(tmp_path / "first")
    lane.leave(second)
    lane.leave(work)
    lane.leave(work)
    assert third.result(LONG) != os.getpid()
    assert not (tmp_path / "second").exists()
    lane.leave(third)


def test_a_process_that_ends_costs_one_question(lane: Lane) -> None:
    """Whoever asked is told; the next question has a new process."""
    before = lane.submit(process).result(LONG)
    with pytest.raises(LaneEnded, match="status 3"):
        lane.submit(end).result(LONG)
    assert lane.submit(process).result(LONG) != before


def test_closing_ends_the_work(tmp_path: Path) -> None:
    """Whatever it is doing; what waits is cancelled."""
    one = Lane(tmp_path / "news.db", "test")
    work, waiting = one.submit(partial(nap, mark=tmp_path / "mark")), one.submit(process)
    until(tmp_path / "mark")
    one.close()
    for answer in (work, waiting):
        with pytest.raises(CancelledError):
            answer.result(LONG)


def test_leaving_at_any_moment_costs_no_other_question(lane: Lane) -> None:
    """However shortly before or after an answer somebody leaves, the next one has the answer to their own question."""
    at_home = lane.submit(process).result(LONG)
    for n in range(200):
        left, stays = lane.submit(inside), lane.submit(process)
        time.sleep(n / 100_000)
        lane.leave(left)
        assert stays.result(LONG) == at_home
