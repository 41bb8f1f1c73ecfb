"""The gate: measure what is quick and fail where a figure fell below its floor.

In: `floors.json` (task → figure → floor). Out: exit status 1 with the figures that fell, each with the command that
shows more. `--update` raises floors to what is measured now, less a margin for other machines; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from evals import Absent
from evals._shared import shared_folder
from evals.tasks import measure

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01
"""Room between a figure and the floor that it sets."""


def main(argv: list[str] | None = None) -> int:
    """Hold every floor; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals.gate", description="Hold the floors of quality.")
    parser.add_argument("--update", action="store_true", help="raise floors to the figures of this run")
    args = parser.parse_args(argv)
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = []
    for task, wanted in floors.items():
        try:
            figures = measure(task, shared_folder())
        except Absent as absent:
            print(f"gate: {task} skipped: {absent}")
            continue
        for name in sorted(wanted.keys() & figures.keys()):
            print(f"gate: {figures[name]:.3f} (floor {wanted[name]:.3f})  {task} {name}")
            if figures[name] < wanted[name]:
                fallen.append(
                    f"{task} {name} fell to {figures[name]:.3f}, below {wanted[name]:.3f}: python -m evals {task}"
                )
            elif args.update:
                wanted[name] = max(wanted[name], round(figures[name] - MARGIN, 3))
    if args.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for line in fallen:
        print(f"gate: {line}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
