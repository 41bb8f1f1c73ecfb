"""Small inputs with a right answer, read through the command line: the share that hold.

    python -m evals cases [--quiet] [CASE…]

Data: `cases/` of the shared folder, a folder a case, and the checker that lies with them (`check.py`), which is loaded from there. The checker
starts a program; here its calls of `dateline` run in this process, through `dateline.doors.cli.main`, but where a case needs a real shell.
Figures: all cases, those about what a reader is shown (`t…`), and the rest, which are about what is read.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shlex
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

from dateline.doors import cli
from evals import Absent
from evals._shared import program, shared_folder

SHOWN = "t"
"""What the names of cases begin with that ask what a reader is shown."""
NEEDS_SHELL = re.compile(r"[|;$`]|\bfor\b")

Done = subprocess.CompletedProcess[str]


def measure(shared: Path) -> dict[str, float]:
    """The share of cases that hold: all, those of what is shown, the rest."""
    held = {folder.name: not faults(shared, folder) for folder in folders(shared)}
    return shares(held)


def shares(held: Mapping[str, bool]) -> dict[str, float]:
    """The share of all that hold, of those of what is shown, and of the rest."""
    parts = {
        "all": list(held.values()),
        "shown": [holds for name, holds in held.items() if name.startswith(SHOWN)],
        "read": [holds for name, holds in held.items() if not name.startswith(SHOWN)],
    }
    return {name: sum(part) / len(part) for name, part in parts.items() if part}


def folders(shared: Path, names: Sequence[str] = ()) -> list[Path]:
    """The folders of the cases, or those of them that are named."""
    found = sorted(path.parent for path in (shared / "cases").glob("*/expected.json"))
    unknown = set(names) - {path.name for path in found}
    if unknown or not found:
        raise Absent(f"no case {min(unknown, default='at all')!r} in {shared / 'cases'}")
    return [path for path in found if not names or path.name in names]


def faults(shared: Path, folder: Path) -> list[str]:
    """What the checker misses in the answer to one case."""
    checker = program(shared / "cases" / "check.py")
    with patch.object(checker, "subprocess", SimpleNamespace(run=run)):
        ran = checker.Run(folder.resolve(), "dateline")
        return [*ran.faults(), *(["it crashed"] if "Traceback" in ran.err else [])]


def run(call: Sequence[str], *, cwd: Path, env: Mapping[str, str], **options: object) -> Done:
    """What `subprocess.run` gives for `bash -c COMMAND`: calls of dateline joined by `&&` are made in this process."""
    *_, command = call
    if NEEDS_SHELL.search(command):
        command = re.sub(r"\bdateline (?=[a-z])", f"{shlex.quote(sys.executable)} -m dateline ", command)
        return subprocess.run(["bash", "-c", command], cwd=cwd, env=env, capture_output=True, text=True, check=False)  # noqa: S603, S607
    out, err, status = "", "", 0
    for part in command.split("&&"):
        words, silent = shlex.split(part.replace(">/dev/null", "")), ">/dev/null" in part
        if words == ["true"]:
            continue
        status, said, complained = _called(words[1:], cwd, env)
        out, err = out + ("" if silent else said), err + complained
        if status:
            break
    return subprocess.CompletedProcess(list(call), status, out, err)


def _called(arguments: Sequence[str], cwd: Path, env: Mapping[str, str]) -> tuple[int, str, str]:
    """Status, output and complaints of one call."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    argv = patch.object(sys, "argv", ["dateline", *arguments])
    with patch.dict(os.environ, env), argv, chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        try:
            cli.main()
            status: int | str | None = 0
        except SystemExit as end:
            status = end.code
        except Exception:  # a fault of a command is a finding of its case
            traceback.print_exc()
            status = 1
    return status if isinstance(status, int) else int(status is not None), _said(out), _said(err)


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def main(argv: Sequence[str]) -> int:
    """Print what fails and the shares; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals cases", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("cases", nargs="*", metavar="CASE", help="only these")
    parser.add_argument("--quiet", action="store_true", help="only the shares")
    given = parser.parse_args(argv)
    shared, held = shared_folder(), {}
    for folder in folders(shared, given.cases):
        missed = faults(shared, folder)
        held[folder.name] = not missed
        if missed and not given.quiet:
            print(f"FAIL {folder.name}: {'; '.join(missed)}", flush=True)
    print(
        f"{sum(held.values())} of {len(held)} cases hold;",
        *(f"{name} {share:.3f}" for name, share in shares(held).items()),
    )
    return 0
