"""How plain the house is, counted: decision points, long files, words and tree labels in code, tests.

In: the source of the package and its tests; `house.json`, what was counted before. Out: a table, and what got worse; with `--update` the bounds
follow what got better, here and in docs/architecture.md. Never: a bound loosened: who must, edits `house.json` and says why.

    python -m tools.house [--update]

A decision point is a branch (if, for, while, except, case), an "and" or "or", a comprehension or a condition in one. A label is compared
where a module reads `.dep`, `.tag` or `.pos` of a token, or writes a label that is no word of English ("nsubj", "VBD").
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "src" / "dateline"
BOUNDS = Path(__file__).with_name("house.json")
PAGE = ROOT / "docs" / "architecture.md"
START, END = "<!-- counted -->\n", "<!-- end -->"

READING = ("dates", "english", "events", "names", "statements")
"""The rooms that decide about sentences."""
WORDED = (*READING, "tell")
"""The rooms that may hold lists of words."""
ABOVE = ("dates", "events", "names", "statements", "tell")
"""The rooms above `english/`, which are to ask it rather than the tree."""
TESTED = ("events", "statements")
"""The rooms whose tests were fewest."""
LONG = 400
"""Lines that a file may have."""
GOAL = 4200
"""Decision points of the rooms that decide about sentences, together."""
ENOUGH = 0.6
"""Test lines per code line."""

DECISIONS, LINES, LITERALS = "decision points", "lines of files over 400", "words in literals"
COMPARED, TESTS = "tree labels compared", "test lines per code line"
RISING = frozenset({TESTS})
"""What only rises; all else only falls."""

Counts = dict[str, dict[str, float]]

LABELS = frozenset(
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det dobj"
    " expl intj iobj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt"
    " punct quantmod relcl".split()
)
"""Labels of the parser, which are no words of a text."""


UNMISTAKABLE = frozenset(
    "nsubj nsubjpass csubj dobj pobj iobj acomp ccomp pcomp xcomp oprd advcl advmod amod npadvmod nummod quantmod nmod"
    " auxpass appos relcl preconj predet prt PROPN SCONJ CCONJ VBD VBG VBN VBP VBZ NNP NNS NNPS PRP WDT WRB".split()
)
"""Labels that can be nothing else."""


def counted() -> Counts:
    """Every figure, by what is counted and the room or file it is counted in."""
    return {
        DECISIONS: {room: sum(map(decision_points, _sources(HOUSE / room))) for room in READING},
        LINES: {name: lines for name, path in _modules(HOUSE) if (lines := len(_text(path).splitlines())) > LONG},
        LITERALS: {room: sum(len(words_in(source)) for source in _sources(HOUSE / room)) for room in WORDED},
        COMPARED: {
            name: labels
            for room in ABOVE
            for name, path in _modules(HOUSE / room)
            if (labels := labels_compared(_text(path)))
        },
        TESTS: {room: round(_written(ROOT / "tests" / room) / _written(HOUSE / room), 2) for room in TESTED},
    }


def worse(found: Counts, bounds: Counts) -> list[str]:
    """A line for each figure that passes its bound; what has no bound may be as many as none."""
    return [
        f"{what} of {name}: {figure:g}, at {'least' if what in RISING else 'most'} {bounds[what].get(name, 0):g}"
        for what, figures in found.items()
        for name, figure in figures.items()
        if (figure < bounds[what].get(name, 0) if what in RISING else figure > bounds[what].get(name, 0))
    ]


def tightened(found: Counts, bounds: Counts) -> Counts:
    """The bounds, each at its figure where that is better; a file that is no longer counted has none."""
    return {
        what: {
            name: (max if what in RISING else min)(figure, bounds[what].get(name, 0))
            for name, figure in figures.items()
            if name in bounds[what]
        }
        for what, figures in found.items()
    }


# What is counted --------------------------------------------------------------------------------------------------------


def decision_points(source: str) -> int:
    """The decision points of a module."""
    count = 0
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.If() | ast.IfExp() | ast.For() | ast.While() | ast.ExceptHandler() | ast.match_case():
                count += 1
            case ast.BoolOp():
                count += len(node.values) - 1
            case ast.comprehension():
                count += 1 + len(node.ifs)
    return count


def labels_compared(source: str) -> int:
    """How often a module reads a label that the parser gave a token, or writes one that can be nothing else."""
    return sum(
        (isinstance(node, ast.Attribute) and node.attr in {"dep", "tag", "pos"})
        or (isinstance(node, ast.Constant) and node.value in UNMISTAKABLE)
        for node in ast.walk(ast.parse(source))
    )


def words_in(source: str) -> list[str]:
    """The words in sets, tuples, lists and dictionaries of two or more words that a module writes out."""
    found: list[str] = []
    tree = ast.parse(source)
    closed = {id(node.slice) for node in ast.walk(tree) if isinstance(node, ast.Subscript) and _is_literal(node)}
    for node in ast.walk(tree):
        if id(node) in closed:
            continue
        if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
            parts: list[ast.expr] = node.elts
        elif isinstance(node, ast.Dict):
            parts = [part for part in (*node.keys, *node.values) if part is not None]
        else:
            continue
        words = [part.value for part in parts if isinstance(part, ast.Constant) and _is_word(part.value)]
        found += [str(word) for word in words] if len(words) > 1 else []
    return found


def _is_literal(node: ast.Subscript) -> bool:
    """A closed vocabulary of ours ("Literal["past", "present"]") is no list of words."""
    return isinstance(node.value, ast.Name) and node.value.id == "Literal"


def _is_word(value: object) -> bool:
    return (
        isinstance(value, str)
        and len(value) > 1
        and value.isalpha()
        and value.islower()
        and value not in LABELS | _features()
    )


@cache
def _features() -> frozenset[str]:
    """Names of what models weigh, which are no words of a text either."""
    models = json.loads(_text(HOUSE / "events" / "data" / "rows.json"))["models"]
    return frozenset(name for model in models.values() for name in model["weights"])


def _modules(folder: Path) -> Iterable[tuple[str, Path]]:
    return ((path.relative_to(HOUSE).as_posix(), path) for path in sorted(folder.rglob("*.py")))


def _sources(folder: Path) -> list[str]:
    return [_text(path) for path in sorted(folder.rglob("*.py"))]


def _written(folder: Path) -> int:
    """The lines of the modules of a folder that are not blank."""
    return sum(bool(line.strip()) for source in _sources(folder) for line in source.splitlines())


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# What is shown ----------------------------------------------------------------------------------------------------------


def table(bounds: Counts) -> str:
    """The bounds by room, as a table in Markdown, and the files that are too long."""
    by_room = {what: _by_room(bounds[what]) for what in bounds}
    columns = (DECISIONS, LITERALS, COMPARED, TESTS)
    rows = [
        [room, *(f"{by_room[what][room]:g}" if room in by_room[what] else "" for what in columns)] for room in WORDED
    ]
    head = ["room", *(f"{what} {'≥' if what in RISING else '≤'}" for what in columns)]
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows)]
    whole = sum(bounds[DECISIONS].values())
    longer = ", ".join(f"`{name}` {figure:g}" for name, figure in bounds[LINES].items()) or "none"
    return (
        "\n".join(lines)
        + f"\n\nDecision points of {', '.join(READING[:-1])} and {READING[-1]} together: {whole:,g}; the goal is {GOAL:,}, {_met(whole <= GOAL)}."
        + f"\nTest lines per code line: the goal is {ENOUGH:g} in each, {_met(min(bounds[TESTS].values()) >= ENOUGH)}."
        + f"\nFiles over {LONG} lines: {longer}.\n"
    )


def _met(reached: bool) -> str:
    return "reached" if reached else "missed"


def _by_room(figures: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, figure in figures.items():
        room = name.partition("/")[0]
        found[room] = found.get(room, 0) + figure
    return found


def page(text: str, bounds: Counts) -> str:
    """The text of docs/architecture.md with the table of these bounds."""
    before, _, rest = text.partition(START)
    return before + START + table(bounds) + END + rest.partition(END)[2]


def main(argv: list[str] | None = None) -> int:
    """Print what is counted and what got worse; exit status 1 where something did."""
    parser = argparse.ArgumentParser(prog="python -m tools.house", description="Count how plain the house is.")
    parser.add_argument("--update", action="store_true", help="let the bounds follow what got better")
    update = parser.parse_args(argv).update
    bounds: Counts = json.loads(_text(BOUNDS))
    found = counted()
    sys.stdout.write(table(found))
    for line in (faults := worse(found, bounds)):
        sys.stderr.write(f"house: {line}\n")
    if update:
        bounds = tightened(found, bounds)
        BOUNDS.write_text(json.dumps(bounds, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        PAGE.write_text(page(_text(PAGE), bounds), encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
