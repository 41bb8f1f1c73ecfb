"""Fit the models of `dateline.events.scores` and say how well the rows they choose do out of fold.

    python -m tools.fit_rows [--write] [--rows]

In: stories with an editor's key: the fifteen of `editor/more` among the shared data (labels ours) and those of `tools/ecb_stories.py` (ECB+, CC BY 3.0,
labels ours). Out: for each model its Brier score out of five folds by story, the share right among the surest, and the figures of the timeline that
they give together on the story left out, by set; with --write the weights, fitted on all. Seven logistic models with a ridge, by Newton's method;
needs numpy. `promising` (by its words alone): is a place right as a row, its day let open where it tells none? `dated`: is a day that of what tells
none? `same`: are two places of one event of the key? `again`: are they, once
each that can be has its day? `sure` (with what the rest of the story says): is it right as a row of its own (told as the key
tells it, with an accepted status, day and place)? `weight`: is a right one of the events that a timeline must have?
Never: a word of a report among the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from dateline import pipeline
from dateline.desk import reports_of
from dateline.events import cores, scores
from dateline.events import events as join_events
from dateline.events.candidates import Candidate, candidates
from dateline.events.dating import Days, dated, proposals
from dateline.events.placing import Grounds, offers
from dateline.events.sightings import sightings
from dateline.events.story import heaps
from dateline.steps import choose
from dateline.tell import timeline
from dateline.terms import Article, Cast, Dispatch, Event, EventMention, Statement
from evals._parses import kept
from evals._shared import program
from tools import ecb_stories
from tools.fitting import shared

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "dateline" / "events" / "data" / "rows.json"
FOLDS = 5
RIDGE = 3.0
"""Of 1, 3 and 10 tried, 3 gives the best Brier score out of fold."""
Table = NDArray[np.float64]
Weights = dict[str, float]


@dataclass
class Story:
    """One story of the key: what its events are made from, its candidates, and what the key says of each."""

    name: str
    of: str
    """The set that it is of."""
    key: Any
    musts: frozenset[str]
    given: list[tuple[Any, ...]] = field(default_factory=list)
    found: list[list[Candidate]] = field(default_factory=list)
    verdicts: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    shown: list[tuple[str, str | None, dict[str, Any]]] = field(default_factory=list)
    parts: list[tuple[str, str | None, dict[str, Any]]] = field(default_factory=list)
    scorer: Any = None

    def verdict(self, one: Candidate) -> tuple[str, str | None]:
        """What the key says of a candidate shown as a row, alone."""
        found: tuple[str, str | None] = self.scorer.judge_row(_as_row(one), self.key, {})
        return found


def stories(home: Path) -> Iterator[Story]:
    """Every story of `editor/more` and of `tools.ecb_stories`, read and judged."""
    yield from _judged_stories(home, home / "editor" / "more", "more")
    with TemporaryDirectory() as folder:
        ecb_stories.write(Path(folder), home)
        yield from _judged_stories(home, Path(folder), "ecb")


def _judged_stories(home: Path, stories: Path, of: str) -> Iterator[Story]:
    scorer = program(home / "editor" / "shown.py")
    for path in sorted(stories.glob("*/EDITOR.json")):
        folder, key = path.parent, json.loads(path.read_text(encoding="utf-8"))
        musts = frozenset(event["id"] for event in key["events"] if event["must"])
        story = Story(folder.name, of, None, musts, scorer=scorer)
        steps = replace(choose(), joined=_recorder(story.given))
        reading = pipeline.read(reports_of([folder / "articles.jsonl"]), steps=steps, memory=kept())
        rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
        document = {"articles": [{"id": a.id, "url": a.url, "file": a.file, "text": a.text} for a in reading.articles]}
        story.key = scorer.Key(key, scorer.Texts(document, rows))
        for articles, mentions, cast, dispatches, _ in story.given:
            by_id = {article.id: article for article in articles}
            seen = sightings(articles, mentions, cast, dispatches)
            found = list(candidates(seen, by_id, cast, heaps(seen)))
            story.found.append(found)
            for one in found:
                story.verdicts[id(one)] = story.verdict(one)
        yield story


class _recorder:  # noqa: N801 - stands for a step
    """The step that joins, which also keeps what it was given."""

    def __init__(self, given: list[tuple[Any, ...]]) -> None:
        self._given = given

    def __call__(
        self,
        articles: Sequence[Article],
        mentions: Sequence[EventMention],
        cast: Cast,
        dispatches: Sequence[Dispatch],
        statements: Sequence[Statement],
    ) -> tuple[Event, ...]:
        self._given.append((articles, mentions, cast, dispatches, statements))
        return join_events(articles, mentions, cast, dispatches, statements)


def _words(evidence: Any) -> dict[str, Any]:
    return {"article": evidence.article, "start": evidence.start, "end": evidence.end, "text": evidence.text}


def _as_row(one: Candidate) -> dict[str, Any]:
    """A candidate as the export would have it, alone."""
    mention = one.one.mention
    return {
        "id": "row", "what": mention.what, "status": one.status, "where": one.where,
        "headline": {"text": one.headline.text, "evidence": [_words(span) for span in one.headline.evidence]},
        "when": None if one.when is None else {"start": one.when.start, "end": one.when.end, "precision": one.when.precision},
        "reports": [{"article": mention.article, "trigger": _words(mention.trigger), "evidence": _words(mention.evidence)}],
    }  # fmt: skip


def _of_event(event: Event) -> dict[str, Any]:
    assert event.headline
    return {
        "id": event.id, "what": event.what, "status": event.status, "where": event.where,
        "headline": {"text": event.headline.text, "evidence": [_words(span) for span in event.headline.evidence]},
        "when": None if event.when is None else {"start": event.when.start, "end": event.when.end, "precision": event.when.precision},
        "reports": [{"article": r.article, "trigger": _words(r.trigger), "evidence": _words(r.evidence)} for r in event.reports],
    }  # fmt: skip


# Fitting ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Rows:
    """Features and labels of one model over all stories, and which story each row is of."""

    names: tuple[str, ...]
    x: Table
    y: Table
    story: NDArray[np.int64]

    @classmethod
    def of(cls, found: Sequence[tuple[int, Mapping[str, float], bool]]) -> Rows:
        """Made of (number of the story, features, label)."""
        names = tuple(sorted({name for _, features, _ in found for name in features}))
        x = np.array([[features.get(name, 0.0) for name in names] for _, features, _ in found])
        return cls(names, x, np.array([float(label) for *_, label in found]), np.array([n for n, *_ in found]))

    def fitted(self, left_out: frozenset[int] = frozenset(), ridge: float = RIDGE) -> Weights:
        """Logistic regression on standardised features of the other stories; weights of the features as they are."""
        kept = ~np.isin(self.story, sorted(left_out))
        x, y, free = self.x[kept], self.y[kept], self.names.index("bias")
        middle, spread = x.mean(0), x.std(0) + 1e-9
        middle[free], spread[free] = 0.0, 1.0
        z = (x - middle) / spread
        penalty = np.full(len(self.names), ridge)
        penalty[free] = 1e-6
        w = np.zeros(len(self.names))
        for _ in range(30):
            p = 1 / (1 + np.exp(-z @ w))
            gradient = z.T @ (p - y) + penalty * w
            w -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.diag(penalty), gradient)
        raw = w / spread
        raw[free] = w[free] - float((w * middle / spread).sum())
        return {name: round(float(value), 4) for name, value in zip(self.names, raw, strict=True)}


def promising_rows(told: Sequence[Story]) -> Rows:
    """Every candidate, and whether it is right as a row."""
    return Rows.of(
        [
            (n, scores.row_features(one), story.verdicts[id(one)][0] in TRUE)
            for n, story in enumerate(told)
            for found in story.found
            for one in found
        ]
    )


TRUE = frozenset({"right", "no day"})
"""Verdicts on what its own words promise: the day of what tells none is looked for afterwards."""


def same_rows(told: Sequence[Story]) -> Rows:
    """Pairs of candidates that share a word, both of an event of the key, and whether it is one; of those that are not one, one in THIN."""
    found = []
    for n, story in enumerate(told):
        apart = 0
        for one, other in _pairs(story):
            label = story.verdicts[id(one)][1] == story.verdicts[id(other)][1]
            apart += not label
            if label or apart % THIN == 0:
                found.append((n, scores.pair_features(one, other), label))
    return Rows.of(found)


THIN = 5


def thinned(same: Weights) -> Weights:
    """The model of pairs, its bias put back to what all pairs would give."""
    return same | {"bias": round(same["bias"] - float(np.log(THIN)), 4)}


def dated_rows(told: Sequence[Story], promising: Rows, same: Rows) -> Rows:
    """Each day that what tells none may be of, where the key knows the day of its happening, and whether it is that day."""
    rows = []
    for n, story in enumerate(told):
        with patch.object(scores, "_weights", _without(n, len(told), promising=promising, same=same)):
            for found in story.found:
                pool, days = cores.pool(found), Days.of(found)
                for one, near in zip(pool, cores.links(pool), strict=True):
                    want = story.key.event.get(story.verdicts[id(one)][1], {}).get("day")
                    for day, features in proposals(one, pool, near, days).items() if want else ():
                        rows.append((n, features, want[0] <= day <= want[1]))
    return Rows.of(rows)


def located_rows(told: Sequence[Story], promising: Rows, same: Rows, days: Rows) -> Rows:
    """Each place that what tells none may be at, where the key knows its happening, and whether it is one that the key accepts."""
    rows = []
    for n, story in enumerate(told):
        with patch.object(scores, "_weights", _without(n, len(told), promising=promising, same=same, dated=days)):
            for found, (articles, _, cast, *_) in zip(story.found, story.given, strict=True):
                pool = cores.pool(found)
                near, grounds = cores.links(pool), Grounds.of(articles, cast)
                for one, offered in offers(dated(pool, near, Days.of(found)), near, grounds):
                    want = story.key.event.get(story.verdict(one)[1])
                    for place, features in offered.items() if want else ():
                        right = bool(want["place"]) and story.scorer.place_verdict(place, want["place"]) == "right"
                        rows.append((n, features, right))
    return Rows.of(rows)


def _without(n: int, stories: int, **models: Rows) -> Any:
    """The weights of models that have not seen story `n`, nor those of its fold."""
    out = frozenset(range(n % FOLDS, stories, FOLDS))
    made = {name: rows.fitted(out) for name, rows in models.items()}
    made["same"] = thinned(made["same"])
    return lambda: made


def supported_rows(told: Sequence[Story], promising: Rows, same: Rows, days: Rows) -> tuple[Rows, Rows]:
    """Candidates that are compared: are they right as rows; of the right ones: is their event one that the key must have.

    What the words of a story promise, and its days, are asked of models that have not seen it.
    """
    sure, weight = [], []
    for n, story in enumerate(told):
        with patch.object(scores, "_weights", _without(n, len(told), promising=promising, same=same, dated=days)):
            for found in story.found:
                for one, support in _supported(found):
                    verdict, event = story.verdict(one)
                    sure.append((n, scores.sure_features(one, support), verdict == "right"))
                    if verdict == "right":
                        weight.append((n, scores.weight_features(one, support), event in story.musts))
    return Rows.of(sure), Rows.of(weight)


def _supported(found: Sequence[Candidate]) -> list[tuple[Candidate, scores.Support]]:
    """The candidates that are compared, with their days, and what the rest of the story says of each."""
    pool = cores.pool(found)
    near = cores.links(pool)
    pool = dated(pool, near, Days.of(found))
    return list(zip(pool, cores.supports(pool, near), strict=True))


def again_rows(told: Sequence[Story], promising: Rows, same: Rows, days: Rows) -> Rows:
    """Pairs of candidates that may be of one happening, with their days, both of an event of the key, and whether it is one."""
    rows = []
    for n, story in enumerate(told):
        with patch.object(scores, "_weights", _without(n, len(told), promising=promising, same=same, dated=days)):
            for found in story.found:
                pool = cores.pool(found)
                near = cores.links(pool)
                pool = dated(pool, near, Days.of(found))
                known = [story.verdict(one)[1] for one in pool]
                linked = [(i, j) for i, others in enumerate(near) for j in sorted(others) if i < j]
                rows += [
                    (n, scores.again_features(pool[i], pool[j]), known[i] == known[j])
                    for i, j in linked
                    if known[i] and known[j]
                ]
    return Rows.of(rows)


def _pairs(story: Story) -> Iterator[tuple[Candidate, Candidate]]:
    for found in story.found:
        known = [one for one in found if story.verdicts[id(one)][1] is not None]
        for i, j in sorted(set(cores.pairs(known))):
            yield known[i], known[j]


def all_rows(told: Sequence[Story]) -> Mapping[scores.Model, Rows]:
    """What each model is fitted on."""
    promising, same = promising_rows(told), same_rows(told)
    days = dated_rows(told, promising, same)
    sure, weight = supported_rows(told, promising, same, days)
    again = again_rows(told, promising, same, days)
    places = located_rows(told, promising, same, days)
    return {
        "promising": promising,
        "same": same,
        "dated": days,
        "located": places,
        "sure": sure,
        "weight": weight,
        "again": again,
    }


def weights(fitted: Mapping[scores.Model, Rows], left_out: frozenset[int] = frozenset()) -> dict[str, Weights]:
    """The weights of each model, fitted on the other stories."""
    made: dict[str, Weights] = {name: rows.fitted(left_out) for name, rows in fitted.items()}
    made["same"] = thinned(made["same"])
    return made


# Out of fold ------------------------------------------------------------------------------------------------------------


def rows_of(story: Story) -> tuple[list[Event], list[Event]]:
    """The rows that the timeline of the story shows, and the parts that hang below them."""
    shown: list[Event] = []
    below: list[Event] = []
    for articles, mentions, cast, dispatches, statements in story.given:
        made = join_events(articles, mentions, cast, dispatches, statements)
        ids = timeline(made, dispatches).events
        shown += [event for event in made if event.id in ids]
        below += [event for event in made if event.part_of in ids and event.id not in ids and event.headline]
    return shown, below


def judged(story: Story, home: Path) -> dict[str, float]:
    """The figures of the rows shown."""
    scorer = program(home / "editor" / "shown.py")
    shown, below = rows_of(story)
    rows = [_of_event(event) for event in shown]
    taken: dict[str | None, Any] = {}
    right: set[str] = set()
    true, verdicts = 0, []
    for one in sorted(rows, key=lambda row: (-len(row["reports"]), row["id"])):
        verdict, event = scorer.judge_row(one, story.key, taken)
        verdicts.append((verdict, event, one))
        if verdict in {"right", "no day", "coarse"}:
            taken[event] = scorer.spans(one["headline"])
            true += 1
        right |= {event} if verdict == "right" else set()
    fine = {row["id"] for verdict, _, row in verdicts if verdict == "right"}
    story.parts = [(*scorer.judge_row(_of_event(event), story.key, {}), _of_event(event)) for event in below]
    told = {
        id
        for (verdict, id, _), event in zip(story.parts, below, strict=True)
        if verdict == "right" and event.part_of in fine
    }
    story_rows = max(1, len(rows))
    story.shown = verdicts
    return {
        "rows": len(rows),
        "right": len(right) / story_rows,
        "true": true / story_rows,
        "must": len((right | told) & story.musts) / len(story.musts),
        "parts": len(below),
        "parts right": sum(verdict == "right" for verdict, *_ in story.parts),
    }


def main() -> None:
    """Say how well it does out of fold; write the weights if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the weights, fitted on all stories")
    parser.add_argument("--rows", action="store_true", help="list the rows shown out of fold with their verdicts")
    given = parser.parse_args()
    home = shared("editor/more", "bench/ecbplus")
    told = list(stories(home))
    fitted = all_rows(told)
    figures, chances, labels = [], [], []
    for fold in range(FOLDS):
        out = frozenset(range(fold, len(told), FOLDS))
        made = weights(fitted, out)
        with patch.object(scores, "_weights", lambda made=made: made):
            for story in (told[n] for n in sorted(out)):
                figures.append((story.of, judged(story, home)))
                for found in story.found:
                    known = _supported(found)
                    chances += [scores.chance("sure", scores.sure_features(*pair)) for pair in known]
                    labels += [story.verdict(one)[0] == "right" for one, _ in known]
                print(f"{story.name:24}", " ".join(f"{k} {v:.2f}" for k, v in figures[-1][1].items()), flush=True)
                for verdict, event, row in (*story.shown, *story.parts) if given.rows else ():
                    day = (row["when"] or {}).get("start", "no day")[:10]
                    line = f"{row['status']:10} {day} {row['where'] or '-':12} {row['headline']['text'][:110]}"
                    print(f"   {verdict:13} {event or '-':22} {line}")
    p, y = np.array(chances), np.array(labels, float)
    print("brier", round(float(((p - y) ** 2).mean()), 4), "of", round(float(((y.mean() - y) ** 2).mean()), 4))
    for low, high in ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 1.01)):
        inside = (p >= low) & (p < high)
        print(
            f"sure {low:.1f}–{min(high, 1):.1f}: {int(inside.sum())} places, {y[inside].mean() if inside.any() else 0:.2f} right"
        )
    for of in ("more", "ecb", ""):
        kept = [one for name, one in figures if of in ("", name)]
        print(f"mean {of}", {name: round(float(np.mean([one[name] for one in kept])), 3) for name in kept[0]})
    if given.write:
        made = weights(fitted)
        note = "Logistic models of rows, fitted on our labels of editor/more and of ECB+ (CC BY 3.0) by tools/fit_rows.py; no word of a report is among them."
        document = {
            "about": note,
            "models": {name: {"weights": dict(sorted(made[name].items()))} for name in sorted(made)},
        }
        WEIGHTS.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
