"""`python -m bench [FIGURE…] [--json]`: how fast dateline reads.

In: the example reports of the project, repeated and varied by a seed. Out: figures by name; a ratio compares with the bare
library on the same text in the same run, seconds are this machine's. Never: data from outside the project.
"""

from __future__ import annotations

import argparse
import json
import sys

from bench.figures import FIGURES


def main(argv: list[str] | None = None) -> int:
    """Measure the figures named, all of them when none is."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the speed of dateline.")
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"any of: {', '.join(FIGURES)}")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.parse_args(argv)
    unknown = [name for name in args.figures if name not in FIGURES]
    if unknown:
        parser.error(f"no figure is called {unknown[0]!r}; known: {', '.join(FIGURES)}")
    found = {}
    for name in args.figures or FIGURES:
        found[name] = {figure: round(value, 3) for figure, value in FIGURES[name]().items()}
        if not args.json:
            print(name)
            for figure, value in found[name].items():
                print(f"  {value:10.3f}  {figure}")
    if args.json:
        print(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
