"""What two names of places say of each other.

In: a place as written, or two. Out: what it is called; whether two can be one, cannot be, or one lies within the other. Never:
a guess about a place that the gazetteer does not know.
"""

from __future__ import annotations

import math
import re
from difflib import get_close_matches
from functools import lru_cache

from dateline.places.gazetteer import code_of, countries, demonyms, is_state, key, towns
from dateline.places.raw import Town
from dateline.text import plain

NEAR = 100.0
"""Kilometres within which two towns may be one place told from nearer or farther (a suburb, a palace's village)."""
MISSPELT = 0.9
"""How alike (difflib ratio) a misspelt adjective must be to a known one; at .9 one letter in ten may differ."""
_PIECE = re.compile(r"\s{0,9}[,;(/]\s*|(?<!\s)\s++(?:in|near)\s+")
_PART = re.compile(r"^(?:the|a|an|downtown|central|northern|southern|eastern|western|north|south|east|west)\s+", re.I)
_CAPITAL = re.compile(r"^(?:the )?(?P<of>[\w.' -]+?)(?:'s)? capital$", re.I)
_VENUE = re.compile(
    r"\b(?:church|cathedral|mosque|temple|ministry|hotel|hospital|clinic|airport|stadium|arena|court|house|office|station|university"
    r"|college|school|palace|cent(?:re|er)|hall|square|street|road|avenue|park|building|headquarters|museum|theat(?:re|er)|prison"
    r"|jail|embassy|base|bridge|harbou?r|port|stop|site|scene|floor|chamber"
    r"|courtroom|courthouse|senate|parliament|department)$"
)
"""Last words of places that lie in a town, and so deny no town."""
_CODE = re.compile(r"[A-Z]{3}")
"""A place by three letters ("JFK"): an airport or a station, which denies no town; states have two or four more often."""
_TAIL = re.compile(r"(?:['’]s|['’])$")


@lru_cache(maxsize=20_000)
def called(text: str) -> str:
    """A place as one would list it: without article and possessive, "the French capital" as Paris."""
    found = _CAPITAL.match(plain(text))
    if found and (capital := _capital(found["of"])):
        return capital
    return _TAIL.sub("", re.sub(r"^the\s+", "", text.strip(), flags=re.I)) if text else text


def _capital(country: str) -> str | None:
    adjectives = demonyms()
    near = get_close_matches(country, adjectives, n=1, cutoff=MISSPELT)
    code = code_of(country) or (adjectives[near[0]] if near else None)
    return countries()[code].capital or None if code is not None and code in countries() else None


@lru_cache(maxsize=20_000)
def is_venue(name: str) -> bool:
    """A building, a street or a site: somewhere within a town."""
    return _VENUE.search(_whole(name)) is not None or _CODE.fullmatch(name) is not None


@lru_cache(maxsize=50_000)
def _whole(text: str) -> str:
    """The name of what a part is told of: "northern Ghent" is of Ghent; but South Africa is no part of a place."""
    if code_of(text) is not None or is_state(text):
        return key(text)
    return key(_TAIL.sub("", _PART.sub("", plain(text))))


@lru_cache(maxsize=100_000)
def same(one: str, other: str) -> bool:
    """Two names can mean one place: alike, one inside the other's words, or a town in that country."""
    a, b = _whole(one), _whole(other)
    mine, theirs = code_of(a), code_of(b)
    if mine is not None and theirs is not None:
        return mine == theirs
    if a == b or set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
        return True
    return within(a, b) or within(b, a)


def within(town: str, country: str) -> bool:
    """A town of that name lies in the country."""
    code = code_of(country)
    return code is not None and any(one.country == code for one in towns().get(key(town), ()))


def apart(one: str, other: str) -> bool:
    """Whether the two are known places, and too far from each other to be one."""
    a, b = key(one), key(other)
    if not a or not b or a in b or b in a:
        return False
    mine, theirs = _spots(one), _spots(other)
    return bool(mine and theirs) and not any(_may_be_one(x, y) for x in mine for y in theirs)


def _spots(text: str) -> tuple[Town, ...]:
    """What the words may name: the first of their pieces ("Elysee Palace, Paris") that the gazetteer knows."""
    for piece in _PIECE.split(text):
        found, code = towns().get(key(piece), ()), code_of(piece)
        if code is not None:
            return (*found, Town(math.nan, math.nan, code, 0))
        if found:
            return found
    return ()


def _may_be_one(one: Town, other: Town) -> bool:
    if math.isnan(one.latitude) or math.isnan(other.latitude):
        return one.country == other.country
    return _kilometres(one, other) <= NEAR


def _kilometres(one: Town, other: Town) -> float:
    """Great-circle distance (haversine)."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))
