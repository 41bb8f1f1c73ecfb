"""Lines of what a reader is shown, drawn by lot, as a sheet for blind readers; and what the readers said.

    python -m evals drawn names|statements|rows --seed COMMIT [--set stories|more] [--count 400] > SHEET
    python -m evals drawn blank SHEET > LABELS
    python -m evals drawn tally SHEET LABELS… [--wrong]

A sheet is JSON Lines, one item a line: its number, the kind of sheet, its story, what is shown, the questions (answered yes or no), and the lines of
the reports that a reader needs to answer. A file of labels has a line an item: its number, then the answers in the order of the questions, tabs
between; "-" for no answer. The lot falls on an item by a hash of the seed and of what is shown, so nobody picks, and two states of the house draw
mostly the same. Several files of labels: the figures of each, and how often two agree.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline.doors import export
from dateline.doors.sayings import names_somebody
from evals import Absent
from evals._parses import read
from evals._shared import shared_folder
from evals.shown import SETS, folders, texts

Told = Mapping[str, Any]
"""The export of one story's reading."""
ANSWERS = ("yes", "no", "-")
LINES = 2
"""Report lines beside a name."""
LONGEST_LINE = 600
"""Characters of a line; a longer one is cut around the words in question."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing shown: what a reader sees of it, what is asked about it, and lines of the reports with the words in question between > and <."""

    shown: Mapping[str, str]
    asked: Sequence[str]
    lines: Sequence[str]


# What can be drawn ------------------------------------------------------------------------------------------------------


def names(told: Told) -> Iterator[Item]:
    """The entities of a story that speak or take part: is the kind right; if a person, is it really one; is the name whole and only a name."""
    shown = {id for one in told["statements"] for id in (one["speaker"], *one["via"]) if id}
    shown |= {id for event in told["events"] for id in event["who"]}
    text = {article["id"]: article["text"] for article in told["articles"]}
    for entity in told["entities"]:
        if entity["id"] in shown:
            asked = ("the kind is right", "it is a name, whole, and nothing else")
            person = ("it really is a person",) if entity["kind"] == "person" else ()
            yield Item({"name": entity["name"], "kind": entity["kind"]}, asked + person, _around(entity, text))


def _around(entity: Mapping[str, Any], text: Mapping[str, str]) -> list[str]:
    """The lines of its first mention by its name and of the last one elsewhere."""
    named = [words for words in entity["mentions"] if words["text"] == entity["name"]] or entity["mentions"]
    chosen = [named[0], *named[-1:]][:LINES] if len(named) > 1 else named
    return [marked(text[words["article"]], words["start"], words["end"]) for words in chosen]


def statements(told: Told) -> Iterator[Item]:
    """What a reader is shown as said: is it a whole clause, was it said, and by whom it is told to be; each thing once a speaker."""
    name = {entity["id"]: entity["name"] for entity in told["entities"]}
    text = {article["id"]: article["text"] for article in told["articles"]}
    seen: set[tuple[str, str]] = set()
    for one in told["statements"]:
        who = name.get(one["speaker"]) or one["speaker_text"] or ""
        if one["shown"] is None or not names_somebody(who) or (who, one["shown"]["text"]) in seen:
            continue
        seen.add((who, one["shown"]["text"]))
        asked = ("it is a whole clause that reads by itself", "it was said", "this speaker said it")
        words = text[one["article"]]
        lines = [*_before(words, one["start"]), marked(words, one["start"], one["end"])]
        yield Item({"speaker": who, "words": one["shown"]["text"]}, asked, lines)


def _before(text: str, start: int) -> list[str]:
    """The line before the one that a place stands in, if there is one."""
    lines = text[: max(text.rfind("\n", 0, start), 0)].split("\n")
    return [next((line.strip()[-LONGEST_LINE:] for line in reversed(lines) if line.strip()), "")]


def rows(told: Told) -> Iterator[Item]:
    """The rows of a story's timeline: would an editor print the line."""
    text = {article["id"]: article["text"] for article in told["articles"]}
    known = {event["id"]: event for event in told["events"]}
    for id in (id for story in told["stories"] for id in story["events"]):
        event = known[id]
        when = event["when"] or {"start": "no day", "end": "no day"}
        day = (
            when["start"][:10] if when["start"][:10] == when["end"][:10] else f"{when['start'][:10]}–{when['end'][:10]}"
        )
        shown = {
            "day": day,
            "status": event["status"],
            "place": event["where"] or "",
            "words": event["headline"]["text"],
        }
        places = [
            marked(text[span["article"]], span["start"], span["end"]) for span in event["headline"]["evidence"][:1]
        ]
        yield Item(shown, ("an editor who has the reports would print this line",), places)


DRAWN: Mapping[str, Callable[[Told], Iterator[Item]]] = {"names": names, "statements": statements, "rows": rows}
"""Kinds of sheets: from a story's export to the items that can be drawn of it."""


# A sheet ----------------------------------------------------------------------------------------------------------------


