"""The engines do each piece of work, and say so when a worker is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

from dateline.batch.engines import Copies, Here, WorkerLost, engine
from dateline.errors import MissingExtra

HAS_RAY = find_spec("daft") is not None and find_spec("ray") is not None
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@dataclass
class Touch:
    """Work that leaves files, each with the process that did it, and ends its worker at one of them."""

    folder: Path
    deadly: str = ""
    loaded: list[int] = field(default_factory=list)

    def ready(self) -> None:
        """Note where it was loaded."""
        self.loaded.append(os.getpid())

    def __call__(self, name: str) -> None:
        """Leave the file of this name."""
        if name == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05)
        (self.folder / name).write_text(f"{os.getpid()} {self.loaded}", encoding="utf-8")


WORK = """
import sys
from pathlib import Path
from dateline.batch.engines import OnRay
from tests.batch.test_engines import NAMES, Touch

OnRay(2).run(Touch(Path(sys.argv[1])), NAMES, lambda: None)
"""
"""In a process of its own, since Daft has one runner a process."""
NAMES = [f"shard{n}" for n in range(6)]


def test_one_worker_needs_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one worker of this machine all is done in this process, and whoever waits hears of it."""
    on = engine("native", 1)
    assert isinstance(on, Here)
    monkeypatch.setattr("dateline.batch.engines.EVERY", 0.0)
    ticks: list[int] = []
    on.run(Touch(tmp_path), ["a", "b"], lambda: ticks.append(len(list(tmp_path.iterdir()))))
    assert ticks == [1, 2]
    assert (tmp_path / "a").read_text(encoding="utf-8").startswith(f"{os.getpid()} ")


@needs_fork
def test_several_workers_are_copies(tmp_path: Path) -> None:
    """What they ask is loaded once, in this process; each piece is done, by none that lives on, and two at a time."""
    work = Touch(tmp_path)
    on = engine("native", 2)
    assert isinstance(on, Copies)
    ticks: list[int] = []
    on.run(work, NAMES, lambda: ticks.append(1))
    found = {path.name: path.read_text(encoding="utf-8").split(" ", 1) for path in tmp_path.iterdir()}
    assert sorted(found) == NAMES
    assert {loaded for _, loaded in found.values()} == {f"[{os.getpid()}]"}
    assert len({pid for pid, _ in found.values()} | {str(os.getpid())}) == len(NAMES) + 1
    assert ticks


@needs_fork
def test_a_worker_that_is_lost_costs_its_piece_alone(tmp_path: Path) -> None:
    """The others are done when it is told, and it can be done again."""
    with pytest.raises(WorkerLost, match=r"^shard3: SIGKILL$"):
        Copies(2).run(Touch(tmp_path, "shard3"), NAMES, lambda: None)
    assert sorted(path.name for path in tmp_path.iterdir()) == [name for name in NAMES if name != "shard3"]
    Copies(2).run(Touch(tmp_path), ["shard3"], lambda: None)
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES


