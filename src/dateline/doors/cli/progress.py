"""A progress bar on standard error, only on a terminal and only for work that takes a while.

In: what is being done. Out: a bar that leaves no trace. Never: a byte on standard output.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.way.progress import Progress, quiet

PATIENCE = 1.0
"""Seconds that a reader waits without being told why."""


@contextmanager
def progress() -> Iterator[Progress]:
    """Yields what the pipeline tells its progress to; silent when standard error is no terminal."""
    if not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("reading", total=None)
    started = time.monotonic()

    def told(what: str, done: int, total: int) -> None:
        if not bar.live.is_started and time.monotonic() - started > PATIENCE:
            bar.start()
        bar.update(task, description=what, completed=done, total=total or None)

    try:
        yield told
    finally:
        bar.stop()
