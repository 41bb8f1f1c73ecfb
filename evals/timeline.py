"""Timelines: the days of a long story as the package tells them, against timelines that journalists made.

Data: timeline17 (Tran et al. 2013). Settings of Gholipour Ghalandari and Ifrim (ACL 2020): collections of one topic
are merged, articles outside the timeline's span dropped, the number of dates and the mean number of sentences a date
given; a figure is the mean over timelines of precision and of recall, then their F1.
Ours is `tell.timeline(length=…)` of the events that the pipeline finds in the openings of the reports (`OPENING` lines of each; whole
reports of these sizes take an hour); a day is told as a reader reads it, by the headlines of its rows.
`ar1` and `ar2` are alignment-based ROUGE, date-content costs, many to one (Martschat and Markert 2017), Porter stems,
English stop words left out (spaCy's list; the original uses ROUGE 1.5.5's). The peer is DATEWISE without its fitted
ranking of days (days by mentions, the summary by CentroidOpt), on time expressions of the whole reports.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from rouge_score.tokenizers import DefaultTokenizer
from spacy.lang.en.stop_words import STOP_WORDS

from dateline import steps
from dateline.corrections import Ledger
from dateline.dates import timexes
from dateline.pipeline import pass_one, tell_story
from dateline.tell import timeline
from dateline.tell.milestones import day_of
from dateline.terms import Article, Dispatch, Episode, Event
from dateline.vectors import centroid, terms, vectors
from dateline.way.finder import Finder
from dateline.way.guard import Guard
from dateline.way.parsing import parse as parse_each
from evals import Absent, folder
from evals._article import built
from evals._parses import kept
from evals.centroid import choose

Timeline = dict[date, list[str]]
Counts = dict[str, float]

_STEMS = DefaultTokenizer(use_stemmer=True)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LETTERS = re.compile(r"[a-z0-9]+")


OPENING = 6
"""Lines of a report that are read for ours: what news puts first."""


@dataclass(frozen=True)
class Dated:
    """A sentence, its rank in its report (from 0), when that came out, and the days the sentence names, in order."""

    report: str
    position: int
    published: date
    days: tuple[date, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """A topic's reports by their openings, all their sentences, tagged with days, and the timelines to hold against."""

    name: str
    openings: tuple[Article, ...]
    texts: tuple[str, ...]
    dated: tuple[Dated, ...]
    timelines: tuple[Timeline, ...]


def measure(shared: Path) -> dict[str, float]:
    """Date-F1, AR1 and AR2, ours and the peer's, over every timeline of every topic found; of the milestones that are of a day in it."""
    topics = [read_topic(name, places) for name, places in _topics(folder(shared, "timeline17")).items()]
    if not topics:
        raise Absent(f"no collection in {shared / 'bench' / 'timeline17'}")
    figures = _scores(topics, ours) | {"milestones": milestones(topics)}
    return figures | {f"{name}_datewise": value for name, value in _scores(topics, datewise).items()}


def _topics(root: Path) -> dict[str, list[Path]]:
    """Collections by topic: what stands before the outlet's name."""
    found: dict[str, list[Path]] = {}
    for path in sorted(root.iterdir()):
        if (path / "articles.jsonl.gz").exists():
            found.setdefault(path.name.split("_")[0], []).append(path)
    return found


def read_topic(name: str, places: Sequence[Path]) -> Topic:
    """The topic's reports, each once, split and dated, and its timelines."""
    openings: list[Article] = []
    texts: list[str] = []
    dated: list[Dated] = []
    seen: set[str] = set()
    for place in places:
        for row in read_articles(place):
            if row["text"] in seen:
                continue
            seen.add(row["text"])
            openings.append(_opening(f"{place.name}/{row['id']}", row["text"], row["date"]))
            for sentence, found in _sentences(
                f"{place.name}/{row['id']}", row["text"], date.fromisoformat(row["date"])
            ):
                texts.append(sentence)
                dated.append(found)
    timelines = tuple(read_timeline(path) for place in places for path in sorted((place / "timelines").glob("*.txt")))
    return Topic(name, tuple(openings), tuple(texts), tuple(dated), timelines)


