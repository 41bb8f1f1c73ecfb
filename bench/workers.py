"""Workers: what a second worker is worth in `add`.

In: pages of `article_extraction_benchmark`, then of `wcxb_articles` and `htmldate_eval`, where benchmarks are in DATELINE_SHARED. Out: the time of `add` by one worker over that by two, by the clock, each from a cold start, in turn in one run; processor seconds
of the process that has the database, which bounds what workers are worth, and of all together; the time of the bare parse of the same articles by two processes over that of `add` by two workers. Never: a figure of a machine that others use taken for one of an idle machine: the load is given.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import spacy
from spacy.language import Language

from dateline import Desk
from dateline.clean import article
from dateline.desk import alone
from dateline.language.english import BATCH, DEFAULT_MODEL
from dateline.language.parse import texts_of
from dateline.language.registry import ENGLISH
from dateline.sources import Input
from evals import Absent
from evals._shared import shared_folder
from evals.clean import Page, aeb, report_of, wcxb
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
    given = [page.data for page in pages]
    costs = [(_cost(given, 1), _cost(given, 2)) for _ in range(ROUNDS)]
    one, two = ([cost[at] for cost in costs] for at in (0, 1))
    bare = min(_parsed(pages) for _ in range(ROUNDS))
    found = {
        f"throughput: add of {len(pages)} pages over the bare parse of their articles, both by two": bare / min(two)[0],
        "two processes: seconds of the bare parse": bare,
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


def _pages(shared: Path) -> Iterator[Page]:
    yield from aeb(shared)
    yield from wcxb(shared)
    yield from (Page(row["file"], row["url"], data, "") for row, data in labelled(shared))


def _cost(pages: list[bytes], count: int) -> tuple[float, float, float]:
    """Seconds by the clock, and of a processor here and in the others, of an addition in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_added, (pages, count))


def _parsed(pages: list[Page]) -> float:
    """Seconds by the clock of the bare parse of what these pages say, by two processes that have loaded the model."""
    reports = [report_of(page) for page in pages]
    articles = [article(one) for one in reports if one is not None]
    texts = [text for one in articles if one.language == ENGLISH.code for text in texts_of(one)]
    _loaded()
    began = time.perf_counter()
    with get_context("fork").Pool(2) as pool:
        sum(pool.imap_unordered(_words, [texts[n : n + BATCH] for n in range(0, len(texts), BATCH)]))
    return time.perf_counter() - began


@cache
def _loaded() -> Language:
    return spacy.load(DEFAULT_MODEL)


def _words(texts: list[str]) -> int:
    return sum(map(len, _loaded().pipe(texts, batch_size=BATCH)))


def _added(pages: list[bytes], count: int) -> tuple[float, float, float]:
    given = [Input(f"{n:04}.html", f"{n:04}.html", data) for n, data in enumerate(pages)]
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "news.db", workers=count) as desk:
        desk.add(given, now=NOW)
    took = time.perf_counter() - began
    alone.release()
    here, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return took, here.ru_utime + here.ru_stime, others.ru_utime + others.ru_stime
