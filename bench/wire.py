"""Copies and stories at scale: time for each report as the archive grows, and against a bare near-duplicate library.

In: dispatches invented by a seed, most of them run by several outlets that edit, cut and re-furnish them. Out: figures
by name. Never: the making of the texts in a time.

DATELINE_BENCH_LARGE=1 measures 100,000 reports too: minutes, and a gigabyte.
"""

from __future__ import annotations

import os
import random
import resource
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate
from math import log2
from multiprocessing import get_context
from typing import Any

from dateline.cluster import combined, happenings, matters, profile, stories, supports
from dateline.cluster.terms import table
from dateline.terms import Article
from dateline.wire import groups
from evals._article import built
from evals._invented import STEMS, TAILS, Newsroom

SMALL, MIDDLE, LARGE = 1_000, 10_000, 100_000
STORIES = (1_000, 20_000)
COPIES = 0.6
GRAM = 5
FIRST = date(2031, 1, 1)
A_DAY = 200
"""Reports that come out on one day: a larger archive is a longer one."""
ONE_MATTER = (1_000, 2_000, 4_000, 8_000)
OF_ONE_A_DAY, HAPPENINGS_A_DAY = 20, 5
"""Reports of one matter that come out on one day, and what they tell of: an oil spill had 8 a day in five papers."""


def wire() -> dict[str, float]:
    """Copies: milliseconds a report at each size, against rensa's signature and query, and the memory taken beside the articles' own.

    Each size is measured in a process of its own, whose peak is then its own too.
    """
    sizes = [SMALL, MIDDLE, *([LARGE] if os.environ.get("DATELINE_BENCH_LARGE") else [])]
    found: dict[str, float] = {}
    for size in sizes:
        with get_context("spawn").Pool(1) as apart:
            found |= apart.apply(_copies, (size,))
    return found


def _copies(size: int) -> dict[str, float]:
    articles = archive(size)
    before = _peak()
    ours = _seconds(partial(groups, articles))
    found = {
        f"ms a report: copies among {size:,}": 1000 * ours / size,
        f"MB: held by the process with {size:,} articles": before,
        f"MB: most held beyond the articles, copies among {size:,}": _peak() - before,
    }
    if find_spec("rensa") is None:
        print("wire: rensa is not installed; its figure is left out")
        return found
    bodies = [article.body for article in articles]
    return found | {
        f"time: copies over rensa's signature and query, {size:,}": ours / _seconds(partial(_rensa, bodies))
    }


def cluster() -> dict[str, float]:
    """Stories: milliseconds a report at two sizes, each report a dispatch of its own, and their ratio."""
    each = {}
    for size in STORIES:
        articles = days(size)
        alone = [(article.id,) for article in articles]
        each[size] = 1000 * _seconds(partial(stories, articles, alone)) / size
    return {
        **{f"ms a report: stories of {size:,}": cost for size, cost in each.items()},
        "time: a report among 20,000 over one among 1,000": each[STORIES[1]] / each[STORIES[0]],
        **_of_one_matter(),
    }


def _of_one_matter() -> dict[str, float]:
    """Episodes of one matter, and its story: seconds of processor time at each size, and the power of the size with which each grows."""
    profiles = [profile([article]) for article in matter(ONE_MATTER[-1])]
    took: dict[str, list[float]] = {"episodes": [], "the story": []}
    for size in ONE_MATTER:
        started = time.process_time()
        found = happenings(profiles[:size])
        between = time.process_time()
        wholes = [combined(group) for group in found]
        matters([whole.key for whole in wholes], supports(wholes))
        took["episodes"].append(between - started)
        took["the story"].append(time.process_time() - between)
    grown = log2(ONE_MATTER[-1] / ONE_MATTER[0])
    figures: dict[str, float] = {}
    for what, times in took.items():
        figures |= {
            f"s: {what} of {size:,} reports of one matter": cost for size, cost in zip(ONE_MATTER, times, strict=True)
        }
        figures[f"power: {what}, from {ONE_MATTER[0]:,} to {ONE_MATTER[-1]:,}"] = log2(times[-1] / times[0]) / grown
    return figures


