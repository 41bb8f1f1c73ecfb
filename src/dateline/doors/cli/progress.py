"""A progress bar on standard error, only on a terminal and only for work that takes a while.

In: what is being done. Out: a bar that leaves no trace, from a second on, also while nothing is told: what is loaded the first time takes a while. Never: a byte on standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

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
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("beginning", total=None)
    waited = Timer(PATIENCE, bar.start)
    waited.daemon = True
    waited.start()

    def told(what: str, done: int, total: int) -> None:
        bar.update(task, description=what, completed=done, total=total or None)

    try:
        yield told
    finally:
        waited.cancel()
        waited.join()
        bar.stop()
