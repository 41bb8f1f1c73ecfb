"""Places: the countries in which a report's matter is set.

In: the terms of a report that are names. Out: countries, and how much each one tells. Never: a town's country by guess;
the country of a reporter.

A matter far away goes by many names (the country, its people, its capital) that are one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from dateline import geonames, lists
from dateline.cluster.terms import term, weight
from dateline.language import demonyms

CAPITAL_OF = 1_000_000
"""Capitals of countries with fewer people bear names that are more often other towns' and people's."""


@cache
def countries() -> Mapping[str, str]:
    """Terms of one word and the ISO 3166-1 code of the country that they name: its own name, its people's, its capital's."""
    found = {}
    for country in geonames.countries():
        if country.population >= CAPITAL_OF:
            found[term(country.capital)] = country.code
    for country in geonames.countries():
        found[term(country.name)] = country.code
    found |= {term(word): code for word, code in demonyms().items() if code != "-"}
    found |= {term(word): code for word, code in lists.rows("cluster", "places.tsv")}
    return {name: code for name, code in found.items() if name and " " not in name}


@cache
def telling() -> Mapping[str, float]:
    """How much each country tells: as much as the most common of the terms that name it."""
    weights: dict[str, float] = defaultdict(lambda: float("inf"))
    for name, code in countries().items():
        weights[code] = min(weights[code], weight(name, power=1.0))
    return weights