def _opening(id: str, text: str, day: str) -> Article:
    return built(id, "", "\n".join(text.splitlines()[:OPENING]), day=day)


def read_articles(place: Path) -> list[dict[str, str]]:
    """The rows of a collection: id, date, text."""
    with gzip.open(place / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _sentences(report: str, text: str, published: date) -> Iterator[tuple[str, Dated]]:
    article = built(report, "", text, day=published.isoformat())
    days = _days_by_line(article)
    for position, part in enumerate(article.paragraphs):
        yield part.text, Dated(report, position, published, days.get(position, ()), tuple(terms(part.text)))


def _days_by_line(article: Article) -> dict[int, tuple[date, ...]]:
    """The days that each line names, most exact only: no month, no year."""
    found: dict[int, list[date]] = {}
    line = 0
    for timex in timexes(article, None):
        while line + 1 < len(article.paragraphs) and article.paragraphs[line].end <= timex.start:
            line += 1
        if timex.when and timex.when.precision in ("day", "instant"):
            found.setdefault(line, []).append(timex.when.first_day)
    return {line: tuple(dict.fromkeys(days)) for line, days in found.items()}


def read_timeline(path: Path) -> Timeline:
    """A journalist's timeline: a day, its sentences, a line of dashes. An entry without a real day is left out."""
    entries: Timeline = {}
    for block in re.split(r"^-{5,}\s*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if len(lines) > 1 and _DAY.fullmatch(lines[0]):
            entries.setdefault(date.fromisoformat(lines[0]), []).extend(lines[1:])
    return entries


def ours(topic: Topic, first: date, last: date, days: int, per_day: int) -> Timeline:
    """What the package tells of the topic between two days."""
    events, dispatches = between(topic, first, last)
    within = {event.id: event for event in events if event.when and first <= event.when.first_day <= last}
    found: Timeline = {}
    for id in timeline(tuple(within.values()), dispatches, length=days, a_day=per_day).events:
        event = within[id]
        assert event.when
        assert event.headline
        found.setdefault(event.when.first_day, []).append(event.headline.text)
    return found


_TOLD: dict[tuple[str, date, date], tuple[tuple[Event, ...], tuple[Dispatch, ...]]] = {}


def between(topic: Topic, first: date, last: date) -> tuple[tuple[Event, ...], tuple[Dispatch, ...]]:
    """The events and dispatches of the reports that came out from one day to another; found once."""
    key = topic.name, first, last
    if key not in _TOLD:
        published = {one.id: one.published.first_day for one in topic.openings if one.published}
        _TOLD[key] = told([one for one in topic.openings if first <= published[one.id] <= last])
    return _TOLD[key]


def milestones(topics: Sequence[Topic]) -> float:
    """Of the rows that a reader is shown of each story without asking for a length, the share whose day the journalists tell too."""
    return round(_mean_of([_of_its_days(topic, gold) for topic in topics for gold in topic.timelines]), 4)


def _of_its_days(topic: Topic, gold: Timeline) -> float:
    events, dispatches = between(topic, min(gold), max(gold))
    by_id = {event.id: event for event in events}
    rows = [by_id[id] for id in timeline(events, dispatches).events]
    return sum(day_of(row) in gold for row in rows) / max(1, len(rows))


def _mean_of(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def told(articles: Sequence[Article]) -> tuple[tuple[Event, ...], tuple[Dispatch, ...]]:
    """The events and dispatches that the pipeline finds in some articles as one story."""
    guard = Guard(steps.choose())
    alone = pass_one(articles, guard, parse_each(articles, memory=kept()))
    groups = guard.steps.copies.groups(articles)
    episode = Episode("all", "", tuple(article.id for article in articles))
    story = tell_story((episode,), articles, groups, alone, Finder(guard), Ledger())
    assert not guard.set_aside, guard.set_aside[0]
    return story.events, story.dispatches


def datewise(topic: Topic, first: date, last: date, days: int, per_day: int) -> Timeline:
    """The peer: days by mentions; sentences that name the day or open a report of that day or the next, by CentroidOpt."""
    kept = [i for i, sentence in enumerate(topic.dated) if first <= sentence.published <= last]
    mentions = Counter(day for i in kept for day in topic.dated[i].days[:1] if first <= day <= last)
    told: Timeline = {}
    for day, _ in sorted(mentions.items(), key=_most_first)[:days]:
        near = [i for i in kept if day in topic.dated[i].days[:1] or _opens(topic.dated[i], day)]
        found = vectors([topic.dated[i].terms for i in near])
        chosen = choose(found, centroid((vector, 1.0) for vector in found), per_day)
        told[day] = [topic.texts[near[i]] for i in chosen]
    return told


def _opens(sentence: Dated, day: date) -> bool:
    return not sentence.days and sentence.position <= 5 and 0 <= (sentence.published - day).days < 2


def _most_first(entry: tuple[date, int]) -> tuple[int, date]:
    return -entry[1], entry[0]


def _scores(topics: Sequence[Topic], tell: Callable[[Topic, date, date, int, int], Timeline]) -> dict[str, float]:
    each = [hold(tell, topic, gold) for topic in topics for gold in topic.timelines]
    return {name: round(_f1(*_mean([scores[name] for scores in each])), 4) for name in ("date_f1", "ar1", "ar2")}


def hold(
    tell: Callable[[Topic, date, date, int, int], Timeline], topic: Topic, gold: Timeline
) -> dict[str, tuple[float, float]]:
    """Precision and recall of what is told against one timeline."""
    per_day = round(sum(map(len, gold.values())) / len(gold))
    told = tell(topic, min(gold), max(gold), len(gold), per_day)
    shared = len(told.keys() & gold.keys())
    return {
        "date_f1": (shared / max(1, len(told)), shared / len(gold)),
        "ar1": aligned(told, gold, 1),
        "ar2": aligned(told, gold, 2),
    }


def aligned(told: Timeline, gold: Timeline, size: int) -> tuple[float, float]:
    """Alignment-based ROUGE, date-content costs, many to one: precision and recall."""
    if not told:
        return 0.0, 0.0
    return _direction(told, gold, size), _direction(gold, told, size)


def _direction(from_: Timeline, to: Timeline, size: int) -> float:
    hits = total = 0.0
    for day in sorted(from_):
        other = min(sorted(to), key=lambda target: _cost(day, target, from_[day], to[target]))
        mine = grams(tuple(from_[day]), size)
        hits += (mine & grams(tuple(to[other]), size)).total() / (abs((day - other).days) + 1)
        total += mine.total()
    return hits / total if total else 0.0


def _cost(one: date, other: date, mine: Sequence[str], theirs: Sequence[str]) -> float:
    apart = 1 - 1 / (abs((one - other).days) + 1)
    if not apart:
        return 0.0
    a, b = grams(tuple(mine), 1), grams(tuple(theirs), 1)
    shared = (a & b).total()
    return apart * (1 - (2 * shared / (a.total() + b.total()) if shared else 0.0))


@cache
def grams(sentences: tuple[str, ...], size: int) -> Counter[tuple[str, ...]]:
    """The stemmed runs of `size` content words of a day's summary."""
    kept = [word for text in sentences for word in _LETTERS.findall(text.lower()) if word not in STOP_WORDS]
    words = _STEMS.tokenize(" ".join(kept))
    return Counter((word,) for word in words) if size == 1 else Counter(pairwise(words))


def _mean(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(p for p, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures_by_timeline(topics: Sequence[Topic]) -> Mapping[str, Mapping[str, float]]:
    """Each timeline's own F1 figures, for a closer look."""
    return {
        f"{topic.name}/{i}": {name: round(_f1(*pair), 3) for name, pair in hold(ours, topic, gold).items()}
        for topic in topics
        for i, gold in enumerate(topic.timelines)
    }
