"""Batches: what an engine costs over bare processes, what a second worker is worth, and what each stage takes of time, memory and disk.

In: how many reports, and of a large batch how many of them are told. Out: figures by name. Never: a figure of one run beside one of another: what is compared runs here one after the other.

The reports are invented by a seed (`bench.archive`), pages of some 330 words in a WARC of gzip members, eight dispatches and twenty reports a story.
"""

from __future__ import annotations

import argparse
import ctypes
import gzip
import json
import multiprocessing
import os
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from html import escape
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import msgspec

from bench.archive import DISPATCHES, EPISODES, PAPERS, Words, matter_of, text_of
from dateline import batch
from dateline.batch import linking, running
from dateline.batch.engines import Copies, Engine, Here, OnRay, Tick, Work, engine
from dateline.batch.home import held
from dateline.choice import chosen
from dateline.desk import alone
from dateline.doors.export.parquet import arrow_tables
from dateline.sources.archives import SIZE
from dateline.steps import choose
from dateline.way.progress import quiet

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
    """Bare processes that share what this one has loaded: what an engine is compared with."""

    workers: int

    def run(self, work: Work, names: Sequence[str], _tick: Tick) -> None:
        """Do each piece."""
        work.ready()
        with multiprocessing.get_context("fork").Pool(min(self.workers, len(names))) as pool:
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
    engines: dict[str, Engine] = {"one": Here(), "pool of 2": Pool(2), "native of 2": Copies(2)}
    if os.environ.get("DATELINE_RUNNER") == "ray":
        engines |= {"ray of 2": OnRay(2)}
    found: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.warc.gz"
        archive(path, reports)
        for name, on in engines.items():
            before = _processor()
            seconds = timed(path, Path(folder) / name, on, shard=reports * 200, bundle=reports * 150)
            alone.release()
            seconds["all, of a processor"] = _processor() - before
            found |= {f"{name}: {stage}, seconds": value for stage, value in seconds.items()}
            print(name, {stage: round(value, 1) for stage, value in seconds.items()}, file=sys.stderr, flush=True)
        found |= {f"{name}, MB": value for name, value in sizes(Path(folder) / "one").items()}
    for stage in ("opening", "telling", "all", "all, of a processor"):
        for name in list(engines)[2:]:
            mine = found[f"{name}: {stage}, seconds"]
            found[f"{stage}: {name} over pool of 2"] = mine / found[f"pool of 2: {stage}, seconds"]
            found[f"{stage}: one worker over {name}"] = found[f"one: {stage}, seconds"] / mine
    return found | {"load of the machine": os.getloadavg()[0]}


def large(reports: int, told: int, workers: int = 2) -> dict[str, float]:
    """So many reports opened and linked, some `told` of them dealt and told; of each stage its seconds, by the clock and of a processor, the most memory that all processes held and what lay on the disk behind it."""
    steps = dict(chosen())
    outcome = running.Outcome()
    found: dict[str, float] = {"reports": reports, "workers": workers}
    with TemporaryDirectory() as folder, Memory() as memory:
        path, out = Path(folder) / "archive.warc.gz", Path(folder) / "told"

        @contextmanager
        def stage(name: str) -> Iterator[None]:
            memory.take()
            began, before = time.perf_counter(), _processor()
            yield
            alone.release()
            found[f"{name}: seconds"] = time.perf_counter() - began
            found[f"{name}: of a processor"] = _processor() - before
            found[f"{name}: most memory, MB"] = memory.take()
            found[f"{name}: on the disk, MB"] = sum(sizes(out).values())
            print({key: round(value, 1) for key, value in found.items() if key.startswith(name)}, flush=True)

        archive(path, reports)
        found["archive, MB"] = path.stat().st_size / 1e6
        on = engine("native", workers)
        with held(out, steps):
            with stage("listing"):
                shards = running._found([str(path)], SIZE, outcome)
            with stage("opening"):
                _, passes = running._read(on, out, shards, steps, NOW, outcome, quiet)
            with stage("linking"):
                days = {name: one.now for name, one in passes.items()}
                plan = linking.plan(out, days, choose(), partial(running.made_by, steps), size=running.BUNDLE)
            found["bundles"] = len(plan.bundles)
            with stage("dealing and telling"):
                _, notes = running._tell(on, out, _some(plan, told), arrow_tables, outcome, quiet)
        found["told"] = sum(note.reports for note in notes.values())
        found["failed"] = len(outcome.failed)
    return found | {"load of the machine": os.getloadavg()[0]}


def _inherit() -> None:
    """Have what processes below this one leave behind counted here: Linux gives it to this process."""
    ctypes.CDLL(None).prctl(36, 1)  # PR_SET_CHILD_SUBREAPER


def _some(plan: linking.Plan, told: int) -> linking.Plan:
    """The plan with bundles of some `told` reports, from all months alike."""
    reports = sum(map(len, plan.homes.values()))
    some = plan.bundles[:: max(1, reports // told)] if told else ()
    names = {one.name for one in some}
    homes = {shard: tuple(one for one in mine if one.bundle in names) for shard, mine in plan.homes.items()}
    return msgspec.structs.replace(plan, bundles=some, homes=homes)


def _processor() -> float:
    """Seconds that this process has taken of a processor, and all below it that have ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:  # those whose own parent has ended
            pass
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


class Memory:
    """The memory that this process and all below it hold, what several share counted once; watched by a process of its own."""

    def __enter__(self) -> Self:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._watching = context.Process(target=_watch, args=(os.getpid(), theirs), daemon=True)
        self._watching.start()
        self._line.recv()
        return self

    def __exit__(self, *_: object) -> None:
        self._watching.kill()
        self._watching.join()

    def take(self) -> float:
        """The most megabytes since this was last asked."""
        self._line.send(None)
        most: float = self._line.recv()
        return most


def _watch(whose: int, line: Connection) -> None:
    line.send(None)
    most = 0.0
    while True:
        most = max(most, sum(map(_share, _below(whose))) / 1e3)
        if line.poll(0.5):
            line.recv()
            line.send(most)
            most = 0.0


def _below(pid: int) -> Iterator[int]:
    """A process and those that it began, and these, but for the one that asks."""
    yield pid
    with suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
            if int(child) != os.getpid():
                yield from _below(int(child))


def _share(pid: int) -> int:
    """Kilobytes of a process, of what it shares its part."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="?", type=int, default=600)
    parser.add_argument("--large", action="store_true", help="one batch by two workers, its stages one by one")
    parser.add_argument("--told", type=int, default=400, help="of a large batch, about how many reports are told")
    asked = parser.parse_args()
    _inherit()
    made = large(asked.reports, asked.told) if asked.large else figures(asked.reports)
    print(json.dumps({name: round(value, 3) for name, value in made.items()}, indent=1))
