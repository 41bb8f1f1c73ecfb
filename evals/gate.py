"""The gate: measure what is quick and fail where a figure fell below its floor.

In: `floors.json` (task → figure → floor), and `corpora.json`, the data that they are of. Out: exit status 1 with the figures that fell, each with
the command that shows more, and with the data that is missing (let pass with `--partial`) or other than pinned. `--update` raises floors to
what is measured now, less a margin for other machines; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from evals import Absent, corpora
from evals._shared import shared_folder
from evals.tasks import measure

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01
"""Room between a figure and the floor that it sets."""

Floors = dict[str, dict[str, float]]


def main(argv: list[str] | None = None) -> int:
    """Hold every floor; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals.gate", description="Hold the floors of quality.")
    parser.add_argument("--update", action="store_true", help="raise floors to the figures of this run")
    parser.add_argument("--partial", action="store_true", help="pass over what the data at hand does not measure")
    args = parser.parse_args(argv)
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    shared = shared_folder()
    data = corpora.compared(shared, corpora.pinned())
    faults = [f"{name} is other data than the floors are of: python -m evals.corpora" for name in data.other]
    missing = [f"{name} is not in {shared}" for name in data.absent]
    for task, wanted in floors.items():
        try:
            figures = measure(task, shared)
        except Absent as absent:
            missing.append(f"{task} was not measured: {absent}")
            continue
        missing += [f"{task} gave no figure {name}" for name in sorted(wanted.keys() - figures.keys())]
        faults += held(task, wanted, figures, update=args.update)
    if args.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for line in missing:
        print(f"gate: {line}", file=sys.stdout if args.partial else sys.stderr)
    for line in faults:
        print(f"gate: {line}", file=sys.stderr)
    return 1 if faults or (missing and not args.partial) else 0


def held(task: str, wanted: dict[str, float], figures: dict[str, float], *, update: bool) -> list[str]:
    """What fell below its floor; where asked, the other floors follow their figures up."""
    fallen = []
    for name in sorted(wanted.keys() & figures.keys()):
        print(f"gate: {figures[name]:.3f} (floor {wanted[name]:.3f})  {task} {name}", flush=True)
        if figures[name] < wanted[name]:
            fallen.append(
                f"{task} {name} fell to {figures[name]:.3f}, below {wanted[name]:.3f}: python -m evals {task}"
            )
        elif update:
            wanted[name] = max(wanted[name], round(figures[name] - MARGIN, 3))
    return fallen


if __name__ == "__main__":
    sys.exit(main())