@needs_fork
@pytest.mark.parametrize("how", [KeyboardInterrupt, signal.SIGKILL])
def test_workers_end_with_who_asked_for_them(tmp_path: Path, how: type[BaseException] | signal.Signals) -> None:
    """Broken off or killed, it leaves none that would write beside those of the next run."""

    @dataclass
    class Slow:
        def ready(self) -> None:
            """Nothing is loaded."""

        def __call__(self, name: str) -> None:
            (tmp_path / name).write_text(str(os.getpid()), encoding="utf-8")
            time.sleep(60)

    def broken_off() -> None:
        if len(list(tmp_path.iterdir())) == 2:
            if isinstance(how, signal.Signals):
                os.kill(os.getpid(), how)
            else:
                raise how

    pid = os.fork()
    if not pid:
        try:
            Copies(2).run(Slow(), NAMES, broken_off)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    workers = [int(path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()]
    assert len(workers) == 2
    until = time.monotonic() + 20
    while any(map(_lives, workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(_lives, workers))


@needs_fork
def test_workers_end_where_another_cannot_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken off amid the beginning of several, it leaves none of those that have begun."""
    begun = _forks(monkeypatch, KeyboardInterrupt(), after=1)

    @dataclass
    class Slow(Touch):
        def __call__(self, _: str, /) -> None:
            time.sleep(60)

    with pytest.raises(KeyboardInterrupt):
        Copies(3).run(Slow(tmp_path), NAMES, lambda: None)
    assert len(begun) == 1
    assert not any(map(_lives, begun))


@needs_fork
def test_fewer_workers_do_it_where_the_system_gives_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece is done all the same."""
    begun = _forks(monkeypatch, BlockingIOError("no more"), after=2, times=1)
    Copies(3).run(Touch(tmp_path), NAMES, lambda: None)
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES
    assert len(begun) == len(NAMES)


@needs_fork
def test_without_any_worker_the_work_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And can be tried again, as where one ended amid it."""
    _forks(monkeypatch, BlockingIOError("no more"), after=0)
    with pytest.raises(WorkerLost, match=r"^shard0: no process could be begun: no more$"):
        Copies(3).run(Touch(tmp_path), NAMES, lambda: None)


def _forks(monkeypatch: pytest.MonkeyPatch, fault: BaseException, *, after: int, times: int | None = None) -> list[int]:
    """Have so many processes begin, and the next so many times fail; those that have begun."""
    begun: list[int] = []
    fork, failed = os.fork, [0]

    def forked() -> int:
        if len(begun) >= after and (times is None or failed[0] < times):
            failed[0] += 1
            raise fault
        pid = fork()
        begun.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", forked)
    return begun


@needs_fork
def test_ends_are_heard_where_the_program_began_deaf(tmp_path: Path) -> None:
    """Some supervisors begin programs that ignore how their children end; it is as they left it afterwards."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with pytest.raises(WorkerLost, match=r"^shard3: SIGKILL$"):
            Copies(2).run(Touch(tmp_path, "shard3"), NAMES, lambda: None)
        assert signal.getsignal(signal.SIGCHLD) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGCHLD, before)


@needs_fork
def test_a_thread_that_cannot_hear_ends_comes_to_an_end(tmp_path: Path) -> None:
    """What was done is done, and that nobody knows how the workers ended is said."""
    told: list[str] = []

    def run() -> None:
        try:
            Copies(2).run(Touch(tmp_path), NAMES, lambda: None)
        except WorkerLost as lost:
            told.append(str(lost))

    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        thread = Thread(target=run, daemon=True)
        thread.start()
        thread.join(30)
        assert not thread.is_alive()
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES
    assert "shard0: nobody heard how" in told[0]


@pytest.mark.skipif(sys.platform != "linux", reason="the system ends them on Linux alone")
def test_a_worker_in_a_library_ends_with_who_asked(tmp_path: Path) -> None:
    """Amid one long call no signal is handled by Python."""

    @dataclass
    class Deaf(Touch):
        def __call__(self, name: str) -> None:
            (tmp_path / name).write_text(str(os.getpid()), encoding="utf-8")
            sum(range(4_000_000_000))

    pid = os.fork()
    if not pid:
        try:
            Copies(2).run(Deaf(tmp_path), ["one"], lambda: os.kill(os.getpid(), signal.SIGKILL))
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    worker = int((tmp_path / "one").read_text(encoding="utf-8"))
    until = time.monotonic() + 10
    while _lives(worker) and time.monotonic() < until:
        time.sleep(0.1)
    try:
        assert not _lives(worker)
    finally:
        if _lives(worker):
            os.kill(worker, signal.SIGKILL)


@needs_fork
def test_who_waits_is_told_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not after each piece: to count what is done is to look at every one; but once all are done."""
    monkeypatch.setattr("dateline.batch.engines.EVERY", 600.0)
    ticks: list[int] = []
    Copies(2).run(Touch(tmp_path), NAMES, lambda: ticks.append(len(list(tmp_path.iterdir()))))
    assert ticks == [len(NAMES)]


def _lives(pid: int) -> bool:
    """A process that runs; one that only waits for its parent to hear of its end does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat")
        return not (status.exists() and status.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "Z")
    except (ProcessLookupError, FileNotFoundError):
        return False


@pytest.mark.skipif(HAS_RAY, reason="the extra `ray` is installed")
def test_an_engine_that_is_not_installed_is_named() -> None:
    """Who asks for a cluster is told what to install."""
    with pytest.raises(MissingExtra, match=r"dateline\[ray\]"):
        engine("ray", 2)


@pytest.mark.skipif(not HAS_RAY, reason="the extra `ray` is not installed")
def test_a_cluster_does_each_piece(tmp_path: Path) -> None:
    """By workers that are not this process."""
    made = subprocess.run([sys.executable, "-c", WORK, tmp_path], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES
