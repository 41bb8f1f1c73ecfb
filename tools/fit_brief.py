"""Fit the models of `dateline.tell.worth` and say how well the briefs they choose do out of fold.

    python -m tools.fit_brief [--also FOLDER]… [--write]

In: `editor/more` among the shared data, and the stories of FOLDER in the same form (`python -m tools.ecb_stories FOLDER` writes twenty of
ECB+, CC BY 3.0); the labels are ours. Out: of each set the share of the key's facts that the brief says and the share of its lines that
are not stale, each story told with weights that have not seen it; with --write the weights, fitted on all. Two logistic models with a
ridge: `tells`: does a sentence say a fact of the key? `same`: do two that say facts say one and the same? Never: a word of a report
among the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from dateline import pipeline
from dateline.desk import reports_of
from dateline.steps import choose
from dateline.tell import brief, worth
from dateline.tell.lines import Line, lines
from dateline.terms import BriefLine, Evidence
from evals._parses import kept
from evals._shared import program
from tools.fit_rows import Rows, Weights
from tools.fitting import shared

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "dateline" / "tell" / "data" / "brief.json"
FOLDS = 7
RIDGE = 30.0
"""Of 3, 10, 30, 100 and 300 tried, 30 and 100 rank the sentences best out of fold."""

MOST = 3
"""Facts of one sentence beyond which it counts no more."""

Span = tuple[str, int, int]
Given = tuple[tuple[Any, ...], dict[str, Any]]


@dataclass
class Story:
    """One story of a key: what its brief is made from, where its facts and its stale words stand."""

    name: str
    of: str
    facts: list[list[Span]]
    stale: list[Span]
    scorer: Any
    given: list[Given] = field(default_factory=list)

    def says(self, words: Evidence, span: Span) -> bool:
        """Whether the words cover half of the span, as the scorer counts it."""
        return bool(self.scorer.over((words.article, words.start, words.end), span) >= 0.5 * (span[2] - span[1]))

    def told(self, words: Evidence) -> frozenset[int]:
        """Which facts the words say."""
        return frozenset(i for i, fact in enumerate(self.facts) if any(self.says(words, span) for span in fact))


def stories(folder: Path, scorer: Any) -> Iterator[Story]:
    """Every story of a folder, read."""
    for path in sorted(folder.glob("*/EDITOR.json")):
        key, given = json.loads(path.read_text(encoding="utf-8")), _Recorder()
        reports = path.parent / "articles.jsonl"
        reading = pipeline.read(reports_of([reports]), steps=replace(choose(), brief=given), memory=kept())
        rows = [json.loads(line) for line in reports.read_text(encoding="utf-8").splitlines() if line.strip()]
        document = {"articles": [{"id": a.id, "url": a.url, "file": a.file, "text": a.text} for a in reading.articles]}
        texts = scorer.Texts(document, rows)
        facts = [[span for anchor in fact["spans"] if (span := texts.span(anchor))] for fact in key["facts"]]
        stale = [span for anchor in key.get("stale", []) if (span := texts.span(anchor))]
        yield Story(path.parent.name, folder.name, facts, stale, scorer, given.of_stories(reading.stories))


class _Recorder:
    """The step that makes briefs: keeps what it was given and makes none."""

    def __init__(self) -> None:
        self._given: list[Given] = []

    def __call__(self, *given: Any, **named: Any) -> tuple[BriefLine, ...]:
        self._given.append((given, named))
        return ()

    def of_stories(self, found: Sequence[Any]) -> list[Given]:
        """What was given for each story, in the order in which they are told."""
        known = {frozenset(article.id for article in one[0][0]): one for one in self._given}
        return [known[frozenset(story.articles)] for story in found]


# Fitting ----------------------------------------------------------------------------------------------------------------


def _drafted(given: Given) -> tuple[tuple[Line, ...], worth.Weighed]:
    articles, parses, events, dispatches, *_ = given[0]
    found = lines(articles, parses, dispatches)
    return found, worth.weighed(found, articles, events, dispatches, given[1]["timexes"])


def tells_rows(told: Sequence[Story]) -> Rows:
    """Every sentence, and whether it says a fact; one that says several counts as often, as a brief has few lines."""
    found = []
    for n, story in enumerate(told):
        for given in story.given:
            each, known = _drafted(given)
            for line, one in zip(each, known.features, strict=True):
                said = len(story.told(line.evidence))
                found += [(n, one, said > 0)] * min(MOST, max(1, said))
    return Rows.of(found)


def same_rows(told: Sequence[Story]) -> Rows:
    """Pairs of sentences that say facts, and whether they say one and the same."""
    found = []
    for n, story in enumerate(told):
        for given in story.given:
            each, known = _drafted(given)
            saying = [
                (facts, row)
                for line, row in zip(each, known.vectors, strict=True)
                if (facts := story.told(line.evidence))
            ]
            for i, (facts, row) in enumerate(saying):
                found += [(n, worth.same_features(row, other), bool(facts & theirs)) for theirs, other in saying[:i]]
    return Rows.of(found)


# Out of fold ------------------------------------------------------------------------------------------------------------


def judged(story: Story) -> dict[str, float]:
    """The figures of the brief of a story, as the scorer counts them."""
    told = [line for given, named in story.given for line in brief(*given, **named)][:9]
    said = frozenset[int]().union(*(story.told(words) for line in told for words in line.evidence))
    stale = sum(any(story.says(words, span) for words in line.evidence for span in story.stale) for line in told)
    return {
        "facts": len(said) / len(story.facts),
        "fresh": 1 - stale / len(told) if told else 0.0,
        "lines": len(told),
        "words": sum(len(line.text.split()) for line in told),
    }


def main() -> None:
    """Say how well it does out of fold; write the weights if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--also", action="append", default=[], type=Path, help="a folder of more stories with keys")
    parser.add_argument("--write", action="store_true", help="write the weights, fitted on all stories")
    given = parser.parse_args()
    home = shared("editor/more", "bench/ecbplus")
    scorer = program(home / "editor" / "shown.py")
    told = [story for folder in (home / "editor" / "more", *given.also) for story in stories(folder, scorer)]
    models = {"tells": tells_rows(told), "same": same_rows(told)}
    figures: dict[str, list[dict[str, float]]] = {}
    for fold in range(FOLDS):
        out = frozenset(range(fold, len(told), FOLDS))
        made = _fitted(models, out)
        with patch.object(worth, "_weights", lambda made=made: made):
            for story in (told[n] for n in sorted(out)):
                figures.setdefault(story.of, []).append(judged(story))
                print(
                    f"{story.name:24}", " ".join(f"{k} {v:.2f}" for k, v in figures[story.of][-1].items()), flush=True
                )
    for of, each in figures.items():
        print(
            f"{of}: {len(each)} stories",
            {name: round(float(np.mean([one[name] for one in each])), 3) for name in each[0]},
        )
    if given.write:
        _write(_fitted(models, frozenset()), sorted(figures))


def _fitted(models: Mapping[str, Rows], left_out: frozenset[int]) -> dict[str, Weights]:
    return {name: rows.fitted(left_out, RIDGE) for name, rows in models.items()}


def _write(made: Mapping[str, Weights], of: Sequence[str]) -> None:
    note = (
        "Logistic models of the sentences of a brief, fitted by tools/fit_brief.py on the labels of editor/more and of twenty stories of ECB+"
        " (CC BY 3.0) (labels ours); no word of a report is among them."
    )
    if len(of) == 1:
        note = "Logistic models of the sentences of a brief, fitted by tools/fit_brief.py on the labels of editor/more (labels ours); no word of a report is among them."
    document = {"about": note, "models": {name: {"weights": dict(sorted(made[name].items()))} for name in sorted(made)}}
    WEIGHTS.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
