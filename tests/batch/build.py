"""Batches made in this process, by the small parser."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from dateline import batch
from dateline.batch.engine import Work, WorkerLost
from dateline.doors import export
from dateline.doors.export.parquet import arrow_tables
from tests.desk.builders import NOW


def run(paths: Sequence[Path], out: Path, **options: int) -> batch.Outcome:
    """A batch of one worker; options are the sizes of shards and bundles."""
    return batch.run([str(path) for path in paths], out, tables=arrow_tables, now=NOW, **options)


def told(out: Path) -> str:
    """The export of what a batch told."""
    return export.to_json(batch.everything(out))


class Forked:
    """An engine of one worker in a process of its own, so that it can be ended."""

    def run(self, work: Work, names: Sequence[str]) -> None:
        """Do each piece; WorkerLost if the process ended before."""
        pid = os.fork()
        if not pid:
            try:
                for name in names:
                    work(name)
                os._exit(0)
            finally:
                os._exit(1)
        if os.waitpid(pid, 0)[1]:
            raise WorkerLost("as the test wants it")