def marked(text: str, start: int, end: int) -> str:
    """The line of a text around some words, these between > and <, cut at both sides where it is long."""
    first = max(text.rfind("\n", 0, start) + 1, start - LONGEST_LINE // 2)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + LONGEST_LINE // 2)
    return f"{text[first:start]}>{text[start:end]}<{text[end:last]}".strip()


def sheet(shared: Path, kind: str, *, seed: str, sets: Sequence[str], count: int) -> list[dict[str, Any]]:
    """`count` items of the stories in `sets`, by lot."""
    if kind not in DRAWN:
        raise Absent(f"no sheet is called {kind!r}; there are {', '.join(DRAWN)}")
    found = [
        (folder.name, item)
        for of in sets
        for folder in folders(shared, of)
        for item in DRAWN[kind](json.loads(export.to_json(read(texts(shared, folder)))))
    ]
    lot = sorted(found, key=lambda pair: _lot(seed, *pair))[:count]
    return [{"number": i, "of": kind, "story": story} | asdict(item) for i, (story, item) in enumerate(lot, 1)]


def _lot(seed: str, story: str, item: Item) -> str:
    what = json.dumps([seed, story, item.shown, item.lines], sort_keys=True)
    return hashlib.sha256(what.encode("utf-8", "surrogatepass")).hexdigest()


# Labels -----------------------------------------------------------------------------------------------------------------


def blank(items: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A line of labels an item, nothing answered."""
    return ("\t".join([str(one["number"]), *("-" for _ in one["asked"])]) for one in items)


def labels(lines: Iterable[str], items: Sequence[Mapping[str, Any]]) -> dict[tuple[int, str], bool]:
    """(Number, question) → the answer; questions without one are left out. Raises ValueError for a line that fits no item."""
    asked = {one["number"]: one["asked"] for one in items}
    found: dict[tuple[int, str], bool] = {}
    for line in filter(str.strip, lines):
        number, *answers = line.split()
        questions = asked.get(int(number), ())
        if len(answers) != len(questions) or not set(answers) <= set(ANSWERS):
            raise ValueError(
                f"label {line.strip()!r}: give number {number} one of {', '.join(ANSWERS)} for each of {questions}"
            )
        found |= {(int(number), q): a == "yes" for q, a in zip(questions, answers, strict=True) if a != "-"}
    return found


def tally(given: Mapping[tuple[int, str], bool]) -> dict[str, tuple[int, int]]:
    """Question → how many answers are yes, and how many there are; "all of it" counts the items without a no."""
    said: dict[str, list[bool]] = defaultdict(list)
    whole: dict[int, bool] = defaultdict(lambda: True)
    for (number, question), answer in given.items():
        said[question].append(answer)
        whole[number] &= answer
    return {
        q: (sum(answers), len(answers)) for q, answers in (*said.items(), ("all of it", [*whole.values()])) if answers
    }


def agreement(one: Mapping[tuple[int, str], bool], other: Mapping[tuple[int, str], bool]) -> tuple[int, int]:
    """How many questions two readers answered alike, of those that both answered."""
    both = one.keys() & other.keys()
    return sum(one[key] == other[key] for key in both), len(both)


# Command line -----------------------------------------------------------------------------------------------------------


def main(argv: Sequence[str]) -> int:
    """Draw a sheet, or tally what its readers said; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals drawn", description=(__doc__ or "").splitlines()[0])
    verbs = parser.add_subparsers(dest="verb", required=True)
    for kind in DRAWN:
        draw = verbs.add_parser(kind, help="draw a sheet")
        draw.add_argument("--seed", required=True, help="what the lot is cast with: a commit's hash")
        draw.add_argument(
            "--set", choices=SETS, action="append", help="stories to draw from (default: stories and more)"
        )
        draw.add_argument("--count", type=int, default=400, help="items to draw")
    verbs.add_parser("blank", help="a file of labels to fill in").add_argument("sheet", type=Path)
    told = verbs.add_parser("tally", help="what the readers said")
    told.add_argument("sheet", type=Path)
    told.add_argument("labels", type=Path, nargs="+")
    told.add_argument("--wrong", action="store_true", help="list what a reader said no to")
    given = parser.parse_args(argv)
    if given.verb in DRAWN:
        sets = given.set or SETS[:2]
        drawn = sheet(shared_folder(), given.verb, seed=given.seed, sets=sets, count=given.count)
        print("\n".join(json.dumps(one, ensure_ascii=False) for one in drawn))
        return 0
    items = [json.loads(line) for line in given.sheet.read_text(encoding="utf-8").splitlines()]
    if given.verb == "blank":
        print("\n".join(blank(items)))
        return 0
    return _tallied(items, given.labels, wrong=given.wrong)


def _tallied(items: Sequence[Mapping[str, Any]], paths: Sequence[Path], *, wrong: bool) -> int:
    try:
        read_by = {path.name: labels(path.read_text(encoding="utf-8").splitlines(), items) for path in paths}
    except ValueError as fault:
        print(f"evals: drawn: {fault}", file=sys.stderr)
        return 2
    shown = {one["number"]: one["shown"] for one in items}
    for name, given in read_by.items():
        for question, (yes, all_) in tally(given).items():
            print(f"{name}: {yes / all_:.3f} ({yes} of {all_})  {question}")
        for (number, question), answer in given.items():
            if wrong and not answer:
                print(f"  {number} not so: {question}: {dict(shown[number])}")
    for one, other in combinations(read_by, 2):
        alike, both = agreement(read_by[one], read_by[other])
        print(f"{one} and {other} agree on {alike} of {both}")
    return 0
