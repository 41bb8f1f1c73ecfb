"""Clean: a page and a text to an article, beside bare trafilatura on the same pages.

In: the example reports, each several times over with other numbers in it, so that none is a repeat; with benchmarks in DATELINE_SHARED, pages
of `article_extraction_benchmark`, each once. Out: ratios of speeds, and articles a second of one core; seconds are the
process's own, so that others on the machine do not count. Never: a page twice, whose findings caches would remember.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import islice

import dateparser
import trafilatura

from bench.corpus import example_files
from dateline import ingest
from dateline.clean import article
from dateline.terms import Report
from evals import Absent
from evals._shared import shared_folder
from evals.clean import aeb

BENCHMARK_PAGES = 100
VARIANTS = 20
"""How often each example is cleaned, with other numbers in its lines."""


def clean() -> dict[str, float]:
    """Pages of trafilatura's time over ours, from bytes; texts a second."""
    pages = _varied(".html", "</p>")
    texts = _varied(".txt", ".\n")
    for data in (pages[0], texts[0]):  # models and tables are loaded once
        _ours(data)
        _bare(data)
    dateparser.parse("14. mai 2020")  # which a page in a hundred asks, and which takes half a second to load
    rounds = [(_seconds(_bare, part), _seconds(_ours, part)) for part in _parts(pages)]
    bare, ours = (sum(times) for times in zip(*rounds, strict=True))
    return {
        "speed: page to article over bare trafilatura": bare / ours,
        "pages a second": len(pages) / ours,
        "texts a second": len(texts) / _seconds(_ours, texts),
        **_benchmark(),
    }


def _benchmark() -> dict[str, float]:
    """The same ratio on pages of a public benchmark, where it is at hand."""
    try:
        pages = [page.data for page in islice(aeb(shared_folder()), BENCHMARK_PAGES)]
    except Absent:
        pages = []
    if not pages:
        return {}
    rounds = [(_seconds(_bare, part), _seconds(_ours, part)) for part in _parts(pages)]
    bare, ours = (sum(times) for times in zip(*rounds, strict=True))
    return {
        "speed: benchmark page to article over bare trafilatura": bare / ours,
        "benchmark pages a second": len(pages) / ours,
    }


def _varied(suffix: str, end: str) -> list[bytes]:
    """The examples of one kind, VARIANTS times over, a number before the end of each paragraph."""
    found = [path.read_text("utf-8") for path in example_files() if path.suffix == suffix]
    return [text.replace(end, f" ({n}){end}").encode() for n in range(VARIANTS) for text in found]


def _parts(pages: Sequence[bytes]) -> list[Sequence[bytes]]:
    """The pages in turns, so that a noisy moment of the machine hits both sides."""
    return [pages[start : start + 10] for start in range(0, len(pages), 10)]


def _bare(page: bytes) -> None:
    trafilatura.extract(page)


def _ours(data: bytes) -> None:
    for report in ingest.reports(data, name="example"):
        if isinstance(report, Report):
            article(report)


def _seconds(work: Callable[[bytes], None], pages: Sequence[bytes]) -> float:
    started = time.process_time()
    for page in pages:
        work(page)
    return time.process_time() - started
