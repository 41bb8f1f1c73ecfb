"""Batches: what an engine costs over bare processes, what a second worker is worth, and what each stage takes.

In: how many reports. Out: figures by name. Never: a figure of one run beside one of another: what is compared runs here one after the other.

The reports are invented by a seed (`bench.archive`), pages of some 330 words in a WARC of gzip members, eight dispatches and twenty reports a story.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import os
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.archive import DISPATCHES, EPISODES, PAPERS, Words, matter_of, text_of
from dateline import batch
from dateline.batch.engines import Engine, Here, OnDaft, Runner, Tick, Work
from dateline.doors.export.parquet import arrow_tables

NOW = date(2027, 1, 1)


def archive(path: Path, reports: int, *, seed: int = 7) -> None:
    """Write a web archive of so many reports."""
    chance = random.Random(seed)
    words = Words(chance)
    with path.open("wb") as file:
        for number in range(-(-reports // sum(DISPATCHES))):
            for page, url, day in _story(words, number):
                answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
                head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}T20:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
                file.write(gzip.compress(head.encode() + answer + b"\r\n\r\n", 1))


def _story(words: Words, number: int) -> Iterator[tuple[str, str, date]]:
    """The pages of a story, each with its address and day."""
    chance = words.chance
    matter = matter_of(words, number)
    copies = iter(DISPATCHES)
    for episode, size in enumerate(EPISODES):
        focus = chance.sample(words.terms[600:], 12)
        day = matter.start + timedelta(days=episode * 9)
        for _ in range(size):
            text = text_of(words, matter, focus)
            title = f"{matter.people[0]} and {matter.places[0]}: {' '.join(focus[:4])}"
            for _ in range(next(copies)):
                lines = text.paragraphs if chance.random() < 0.5 else text.paragraphs[:-1]
                paper = chance.randrange(len(PAPERS))
                url = f"https://paper{paper}.example/{day:%Y/%m/%d}/{chance.getrandbits(48):x}"
                yield _page(title, PAPERS[paper], day, lines), url, day


def _page(title: str, paper: str, day: date, lines: Sequence[str]) -> str:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(title)}</title><meta property="article:published_time" content="{day}T12:00:00Z">'
        f'<meta property="og:site_name" content="{paper}"></head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{escape(title)}</h1>\n'
        f"{body}</article><footer>Copyright {paper}</footer></body></html>"
    )


@dataclass(slots=True)
class Pool:
    """Bare processes: what an engine is compared with."""

    workers: int

    def run(self, work: Work, names: Sequence[str], _tick: Tick) -> None:
        """Do each piece."""
        with multiprocessing.get_context("spawn").Pool(min(self.workers, len(names))) as pool:
            pool.map(work, names, chunksize=1)


class Clock:
    """Hears of the progress of a batch, and how long each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._began = "", time.perf_counter()

    def __call__(self, what: str, _done: int, _total: int) -> None:
        """Take note of a stage that begins."""
        now = time.perf_counter()
        if what == self._stage:
            return
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._began
        self._stage, self._began = what, now


def timed(path: Path, out: Path, on: Engine, *, shard: int, bundle: int) -> dict[str, float]:
    """The seconds of each stage of a batch on that engine."""
    clock = Clock()
    began = time.perf_counter()
    batch.run([str(path)], out, tables=arrow_tables, on=on, now=NOW, shard=shard, bundle=bundle, progress=clock)
    clock("", 0, 0)
    return {**clock.seconds, "all": time.perf_counter() - began}


def sizes(out: Path) -> dict[str, float]:
    """Megabytes of each folder of a batch."""
    return {
        folder.name: sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6
        for folder in sorted(out.iterdir())
        if folder.is_dir()
    }


def figures(reports: int = 600) -> dict[str, float]:
    """Engines compared on so many reports, in pieces of which there are enough for two workers."""
    engines: dict[str, Engine] = {"here": Here(), "pool of 2": Pool(2)}
    runner = os.environ.get("DATELINE_RUNNER", "native")
    named: Runner = "ray" if runner == "ray" else "native"
    engines |= {f"{named} of 1": OnDaft(named, 1), f"{named} of 2": OnDaft(named, 2)}
    found: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.warc.gz"
        archive(path, reports)
        for name, engine in engines.items():
            out = Path(folder) / name
            seconds = timed(path, out, engine, shard=reports * 200, bundle=reports * 150)
            found |= {f"{name}: {stage}, seconds": value for stage, value in seconds.items()}
            print(name, {stage: round(value, 1) for stage, value in seconds.items()}, file=sys.stderr, flush=True)
        found |= {f"{name}, MB": value for name, value in sizes(Path(folder) / "here").items()}
    for stage in ("opening", "telling"):
        found[f"{stage}: engine of 2 over pool of 2"] = (
            found[f"{named} of 2: {stage}, seconds"] / found[f"pool of 2: {stage}, seconds"]
        )
        found[f"{stage}: 1 over 2 workers"] = (
            found[f"{named} of 1: {stage}, seconds"] / found[f"{named} of 2: {stage}, seconds"]
        )
    found["most memory of this process, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="?", type=int, default=600)
    print(json.dumps({name: round(value, 3) for name, value in figures(parser.parse_args().reports).items()}, indent=1))
