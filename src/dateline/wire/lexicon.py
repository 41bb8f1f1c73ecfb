"""Lexicon: the word lists of the wire room.

In: the name of a list shipped as data. Out: its words. Never: a word of one story.
"""

from __future__ import annotations

from functools import cache

from dateline import lists


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`, such as "negations"."""
    return lists.words("wire", f"{name}.txt")


@cache
def abbreviations() -> dict[str, str]:
    """Short forms and the words they stand for."""
    return {short: word.strip() for short, word in lists.rows("wire", "abbreviations.tsv")}
