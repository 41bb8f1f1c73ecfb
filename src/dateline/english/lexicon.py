"""The lexicon: one row a word of English, with all that the rooms ask of it.

In: the files under `data/`. Out: rows, and sets of words by what they have. Never: a rule about a sentence; a name of anyone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from dateline.lists import rows

Pos = Literal["verb", "noun"]
Features = Mapping[str, str]
"""Feature → its value; "" where there is nothing to tell but that the word has it."""
_NONE: Features = MappingProxyType({})


def features(lemma: str, pos: Pos) -> Features:
    """All that the lexicon knows of a word; nothing where it does not list it."""
    return _lemmas().get((pos, lemma.lower()), _NONE)


@cache
def verbs(feature: str, *values: str) -> frozenset[str]:
    """The verbs with a feature, of one of the given values or any."""
    return _with("verb", feature, values)


@cache
def nouns(feature: str, *values: str) -> frozenset[str]:
    """The nouns with a feature, of one of the given values or any."""
    return _with("noun", feature, values)


@cache
def group(name: str) -> frozenset[str]:
    """The words of a group of groups.tsv."""
    return frozenset(in_order(name))


@cache
def in_order(name: str) -> tuple[str, ...]:
    """The words of a group, in the order of the file."""
    return tuple(_groups()[name].split())


def _with(pos: Pos, feature: str, values: tuple[str, ...]) -> frozenset[str]:
    found = frozenset(
        lemma
        for (own, lemma), has in _lemmas().items()
        if own == pos and feature in has and (not values or has[feature] in values)
    )
    if not found:
        raise LookupError(f"no {pos} of the lexicon has the feature {feature!r}")
    return found


@cache
def given_names() -> Mapping[str, str]:
    """Given name, folded → the gender it tells: "m", "f", or "-" where it tells none."""
    return MappingProxyType(dict(rows("english", "given_names.tsv")))


def gender_of(given: str) -> Literal["m", "f"] | None:
    """The gender that a given name tells, of a double name ("Jean-Luc") its first part; None where it tells none."""
    names = given_names()
    told = names.get(given) or names.get(given.partition("-")[0])
    return "m" if told == "m" else "f" if told == "f" else None


@cache
def _lemmas() -> Mapping[tuple[str, str], Features]:
    """(part of speech, dictionary form) → its features, from all files: the lemmas, the kinds of happening, the verbs that attribute."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for lemma, pos, listed in rows("english", "lemmas.tsv"):
        parts = (feature.partition("=") for feature in listed.split())
        found[pos, lemma] = {name: value for name, _, value in parts}
    for kind, *cells in rows("english", "kinds.tsv"):
        for pos, cell in zip(("noun", "verb"), cells, strict=False):
            for word in cell.split():
                found.setdefault((pos, word.rstrip(MARKS)), {}).setdefault("kind", kind)
    for family, _, verbs_of_it in rows("english", "cues.tsv"):
        for word in verbs_of_it.split():
            found.setdefault(("verb", word.partition("+")[0]), {}).setdefault("attributes", family)
    return {word: MappingProxyType(has) for word, has in found.items()}


MARKS = "*+"
"""Marks behind a word of kinds.tsv: it counts only with company there; the head of the file says which."""


@cache
def _groups() -> dict[str, str]:
    return dict(rows("english", "groups.tsv"))
