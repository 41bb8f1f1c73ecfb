"""The desk at scale: what a reader waits for, what one more report costs, how large the file is, how much memory adding takes.

In: a store filled by `bench.archive`; stories of real tellings added to it with the small parser of the tests. Out: figures by name.
Never: the making of the archive in a time.

DATELINE_BENCH_LARGE=1 measures 100,000 articles beside 10,000: minutes. DATELINE_ARCHIVES names a folder in which archives are kept
from one run to the next.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.archive import DISPATCHES, FIRST, PAPERS, STORIES_A_DAY, Words, fill, matter_of, text_of
from dateline import Desk, pipeline
from dateline.desk import reports_of
from dateline.language import parser_for
from dateline.store import Store
from tests import fakeparser

MIDDLE, LARGE = 10_000, 100_000
ASKED = 40
"""Questions of each kind; of each the best of three, since noise only ever slows."""
ADDED = 20
NOW = date(2040, 1, 1)


def desk() -> dict[str, float]:
    """p95 of each question in milliseconds, and their growth; the cost of one more report; size and memory."""
    sizes = [MIDDLE, *([LARGE] if os.environ.get("DATELINE_BENCH_LARGE") else [])]
    found: dict[str, float] = {}
    with _folder() as folder, fakeparser.installed():
        for size in sizes:
            path = _archive(folder, size)
            found |= {f"{name}, {size:,} articles": value for name, value in _measured(path, size).items()}
    if len(sizes) > 1:
        for name in QUESTIONS:
            small, large = (found[f"ms p95: {name}, {size:,} articles"] for size in sizes)
            found[f"growth: {name}, 100,000 over 10,000"] = large / small
    return found


@contextmanager
def _folder() -> Iterator[Path]:
    """Where archives are."""
    kept = os.environ.get("DATELINE_ARCHIVES")
    if kept:
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _archive(folder: Path, size: int) -> Path:
    """A copy of the archive of this size, made where there is none."""
    whole = folder / f"arch{size}.db"
    if not whole.exists():
        fill(whole, size)
    copy = folder / f"arch{size}.copy.db"
    shutil.copy(whole, copy)
    return copy


def _measured(path: Path, size: int) -> dict[str, float]:
    found = {"times: size of the file over that of the texts": _ratio(path)}
    chance = random.Random(3)
    with Desk(path) as one:
        chosen = _ids(path, ASKED)
        people = _people(one, chosen)
        days = [FIRST + timedelta(days=chance.randrange(max(1, size // 20 // STORIES_A_DAY))) for _ in chosen]
        for name, ask in QUESTIONS.items():
            work = [(ask, one, id, who, day) for id, who, day in zip(chosen, people, days, strict=True)]
            found[f"ms p95: {name}"] = _p95(work)
    found |= _adding(path)
    path.unlink()
    return found


def _ids(path: Path, most: int) -> list[str]:
    """Stories from the whole archive, not only the newest."""
    with Store(path) as store:
        return [id for (id,) in store.db.execute("select id from telling order by id limit ?", (most,))]


def _people(one: Desk, ids: Sequence[str]) -> list[str]:
    return [next(entity.name for entity in one.show(id).entities if entity.kind == "person") for id in ids]


def _stories(one: Desk, _id: str, _who: str, _day: date) -> object:
    return one.stories()


def _stories_of(one: Desk, _id: str, who: str, _day: date) -> object:
    return one.stories(person=who)


def _show(one: Desk, id: str, _who: str, _day: date) -> object:
    return one.show(id)


def _show_anew(one: Desk, id: str, _who: str, _day: date) -> object:
    with Desk(one.path) as fresh:
        return fresh.show(id)


def _then(one: Desk, id: str, _who: str, _day: date) -> object:
    return one.timeline(id, as_of=NOW)


def _changes(one: Desk, id: str, _who: str, day: date) -> object:
    return one.changes(id, since=day)


def _said(one: Desk, _id: str, who: str, _day: date) -> object:
    return one.said(who)


def _search(one: Desk, _id: str, who: str, _day: date) -> object:
    return one.search(who)


QUESTIONS: dict[str, Callable[[Desk, str, str, date], object]] = {
    "stories": _stories,
    "stories of a person": _stories_of,
    "show, read before": _show,
    "show, read from the file": _show_anew,
    "timeline as of a day": _then,
    "changes since a day": _changes,
    "said": _said,
    "search": _search,
}
"""What a reader asks, warm: asked once before it is timed."""


def _p95(work: Sequence[tuple[Any, ...]]) -> float:
    times = sorted(min(_once(*item) for _ in range(3)) for item in work)
    return 1000 * times[int(0.95 * (len(times) - 1))]


def _once(ask: Callable[..., object], *args: object) -> float:
    started = time.perf_counter()
    ask(*args)
    return time.perf_counter() - started


def _ratio(path: Path) -> float:
    """The file's size over that of the texts in it."""
    with Store(path) as store:
        texts = sum(len(zlib.decompress(data)) for (data,) in store.db.execute("select data from report"))
    return path.stat().st_size / texts


def _adding(path: Path) -> dict[str, float]:
    """Stories read by the small parser into the archive, then one more report of each: its time beyond parse."""
    with fakeparser.installed(), tempfile.TemporaryDirectory() as folder, Desk(path) as one:
        words = Words(random.Random(11))
        made = [_reports(words, Path(folder), n) for n in range(ADDED // 4)]
        held = _held()
        for paths in made:
            one.add(paths[:-4], now=NOW)
        grown = _held() - held
        times = []
        for paths in made:
            for last in paths[-4:]:
                parse = _parse_time(last)
                times.append(_once(one.add, [last]) - parse)
        times.sort()
        texts = [path for paths in made for path in paths[:-4]]
        memory = _once(pipeline.read, reports_of(texts))
        with Desk(Path(folder) / "bulk.db") as bulk:
            ratio = memory / _once(bulk.add, texts)
    return {
        "ms p95: one more report beyond its parse": 1000 * times[int(0.95 * (len(times) - 1))],
        "ms median: one more report beyond its parse": 1000 * times[len(times) // 2],
        "MB: most held while adding": grown,
        "speed: bulk addition over a reading in memory, parse by rules": ratio,
    }


def _held() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _reports(words: Words, folder: Path, number: int) -> list[Path]:
    """A story of 24 reports of 10 dispatches as files."""
    matter = matter_of(words, number)
    paths: list[Path] = []
    focus: list[str] = []
    for n, copies in enumerate((*DISPATCHES, 2, 2)):
        focus = focus if n % 2 else words.chance.sample(words.terms[600:], 12)
        lines = text_of(words, matter, focus).paragraphs
        for copy in range(copies):
            day = matter.start + timedelta(days=n // 2 * 9)
            row = {"text": "\n".join(lines[: len(lines) - copy % 2]), "published": day.isoformat(), "language": "en"}
            path = folder / f"{number:02}-{len(paths):02}.jsonl"
            path.write_text(
                json.dumps(row | {"publisher": PAPERS[copy], "url": f"https://p{copy}.example/{number}/{n}"})
            )
            paths.append(path)
    return paths


def _parse_time(path: Path) -> float:
    parser = parser_for("en")
    assert parser
    texts = json.loads(path.read_text(encoding="utf-8"))["text"].split("\n")
    return _once(lambda: list(parser.parse(texts)))
