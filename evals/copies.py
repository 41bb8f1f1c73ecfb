"""Copies: pairs of reports that are one dispatch, held against labels that a person made.

In: the bench folder, and pairs invented here by a seed. Out: precision and recall of the pairs of both, how often an
invented copy, cut or version is called so, and the same of Jaccard and containment of word 5-grams at the threshold that
suits each best. Never: a pair that the labeller left open.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.terms import Article
from dateline.text import shingles, words
from dateline.wire import dispatches, groups, verdict
from evals import Absent, folder
from evals._article import built
from evals._invented import pairs

INVENTED = 5_000
GRAM = 5
THRESHOLDS = tuple(i / 20 for i in range(1, 20))
SHARED = {
    "shared quotes": "quotes",
    "shared furniture": "furniture",
    "shared background": "passages",
    "two stories": "little",
}
"""What reports share that are made otherwise than as one dispatch."""
Pair = tuple[str, str]


def measure(shared: Path) -> dict[str, float]:
    """`precision`, `recall`, the same of invented `pairs_`, `kind_right`, `shared_right`, and the peers' with their name; about 30 seconds.

    Without the data folder the invented pairs alone are measured. `invented(20_000)` takes about two minutes.
    """
    try:
        return labelled(shared) | invented(INVENTED)
    except Absent:
        return invented(INVENTED)


def labelled(shared: Path) -> dict[str, float]:
    """The figures on pairs that a person labelled; raises Absent where they are not."""
    articles = {row["id"]: _article(row) for row in _rows(folder(shared, "g5w1h_news_clusters") / "articles.jsonl")}
    labels = {
        (row["a"], row["b"]): row["gold"] == "positive"
        for row in _rows(folder(shared, "syndicated_copies") / "pairs.jsonl")
        if row["gold"] in {"positive", "negative"} and row["a"] in articles and row["b"] in articles
    }
    if not any(labels.values()):
        raise Absent("syndicated_copies has no positive pair whose articles are in g5w1h_news_clusters")
    home = {id: group[0] for group in groups(list(articles.values())) for id in group}
    said = {pair for pair in labels if home[pair[0]] == home[pair[1]]}
    return _figures("", said, labels, _peers(articles, list(labels)))


def invented(count: int) -> dict[str, float]:
    """The figures on `count` pairs made by a seed.

    Beside precision and recall: the share of those found that are called what they are, and of the others whose common
    words are called what they are.
    """
    labels: dict[Pair, bool] = {}
    said: set[Pair] = set()
    likeness: dict[str, dict[Pair, float]] = {}
    kinds, shared = [], []
    for number, made in enumerate(pairs(count)):
        pair = f"{number}-a", f"{number}-b"
        one = built(pair[0], "", made.origin, day="2031-03-04", publisher="One")
        other = built(pair[1], "", made.other, day="2031-03-05", publisher="Other")
        labels[pair] = made.kind is not None
        (found, *rest) = dispatches((one, other), groups((one, other)))
        if not rest:
            said.add(pair)
            kinds += [relation.kind == made.kind for relation in found.relations if made.kind]
        if made.made in SHARED:
            shared.append(verdict(one, other).kind == SHARED[made.made])
        for peer, alike in _peers({pair[0]: one, pair[1]: other}, [pair]).items():
            likeness.setdefault(peer, {}).update(alike)
    return _figures("pairs_", said, labels, likeness) | {
        "kind_right": sum(kinds) / (len(kinds) or 1),
        "shared_right": sum(shared) / (len(shared) or 1),
    }


def _figures(
    name: str, said: set[Pair], labels: Mapping[Pair, bool], peers: Mapping[str, Mapping[Pair, float]]
) -> dict[str, float]:
    """Precision and recall of what was said, and of each peer at its best threshold."""
    figures = _scores(said, labels)
    found = {f"{name}precision": figures[0], f"{name}recall": figures[1]}
    for peer, likeness in peers.items():
        best = max((_scores({p for p in labels if likeness[p] >= t}, labels) for t in THRESHOLDS), key=_f1)
        found |= {f"{name}precision_{peer}": best[0], f"{name}recall_{peer}": best[1]}
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
