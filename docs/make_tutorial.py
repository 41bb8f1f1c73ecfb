"""Write what the commands in docs/tutorial.md print below them.

In: the tutorial with its commands. Out: the same with what each prints now. Never: an output that was not printed; a test
holds the file to what this makes.

A word in capitals in a command is an id that an earlier command printed; `ids` finds it.
"""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from typer.testing import CliRunner

from dateline.doors.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
TUTORIAL = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
WRITTEN = {"talks.ics"}
"""Files that a command writes: elsewhere than beside the reader's own."""


def tutorial() -> str:
    """The tutorial with what its commands print at 80 columns."""
    with tempfile.TemporaryDirectory() as folder, _in(ROOT):
        runner = CliRunner(env={"DATELINE_DB": str(Path(folder) / "tutorial.db"), "COLUMNS": "80", "NO_COLOR": "1"})
        return BLOCK.sub(lambda found: _block(runner, found[1], Path(folder)), TUTORIAL.read_text(encoding="utf-8"))


def _block(runner: CliRunner, block: str, folder: Path) -> str:
    """The commands of a block, each with what it prints."""
    told = []
    for line in (line for line in block.splitlines() if line.startswith("$ ")):
        words = [str(folder / word) if word in WRITTEN else word for word in shlex.split(line)[2:]]
        printed = "\n".join(row.rstrip() for row in runner.invoke(app, words).output.splitlines()).strip("\n")
        told.append(f"{line}\n{printed}\n" if printed else f"{line}\n")
    return "```console\n" + "\n".join(told) + "```"


@contextmanager
def _in(folder: Path) -> Iterator[None]:
    here = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)


if __name__ == "__main__":
    TUTORIAL.write_text(tutorial(), encoding="utf-8")
