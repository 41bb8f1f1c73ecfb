"""The engines do each piece of work, and say so when a worker is gone."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from dateline.batch.engines import Here, Runner, engine
from dateline.errors import MissingExtra

HAS = {"native": find_spec("daft") is not None, "ray": find_spec("daft") is not None and find_spec("ray") is not None}


WORK = """
import os, signal, sys
from dataclasses import dataclass
from pathlib import Path
from dateline.batch.engines import OnDaft, WorkerLost

@dataclass(frozen=True)
class Touch:
    folder: Path
    deadly: str = ""

    def __call__(self, name):
        if name == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        (self.folder / name).write_text(str(os.getpid()))

folder, runner = Path(sys.argv[1]), sys.argv[2]
names = [f"shard{n}" for n in range(6)]
doer = OnDaft(runner, 2)
if runner == "native":
    try:
        doer.run(Touch(folder, "shard3"), names, lambda: None)
    except WorkerLost as gone:
        print("lost")
    doer.run(Touch(folder), names, lambda: None)
else:
    doer.run(Touch(folder), names, lambda: None)
print(os.getpid())
"""
"""Work that leaves files, and ends its worker once; in a process of its own, since Daft has one runner a process."""


def test_one_worker_needs_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one worker of this machine all is done in this process, and whoever waits hears of it."""
    on = engine("native", 1)
    assert isinstance(on, Here)
    monkeypatch.setattr("dateline.batch.engines.EVERY", 0.0)
    done: list[str] = []
    on.run(done.append, ["a", "b"], lambda: done.append("tick"))
    assert done == ["a", "tick", "b", "tick"]


@pytest.mark.skipif(HAS["native"], reason="the extra `batch` is installed")
def test_an_engine_that_is_not_installed_is_named() -> None:
    """Who asks for several workers is told what to install."""
    with pytest.raises(MissingExtra, match=r"dateline\[batch\]"):
        engine("native", 2)


@pytest.mark.parametrize("runner", ["native", "ray"])
def test_each_piece_is_done(tmp_path: Path, runner: Runner) -> None:
    """By workers that are not this process; a worker that ends is told, and what it had not done can be done again."""
    if not HAS[runner]:
        pytest.skip(f"the extra `{'batch' if runner == 'native' else 'ray'}` is not installed")
    made = subprocess.run([sys.executable, "-c", WORK, tmp_path, runner], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    *lost, own = made.stdout.split()
    assert lost == (["lost"] if runner == "native" else [])
    files = sorted(tmp_path.iterdir())
    assert [path.name for path in files] == [f"shard{n}" for n in range(6)]
    assert own not in {path.read_text(encoding="utf-8") for path in files}
