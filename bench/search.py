"""Search at scale: p95 of every form of a query, from a name to the commonest words there are.

In: a store filled by `bench.archive`. Out: figures by name. Never: one kind of question taken for all.

As `bench.desk`: DATELINE_BENCH_LARGE=1 measures 100,000 articles beside 10,000, DATELINE_ARCHIVES names a folder of archives.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.archive import Words
from bench.desk import ASKED, LARGE, MIDDLE, _archive, _folder
from dateline import Desk


@dataclass(frozen=True, slots=True)
class Ways:
    """What queries are made of: words of reports, names, and how common words are."""

    chance: random.Random
    words: Sequence[str]
    common: Sequence[str]
    names: Sequence[str]
    runs: Sequence[str]


def _one_word(ways: Ways) -> str:
    return ways.chance.choice(ways.words)


def _two_words(ways: Ways) -> str:
    return " ".join(ways.chance.sample(ways.words, 2))


def _commonest(ways: Ways) -> str:
    return " OR ".join(ways.chance.sample(ways.common, 2))


def _phrase(ways: Ways) -> str:
    return f'"{ways.chance.choice(ways.runs)}"'


def _field(ways: Ways) -> str:
    return f'person:"{ways.chance.choice(ways.names)}" {ways.chance.choice(ways.common)}'


def _days(ways: Ways) -> str:
    return f"{ways.chance.choice(ways.common)} after:2021-02 before:2021-03"


def _beginning(ways: Ways) -> str:
    return f"{ways.chance.choice(ways.words)[:4]}* -{ways.chance.choice(ways.words)}"


FORMS: Mapping[str, Callable[[Ways], str]] = {
    "a word": _one_word,
    "two words": _two_words,
    "commonest words": _commonest,
    "a phrase": _phrase,
    "a person and a word": _field,
    "a word in a month": _days,
    "a beginning without a word": _beginning,
}


def search() -> dict[str, float]:
    """p95 in milliseconds of each form of query, and its growth with the archive."""
    sizes = [MIDDLE, *([LARGE] if os.environ.get("DATELINE_BENCH_LARGE") else [])]
    found: dict[str, float] = {}
    with _folder() as folder:
        for size in sizes:
            path = _archive(folder, size)
            with Desk(path) as desk:
                ways = _ways(desk)
                for name, form in FORMS.items():
                    found[f"ms p95: {name}, {size:,} articles"] = _p95(desk, [form(ways) for _ in range(ASKED)])
            path.unlink()
    if len(sizes) > 1:
        for name in FORMS:
            small, large = (found[f"ms p95: {name}, {size:,} articles"] for size in sizes)
            found[f"growth: {name}, 100,000 over 10,000"] = large / small
    return found


def _ways(desk: Desk) -> Ways:
    chance = random.Random(5)
    common = Words(chance).terms[:20]
    hits = desk.search(" OR ".join(common), kind="article", limit=200).items
    texts = [desk.article(hit.article).body.split() for hit in chance.sample(hits, min(40, len(hits)))]
    words = sorted({word for text in texts for word in text if len(word) > 4 and word.isalpha()})
    names = sorted({" ".join(text[:2]) for text in texts})
    runs = [" ".join(text[at : at + 3]) for text in texts for at in (20, 40)]
    return Ways(chance, words, common, names, runs)


def _p95(desk: Desk, queries: Sequence[str]) -> float:
    times = sorted(min(_time(desk, query) for _ in range(3)) for query in queries)
    return 1000 * times[int(0.95 * (len(times) - 1))]


def _time(desk: Desk, query: str) -> float:
    started = time.perf_counter()
    desk.search(query)
    return time.perf_counter() - started
