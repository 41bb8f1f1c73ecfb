"""The command as a user runs it, in a copy of this process: what it loads is loaded here once, not by every call.

In: arguments and what stands at its input. Out: what it printed, what it complained of, how it ended. Never: a line of it run in this process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from typing import BinaryIO

from dateline.doors.cli import main
from tests import fakeparser

_loaded = cache(fakeparser.loaded)
Ended = subprocess.CompletedProcess[bytes]


def anew(*args: str, stdin: bytes = b"") -> Ended:
    """`dateline` with these arguments in a process that begins from nothing."""
    return subprocess.run([sys.executable, "-m", "dateline", *args], input=stdin, capture_output=True, check=False)


def run(*args: str, stdin: bytes = b"") -> Ended:
    """The same in a copy of this one, where processes can be copied."""
    if not hasattr(os, "fork"):
        return anew(*args, stdin=stdin)
    _loaded()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complained:
        given.write(stdin)
        given.seek(0)
        pid = os.fork()
        if not pid:
            _be(args, given, printed, complained)
        _, status = os.waitpid(pid, 0)
        out, complaints = (_all(file) for file in (printed, complained))
    return subprocess.CompletedProcess([*args], os.waitstatus_to_exitcode(status), out, complaints)


def _all(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _be(args: tuple[str, ...], *files: BinaryIO) -> None:
    """Be the command; does not come back."""
    status: object = 1
    try:
        for number, file in enumerate(files):
            os.dup2(file.fileno(), number)
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 - what a process has from its start
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", errors="backslashreplace", closefd=False)  # noqa: SIM115
        sys.argv = ["dateline", *args]
        try:
            main()
            status = 0
        except SystemExit as end:
            status = end.code or 0
        except BaseException:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status if isinstance(status, int) else 1)
