"""The tasks of the evaluation.

In: a task's name, the folder of shared data. Out: its figures, by name. Never: data that the project ships (but the answer keys of its examples).
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

TASKS = (
    "keys", "clean", "published", "copies", "stories", "dates", "names", "statements", "frames", "events", "timeline",
    "brief", "shown", "cases",
)  # fmt: skip
"""Each is a module of this package with `measure(shared) -> {figure: value}`, `shared` being the folder of all data."""
LISTING = ("shown", "cases", "rules", "drawn")
"""Those that have a command line of their own: `main(argv)`, which says more than figures."""


def measure(task: str, shared: Path) -> dict[str, float]:
    """The figures of one task, rounded to four places; raises evals.Absent where its data is not there."""
    figures: dict[str, float] = import_module(f"evals.{task}").measure(shared)
    return {name: round(value, 4) for name, value in figures.items()}
