"""Stories: reports grouped by happening and by matter, held against groups that people made.

In: the bench folder. Out: BCubed F1, precision and recall (Amigó and others 2009) of the episodes by data set, of the
stories on timeline17, of the stories of ever more reports of all collections mixed, and of TF-IDF at the threshold that suits it best on each.
Never: a setting of its own for a data set.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from lxml import etree

from dateline import cluster
from dateline.cluster import Profile, stories
from dateline.terms import Article
from dateline.text import words
from dateline.wire import groups
from evals import Absent, folder
from evals._article import built

Labels = dict[str, str]
Labelled = tuple[list[Article], Labels]
Collected = tuple[str, dict[str, Any]]
Scores = tuple[float, float, float]

MATTERS = Path(__file__).with_name("matters.txt")
SAMPLE = 60
"""Reports drawn of each topic of timeline17."""
SEED = 17
MIXED = (500, 1_000, 2_000, 4_000)
"""Reports of all collections, mixed; each mix holds the smaller ones."""
THRESHOLDS = tuple(i / 50 for i in range(2, 30))


def measure(shared: Path) -> dict[str, float]:
    """BCubed F1 of each data set with `_p` and `_r`, and the peer's with `_tfidf` at the end; about a minute.

    `g5w1h` is g5w1h_news_clusters and basil_triplets as one stream, `timeline` the stories of timeline17's topics mixed,
    `matters` the stories of allsides_roundups, grouped by hand, `mixed` and a number the stories of so many reports of all these,
    `everything` the same of the largest number with those of ecbplus among them, which have no day and no title.
    """
    found: dict[str, float] = {}
    for name, load in SETS.items():
        try:
            articles, labels = load(shared)
        except Absent:
            continue
        copies = groups(articles)
        told = stories(articles, copies, {}, {})
        whole = name == "timeline"
        mine = [[id for e in s for id in e.articles] for s in told] if whole else [e.articles for s in told for e in s]
        found |= _named(f"{name}_b3", "", bcubed(mine, labels))
        if not whole:
            found |= _named(f"{name}_b3", "_tfidf", _peer(articles, labels))
        if name == "allsides" and (matters := _matters(labels)):
            kept = [[id for e in s for id in e.articles if id in matters] for s in told]
            found |= _named("matters_b3", "", bcubed(filter(None, kept), matters))
    found |= _mixes(shared)
    if not found:
        raise Absent(f"none of {', '.join(SETS)} below {shared}")
    return found


def _mixes(shared: Path) -> dict[str, float]:
    """The stories of growing mixes of all collections: a crisis, three wars and revolts, a flu, a spill, politics of many years."""
    try:
        dated = {article.id: (article, label) for article, label in _dated(shared)}
        undated = {
            article.id: (article, f"ecb-{labels[article.id]}")
            for articles, labels in [_ecb(shared)]
            for article in articles
        }
    except Absent:
        return {}
    made: dict[tuple[str, ...], Profile] = {}
    found: dict[str, float] = {}
    for name, pool, sizes in (("mixed", dated, MIXED), ("everything", dated | undated, MIXED[-1:])):
        order = sorted(pool)
        random.Random(SEED).shuffle(order)
        for size in sizes:
            some = {id: pool[id][0] for id in order[:size]}
            labels = {id: pool[id][1] for id in some}
            found |= _named(f"{name}{size}_b3", "", bcubed(_stories(some, made), labels))
    return found


def _dated(shared: Path) -> Iterator[tuple[Article, str]]:
    """All reports that have a day, and what each is of; of allsides those whose matters are known."""
    for topic, rows in _collections(shared).items():
        yield from ((article, topic) for article in map(_collected, rows))
    articles, labels = _allsides(shared)
    known = _matters(labels)
    yield from ((article, f"matter-{known[article.id]}") for article in articles if article.id in known)
    articles, labels = _g5w1h(shared)
    yield from ((article, labels[article.id]) for article in articles)


def _stories(articles: Mapping[str, Article], made: dict[tuple[str, ...], Profile]) -> list[list[str]]:
    """The reports of each story; `made` keeps the profiles of dispatches from one mix to the next."""
    copies = {group[0]: group for group in groups(list(articles.values()))}
    made |= {group: cluster.profile([articles[id] for id in group]) for group in copies.values() if group not in made}
    found = cluster.happenings([made[group] for group in copies.values()])
    wholes = [cluster.combined(episode) for episode in found]
    told = {
        whole.key: [id for one in episode for id in copies[one.key]]
        for whole, episode in zip(wholes, found, strict=True)
    }
    return [[id for key in story for id in told[key]] for story in cluster.matters(told, cluster.supports(wholes))]


def _matters(labels: Labels) -> Labels:
    """The matters of the roundups, from the earliest to the latest that was grouped by hand; none of roundups elsewhere."""
    rows = [line.split() for line in MATTERS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    matter = {roundup: row[0] for row in rows for roundup in row}
    low, high = min(map(int, matter)), max(map(int, matter))
    return {id: matter.get(roundup, roundup) for id, roundup in labels.items() if low <= int(roundup) <= high}


def _named(name: str, peer: str, scores: Scores) -> dict[str, float]:
    return {name + part + peer: score for part, score in zip(("", "_p", "_r"), scores, strict=True)}


def bcubed(groups: Iterable[Iterable[str]], labels: Labels) -> Scores:
    """BCubed F1, precision and recall of a partition."""
    sizes = Counter(labels.values())
    precision = recall = 0.0
    for group in map(list, groups):
        for label, count in Counter(labels[id] for id in group).items():
            precision += count * count / len(group)
            recall += count * count / sizes[label]
    precision, recall = precision / len(labels), recall / len(labels)
    return 2 * precision * recall / (precision + recall), precision, recall


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise Absent(f"no file {path.name!r} in {path.parent}")
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    yield from map(json.loads, text.decode("utf-8").splitlines())


def _allsides(shared: Path) -> Labelled:
    """Roundups; times cut to the day, since the reports of one share the minute."""
    articles, labels = [], {}
    for row in _jsonl(folder(shared, "allsides_roundups") / "roundups.jsonl"):
        for side, news in sorted(row["news"].items()):
            id = f"{row['id']}-{side}"
            body = "\n".join(news["newBody"])
            articles.append(built(id, news["newsTitle"], body, day=row["date"][:10], publisher=news["newsSource"]))
            labels[id] = str(row["id"])
    return articles, labels


def _g5w1h(shared: Path) -> Labelled:
    articles, labels = [], {}
    for row in _jsonl(folder(shared, "g5w1h_news_clusters") / "articles.jsonl"):
        day = (row["date_publish"] or "")[:10] or None
        articles.append(built(row["id"], row["title"] or "", row["text"] or "", day=day, publisher=row["source"]))
        labels[row["id"]] = f"g5w1h-{row['gold_event_id']}"
    for row in _jsonl(folder(shared, "basil_triplets") / "articles.jsonl"):
        body = "\n".join(" ".join(part) for part in row["paragraphs"] if " ".join(part) != row["title"])
        articles.append(
            built(row["id"], row["title"] or "", body, day=row["date"][:10] or None, publisher=row["source"])
        )
        labels[row["id"]] = f"basil-{row['gold_cluster']}"
    return articles, labels


def _ecb(shared: Path) -> Labelled:
    articles, labels = [], {}
    for path in sorted((folder(shared, "ecbplus") / "ECB+").glob("*/*.xml")):
        sentences: dict[int, list[str]] = defaultdict(list)
        for token in etree.parse(path).iter("token"):
            sentences[int(token.get("sentence"))].append(token.text or "")
        articles.append(built(path.stem, "", "\n".join(written(sentences[i]) for i in sorted(sentences))))
        labels[path.stem] = path.parent.name + ("plus" if path.stem.endswith("plus") else "")
    if not articles:
        raise Absent("no documents in ecbplus")
    return articles, labels


def _timeline(shared: Path) -> Labelled:
    """A seeded sample of each topic, all sources of a topic together."""
    chance = random.Random(SEED)
    articles, labels = [], {}
    for topic, rows in sorted(_collections(shared).items()):
        for row in sorted(chance.sample(rows, min(SAMPLE, len(rows))), key=_first):
            articles.append(_collected(row))
            labels[row[0]] = topic
    return articles, labels


def _collections(shared: Path) -> dict[str, list[Collected]]:
    """The reports of each topic of timeline17."""
    topics: dict[str, list[Collected]] = defaultdict(list)
    for path in sorted(folder(shared, "timeline17").glob("*/articles.jsonl.gz")):
        source = path.parent.name
        topics[source.split("_")[0]] += [(f"{source}/{row['id']}", row) for row in _jsonl(path)]
    if not topics:
        raise Absent("no collections in timeline17")
    return topics


def _collected(row: Collected) -> Article:
    id, found = row
    lines = [written(line.split()) for line in found["text"].splitlines()]
    return built(id, "", "\n".join(lines), day=found["date"])


def _first(pair: tuple[str, object]) -> str:
    return pair[0]


SETS: dict[str, Callable[[Path], Labelled]] = {
    "allsides": _allsides,
    "g5w1h": _g5w1h,
    "ecb": _ecb,
    "timeline": _timeline,
}

_TREEBANK = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"'}


def written(tokens: Sequence[str]) -> str:
    """Treebank tokens as a line of text."""
    line = " ".join(_TREEBANK.get(token, token) for token in tokens)
    line = re.sub(r" (n't|'(?:s|re|ve|d|ll|m)\b|[.,;:!?%)\]])", r"\1", line)
    return re.sub(r"([(\[$]) ", r"\1", line)


def _peer(articles: Sequence[Article], labels: Labels) -> Scores:
    """TF-IDF learnt from the very reports, average linkage, at its best threshold."""
    likeness = _tfidf([Counter(words(article.text)) for article in articles])
    ids = [article.id for article in articles]
    cuts = ((t, _cut(likeness, t)) for t in THRESHOLDS)
    return max(bcubed([[ids[i] for i in group] for group in groups], labels) for _, groups in cuts)


def _tfidf(counts: Sequence[Mapping[str, int]]) -> npt.NDArray[np.float64]:
    """Cosines of all pairs."""
    documents = Counter(word for count in counts for word in count)
    place = {word: i for i, word in enumerate(documents)}
    rows = np.zeros((len(counts), len(place)))
    for row, count in zip(rows, counts, strict=True):
        for word, times in count.items():
            row[place[word]] = (1 + log(times)) * log((1 + len(counts)) / (1 + documents[word]))
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows @ rows.T


def _cut(likeness: npt.NDArray[np.float64], threshold: float) -> list[list[int]]:
    """Average linkage over all pairs, stopped at `threshold`; neighbours nearest to each other join together."""
    sums, size = likeness.copy(), np.ones(len(likeness))
    members = [[i] for i in range(len(likeness))]
    while True:
        mean = sums / np.outer(size, size)
        np.fill_diagonal(mean, -1)
        nearest, best = mean.argmax(1), mean.max(1)
        pairs = [(i, int(j)) for i, j in enumerate(nearest) if i < j and best[i] >= threshold and nearest[j] == i]
        if not pairs:
            return members
        for i, j in pairs:
            sums[i] += sums[j]
            sums[:, i] += sums[:, j]
            size[i] += size[j]
            members[i] += members[j]
        gone = {j for _, j in pairs}
        kept = [i for i in range(len(members)) if i not in gone]
        sums, size, members = sums[np.ix_(kept, kept)], size[kept], [members[i] for i in kept]
