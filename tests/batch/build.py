"""Batches made in this process, by the small parser."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dateline import batch
from dateline.batch.engines import Tick, Work, WorkerLost
from dateline.batch.running import BUNDLE
from dateline.doors import export
from dateline.doors.export.parquet import arrow_tables
from dateline.sources import folder
from dateline.sources.archives import SIZE
from tests.desk.builders import NOW


def run(
    paths: Sequence[Path], out: Path, *, shard: int = SIZE, bundle: int = BUNDLE, on: batch.Engine | None = None
) -> batch.Outcome:
    """A batch, of one worker unless another engine is given."""
    given = [str(path) for path in paths]
    return batch.run(given, out, tables=arrow_tables, on=on or batch.Here(), now=NOW, shard=shard, bundle=bundle)


def told(out: Path) -> str:
    """The export of what a batch told."""
    return export.to_json(batch.everything(out))


class Forked:
    """An engine of one worker in a process of its own, so that it can be ended."""

    def run(self, work: Work, names: Sequence[str], _tick: Tick) -> None:
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


def unreadable(harm: pytest.MonkeyPatch) -> None:
    """Have one file that may not be read for now."""
    real = folder._read

    def read(stream: Any, *, name: str, file: str | None) -> Any:
        if "003" in name:
            raise PermissionError(13, "Permission denied")
        return real(stream, name=name, file=file)

    harm.setattr(folder, "_read", read)
