"""What each rule is worth: how often it fires, and what the figures are without it.

    python -m evals rules [--tasks TASK,…] [--texts NAME,…] [--json]

Firings are counted in the frames and the status of the verbs and of the nouns for happenings in ECB+ (validated sentences), MEANTIME, the reports of
`editor/more` and `editor/stories`, and one article in 36 of timeline17. Then each task is measured as it is, and again without each
rule that fired in it: what changes is what the rule is worth there. Parses are kept on the disk. No floor hangs on any of it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import dateline.steps  # noqa: F401  # with it every room is loaded, and so every rule registered
from dateline import rules
from dateline.english.clauses import is_verb
from dateline.english.frames import frame, frames
from dateline.events.noun_kinds import noun_kind
from dateline.events.status import judge
from dateline.language import Sentence
from dateline.terms import Article
from evals import Absent, folder
from evals._article import built
from evals._parses import parses_of
from evals._shared import shared_folder
from evals.events import ecb_documents, meantime_documents
from evals.frames import quoted_in
from evals.tasks import TASKS, measure
from evals.timeline import read_articles

USUAL = ("frames", "keys", "events", "statements", "shown")
"""The tasks measured where none is named."""
EVERY = 36
"""Of timeline17 one article in so many: about 100, some 140,000 words."""


@dataclass(slots=True)
class Worth:
    """One rule: its firings by text and by task, and the change of each figure without it, by task."""

    fired: dict[str, int] = field(default_factory=dict)
    fired_in_task: dict[str, int] = field(default_factory=dict)
    without: dict[str, dict[str, float]] = field(default_factory=dict)


def main(argv: list[str]) -> int:
    """Print what each rule is worth; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals rules", description="What each rule is worth.")
    parser.add_argument("--tasks", default=",".join(USUAL), help="tasks to measure, by comma; '' for none")
    parser.add_argument("--texts", default=",".join(TEXTS), help="texts to count firings on, by comma; '' for none")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    args = parser.parse_args(argv)
    tasks, texts = ([name for name in given.split(",") if name] for given in (args.tasks, args.texts))
    for name, known in [*((task, TASKS) for task in tasks), *((text, tuple(TEXTS)) for text in texts)]:
        if name not in known:
            parser.error(f"nothing is called {name!r}; known: {', '.join(known)}")
    worth = weighed(shared_folder(), tasks=tasks, texts=texts)
    if args.json:
        print(json.dumps({name: asdict(one) for name, one in worth.items()}, indent=1))
    else:
        _show(worth, texts, tasks)
    return 0


def weighed(shared: Path, *, tasks: Sequence[str], texts: Sequence[str]) -> dict[str, Worth]:
    """Each registered rule by name; data that is absent is said on standard error and left out."""
    worth = {one.name: Worth() for one in rules.rules()}
    for name in texts:
        try:
            counted = firings(TEXTS[name](shared))
        except Absent as absent:
            print(f"evals: rules: {name} skipped: {absent}", file=sys.stderr)
            continue
        for rule, count in counted.items():
            worth[rule].fired[name] = count
    for task in tasks:
        try:
            _weigh(task, shared, worth)
        except Absent as absent:
            print(f"evals: rules: {task} skipped: {absent}", file=sys.stderr)
    return worth


# Firings ----------------------------------------------------------------------------------------------------------------


def firings(articles: Sequence[Article]) -> dict[str, int]:
    """How often each rule fires in the frames of some articles, and in the status that they give."""
    parsed = parses_of(articles)
    rules.forget()
    for article in articles:
        for sentence in parsed[article.id]:
            quoted = quoted_in(article, sentence)
            for i in _predicates(sentence):
                judge(sentence, frame(sentence, i, quoted=quoted))
    return rules.firings()


def _predicates(sentence: Sentence) -> Iterator[int]:
    """Verbs that tell, and nouns for happenings."""
    for token in sentence.tokens:
        if (is_verb(token) and token.dep not in {"aux", "auxpass"}) or noun_kind(sentence, token):
            yield token.i


def _ecb(shared: Path) -> list[Article]:
    return [marked.article for marked, _, _ in ecb_documents(shared)]


def _meantime(shared: Path) -> list[Article]:
    return [marked.article for marked, _, _ in meantime_documents(shared)]


def _more(shared: Path) -> list[Article]:
    return _reports(shared, "more")


def _stories(shared: Path) -> list[Article]:
    return _reports(shared, "stories")


def _reports(shared: Path, of: str) -> list[Article]:
    found = []
    for path in sorted((shared / "editor" / of).glob("*/articles.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        found += [built(f"{path.parent.name}/{row['id']}", row["title"] or "", row["text"] or "") for row in rows]
    if not found:
        raise Absent(f"no reports in {shared / 'editor' / of}")
    return found


def _timeline17(shared: Path) -> list[Article]:
    places = sorted(path.parent for path in folder(shared, "timeline17").glob("*/articles.jsonl.gz"))
    rows = [(place.name, row) for place in places for row in read_articles(place)]
    return [built(f"{name}/{row['id']}", "", row["text"]) for name, row in rows[::EVERY]]


TEXTS: Mapping[str, Callable[[Path], list[Article]]] = {
    "ecb": _ecb,
    "meantime": _meantime,
    "more": _more,
    "stories": _stories,
    "timeline17": _timeline17,
}
"""Texts that firings are counted on, by name."""


# Figures without it -----------------------------------------------------------------------------------------------------


def _weigh(task: str, shared: Path, worth: Mapping[str, Worth]) -> None:
    """Measure a task as it is and without each rule that fired in it."""
    before, fired = _measured(task, shared)
    for name, count in fired.items():
        worth[name].fired_in_task[task] = count
        if count:
            after, _ = _measured(task, shared, name)
            changed = {figure: round(after[figure] - value, 4) for figure, value in before.items() if figure in after}
            worth[name].without[task] = {figure: change for figure, change in changed.items() if change}


def _measured(task: str, shared: Path, *off: str) -> tuple[dict[str, float], dict[str, int]]:
    """The figures of a task with some rules off, and how often each rule fired in it."""
    frames.cache_clear()  # frames made with other rules
    rules.forget()
    with rules.without(*off):
        figures = measure(task, shared)
    frames.cache_clear()
    return figures, rules.firings()


# Shown ------------------------------------------------------------------------------------------------------------------


def _show(worth: Mapping[str, Worth], texts: Sequence[str], tasks: Sequence[str]) -> None:
    wide = max(map(len, worth), default=0)
    print(f"{'firings':{wide}}", *(f"{name:>11}" for name in (*texts, *(f"({task})" for task in tasks))))
    for name, one in worth.items():
        counts = (*(one.fired.get(text) for text in texts), *(one.fired_in_task.get(task) for task in tasks))
        print(f"{name:{wide}}", *(f"{'-' if count is None else count:>11}" for count in counts))
    for name, one in worth.items():
        print(f"\nwithout {name}")
        for task, changed in one.without.items():
            rows = [f"  {change:+8.4f}  {task}: {figure}" for figure, change in changed.items()]
            print("\n".join(rows or [f"     none    {task}"]))
        if not one.without:
            print("  fired in no task")
