"""Hostile input: seconds and memory of the worst document, each in a process of its own.

In: the monsters of the tests; with benchmarks in DATELINE_SHARED, all files of `feeds_warc_robustness`. Out: the worst seconds of one
core and the highest memory, from bytes to articles. Never: a document that is executed or followed.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from dateline import ingest
from dateline.clean import article
from dateline.terms import Report
from evals._shared import shared_folder
from tests.monsters import MONSTERS


def hostile() -> dict[str, float]:
    """The worst of all monsters; the worst of the robustness set where it is at hand."""
    context = get_context("spawn")
    with context.Pool(1, maxtasksperchild=1) as pool:
        costs = pool.map(_cost_of_monster, range(len(MONSTERS)), chunksize=1)
        found = {
            "monsters: seconds of the worst": max(seconds for seconds, _ in costs),
            "monsters: megabytes of the worst": max(memory for _, memory in costs),
        }
        home = shared_folder() / "bench" / "feeds_warc_robustness"
        files = sorted(path for path in home.rglob("*") if path.is_file())
        if files:
            seconds, memory = pool.apply(_cost_of_files, (files,))
            found |= {"robustness set: files": len(files), "robustness set: seconds of the worst": seconds}
            found |= {"robustness set: megabytes": memory}
    return found


def _cost_of_monster(number: int) -> tuple[float, float]:
    data = MONSTERS[number]()
    return _seconds(lambda: _read(data, MONSTERS[number].__name__)), _megabytes()


def _cost_of_files(files: list[Path]) -> tuple[float, float]:
    worst = max(_seconds(lambda path=path: _read(path.read_bytes(), path.name)) for path in files)  # type: ignore[misc]
    return worst, _megabytes()


def _read(data: bytes, name: str) -> None:
    for report in ingest.reports(data, name=name):
        if isinstance(report, Report):
            article(report)


def _seconds(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _megabytes() -> float:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
