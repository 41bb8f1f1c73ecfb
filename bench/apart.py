"""Apart: what it costs that documents are read in processes that can be ended.

In: the example reports, once and several times over with other numbers in them. Out: processor seconds of `add` over those of `add` in one process, all
processes together, each addition from a cold start. Never: seconds of a clock, in which two processes share the work.
"""

from __future__ import annotations

import os
import resource
import tempfile
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from bench.corpus import example_files
from dateline import Desk
from dateline.desk import alone

VARIANTS = 6
"""How often each example is added to the larger set."""
ROUNDS = 3
"""So many runs of each, in turn: the best is what it costs undisturbed, the sum what it costs on this machine now."""
NOW = date(2040, 1, 1)


def apart() -> dict[str, float]:
    """The ratio for the examples once, where tables and the model weigh most, and several times over."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, variants in (("the examples", 1), (f"the examples {VARIANTS} times over", VARIANTS)):
            paths = _varied(Path(folder), variants)
            costs = [(_cost(paths, here=False), _cost(paths, here=True)) for _ in range(ROUNDS)]
            apart_from, in_one = zip(*costs, strict=True)
            found[f"times: add apart over add in one process, {name}, best"] = min(apart_from) / min(in_one)
            found[f"times: add apart over add in one process, {name}, sum"] = sum(apart_from) / sum(in_one)
    return found


def _varied(folder: Path, variants: int) -> list[Path]:
    """The examples, so often, each time with another number before the end of each paragraph."""
    made = []
    for n in range(variants):
        for path in example_files():
            end = {".html": "</p>", ".txt": ".\n"}.get(path.suffix, '"}')
            copy = folder / f"{n}-{path.parent.name}-{path.name}"
            copy.write_text(path.read_text("utf-8").replace(end, f" ({n}){end}"), "utf-8")
            made.append(copy)
    return made


def _cost(paths: list[Path], *, here: bool) -> float:
    """Processor seconds of an addition in a process of its own and all that it begins."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_added, (paths, here))


def _added(paths: list[Path], here: bool) -> float:
    if here:
        del os.fork
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "news.db") as desk:
        desk.add(paths, now=NOW)
    alone.release()
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, who))
