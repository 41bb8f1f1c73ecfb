"""`python -m evals [TASK…] [--json]`: measure the quality of dateline's rooms.

In: task names (all of them when none is named); the data in `DATELINE_SHARED` (default ../shared). Out: `{"task": {"figure": value}}` as
JSON, or a table. `python -m evals shown …` lists a story a line and takes options of its own. Never: a figure where the data is absent;
that is said instead.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from importlib import import_module

from evals import Absent
from evals._shared import shared_folder
from evals.tasks import LISTING, TASKS, measure


def main(argv: list[str] | None = None) -> int:
    """Run the tasks named and print their figures; returns the exit status."""
    given = sys.argv[1:] if argv is None else argv
    if given and given[0] in LISTING:
        return _listed(given[0], given[1:])
    parser = argparse.ArgumentParser(prog="python -m evals", description="Measure dateline against benchmark data.")
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"any of: {', '.join(TASKS)}")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.parse_args(given)
    unknown = [name for name in args.tasks if name not in TASKS]
    if unknown:
        parser.error(f"no task is called {unknown[0]!r}; known: {', '.join(TASKS)}")
    figures = {}
    for name in args.tasks or TASKS:
        started = time.perf_counter()
        try:
            figures[name] = measure(name, shared_folder())
        except Absent as absent:
            print(f"evals: {name} skipped: {absent}", file=sys.stderr)
            continue
        if not args.json:
            _show(name, figures[name], time.perf_counter() - started)
    if args.json:
        print(json.dumps(figures, indent=1, sort_keys=True))
    return 0


def _listed(task: str, argv: list[str]) -> int:
    """Hand over to a task that says more than figures."""
    try:
        status: int = import_module(f"evals.{task}").main(argv)
    except Absent as absent:
        print(f"evals: {task}: {absent}", file=sys.stderr)
        return 2
    return status


def _show(name: str, figures: dict[str, float], seconds: float) -> None:
    print(f"{name} ({seconds:.0f} s)")
    for figure, value in figures.items():
        print(f"  {value:8.3f}  {figure}")


if __name__ == "__main__":
    sys.exit(main())
