"""Tolls: whether a figure counts the dead, the hurt, the missing, and by which one name what it counts goes.

In: a sentence and a figure in it. Out: the kind of toll, "" for none; the name. Never: a toll that is somebody else's doing: "40 people killed a snake".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline.english.counted import Figure
from dateline.english.lexicon import group, in_order
from dateline.english.roles import Role, dependents, is_negated, stands_as
from dateline.english.words import Kind
from dateline.language import Sentence

_PEOPLE = frozenset({"", "people"})
"""What a bare number counts, and what all words for people are called."""
TOLLS = in_order("tolls")
"""Kinds of toll, each a group `toll_…` of words."""


def called(word: str) -> str:
    """The one name by which all words go that may count the same: "people" for "residents"."""
    return _called().get(word, word)


@cache
def _called() -> Mapping[str, str]:
    """Word → the first of those that may count the same."""
    found: dict[str, str] = {}
    for name in in_order("counted_alike"):
        words = name.split("=")
        found |= dict.fromkeys(words, words[0])
    return found


def toll(sentence: Sentence, figure: Figure, noun: str) -> str:
    """The kind of toll that the figure is: by the word right behind it, by its noun, or by a verb that people suffer."""
    behind = next((token.text.lower() for token in sentence.tokens if token.start >= figure.end), "")
    for kind in TOLLS:
        words = group(f"toll_{kind}")
        if noun in words or (noun in _PEOPLE and behind in words):
            return kind
    if noun == "toll":
        return TOLLS[0]
    struck = _struck(sentence, figure) if noun in _PEOPLE | group("many") else frozenset()
    for kind in TOLLS:
        words = group(f"toll_{kind}")
        if not words.isdisjoint(struck):
            return kind
        if (
            sentence.tokens[figure.verb].lemma.lower() in words
            and noun in _PEOPLE | group("many")
            and _suffers(sentence, figure)
        ):
            return kind
    return ""


def _struck(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """What a participle or a relative clause says befell those who are counted: "65 people who were hurt"."""
    if figure.noun is None:
        return frozenset()
    return frozenset(
        kid.lemma.lower()
        for kid in dependents(sentence, figure.noun, Role.CLAUSE_OF_NOUN, Kind.PAST_PARTICIPLE)
        if not is_negated(sentence, kid.i)
    )


def _suffers(sentence: Sentence, figure: Figure) -> bool:
    """What is counted is subject or object of the verb itself."""
    i = figure.noun if figure.noun is not None else figure.i
    return any(sentence.tokens[at].head == figure.verb for at in (i, figure.i)) and not stands_as(
        sentence.tokens[i], Role.NOUN_OF_PREPOSITION
    )
