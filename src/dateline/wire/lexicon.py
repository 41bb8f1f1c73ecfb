"""Lexicon: the word lists of the wire room.

In: the name of a list shipped as data. Out: its words. Never: a word of one story.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`, such as "negations"."""
    return frozenset(_rows(f"{name}.txt"))


@cache
def abbreviations() -> dict[str, str]:
    """Short forms and the words they stand for."""
    return dict(line.split("\t") for line in _rows("abbreviations.tsv"))


def _rows(file: str) -> list[str]:
    lines = (files("dateline.wire") / "data" / file).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
