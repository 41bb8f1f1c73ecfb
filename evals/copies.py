"""Copies: pairs of reports that are one dispatch, held against labels that a person made.

In: the bench folder. Out: precision and recall of the pairs, and the same of Jaccard and containment of word 5-grams at
the threshold that suits each best. Never: a pair that the labeller left open.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.terms import Article
from dateline.text import shingles, words
from dateline.wire import groups
from evals import Absent, folder
from evals._article import built

GRAM = 5
THRESHOLDS = tuple(i / 20 for i in range(1, 20))
Pair = tuple[str, str]


def measure(bench: Path) -> dict[str, float]:
    """`precision`, `recall`, and the peers' with their name at the end; about a second."""
    articles = {row["id"]: _article(row) for row in _rows(folder(bench, "g5w1h_news_clusters") / "articles.jsonl")}
    labels = {
        (row["a"], row["b"]): row["gold"] == "positive"
        for row in _rows(folder(bench, "syndicated_copies") / "pairs.jsonl")
        if row["gold"] in {"positive", "negative"} and row["a"] in articles and row["b"] in articles
    }
    if not any(labels.values()):
        raise Absent("syndicated_copies has no positive pair whose articles are in g5w1h_news_clusters")
    home = {id: group[0] for group in groups(list(articles.values())) for id in group}
    figures = _scores({pair for pair in labels if home[pair[0]] == home[pair[1]]}, labels)
    found = {"precision": figures[0], "recall": figures[1]}
    for peer, likeness in _peers(articles, list(labels)).items():
        best = max((_scores({p for p in labels if likeness[p] >= t}, labels) for t in THRESHOLDS), key=_f1)
        found |= {f"precision_{peer}": best[0], f"recall_{peer}": best[1]}
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise Absent(f"no file {path.name!r} in {path.parent}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _article(row: Mapping[str, str]) -> Article:
    day = (row["date_publish"] or "")[:10]
    return built(row["id"], row["title"] or "", row["text"] or "", day=day, publisher=row["source"], url=row["url"])


def _scores(said: set[Pair], labels: Mapping[Pair, bool]) -> tuple[float, float]:
    right = sum(labels[pair] for pair in said)
    return (right / len(said) if said else 1.0), right / sum(labels.values())


def _f1(scores: tuple[float, float]) -> float:
    return 2 * scores[0] * scores[1] / (sum(scores) or 1.0)


def _peers(articles: Mapping[str, Article], pairs: Sequence[Pair]) -> dict[str, dict[Pair, float]]:
    """How alike each pair is to Jaccard and to containment."""
    grams = {id: shingles(words(article.body), GRAM) for id, article in articles.items()}
    both = {pair: len(grams[pair[0]] & grams[pair[1]]) for pair in pairs}
    return {
        "jaccard": {p: n / (len(grams[p[0]] | grams[p[1]]) or 1) for p, n in both.items()},
        "containment": {p: n / (min(len(grams[p[0]]), len(grams[p[1]])) or 1) for p, n in both.items()},
    }
