"""Nothing is fitted on the yardstick."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = sorted(path.stem for path in (ROOT / "tools").glob("fit_*.py"))
READ = """
import sys, tools.{tool}
for path in sys.argv[1:]:
    try:
        print(open(path).read())
    except Exception as refusal:
        print(type(refusal).__name__, refusal)
"""


def run(code: str, shared: Path, *paths: Path) -> subprocess.CompletedProcess[str]:
    """A process of its own, since what is locked there stays locked."""
    env = dict(os.environ, DATELINE_SHARED=str(shared), PYTHONPATH=os.pathsep.join([str(ROOT), str(ROOT / "src")]))
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, paths)], env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A shared folder with a story of each set."""
    for name in ("editor/stories", "editor/more", "seeds", "stories"):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(f"of {name}", encoding="utf-8")
    (tmp_path / "editor" / "more" / "way").symlink_to(tmp_path / "editor" / "stories")
    return tmp_path


@pytest.mark.parametrize("tool", TOOLS)
def test_no_tool_can_open_the_yardstick(tool: str, shared: Path) -> None:
    """Once a tool that fits is loaded its process opens what may be fitted on, and nothing of the yardstick, by whatever way."""
    closed = (
        "editor/stories/a.txt",
        "editor/more/../stories/a.txt",
        "editor/more/way/a.txt",
        "seeds/a.txt",
        "stories/a.txt",
    )
    asked = run(READ.format(tool=tool), shared, *(shared / path for path in ("editor/more/a.txt", *closed)))
    opened, *refused = asked.stdout.splitlines()
    assert opened == "of editor/more", asked.stderr
    assert len(refused) == len(closed)
    assert all(one.startswith("NotToFitOn") and "on which nothing is fitted" in one for one in refused)


def test_only_sets_for_it_are_handed_out(shared: Path) -> None:
    """The helper gives the folder for a set that may be fitted on and refuses any other by name."""
    code = "from tools import fitting; print(fitting.shared('editor/more')); fitting.shared('editor/stories')"
    asked = run(code, shared)
    assert asked.stdout.strip() == str(shared)
    assert "NotToFitOn: editor/stories is not among the sets" in asked.stderr
