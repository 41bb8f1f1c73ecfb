"""How plain the house is: what is counted of it gets no worse."""

from __future__ import annotations

import json

import pytest

from tools import house

BOUNDS: house.Counts = json.loads(house.BOUNDS.read_text(encoding="utf-8"))


def test_the_house_gets_no_less_plain() -> None:
    """Decision points, long files, words in literals and labels compared only fall; test lines per code line only rise."""
    faults = house.worse(house.counted(), BOUNDS)
    assert not faults, "split it, give it a table, or ask english/; tools/house.py says what is counted"


def test_the_page_shows_the_bounds() -> None:
    """The table in docs/architecture.md is that of tools/house.json; `python -m tools.house --update` writes both."""
    text = house.PAGE.read_text(encoding="utf-8")
    assert text == house.page(text, BOUNDS)


def test_a_branch_an_operand_and_a_comprehension_are_decision_points() -> None:
    """One for the if, one for each "and" or "or", one for the comprehension and one for its condition."""
    assert house.decision_points("if a and b or c:\n    d = [e for e in f if e]") == 5
    assert house.decision_points("a = b(c)\nwith d:\n    e = 1") == 0


def test_a_label_of_a_token_is_counted() -> None:
    """`.dep`, `.tag` and `.pos` count wherever they are read, and so does a label wherever it is written; a word does not."""
    assert house.labels_compared('a = token.dep in {"case"} and token.pos == other.pos and token.text == ""') == 3
    assert house.labels_compared('SUBJECTS = {"nsubj", "csubj"}\nWORDS = {"agent", "mark"}') == 2


def test_two_modules_know_the_labels_of_the_parser() -> None:
    """All of english/ asks `roles` what a word is to another and `words` what kind it is, as the rooms above do."""
    folder = house.HOUSE / "english"
    reading = {path.name for path in folder.rglob("*.py") if house.labels_compared(path.read_text(encoding="utf-8"))}
    assert reading == {"roles.py", "words.py"}


def test_what_counts_as_a_list_of_words() -> None:
    """Two words in one literal count; labels of the parser, one word alone and names of constants do not."""
    assert house.words_in('A = {"run", "walk"}\nB = ("nsubj", "dobj")\nC = ["alone"]\nD = {"NOUN", "VERB"}') == [
        "run",
        "walk",
    ]


@pytest.mark.parametrize(
    ("what", "figure", "faults"),
    [(house.DECISIONS, 11, 1), (house.DECISIONS, 9, 0), (house.TESTS, 9, 1), (house.TESTS, 11, 0)],
)
def test_a_bound_is_passed_in_one_direction(what: str, figure: int, faults: int) -> None:
    """What only falls may be less, what only rises may be more."""
    assert len(house.worse({what: {"events": figure}}, {what: {"events": 10}})) == faults


def test_a_bound_follows_what_gets_better_and_nothing_else() -> None:
    """Updating lowers what only falls, raises what only rises, forgets a file that was split, and lets nothing new in."""
    before: house.Counts = {house.LINES: {"a.py": 500, "b.py": 600, "c.py": 450}, house.TESTS: {"events": 0.3}}
    found: house.Counts = {house.LINES: {"a.py": 450, "b.py": 700, "d.py": 900}, house.TESTS: {"events": 0.4}}
    assert house.tightened(found, before) == {
        house.LINES: {"a.py": 450, "b.py": 600},
        house.TESTS: {"events": 0.4},
    }
