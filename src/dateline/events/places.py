"""Places: what a story's own words say of the places it names.

In: the words of a place, or the articles of a story. Out: yes or no; which places hold which. Never: what the gazetteer knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dateline.terms import Article, Cast

_BESIDE = re.compile(
    r"(?:,|,? in|,? near)\s(?:the\s)?(?:(?:down|mid|up)town\s|(?:central|north|south|east|west)(?:ern|-?east|-?west)?\s)?(?:of\s)?",
    re.I,
)
"""What stands between a place and the larger one that holds it: "Ely, Cambridgeshire", "Ely in eastern England"."""
_BACK = re.compile(r"there|the same \w+|the (?:village|town|city|island|site|scene|district|suburb|port|resort)", re.I)


def points_back(text: str) -> bool:
    """The words for a place only point to one told before: "there", "the same crossing", "the village"."""
    return _BACK.fullmatch(text) is not None


def nested(articles: Sequence[Article], cast: Cast) -> Mapping[str, frozenset[str]]:
    """Place → the places that hold it or lie beside it, as the story's own words tell: "in Ely, eastern England"."""
    found: dict[str, set[str]] = {}
    for article in articles:
        places = [(first, last, cast.entity(id)) for first, last, id in cast.mentioned(article.id)]
        for (_, end, inner), (start, _, outer) in pairwise(row for row in places if row[2].kind == "place"):
            if inner.id != outer.id and end < start and _BESIDE.fullmatch(article.text, end, start):
                found.setdefault(inner.name, set()).add(outer.name)
    return {inner: frozenset(outer) for inner, outer in found.items()}
