"""What a reader is shown of a story, held against the key of a careful editor.

    python -m evals shown [--set stories|more|examples | --folder FOLDER] [--rows] [--json] [STORY…]

Data: `editor/` of the shared folder: keys, the scorer (`shown.py`), the peer that knows no events (`peer.py`) and the interval (`all.py`), all
three loaded from there. `stories` is the yardstick, whose figures are quoted and on which nothing is fitted; `more` is there to look at and to fit
on; `examples` are ours, with keys of the same form. Figures are means over stories, as the scorer explains them; of rows, changes and
conflicts also the share over all that are shown (`pooled_…`). Peer: titles and ledes as the timeline, first sentences as the brief.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum
from pathlib import Path
from typing import Any

from dateline.doors import export
from evals import Absent
from evals._parses import Docs, read
from evals._shared import program, shared_folder
from evals.keys import EXAMPLES, reports_in

SETS = ("stories", "more", "examples")
INTERVALS = ("rows_right", "must", "shown")
"""Figures of which the middle 95% is told, stories drawn anew."""

Score = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """One story: its scores, the peer's, and each row's verdict with what was missed, as the scorer lists them."""

    name: str
    key: Mapping[str, Any]
    score: Score
    peer: Score
    verdicts: Sequence[Any]
    missed: Sequence[Any]


def measure(shared: Path) -> dict[str, float]:
    """Figures of the yardstick, and the mean of our examples."""
    figures = summed(shared, [judged(shared, folder) for folder in folders(shared, "stories")])
    ours = [judged(shared, folder) for folder in folders(shared, "examples")]
    return figures | {f"examples: {name}": value for name, value in means(shared, [one.score for one in ours]).items()}


def folders(shared: Path, of: str, names: Sequence[str] = (), *, home: Path | None = None) -> list[Path]:
    """The folders of a set, or below `home`, that hold a key, or those of them that are named."""
    home = home or (EXAMPLES if of == "examples" else shared / "editor" / of)
    found = sorted(path.parent for path in home.glob("*/EDITOR.json"))
    unknown = set(names) - {path.name for path in found}
    if unknown or not found:
        raise Absent(f"no key {min(unknown, default='EDITOR.json')!r} in {home}")
    return [path for path in found if not names or path.name in names]


def judged(shared: Path, folder: Path) -> Judged:
    """The story read and scored, and the peer's telling of it."""
    key = json.loads((folder / "EDITOR.json").read_text(encoding="utf-8"))
    told = json.loads(export.to_json(read(texts(shared, folder))))
    rows = articles(folder, told)
    scorer = program(shared / "editor" / "shown.py")
    score, verdicts, missed = scorer.score(told, key, rows)
    peer = program(shared / "editor" / "peer.py")
    theirs, *_ = scorer.score(peer.told(_docs(), told), key, rows)
    return Judged(folder.name, key, score, theirs, verdicts, missed)


@cache
def _docs() -> Docs:
    return Docs()


def texts(shared: Path, folder: Path) -> list[Path]:
    """The files that hold the story's reports."""
    if folder.parent == EXAMPLES:
        return reports_in(folder)
    return sorted((shared / "seeds").glob("*.txt")) if folder.name == "seeds" else [folder / "articles.jsonl"]


def articles(folder: Path, told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The articles as the key names them: the rows beside it; of our examples each file, by its name."""
    if folder.parent == EXAMPLES:
        return [
            {"id": Path(one["file"]).stem, "url": None, "title": "", "text": one["text"]} for one in told["articles"]
        ]
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def means(shared: Path, scores: Sequence[Score]) -> dict[str, float]:
    """The mean of each figure over the stories that have it."""
    names = program(shared / "editor" / "all.py").FIGURES
    found = {name: [score[name] for score in scores if name in score] for name in names}
    return {name: fsum(values) / len(values) for name, values in found.items() if values}


def summed(shared: Path, stories: Sequence[Judged]) -> dict[str, float]:
    """Means, shares of all that is shown, the interval's ends, and the peer's means."""
    scores = [one.score for one in stories]
    figures = means(shared, scores)
    rows = sum(score["rows"] for score in scores)
    figures["pooled_rows_right"] = sum(score["rows"] * score["rows_right"] for score in scores) / rows if rows else 0.0
    for name in ("changes", "conflicts"):
        figures[f"pooled_{name}_p"] = _share(scores, f"{name}_p", f"{name}_shown")
        figures[f"pooled_{name}_r"] = _share(scores, f"{name}_r", f"{name}_gold")
    for name in INTERVALS:
        low, high = program(shared / "editor" / "all.py").interval([score[name] for score in scores])
        figures |= {f"{name}_low": low, f"{name}_high": high}
    return figures | {f"{name}_peer": value for name, value in means(shared, [one.peer for one in stories]).items()}


def _share(scores: Sequence[Score], part: str, of: str) -> float:
    whole = sum(score.get(of, 0) for score in scores)
    return sum(score.get(part, 0) * score.get(of, 0) for score in scores) / whole if whole else 0.0


def main(argv: Sequence[str]) -> int:
    """Print a line a story, then what they come to; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals shown", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("stories", nargs="*", metavar="STORY", help="only these")
    parser.add_argument(
        "--set", default=SETS[0], choices=SETS, help="the yardstick, the set to fit on, or our examples"
    )
    parser.add_argument("--folder", type=Path, help="stories in the same form, as tools.ecb_stories writes them")
    parser.add_argument("--rows", action="store_true", help="list every row with its verdict, and what was missed")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON document")
    given = parser.parse_args(argv)
    shared = shared_folder()
    stories = []
    for folder in folders(shared, given.set, given.stories, home=given.folder):
        stories.append(judged(shared, folder))
        if not given.json:
            _show(shared, stories[-1], rows=given.rows)
    figures = summed(shared, stories)
    if given.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}, indent=1))
        return 0
    return _conclude(shared, stories, figures)


def _show(shared: Path, one: Judged, *, rows: bool) -> None:
    print(f"{one.name[:36]:36} {_line(shared, one.score)}", flush=True)
    if rows:
        program(shared / "editor" / "shown.py").list_rows(one.verdicts, one.missed, one.key)


def _conclude(shared: Path, stories: Sequence[Judged], figures: Mapping[str, float]) -> int:
    scores = [one.score for one in stories]
    shown = sum(int(score["rows"]) for score in scores)
    pooled = program(shared / "editor" / "all.py").pooled
    right = f"rows: {figures['pooled_rows_right'] * shown:.0f} of {shown} shown are right"
    print("; ".join([right, pooled(scores, "changes"), pooled(scores, "conflicts")]))
    drawn = (f"{name} {figures[f'{name}_low']:.2f}-{figures[f'{name}_high']:.2f}" for name in INTERVALS)
    print("95% by drawing stories anew:", *drawn)
    for name, each in (("peer", [one.peer for one in stories]), (f"{len(stories)} stories", scores)):
        print(f"{name:36} {_line(shared, means(shared, each), places=3)}")
    return 0


def _line(shared: Path, score: Score, *, places: int = 2) -> str:
    names: Iterable[str] = program(shared / "editor" / "all.py").FIGURES
    return " ".join(f"{name} {score[name]:.{places}f}" for name in names if name in score)
