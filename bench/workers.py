"""Workers: what a second worker is worth in `add`.

In: pages of `article_extraction_benchmark`, then of `wcxb_articles` and `htmldate_eval`, where benchmarks are in DATELINE_SHARED. Out: the time of `add` by one worker over that by two, by the clock, each from a cold start, in turn in one run; processor seconds
of the process that has the database, which bounds what workers are worth, and of all together. Never: a figure of a machine that others use taken for one of an idle machine: the load is given.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from dateline import Desk
from dateline.desk import alone
from dateline.sources import Input
from evals import Absent
from evals._shared import shared_folder
from evals.clean import aeb, wcxb
from evals.published import labelled

PAGES = int(os.environ.get("DATELINE_BENCH_PAGES", "120"))
ROUNDS = int(os.environ.get("DATELINE_BENCH_ROUNDS", "2"))
NOW = date(2040, 1, 1)


def workers() -> dict[str, float]:
    """The ratio of the best and of the sums, and where the processor time goes."""
    try:
        pages = list(islice(_pages(shared_folder()), PAGES))
    except Absent:
        return {}
    costs = [(_cost(pages, 1), _cost(pages, 2)) for _ in range(ROUNDS)]
    one, two = ([cost[at] for cost in costs] for at in (0, 1))
    found = {
        f"times: add of {len(pages)} pages by one worker over two, best": min(one)[0] / min(two)[0],
        f"times: add of {len(pages)} pages by one worker over two, sum": sum(clock for clock, _, _ in one)
        / sum(clock for clock, _, _ in two),
        "load of the machine": os.getloadavg()[0],
    }
    for name, all_of in (("one worker", one), ("two workers", two)):
        clock, own, others = min(all_of)
        found |= {
            f"{name}: seconds": clock,
            f"{name}: processor seconds of the one with the database": own,
            f"{name}: of the others": others,
        }
    return found


def _pages(shared: Path) -> Iterator[bytes]:
    yield from (page.data for page in aeb(shared))
    yield from (page.data for page in wcxb(shared))
    yield from (data for _, data in labelled(shared))


def _cost(pages: list[bytes], count: int) -> tuple[float, float, float]:
    """Seconds by the clock, and of a processor here and in the others, of an addition in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_added, (pages, count))


def _added(pages: list[bytes], count: int) -> tuple[float, float, float]:
    given = [Input(f"{n:04}.html", f"{n:04}.html", data) for n, data in enumerate(pages)]
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "news.db", workers=count) as desk:
        desk.add(given, now=NOW)
    took = time.perf_counter() - began
    alone.release()
    here, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return took, here.ru_utime + here.ru_stime, others.ru_utime + others.ru_stime
