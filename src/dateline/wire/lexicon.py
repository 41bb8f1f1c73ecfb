"""Lexicon: the word lists of the wire room.

In: the name of a list shipped as data. Out: its words. Never: a word of one story.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dateline.text import plain


def _rows(name: str) -> Iterator[str]:
    text = (files("dateline.wire") / "data" / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`, such as "negations"."""
    return frozenset(line.strip() for line in _rows(f"{name}.txt"))


@cache
def agency_names() -> dict[str, str]:
    """Every name of an agency, in normal form, and the name it is credited by."""
    found = {}
    for line in _rows("agencies.tsv"):
        name, others, _ = line.split("\t")
        for alias in (name, *filter(None, others.split("|"))):
            found[plain(alias)] = name
    return found


@cache
def agency_sites() -> dict[str, str]:
    """Every host that is an agency's own, and the agency."""
    found = {}
    for line in _rows("agencies.tsv"):
        name, _, sites = line.split("\t")
        found.update(dict.fromkeys(sites.split("|"), name))
    return found
