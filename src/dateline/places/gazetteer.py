"""Towns and countries of the world, by their names in one normal form.

In: a name, or a word. Out: towns of that name, the country it is or lies in, as an ISO 3166-1 code. Never: a guess between two
towns of like size; a person's nationality, which is for the rooms to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from dateline.lists import rows
from dateline.places.raw import Country, Rows, Town, read
from dateline.text import plain, unaccented

FAR_LARGER = 8
"""A town is meant without more being said where it has this many times the people of the next of its name (Paris, London,
Birmingham: yes; Springfield, Cordoba: no). Chosen on such examples, not on a benchmark."""
LARGE_TOWN = 300_000
"""People of a town that is well known beyond its country; smaller ones share their names with surnames (Bolton, Lincoln)."""
_LETTERS = re.compile(r"(?:[Tt]he )?(?:U\.?S\.?A?|U\.?K|U\.?A\.?E|D\.?P\.?R\.?K|U\.?S\.?S\.?R)\.?")
"""Countries by their letters, which are capitals: "us" is a pronoun."""


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """A name as the tables have it: one case, no accents, no full stops or commas, no article, no possessive."""
    return _key(name)


def _key(name: str) -> str:
    folded = plain(name).replace(".", "").strip(" '\"")
    folded = folded if folded.isascii() else unaccented(folded)
    folded = " ".join(folded.replace(",", " ").split()) if "," in folded else folded
    return folded.removesuffix("'s").removeprefix("the ")


@cache
def _rows() -> Rows:
    return read()


@cache
def towns() -> Mapping[str, tuple[Town, ...]]:
    """Name in normal form → the towns that bear it."""
    found: dict[str, list[Town]] = {}
    for name, town in _rows().towns:
        found.setdefault(_key(name), []).append(town)
    return MappingProxyType({name: tuple(bearers) for name, bearers in found.items()})


@cache
def countries() -> Mapping[str, Country]:
    """ISO 3166-1 code → the country."""
    return MappingProxyType(dict(_rows().countries))


@cache
def other_names() -> Mapping[str, tuple[str, str | None]]:
    """Other names of places, in normal form → the usual name and the code of its country, where it lies in one."""
    found = rows("places", "other_names.tsv")
    return MappingProxyType({other: (name, None if code == "-" else code) for other, name, code in found})


@cache
def demonyms() -> Mapping[str, str]:
    """English adjectives and nouns of nationality, lower case → the code of their country ("-": more than one, or none)."""
    return MappingProxyType({word: code for word, code, *_ in rows("places", "demonyms.tsv")})


@cache
def _states() -> frozenset[str]:
    return frozenset(map(key, _rows().states))


@cache
def _codes() -> Mapping[str, str]:
    """A country by any of its names, in normal form → its code."""
    found = {key(country.name): code for code, country in countries().items()}
    return found | {other: found[key(name)] for other, (name, _) in other_names().items() if key(name) in found}


@cache
def _placed() -> Mapping[str, str]:
    """What has a code of its own in the tables: countries, and what goes by another name."""
    found = {key(country.name): code for code, country in countries().items()}
    listed = [(other, name, code) for other, (name, code) in other_names().items() if code]
    found |= {other: code for other, _, code in listed}
    return found | {key(name): code for _, name, code in listed}


def is_known(text: str) -> bool:
    """A country, a state of the United States or a larger town bears this name."""
    return is_well_known(text) or key(text) in towns()


def is_well_known(text: str) -> bool:
    """A country, a union of countries, a state of the United States or a large town bears this name."""
    name = key(text)
    largest = max((town.people for town in towns().get(name, ())), default=0)
    return name in _placed() or name in _states() or name in other_names() or largest >= LARGE_TOWN


def country_of(text: str) -> str | None:
    """The code of the country that a place is or lies in; None where unknown or open."""
    name = key(text)
    if name in _placed():
        return None if name in _states() and _placed()[name] != "US" else _placed()[name]
    if name in _states():
        return "US"
    return None if name in other_names() else _largest(towns().get(name, ()))


def _largest(bearers: tuple[Town, ...]) -> str | None:
    """The country of the town that is meant among several of a name."""
    if not bearers:
        return None
    first, *others = sorted(bearers, key=_size, reverse=True)
    rival = next((other.people for other in others if other.country != first.country), None)
    return first.country if rival is None or first.people >= FAR_LARGER * max(rival, 1) else None


def _size(town: Town) -> tuple[int, str]:
    return town.people, town.country


def nationality(word: str) -> str | None:
    """The code of the country that an adjective of nationality or a country's name points at."""
    name = key(word)
    code = demonyms().get(name) or demonyms().get(name.removesuffix("s"))
    return _placed().get(name) if code is None else None if code == "-" else code


def code_of(name: str) -> str | None:
    """The code of the country of this name."""
    return _codes().get(key(name))


@lru_cache(maxsize=20_000)
def is_country(name: str) -> bool:
    """A country, by its name, its letters or the adjective of its people."""
    folded = key(name)
    return _LETTERS.fullmatch(name) is not None or (folded != "us" and folded in _codes()) or folded in demonyms()


def is_state(name: str) -> bool:
    """A state of the United States."""
    return key(name) in _states()