def archive(count: int, *, copies: float = COPIES, seed: int = 7) -> list[Article]:
    """`count` articles, a share `copies` of them made from an earlier one by editing, cutting or re-furnishing."""
    room, chance = Newsroom(seed), random.Random(seed)
    texts: list[list[str]] = []
    made: list[Article] = []
    for number in range(count):
        if texts and chance.random() < copies:
            text = _run(room, texts[max(0, len(texts) - 1 - int(chance.expovariate(0.02)))])
        else:
            text = room.text(room.event(), chance.randint(6, 22))
            texts.append(text)
        day = FIRST + timedelta(days=number // A_DAY)
        made.append(built(f"id{number:06}", "", "\n".join(text), day=day.isoformat()))
    return made


def days(count: int, *, seed: int = 9) -> list[Article]:
    """`count` reports of happenings that few report each: words as common as the shipped table says, and names of their own."""
    chance = random.Random(seed)
    _, counts = table()
    rare = [word for word, documents in counts.items() if documents <= 3 and word.isalpha()]
    words, weights = list(counts), list(accumulate(counts.values()))
    made: list[Article] = []
    while len(made) < count:
        own = [f"{chance.choice(STEMS)}{chance.choice(TAILS)}{chance.choice(TAILS)}" for _ in range(10)]
        own += chance.choices(rare, k=10)
        for _ in range(min(chance.randint(1, 4), count - len(made))):
            rows = [chance.choices(words, cum_weights=weights, k=14) + chance.choices(own, k=6) for _ in range(12)]
            for row in rows:
                chance.shuffle(row)
            day = FIRST + timedelta(days=len(made) // A_DAY)
            body = "\n".join(f"Then {' '.join(row)}." for row in rows)
            made.append(built(f"id{len(made):06}", "", body, day=day.isoformat()))
    return made


def matter(count: int, *, seed: int = 11) -> list[Article]:
    """`count` reports of one matter: happenings with words of their own, and names and words that all of them share."""
    chance = random.Random(seed)
    _, counts = table()
    rare = [word for word, documents in counts.items() if documents <= 3 and word.isalpha()]
    words, weights = list(counts), list(accumulate(counts.values()))
    shared = [_coined(chance) for _ in range(30)] + chance.choices(rare, k=60)
    made: list[Article] = []
    while len(made) < count:
        today = [[_coined(chance) for _ in range(6)] + chance.choices(rare, k=14) for _ in range(HAPPENINGS_A_DAY)]
        day = FIRST + timedelta(days=len(made) // OF_ONE_A_DAY)
        for _ in range(OF_ONE_A_DAY):
            own = chance.choice(today)
            rows = [
                chance.choices(words, cum_weights=weights, k=12)
                + chance.choices(shared, k=4)
                + chance.choices(own, k=4)
                for _ in range(16)
            ]
            for row in rows:
                chance.shuffle(row)
            body = "\n".join(f"Then {' '.join(row)}." for row in rows)
            made.append(built(f"id{len(made):06}", "", body, day=day.isoformat()))
    return made[:count]


def _coined(chance: random.Random) -> str:
    return f"{chance.choice(STEMS)}{chance.choice(TAILS)}{chance.choice(TAILS)}".capitalize()


def _run(room: Newsroom, text: list[str]) -> list[str]:
    """What an outlet makes of a dispatch."""
    form = room.chance.random()
    if form < 0.4:
        return room.edited(text)
    if form < 0.7:
        return room.edited(text[: max(3, round(len(text) * room.chance.uniform(0.35, 0.9)))])
    return [*room.edited(text), *room.furniture(room.chance.randint(10, 80))]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak() -> float:
    """The most memory the process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _rensa(bodies: Sequence[str]) -> None:
    """The bare library: a signature of the word shingles of each text, then a query of each."""
    rensa: Any = import_module("rensa")
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    signatures = []
    for number, body in enumerate(bodies):
        signature = rensa.RMinHash(num_perm=128, seed=1)
        row = body.lower().split()
        signature.update([" ".join(row[i : i + GRAM]) for i in range(max(1, len(row) - GRAM + 1))])
        index.insert(number, signature)
        signatures.append(signature)
    for signature in signatures:
        index.query(signature)
