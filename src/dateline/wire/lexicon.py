"""Lexicon: the word lists of the wire room.

In: the name of a list shipped as data. Out: its words. Never: a word of one story.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`, such as "negations"."""
    lines = (files("dateline.wire") / "data" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
