"""The tasks of the evaluation, and where their data lies.

In: a task's name. Out: its figures, by name. Never: data that the project ships (but the answer keys of its examples).
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

TASKS = (
    "keys", "clean", "published", "copies", "stories", "dates", "names", "statements", "events", "timeline", "brief",
)  # fmt: skip
"""Each is a module of this package with `measure(bench) -> {figure: value}`."""


def bench_folder() -> Path:
    """Where benchmark data lies: `DATELINE_BENCH`, or ../shared/bench beside the project."""
    beside = Path(__file__).resolve().parent.parent.parent / "shared" / "bench"
    return Path(os.environ.get("DATELINE_BENCH", beside))


def measure(task: str, bench: Path) -> dict[str, float]:
    """The figures of one task, rounded to four places; raises evals.Absent where its data is not there."""
    figures: dict[str, float] = import_module(f"evals.{task}").measure(bench)
    return {name: round(value, 4) for name, value in figures.items()}
