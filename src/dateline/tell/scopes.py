"""Scopes: where a figure counts, with all the places of a list, and the whole world where countries are counted beside it.

In: a sentence and a figure in it. Out: as `english.scope`. Never: the first of several places taken for the only one.
"""

from __future__ import annotations

from itertools import pairwise

from dateline.english.clauses import doer
from dateline.english.counted import Figure
from dateline.english.lexicon import group
from dateline.english.scope import WORLD, place_called, scope
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token

_PLACES = frozenset({"GPE", "LOC"})
NEAR = 8
"""Words behind a figure within which it is told in how many countries it counts."""


def whole_scope(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """Its scope; of "50 in Chile, Norway and Spain" all three, of "1,000 cases in 20 countries" the world."""
    if _is_of_counted_countries(sentence, figure) or _is_of_all(sentence, figure):
        return frozenset({WORLD})
    found = scope(sentence, figure)
    if not found or WORLD in found:
        return found
    listed = _listed(sentence)
    return found.union(*(places for places in listed if not places.isdisjoint(found)))


def _is_of_counted_countries(sentence: Sentence, figure: Figure) -> bool:
    """Behind it, in its own clause, a number counts countries: "have been reported in 20 countries"."""
    behind = [token for token in sentence.tokens if token.start >= figure.end][:NEAR]
    for number, noun in pairwise(behind):
        if number.text in _STOPS:
            return False
        if is_a(number, Kind.CARDINAL):
            return noun.text.lower() in group("worldwide")
    return False


def _is_of_all(sentence: Sentence, figure: Figure) -> bool:
    """It is told of all there are, between the number and its noun or as who has it: "1,000 worldwide cases", "42 countries recorded 86 deaths"."""
    inside = [token for token in sentence.tokens[: figure.noun] if token.start >= figure.end] if figure.noun else []
    who = doer(sentence, figure.verb)
    words = {token.text.lower() for token in (*inside, *([who] if who is not None and who.i != figure.noun else []))}
    return not words.isdisjoint(group("worldwide"))


_STOPS = frozenset(",;:.()")


def _listed(sentence: Sentence) -> list[frozenset[str]]:
    """The places of each list in the sentence: names with nothing between but commas and "and"."""
    lists: list[set[str]] = []
    last = -1
    for name in sentence.names:
        if name.label not in _PLACES:
            continue
        if not lists or not all(map(_joins, sentence.tokens[last : name.first])):
            lists.append(set())
        lists[-1].add(place_called(sentence, name))
        last = name.last
    return [frozenset(places) for places in lists]


def _joins(token: Token) -> bool:
    return token.text == "," or is_a(token, Kind.COORDINATOR | Kind.ARTICLE)
