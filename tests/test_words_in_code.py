"""Words in code: a list of English words is data, and what is still written in code only gets less."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

import dateline

HOUSE = Path(dateline.__file__).parent
LABELS = frozenset(
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det dobj"
    " expl intj iobj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt"
    " punct quantmod relcl".split()
)
"""Labels of the parser, which are no words of a text."""
FEATURES = frozenset(
    name
    for model in json.loads((HOUSE / "events" / "data" / "rows.json").read_text(encoding="utf-8"))["models"].values()
    for name in model["weights"]
)
"""Names of what models weigh, which are no words of a text either."""
CEILINGS = {"dates": 272, "english": 40, "events": 155, "names": 56, "statements": 92, "tell": 66}
"""Room → words in its literals, as counted; to be lowered when fewer are left, never raised."""


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
        and value not in LABELS | FEATURES
    )


@pytest.mark.parametrize("room", sorted(CEILINGS))
def test_words_leave_the_code(room: str) -> None:
    """A room writes out no more words than it did."""
    count = sum(len(words_in(path.read_text(encoding="utf-8"))) for path in sorted((HOUSE / room).rglob("*.py")))
    assert count <= CEILINGS[room], "a list of words belongs into the data of the room, or into the lexicon"


def test_what_counts_as_a_list_of_words() -> None:
    """Two words in one literal count; labels of the parser, one word alone and names of constants do not."""
    assert words_in('A = {"run", "walk"}\nB = ("nsubj", "dobj")\nC = ["alone"]\nD = {"NOUN", "VERB"}') == [
        "run",
        "walk",
    ]
