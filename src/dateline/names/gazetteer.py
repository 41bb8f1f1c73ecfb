"""Where a place lies: countries and larger towns of the world, of GeoNames.

In: the name of a place. Out: the ISO 3166-1 code of its country, or None. Never: a guess between two towns of like size.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline import geonames
from dateline.language import demonyms
from dateline.names import forms, lexicon

FAR_LARGER = 8
"""A town is meant without more being said where it has this many times the people of the next of its name (Paris, London,
Birmingham: yes; Springfield, Cordoba: no). Chosen on such examples, not on a benchmark."""


LARGE_TOWN = 300_000
"""People of a town that is well known beyond its country; smaller ones share their names with surnames (Bolton, Lincoln)."""


@cache
def _countries() -> Mapping[str, str]:
    found = {" ".join(forms.folded(row.name)): row.code for row in geonames.countries()}
    found.update({alias: code for alias, (_, code) in lexicon.place_aliases().items() if code})
    found.update({name.lower(): code for name, code in lexicon.place_aliases().values() if code})
    return found


@cache
def _states() -> frozenset[str]:
    return frozenset(name.lower() for name in geonames.states())


@cache
def _towns() -> Mapping[str, tuple[str | None, int]]:
    """Folded name → country (None where several towns of the name are of like size) and the people of the largest."""
    sizes: dict[str, list[tuple[int, str]]] = {}
    for row in geonames.towns():
        sizes.setdefault(_folded(row.name), []).append((row.population, row.country))
    return {name: (_largest(sorted(found, reverse=True)), max(found)[0]) for name, found in sizes.items()}


def _folded(name: str) -> str:
    """As forms.folded, the short way for the plain names that nearly all are."""
    return name.lower() if name.isascii() and name.replace(" ", "").isalpha() else " ".join(forms.folded(name))


def _largest(found: list[tuple[int, str]]) -> str | None:
    size, code = found[0]
    rivals = [other for other, country in found[1:] if country != code]
    return code if not rivals or size >= FAR_LARGER * max(rivals[0], 1) else None


def is_known(text: str) -> bool:
    """A country, a state of the United States or a larger town bears this name."""
    name = " ".join(forms.folded(text))
    return is_well_known(text) or name in _towns()


def is_well_known(text: str) -> bool:
    """A country, a union of countries, a state of the United States or a large town bears this name."""
    name = " ".join(forms.folded(text))
    return name in _countries() or name in _states() or name in lexicon.place_aliases() or _town(name)[1] >= LARGE_TOWN


def _town(name: str) -> tuple[str | None, int]:
    return _towns().get(name, (None, 0))


def country(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country a place is or lies in; None where unknown or open."""
    name = " ".join(forms.folded(text))
    if name in _countries():
        return None if name in _states() and _countries()[name] != "US" else _countries()[name]
    if name in _states():
        return "US"
    return None if name in lexicon.place_aliases() else _town(name)[0]


def nationality(word: str) -> str | None:
    """The country that an adjective of nationality or a country's name points at, as a code; else None."""
    name = " ".join(forms.folded(word))
    code = demonyms().get(name) or demonyms().get(name.removesuffix("s"))
    return _countries().get(name) if code is None else None if code == "-" else code
