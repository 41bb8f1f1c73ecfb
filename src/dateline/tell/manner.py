"""Ways of describing an event that cannot both hold.

In: descriptions. Out: the axis on which they part. Never: a list that names what only one story has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline import lists

_PIECE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def opposite(before: Iterable[str], after: Iterable[str]) -> str | None:
    """The axis on which two descriptions part ("extent": long v. short), or None. One that says both parts with none."""
    mine, theirs = poles(before), poles(after)
    for axis in sorted(mine.keys() & theirs.keys()):
        if len(mine[axis]) == len(theirs[axis]) == 1 and mine[axis] != theirs[axis]:
            return axis
    return None


def poles(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each axis on which `words` lie, the poles they name."""
    found: dict[str, set[str]] = {}
    table = _table()
    for word in sorted(set(words)):
        for piece in _PIECE.findall(word.lower().replace("‑", "-")):
            for axis, pole in table.get(piece, ()):
                found.setdefault(axis, set()).add(pole)
    return {axis: frozenset(named) for axis, named in found.items()}


@cache
def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for axis, pole, words in lists.rows("tell", "manner.tsv"):
        for word in words.split(", "):
            table.setdefault(word, []).append((axis, pole))
    return {word: tuple(places) for word, places in table.items()}
