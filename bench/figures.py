"""The figures: each a function that measures and returns numbers by name."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy

from bench.apart import apart
from bench.clean import clean
from bench.corpus import example_files, example_paragraphs, with_copies
from bench.desk import desk as desk_at_scale
from bench.fits import fits
from bench.follow import alerted, follow
from bench.hostile import hostile
from bench.language import rooms
from bench.search import search
from bench.sliders import sliders
from bench.tell import telling
from bench.wire import cluster, wire
from bench.workers import workers
from dateline import desk, pipeline
from dateline.language import parser_for
from dateline.language.english import BATCH, DEFAULT_MODEL
from dateline.steps import choose
from dateline.way.guard import Guard
from dateline.way.progress import quiet

ROUNDS = 3
"""The best of so many runs is taken: noise only ever slows."""


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of ROUNDS runs."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def cold() -> dict[str, float]:
    """A first reading from the shell: the whole of it, what loading the model takes, and help."""
    dateline = [sys.executable, "-m", "dateline"]
    load = f"import spacy; spacy.load({DEFAULT_MODEL!r})"
    return {
        "seconds: read the examples, cold": _shell([*dateline, "read", *map(str, example_files())]),
        "seconds: of which import and load of the model": _shell([sys.executable, "-c", load]),
        "seconds: dateline --help": _shell([*dateline, "--help"]),
    }


def start() -> dict[str, float]:
    """Processor time of commands that read what is kept, from the shell to their end; of one more process, Python alone."""
    with TemporaryDirectory() as folder:
        db = str(Path(folder) / "news.db")
        with desk.Desk(db) as kept:
            kept.add([str(path) for path in example_files()])
        asked = {
            "--help": ["--help"],
            "stories": ["stories", "--db", db],
            "show": ["show", "hollin", "--db", db],
            "said": ["said", "raman", "--db", db],
            "search": ["search", "recorder", "--db", db],
        }
        found = {
            f"processor seconds: dateline {name}": _processor([sys.executable, "-m", "dateline", *words])
            for name, words in asked.items()
        }
    return found | {"processor seconds: Python alone": _processor([sys.executable, "-c", "pass"])}


def parse() -> dict[str, float]:
    """Our parse of paragraphs against the bare model on the same paragraphs."""
    texts = example_paragraphs()
    words = sum(len(text.split()) for text in texts)
    nlp = spacy.load(DEFAULT_MODEL)
    parser = parser_for("en")
    assert parser
    bare = best(lambda: list(nlp.pipe(texts, batch_size=BATCH)))
    ours = best(lambda: list(parser.parse(texts)))
    return {"words a second": words / ours, "speed: ours over the bare model": bare / ours}


def reading() -> dict[str, float]:
    """A whole reading in memory against the bare parse of the same reports."""
    reports = desk.reports_of([str(path) for path in example_files()])
    parser = parser_for("en")
    assert parser
    articles = pipeline.clean_each(reports, Guard(choose()), now=None, progress=quiet)
    texts = [part.text for article in articles for part in article.paragraphs]
    bare = best(lambda: list(parser.parse(texts)))
    whole = best(lambda: pipeline.read(reports))
    return {"time: whole reading over bare parse": whole / bare, "reports a second": len(articles) / whole}


def copies() -> dict[str, float]:
    """A set in which 60% are copies: time of a parse a report over time of a parse a paragraph that is new."""
    texts = with_copies(share=0.6, count=100)
    parser = parser_for("en")
    assert parser
    each = [paragraph for text in texts for paragraph in text]
    every = best(lambda: list(parser.parse(each)))
    once = best(lambda: list(parser.parse(sorted(set(each)))))
    return {"speed: parsed once over parsed each": every / once}


def _shell(command: list[str]) -> float:
    return best(lambda: _run(command))


def _run(command: list[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once
    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603


def _processor(command: list[str]) -> float:
    """Seconds of a processor that a command takes, the least of several runs."""
    return min(_spent(command) for _ in range(2 * ROUNDS))


def _spent(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


FIGURES: dict[str, Callable[[], dict[str, float]]] = {
    "cold": cold,
    "start": start,
    "apart": apart,
    "workers": workers,
    "clean": clean,
    "hostile": hostile,
    "parse": parse,
    "rooms": rooms,
    "reading": reading,
    "tell": telling,
    "copies": copies,
    "wire": wire,
    "cluster": cluster,
    "desk": desk_at_scale,
    "search": search,
    "sliders": sliders,
    "fits": fits,
    "follow": follow,
    "alerted": alerted,
}
"""Every figure, in the order in which they are measured."""
