"""Worth: how likely a sentence tells what an editor would tell of its story, and how likely two tell the same.

In: the lines of a story, its events. Out: chances, 0 to 1. Never: a feature that names a story, an outlet or a person.

Both are logistic models whose weights lie in `data/brief.json`, fitted by `tools/fit_brief.py` (the file says on which stories, and with
which figures out of fold).
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal

from dateline.english.lexicon import group
from dateline.tell.lines import Line
from dateline.tell.weights import weigh
from dateline.terms import Article, Dispatch, Event, Timex
from dateline.vectors import PLACES, Vector, centroid, cosine, terms, vectors

Model = Literal["tells", "same"]
Features = Mapping[str, float]
"""What is so, by name; a name that is not there counts as 0."""
LONGEST, SHORTEST = 40, 5
"""Words from which a longer sentence tells no more; content words below which it is a heading or a scrap."""
MOST_FIGURES, MOST_HAPPENINGS = 3, 5
HEAD, MOST_HEADS = 4, 8
"""Lines at the head of a report with which others are compared, and reports whose heads are looked at."""
DAYS: Final = ("date", "time")
"""Kinds of time expressions that may name a day."""
TALKERS = group("talkers")
COMING = group("coming")
_QUOTED = re.compile(r"[\"“][^\"“”]*(?:[\"”]|$)")
_NUMBER = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files("dateline.tell").joinpath("data", "brief.json").read_text(encoding="utf-8")
    return {name: dict(model["weights"]) for name, model in json.loads(text)["models"].items()}


def chance(model: Model, found: Features) -> float:
    """What a model gives for these features; the sum is exact, so that their order cannot decide."""
    weights = _weights()[model]
    total = math.fsum([weights[name] * value for name, value in found.items() if name in weights])
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), PLACES)


def same_features(one: Vector, other: Vector) -> Features:
    """What two sentences share."""
    return {"bias": 1.0, "likeness": cosine(one, other)}


def unquoted(text: str) -> str:
    """The text without what stands in quotation marks."""
    return _QUOTED.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Lines with their vectors, and what is so of each."""

    vectors: Sequence[Vector]
    features: Sequence[Features]


def weighed(
    found: Sequence[Line],
    articles: Iterable[Article],
    events: Sequence[Event],
    dispatches: Sequence[Dispatch],
    timexes: Iterable[Timex],
) -> Weighed:
    """What is so of each line of a story, and its vector."""
    titled = sorted((article.id, article.title) for article in articles if article.title)
    each = vectors([*(line.terms for line in found), *(terms(title) for _, title in titled)])
    rows, titles = each[: len(found)], {id: row for (id, _), row in zip(titled, each[len(found) :], strict=True)}
    dated = _Dated(timexes)
    middle = centroid((row, 1.0) for row in titles.values())
    own = (
        {
            "like its title": cosine(row, titles.get(line.article, {})),
            "like the titles": cosine(row, middle),
            "gives a day": float(dated.gives_one(line)),
        }
        for line, row in zip(found, rows, strict=True)
    )
    told = _features(found, rows, _Happenings(events, dispatches))
    return Weighed(rows, [{**one, **other} for one, other in zip(told, own, strict=True)])


class _Dated:
    """Where the reports of a story name a day."""

    def __init__(self, timexes: Iterable[Timex]) -> None:
        self._at: dict[str, list[tuple[int, int]]] = {}
        for timex in timexes:
            if timex.when and timex.kind in DAYS and timex.when.first_day == timex.when.last_day:
                self._at.setdefault(timex.article, []).append((timex.start, timex.end))

    def gives_one(self, line: Line) -> bool:
        """Whether the line names a day."""
        return any(line.start <= start and end <= line.end for start, end in self._at.get(line.article, ()))


