"""The room's word lists, read once from its data files.

In: the files under `data/`. Out: dictionaries and sets of English words. Never: a rule about a sentence.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dateline.english.lexicon import MARKS
from dateline.lists import rows

OTHER = "other"
"""The kind of what no row of the lexicon covers."""
SAYING = "saying"
"""The kind of acts of speech that are told with what was said."""


class Kinds(NamedTuple):
    """Which kind of event a noun or verb names; `doubtful` nouns and `acted` verbs have other common senses, `carried` nouns only need a verb."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    doubtful: frozenset[str]
    carried: frozenset[str]
    acted: frozenset[str]


class Sense(NamedTuple):
    """A word has this kind where one of the telling words stands so beside it."""

    where: str
    telling: frozenset[str]
    kind: str


@cache
def kinds() -> Kinds:
    """The lexicon of event words; the first row that lists a word gives its kind."""
    nouns: dict[str, str] = {}
    verbs: dict[str, str] = {}
    marked: dict[str, set[str]] = {"*": set(), "+": set(), "verb*": set()}
    for kind, noun_cell, *rest in rows("english", "kinds.tsv"):
        for noun in noun_cell.split():
            word = noun.rstrip(MARKS)
            if nouns.setdefault(word, kind) == kind and noun != word:
                marked[noun[-1]].add(word)
        for verb in (rest[0] if rest else "").split():
            word = verb.rstrip(MARKS)
            if verbs.setdefault(word, kind) == kind and verb != word:
                marked["verb*"].add(word)
    return Kinds(nouns, verbs, *(frozenset(marked[mark]) for mark in ("*", "+", "verb*")))


@cache
def kinds_with(trait: str) -> frozenset[str]:
    """The kinds of events that have a trait of traits.tsv."""
    return next(frozenset(kinds.split()) for own, kinds in rows("events", "traits.tsv") if own == trait)


TOLLS = kinds_with("toll")
"""Kinds that are what another event did: "a crash killed two and injured ten"."""


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """Word → its senses by the words beside it, in the order of the file."""
    found: dict[str, list[Sense]] = {}
    for word, where, telling, kind in rows("events", "senses.tsv"):
        named = (group(one[1:]) if one.startswith("@") else frozenset({one}) for one in telling.split())
        found.setdefault(word, []).append(Sense(where, frozenset().union(*named), kind))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def group(name: str) -> frozenset[str]:
    """The nouns of a group of groups.tsv."""
    return next(frozenset(nouns.split()) for own, nouns in rows("events", "groups.tsv") if own == name)


@cache
def kin() -> tuple[frozenset[str], ...]:
    """Groups of kinds and families that one and the same happening may be told as."""
    return tuple(frozenset(kind for cell in row for kind in cell.split()) for row in rows("events", "kin.txt"))


@cache
def bag(name: str) -> frozenset[str]:
    """The words of a plain list, white space between them."""
    return frozenset(word for row in rows("events", f"{name}.txt") for cell in row for word in cell.split())


@cache
def nominals() -> dict[str, str]:
    """Verb → the noun of its doing, where that is not the verb with a plain ending."""
    return dict(rows("events", "nominals.tsv"))
