"""Status: one row each, and sets that follow from the rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import dateline
from dateline import status
from dateline.terms import Status

SOURCE = Path(dateline.__file__).parent
NAMES = frozenset(get_args(Status))
SETS = {name: found for name, found in vars(status).items() if isinstance(found, frozenset)}


def test_each_status_has_one_row() -> None:
    """The rows are the vocabulary, in its order."""
    assert tuple(row.status for row in status.ROWS) == get_args(Status)


def test_every_status_stands_somewhere() -> None:
    """Ahead, over, told not to be, or only claimed: each status is one of them."""
    claimed = {row.status for row in status.ROWS if row.stands == "claimed"}
    parts = [status.AHEAD, status.OVER, status.OFF, claimed]
    assert set().union(*parts) == NAMES
    assert sum(map(len, parts)) == len(NAMES)


@pytest.mark.parametrize("name", sorted(SETS))
def test_each_set_tells_some_statuses_from_others(name: str) -> None:
    """A named set holds some statuses, not all, and two names are not two spellings of one set."""
    assert set() < SETS[name] < NAMES
    assert [other for other, found in SETS.items() if found == SETS[name]] == [name]


def test_what_came_about_turns_into_nothing() -> None:
    """No report takes back what has happened; nothing is news of itself; a turn is news of all that is still to come."""
    for before in status.ROWS:
        after = {name for name in NAMES if status.may_turn(before.status, name)}
        assert before.status not in after
        assert not (before.status in status.OVER | status.DISPUTED and after)
        assert before.status not in status.AHEAD or after >= status.TURNS - {before.status}


def test_a_plan_does_not_sink_by_being_hedged() -> None:
    """What climbed a rung is not told as standing on a lower one."""
    for before, rung in status.RUNGS.items():
        assert all(status.RUNGS.get(after, rung) >= rung for after in NAMES if status.may_turn(before, after))


def test_marks_are_ascii_where_a_screen_is() -> None:
    """Each status has a mark for any screen."""
    assert all(mark.isascii() and len(mark) == 1 for mark in status.PLAIN_MARKS.values())
    assert all(len(mark) == 1 for mark in status.MARKS.values())


def test_each_status_has_a_sign_on_pages() -> None:
    """What is drawn on a page for a status is drawn for all of them."""
    signs = (SOURCE / "doors/web/templates/parts.html").read_text(encoding="utf-8")
    assert [name for name in NAMES if f'id="sign-{name.replace(" ", "-")}"' not in signs] == []


def _spelled(code: str) -> list[str]:
    """The places of `code` that list statuses by name."""
    return [ast.unparse(node) for node in ast.walk(ast.parse(code)) if _lists_statuses(node)]


def _lists_statuses(node: ast.AST) -> bool:
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        return _is_list(node.elts, fewest=1 if isinstance(node, ast.Set) else 2)
    if isinstance(node, ast.Dict):
        return _is_list([one for one in node.keys if one is not None], fewest=2)
    if isinstance(node, ast.BoolOp):
        return _is_chain(node)
    if isinstance(node, ast.MatchOr):
        return _is_list([one.value for one in node.patterns if isinstance(one, ast.MatchValue)], fewest=2)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_word_list(node.value)


def _is_list(members: list[ast.expr], fewest: int) -> bool:
    """Nothing but statuses, and what is unpacked into the list."""
    named = [one for one in members if not isinstance(one, ast.Starred)]
    starred = len(named) < len(members)
    return len(named) >= (1 if starred else fewest) and all(_is_status(one) for one in named)


def _is_status(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value in NAMES


def _is_chain(node: ast.BoolOp) -> bool:
    """Two comparisons of one thing with a status each: "one == a or one == b"."""
    compared = [
        ast.dump(one.left)
        for one in node.values
        if isinstance(one, ast.Compare) and len(one.ops) == 1 and _is_status(one.comparators[0])
    ]
    return len(compared) > len(set(compared))


def _is_word_list(text: str) -> bool:
    return len(text.split()) > 1 and all(word in NAMES for word in text.split())


def _in_the_package() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name != "status.py":
            yield from ((name, found) for found in _spelled(path.read_text(encoding="utf-8")))


def test_no_other_module_lists_statuses() -> None:
    """Outside this module statuses are listed once: where the vocabulary is closed."""
    assert [name for name, _ in _in_the_package()] == ["terms/vocabularies.py"]


@pytest.mark.parametrize(
    "code",
    [
        'x in ("moved", "postponed")', 'x in {"moved"}', 'AHEAD - {"moved"}', '["agreed", "under way"]', '{*FIRM, "alleged"}',
        '{"moved": 1, "agreed": 2}', 'x == "moved" or x == "agreed"', 'x != "moved" and y and x != "agreed"', '"moved agreed".split()',
        'match x:\n    case "moved" | "agreed":\n        pass',
    ],
)  # fmt: skip
def test_a_list_of_statuses_is_seen(code: str) -> None:
    """However a module spells a set of its own, it is found."""
    assert _spelled(code)


@pytest.mark.parametrize(
    "code",
    [
        'x == "moved"',
        '{"possible", "likely"}',
        'x == "moved" or y == "agreed"',
        '("status", "moved")',
        '"agreed on a plan"',
    ],
)
def test_words_and_single_statuses_are_left_alone(code: str) -> None:
    """One status is no set, and neither are words of the language among which some are statuses."""
    assert not _spelled(code)
