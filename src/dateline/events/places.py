"""Places: what an event's place is called, and whether two places can be one.

In: the words of a place, or two. Out: a name, or a yes. Never: a map coordinate; the network.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

from dateline.language import demonyms
from dateline.language.towns import codes, countries, normal, towns
from dateline.terms import Article, Cast
from dateline.text import plain

_ARTICLE = re.compile(
    r"^(?:the|a|an|downtown|central|northern|southern|eastern|western|north|south|east|west)\s+", re.I
)
_CAPITAL = re.compile(r"^(?:the )?(?P<of>[\w.' -]+?)(?:'s)? capital$", re.I)
MISSPELT = 0.9
"""How alike (difflib ratio) a misspelt adjective must be to a known one; at .9 one letter in ten may differ."""
_BESIDE = re.compile(
    r"(?:,|,? in|,? near)\s(?:the\s)?(?:(?:down|mid|up)town\s|(?:central|north|south|east|west)(?:ern|-?east|-?west)?\s)?(?:of\s)?",
    re.I,
)
"""What stands between a place and the larger one that holds it: "Ely, Cambridgeshire", "Ely in eastern England"."""
_VENUE = re.compile(
    r"\b(?:church|cathedral|mosque|temple|ministry|hotel|hospital|clinic|airport|stadium|arena|court|house|office|station|university"
    r"|college|school|palace|cent(?:re|er)|hall|square|street|road|avenue|park|building|headquarters|museum|theat(?:re|er)|prison"
    r"|jail|embassy|base|bridge|harbou?r|port|stop|site|scene)$"
)
"""Last words of places that lie in a town, and so deny no town."""
_CODE = re.compile(r"[A-Z]{3}")
"""A place by three letters ("JFK"): an airport or a station, which denies no town; states have two or four more often."""
_TAIL = re.compile(r"(?:['’]s|['’])$")


@lru_cache(maxsize=20_000)
def place_name(text: str) -> str:
    """A place as one would list it: without article and possessive, "the French capital" as Paris."""
    found = _CAPITAL.match(plain(text))
    if found and (capital := _capital(found["of"])):
        return capital
    return _TAIL.sub("", re.sub(r"^the\s+", "", text.strip(), flags=re.I)) if text else text


def _capital(country: str) -> str | None:
    adjectives = demonyms()
    near = get_close_matches(country, adjectives, n=1, cutoff=MISSPELT)
    code = _code_of(country) or (adjectives[near[0]] if near else None)
    return countries()[code].capital or None if code is not None and code in countries() else None


def _code_of(country: str) -> str | None:
    return codes().get(normal(_TAIL.sub("", country)).removeprefix("the "))


_SHORT = re.compile(r"(?:U\.?S\.?A?|U\.?K|U\.?A\.?E|D\.?P\.?R\.?K|U\.?S\.?S\.?R)\.?")
"""Countries by their letters."""


_BACK = re.compile(r"there|the same \w+|the (?:village|town|city|island|site|scene|district|suburb|port|resort)", re.I)


def points_back(text: str) -> bool:
    """The words for a place only point to one told before: "there", "the same crossing", "the village"."""
    return _BACK.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def is_country(name: str) -> bool:
    """A country, by its name, its letters or the adjective of its people."""
    return _SHORT.fullmatch(name) is not None or _code_of(name) is not None or plain(name) in demonyms()


@lru_cache(maxsize=50_000)
def _key(text: str) -> str:
    return normal(_TAIL.sub("", _ARTICLE.sub("", plain(text))))


@lru_cache(maxsize=20_000)
def is_venue(name: str) -> bool:
    """A building, a street or a site: somewhere within a town."""
    return _VENUE.search(_key(name)) is not None or _CODE.fullmatch(name) is not None


@lru_cache(maxsize=100_000)
def same_place(one: str, other: str) -> bool:
    """Two names can mean one place: alike, one inside the other's words, or a town in that country."""
    a, b = _key(one), _key(other)
    if a == b or set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
        return True
    return _lies_in(a, b) or _lies_in(b, a)


def _lies_in(town: str, country: str) -> bool:
    code = _code_of(country)
    return code is not None and any(one.country == code for one in towns().get(town, ()))


def nested(articles: Sequence[Article], cast: Cast) -> Mapping[str, frozenset[str]]:
    """Place → the places that hold it or lie beside it, as the story's own words tell: "in Ely, eastern England"."""
    found: dict[str, set[str]] = {}
    for article in articles:
        places = [(first, last, cast.entity(id)) for first, last, id in cast.mentioned(article.id)]
        for (_, end, inner), (start, _, outer) in pairwise(row for row in places if row[2].kind == "place"):
            if inner.id != outer.id and end < start and _BESIDE.fullmatch(article.text, end, start):
                found.setdefault(inner.name, set()).add(outer.name)
    return {inner: frozenset(outer) for inner, outer in found.items()}