def _features(found: Sequence[Line], rows: Sequence[Vector], happenings: _Happenings) -> Iterator[Features]:
    heads = centroid((row, 1.0 / (1 + line.position)) for line, row in zip(found, rows, strict=True))
    spread = _spread(found)
    others = max(1, len({line.dispatch for line in found}) - 1)
    newest = max((line.reported.last_day for line in found if line.reported), default=None)
    middle = centroid((row, 1.0) for row in rows)
    headed = _Heads(found, rows)
    for line, row in zip(found, rows, strict=True):
        known = sorted({term: (spread[term] - 1) / others for term in line.terms}.values())
        since = (newest - line.reported.last_day).days if newest and line.reported else 0
        yield {
            "bias": 1.0,
            "likeness to the heads": cosine(row, heads),
            "likeness to all": cosine(row, middle),
            "in the heads of others": headed.tell(line, row),
            "words that others use": math.fsum(known) / 10,
            "words of its own": sum(share == 0 for share in known) / max(1, len(known)),
            "of the newest day": float(since == 0),
            "days before it": math.log1p(since),
            "further down": math.log1p(line.position),
            "too short": float(len(line.terms) < SHORTEST),
            "verb in the past": float(line.time == "past"),
            **_wording(line.text),
            **happenings.of(line),
        }


class _Heads:
    """The first lines of the reports of a story, by their words; of many reports those of the newest."""

    def __init__(self, found: Sequence[Line], rows: Sequence[Vector]) -> None:
        newest = sorted({(line.order[0], line.dispatch) for line in found}, reverse=True)[:MOST_HEADS]
        self._dispatches = frozenset(dispatch for _, dispatch in newest)
        self._at: dict[str, list[tuple[str, int, float]]] = {}
        for line, row in zip(found, rows, strict=True):
            if line.position < HEAD and line.dispatch in self._dispatches:
                for term, weight in row.items():
                    self._at.setdefault(term, []).append((line.dispatch, line.position, weight))

    def tell(self, line: Line, row: Vector) -> float:
        """How like a line is to what stands at the heads of other reports: of each the nearest line, the mean over them."""
        others = len(self._dispatches - {line.dispatch})
        shared: dict[tuple[str, int], float] = {}
        for term, weight in row.items():
            for dispatch, position, theirs in self._at.get(term, ()):
                if dispatch != line.dispatch:
                    place = dispatch, position
                    shared[place] = shared.get(place, 0.0) + weight * theirs
        nearest: dict[str, float] = {}
        for (dispatch, _), likeness in shared.items():
            nearest[dispatch] = max(likeness, nearest.get(dispatch, 0.0))
        return round(math.fsum(nearest.values()) / max(1, others), PLACES)


def _spread(found: Sequence[Line]) -> Counter[str]:
    """In how many dispatches each term stands."""
    return Counter(term for _, term in {(line.dispatch, term) for line in found for term in line.terms})


@lru_cache(maxsize=20_000)
def _wording(text: str) -> Features:
    """What the words of a line say by themselves."""
    plain = unquoted(text)
    words = {word.lower() for word in _WORD.findall(plain)}
    return {
        "words": min(LONGEST, len(text.split())) / LONGEST,
        "quoted": 1 - len(plain) / max(1, len(text)),
        "opens with a quotation": float(text[:1] in "\"“'‘"),
        "figures told": float(min(MOST_FIGURES, len(_NUMBER.findall(text)))),
        "speaks of itself": float(not words.isdisjoint(TALKERS)),
        "asks a question": float("?" in text),
        "what will be": float(not words.isdisjoint(COMING)),
    }


class _Happenings:
    """The events of a story, by the words in which its reports tell them."""

    def __init__(self, events: Sequence[Event], dispatches: Sequence[Dispatch]) -> None:
        self._weights = weigh(events, dispatches)
        self._most = max(self._weights.values(), default=0.0) or 1.0
        self._told: dict[str, list[tuple[int, int, Event]]] = {}
        for event in events:
            for report in event.reports:
                words = report.evidence
                self._told.setdefault(words.article, []).append((words.start, words.end, event))

    def of(self, line: Line) -> Features:
        """How much the events weigh that the line tells, as rows and by their reports."""
        here = [
            event for start, end, event in self._told.get(line.article, ()) if start < line.end and line.start < end
        ]
        return {
            "happenings": float(min(MOST_HAPPENINGS, len(here))),
            "none of them a row": float(not any(event.headline for event in here)),
            "sureness as a row": max((event.sure for event in here if event.headline), default=0.0),
            "weight as a row": max((event.weight for event in here if event.headline), default=0.0),
            "weight of its event": max((self._weights[event.id] for event in here), default=0.0) / self._most,
        }
