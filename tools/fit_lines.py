"""Fit the line model of `dateline.clean.lines` and say how well it does out of fold.

    python -m tools.fit_lines [--write]

In: `article_extraction_benchmark` (MIT) and `wcxb_articles` (CC BY 4.0) among the shared data: their gold text labels the lines of their pages. Out: F1 over
lines weighted by words, and the figures of `evals.clean` for what ships, all out of five folds by site; with --write the weights, fitted on all pages. Logistic regression by
Newton's method with a ridge; needs numpy. Never: a page's words among the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from dateline.clean import article, lines
from dateline.clean.body import kept_shares
from dateline.clean.lines import feature_names, features
from dateline.clean.pieces import Piece, pieces
from dateline.terms import Report
from dateline.text import plain, shingles, words
from evals.clean import (
    BODY_SHARE,
    GRAM,
    Page,
    aeb,
    as_lines,
    kept_lines,
    line_f1,
    line_labels,
    report_of,
    shingle_f1,
    wcxb,
    word_f1,
)
from tools import fitting

FOLDS = 5
RIDGE = 5.0
STEPS = 8
LONGEST = 60
"""Words up to which a line weighs more the longer it is."""
TARGET = Path(__file__).resolve().parent.parent / "src" / "dateline" / "clean" / "data" / "lines.json"
ABOUT = (
    "Weights of a logistic regression over features of shape, wording by kind, place and neighbours; fitted by tools/fit_lines.py on the pages of "
    "scrapinghub/article-extraction-benchmark (MIT) and of WCXB (Murrough Foley, CC BY 4.0). No text of theirs is in here."
)

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page, the benchmark it is of, and its report."""

    name: str
    page: Page
    report: Report


@dataclass(frozen=True, slots=True)
class Table:
    """A row of features for each piece, whether it is story, what it weighs, and the fold of its site."""

    rows: Numbers
    labels: Numbers
    weight: Numbers
    fold: NDArray[np.int64]

    def without(self, held: int) -> Table:
        """The pieces of all other folds."""
        seen = self.fold != held
        return Table(self.rows[seen], self.labels[seen], self.weight[seen], self.fold[seen])


def main() -> None:
    """Fit both modes, print their figures, and write the weights if asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    sets = {"aeb": aeb, "wcxb": wcxb}
    shared = fitting.shared("bench/article_extraction_benchmark", "bench/wcxb_articles")
    pages = [
        Labelled(name, page, report)
        for name, load in sets.items()
        for page in load(shared)
        if (report := report_of(page))
    ]
    tables = {mode: table(pages, page_mode=mode == "page") for mode in ("text", "page")}
    figures = {f"lines of a {mode}": out_of_fold(tables[mode]) for mode in tables}
    figures |= whole_way(pages, tables)
    print(json.dumps(figures, indent=1))
    if given.write:
        weights = {mode: named(fit(tables[mode]), page=mode == "page") for mode in tables}
        text = json.dumps({"about": ABOUT, "f1_out_of_fold_by_site": figures, "weights": weights}, indent=0)
        TARGET.write_text(text + "\n", encoding="utf-8")


def named(fitted: Numbers, *, page: bool) -> dict[str, float]:
    """Weights by the names of their features."""
    return {name: round(float(value), 4) for name, value in zip(feature_names(page=page), fitted, strict=True)}


def whole_way(pages: Sequence[Labelled], tables: Mapping[str, Table]) -> dict[str, float]:
    """The figures of `evals.clean` for what ships, each page cleaned with weights that have seen no page of its site."""
    told: dict[str, list[tuple[str, str]]] = {}
    labelled: list[tuple[Report, list[tuple[str, bool]]]] = []
    kept: dict[int, list[bool]] = {}
    for held in range(FOLDS):
        unseen = {mode: fit(tables[mode].without(held)) for mode in tables}
        with patch.object(lines, "_weights", unseen.__getitem__):
            for one in (one for one in pages if fold_of(one.page) == held):
                told.setdefault(one.name, []).append((article(one.report).body, one.page.gold))
                bare = as_lines(one.report)
                kept[id(bare)] = kept_lines(bare)
                labelled.append((bare, line_labels(bare, one.page.gold)))
    scores = {"aeb": shingle_f1, "wcxb": word_f1}
    figures = {f"{name}_f1": round(scores[name](pairs), 4) for name, pairs in sorted(told.items())}
    return figures | {"text_line_f1": round(line_f1(labelled, lambda report: kept[id(report)]), 4)}


def table(pages: Sequence[Labelled], *, page_mode: bool) -> Table:
    """Features, labels, weights and folds of all pieces of all pages."""
    rows: list[Numbers] = []
    labels: list[float] = []
    weight: list[float] = []
    fold: list[int] = []
    for one in pages:
        report = one.report if page_mode else as_lines(one.report)
        found = pieces(report.text, report.blocks)
        if not found:
            continue
        kept = (kept_shares(report.markup or "", found) or [0.0] * len(found)) if page_mode else None
        rows.append(features(found, kept))
        labels += gold_labels(found, one.page.gold)
        weight += [min(piece.words, LONGEST) ** 0.8 + 0.2 for piece in found]
        fold += [fold_of(one.page)] * len(found)
    return Table(np.vstack(rows), np.array(labels), np.array(weight), np.array(fold))


def fold_of(page: Page) -> int:
    """The fold of a page's site: all pages of one are in one fold."""
    site = (urlsplit(page.url).hostname or page.name).removeprefix("www.")
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS


def gold_labels(found: Sequence[Piece], gold: str) -> list[float]:
    """1 for a piece that stands in the gold text, else 0."""
    runs, whole = shingles(words(gold), GRAM), {plain(line) for line in gold.splitlines()}
    return [float(_stands(piece, runs, whole)) for piece in found]


def _stands(piece: Piece, runs: set[tuple[str, ...]], whole: set[str]) -> bool:
    if piece.words < GRAM:
        return piece.normal in whole
    mine = shingles(words(piece.text), GRAM)
    return sum(run in runs for run in mine) >= BODY_SHARE * len(mine)


def fit(data: Table) -> Numbers:
    """Weights of the regression."""
    rows = data.rows
    fitted = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = predicted(rows, fitted)
        curve = data.weight * likely * (1 - likely) + 1e-9
        hessian = (rows * curve[:, None]).T @ rows + RIDGE * np.eye(rows.shape[1])
        fitted += np.linalg.solve(hessian, rows.T @ (data.weight * (data.labels - likely)) - RIDGE * fitted)
    return fitted


def predicted(rows: Numbers, fitted: Numbers) -> Numbers:
    """Likelihoods."""
    result: Numbers = 1 / (1 + np.exp(-np.clip(rows @ fitted, -30, 30)))
    return result


def out_of_fold(data: Table) -> float:
    """F1 of the lines, each told by a model that has seen no page of its site."""
    likely = np.zeros(len(data.labels))
    for held in range(FOLDS):
        likely[data.fold == held] = predicted(data.rows[data.fold == held], fit(data.without(held)))
    kept = data.weight * (likely >= 0.5)
    gold = data.weight * data.labels
    return round(float(2 * (kept * data.labels).sum() / (kept.sum() + gold.sum())), 4)


if __name__ == "__main__":
    main()
