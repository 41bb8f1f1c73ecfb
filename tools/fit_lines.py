"""Fit the line model of `dateline.clean.lines` and say how well it does out of fold.

    python tools/fit_lines.py BENCH [--write]

In: `article_extraction_benchmark` (MIT) and `wcxb_articles` (CC BY 4.0) below BENCH: their gold text labels the lines of their pages. Out: F1 over
lines weighted by words, out of five folds by site; with --write the weights, fitted on all pages. Logistic regression by
Newton's method with a ridge; needs numpy. Never: a page's words among the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from evals.clean import BODY_SHARE, GRAM, Page, aeb, as_lines, report_of, wcxb
from numpy.typing import NDArray

from dateline.clean.body import kept_by, main_text
from dateline.clean.lines import feature_names, features
from dateline.clean.pieces import Piece, pieces
from dateline.terms import Report
from dateline.text import plain, shingles, words

FOLDS = 5
RIDGE = 5.0
STEPS = 12
LONGEST = 60
"""Words up to which a line weighs more the longer it is."""
TARGET = Path(__file__).resolve().parent.parent / "src" / "dateline" / "clean" / "data" / "lines.json"
ABOUT = (
    "Weights of a logistic regression over features of shape, wording by kind, place and neighbours; fitted by tools/fit_lines.py on the pages of "
    "scrapinghub/article-extraction-benchmark (MIT) and of WCXB (Murrough Foley, CC BY 4.0). No text of theirs is in here."
)

Numbers = NDArray[np.float64]


def main() -> None:
    """Fit both modes, print their figures, and write the weights if asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("bench", type=Path)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    pages = [(page, report) for load in (aeb, wcxb) for page in load(given.bench) if (report := report_of(page))]
    weights, figures = {}, {}
    for mode in ("text", "page"):
        rows, labels, weight, fold = table(pages, page_mode=mode == "page")
        figures[mode] = round(out_of_fold(rows, labels, weight, fold), 4)
        print(f"{mode}: {len(labels)} lines, F1 out of fold {figures[mode]}")  # noqa: T201 - a tool for a terminal
        fitted = fit(rows, labels, weight)
        names = feature_names(page=mode == "page")
        weights[mode] = {name: round(float(value), 4) for name, value in zip(names, fitted, strict=True)}
    if given.write:
        table_ = {"about": ABOUT, "f1_out_of_fold_by_site": figures, "weights": weights}
        TARGET.write_text(json.dumps(table_, indent=0) + "\n", encoding="utf-8")


def table(
    pages: Sequence[tuple[Page, Report]], *, page_mode: bool
) -> tuple[Numbers, Numbers, Numbers, NDArray[np.int64]]:
    """Features, labels, weights and folds of all pieces of all pages."""
    rows: list[list[float]] = []
    labels: list[float] = []
    weight: list[float] = []
    fold: list[int] = []
    for page, as_page in pages:
        report = as_page if page_mode else as_lines(as_page)
        found = pieces(report.text, report.blocks)
        kept = [share(piece) for share in (_share(report),) for piece in found] if page_mode else None
        rows += features(found, kept)
        labels += gold_labels(found, page.gold)
        weight += [min(piece.words, LONGEST) ** 0.8 + 0.2 for piece in found]
        fold += [fold_of(page)] * len(found)
    return np.array(rows), np.array(labels), np.array(weight), np.array(fold)


def _share(report: Report) -> Callable[[Piece], float]:
    return kept_by((main_text(report.markup) if report.markup else None) or "")


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


def fit(rows: Numbers, labels: Numbers, weight: Numbers) -> Numbers:
    """Weights of the regression."""
    fitted = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = predicted(rows, fitted)
        curve = weight * likely * (1 - likely) + 1e-9
        hessian = (rows * curve[:, None]).T @ rows + RIDGE * np.eye(rows.shape[1])
        fitted += np.linalg.solve(hessian, rows.T @ (weight * (labels - likely)) - RIDGE * fitted)
    return fitted


def predicted(rows: Numbers, fitted: Numbers) -> Numbers:
    """Likelihoods."""
    result: Numbers = 1 / (1 + np.exp(-np.clip(rows @ fitted, -30, 30)))
    return result


def out_of_fold(rows: Numbers, labels: Numbers, weight: Numbers, fold: NDArray[np.int64]) -> float:
    """F1 of the lines, each told by a model that has seen no page of its site."""
    likely = np.zeros(len(labels))
    for held in range(FOLDS):
        seen = fold != held
        likely[~seen] = predicted(rows[~seen], fit(rows[seen], labels[seen], weight[seen]))
    kept = likely >= 0.5
    return float(2 * (weight * labels * kept).sum() / ((weight * kept).sum() + (weight * labels).sum()))


if __name__ == "__main__":
    main()
