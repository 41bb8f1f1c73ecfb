"""The brief of a day's reports, against the update that professional annotators wrote for that day.

Data: background_summaries (EMNLP 2023), each day joined to the reports that timeline17 has of it; days without a
report are left out. The figure is ROUGE-L F1 (rouge-score, stemmed), the best of the annotators' updates, the mean over
days, of the first three lines of the brief and of all of it; `folds_won` is on how many of five folds of events the three lines are no worse
than lead-3. Peers, on the same days: lead-3 (the first three sentences of the report nearest to the centre of the day's
reports) and TextRank (three sentences by PageRank over TF-IDF cosines, Mihalcea and Tarau 2004).
Takes about a minute.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rouge_score.rouge_scorer import RougeScorer

from dateline.tell import brief
from dateline.terms import Article, Cast
from dateline.vectors import Vector, centroid, cosine, terms, vectors
from evals import Absent, folder
from evals._article import built
from evals.timeline import read_articles

TOPICS = {
    "bp_oil_spill": "bpoil",
    "egyptian_crisis": "EgyptianProtest",
    "financial_crisis": "Finan",
    "haitian_earthquake": "haiti",
    "iraq_war": "IraqWar",
    "libyan_crisis": "LibyaWar",
    "mj_death": "MJ",
    "swine_flu": "H1N1",
    "syrian_crisis": "SyrianCrisis",
}
"""Which collections of timeline17 report the events of background_summaries."""
PEER_SENTENCES = 3
MOST_SENTENCES = 400
"""Sentences of a day that TextRank looks at: its graph grows with their square."""
DAMPING, ROUNDS = 0.85, 30
FOLDS = 5


@dataclass(frozen=True)
class Day:
    """A day of an event: its reports and the updates written for it."""

    event: str
    articles: tuple[Article, ...]
    updates: tuple[str, ...]


def measure(shared: Path) -> dict[str, float]:
    """ROUGE-L of the brief, of lead-3 and of TextRank, and on how many days."""
    found = list(days(shared))
    if not found:
        raise Absent(f"no day of background_summaries in {shared} has reports in timeline17")
    scorer = RougeScorer(["rougeL"], use_stemmer=True)
    figures = {"rouge_l": opening, "rouge_l_whole": whole, "rouge_l_lead3": lead, "rouge_l_textrank": textrank}
    scores = {name: [_best(scorer, tell(day.articles), day.updates) for day in found] for name, tell in figures.items()}
    made = {name: round(sum(each) / len(each), 4) for name, each in scores.items()} | {"days": float(len(found))}
    return made | _by_folds(found, scores["rouge_l"], scores["rouge_l_lead3"])


def _by_folds(found: Sequence[Day], mine: Sequence[float], peer: Sequence[float]) -> dict[str, float]:
    """On how many folds of events the brief is no worse, and the mean of what it is better by."""
    events = {event: i % FOLDS for i, event in enumerate(sorted({day.event for day in found}))}
    gains: list[list[float]] = [[] for _ in range(FOLDS)]
    for day, one, other in zip(found, mine, peer, strict=True):
        gains[events[day.event]].append(one - other)
    means = [sum(each) / len(each) for each in gains if each]
    return {"folds_won": float(sum(mean >= 0 for mean in means)), "folds_gain": round(sum(means) / len(means), 4)}


def _best(scorer: RougeScorer, told: str, updates: Sequence[str]) -> float:
    return max(float(scorer.score(update, told)["rougeL"].fmeasure) for update in updates)


def days(shared: Path) -> Iterator[Day]:
    """The days that have both an update and a report."""
    reports = folder(shared, "timeline17")
    for event in sorted((folder(shared, "background_summaries") / "events").iterdir()):
        topic = TOPICS.get(event.name)
        if topic is None:
            continue
        by_day = _reports(reports, topic)
        for day, updates in sorted(_updates(event).items()):
            if day in by_day:
                yield Day(event.name, tuple(by_day[day]), tuple(updates))


def _updates(event: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(event.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                if row["Update"]:
                    found.setdefault(row["Date"].strip("[]"), []).append(row["Update"])
    return found


def _reports(root: Path, topic: str) -> dict[str, list[Article]]:
    found: dict[str, dict[str, Article]] = {}
    for place in sorted(root.glob(f"{topic}*")):
        for row in read_articles(place):
            article = built(f"{place.name}/{row['id']}", "", row["text"], day=row["date"])
            found.setdefault(row["date"], {}).setdefault(row["text"], article)
    return {day: list(once.values()) for day, once in found.items()}


def opening(articles: Sequence[Article]) -> str:
    """The first three lines of the brief as the package gives it, from bare articles."""
    return " ".join(line.text for line in brief(articles, {}, (), (), (), Cast(()))[:PEER_SENTENCES])


def whole(articles: Sequence[Article]) -> str:
    """All of it."""
    return " ".join(line.text for line in brief(articles, {}, (), (), (), Cast(())))


def lead(articles: Sequence[Article]) -> str:
    """The first three sentences of the most central report."""
    rows = vectors([terms(article.text) for article in articles])
    middle = centroid((row, 1.0) for row in rows)
    best = max(range(len(articles)), key=lambda i: (round(cosine(rows[i], middle), 9), -i))
    return " ".join(part.text for part in articles[best].paragraphs[:PEER_SENTENCES])


def textrank(articles: Sequence[Article]) -> str:
    """The three sentences that PageRank puts first, in reading order."""
    texts = [part.text for article in articles for part in article.paragraphs][:MOST_SENTENCES]
    ranks = pagerank(vectors([terms(text) for text in texts]))
    best = sorted(sorted(range(len(texts)), key=lambda i: (-round(ranks[i], 9), i))[:PEER_SENTENCES])
    return " ".join(texts[i] for i in best)


def pagerank(rows: Sequence[Vector]) -> list[float]:
    """PageRank of sentences whose links are their cosines."""
    links = [[cosine(a, b) if i != j else 0.0 for j, b in enumerate(rows)] for i, a in enumerate(rows)]
    out = [sum(row) or 1.0 for row in links]
    ranks = [1.0 / max(1, len(rows))] * len(rows)
    for _ in range(ROUNDS):
        flow = [rank / total for rank, total in zip(ranks, out, strict=True)]
        ranks = [(1 - DAMPING) / len(rows) + DAMPING * sum(map(_times, row, flow)) for row in links]
    return ranks


def _times(a: float, b: float) -> float:
    return a * b
