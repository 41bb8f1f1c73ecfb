"""Scope: where a figure counts, the places named nearest to it.

In: a sentence and a figure in it. Out: countries by their codes, other places by their words, all the world as WORLD; or the words themselves. Never: a
place that only another sentence names.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline import places
from dateline.english.counted import Figure
from dateline.english.lexicon import group
from dateline.english.words import Kind, is_a
from dateline.language import NameSpan, Sentence, Token
from dateline.text import plain

WORLD = "world"
"""The scope of what counts all there are."""
MOST = 3
"""Words from one that means most of it to the place or number of which it is said."""
_BREAKS = frozenset({",", ";", ":", "(", ")"})


def scope(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """The places named nearest to the figure: before a colon, behind it up to the next figure or comma, else before it, else in the sentence."""
    if _is_beside_its_most(sentence.tokens, figure.i):
        return frozenset()
    return next((found for span in _near(sentence, figure) if (found := _places_within(sentence, *span))), frozenset())


def scope_words(sentence: Sentence, figure: Figure) -> str | None:
    """The one place of these in the words of the sentence; None where there is none, or several."""
    if _is_beside_its_most(sentence.tokens, figure.i):
        return None
    found = next((found for span in _near(sentence, figure) if (found := _names_within(sentence, *span))), [])
    return _words(sentence, found[0]) if len(found) == 1 else None


def _near(sentence: Sentence, figure: Figure) -> Sequence[tuple[int, int]]:
    """The stretches of tokens, end exclusive, in which its place may be named, the nearest first."""
    tokens = sentence.tokens
    last = next((token.i for token in reversed(tokens) if token.start < figure.end), figure.i)
    ahead = next((t.i for t in tokens[last + 1 :] if t.text in _BREAKS or is_a(t, Kind.CARDINAL)), len(tokens))
    behind = next(
        (t.i for t in reversed(tokens[: figure.i]) if t.text in _BREAKS - {":"} or is_a(t, Kind.CARDINAL)), -1
    )
    label = figure.i > 1 and tokens[figure.i - 1].text == ":"
    return ((behind + 1, figure.i),) if label else ((last + 1, ahead), (behind + 1, figure.i), (0, len(tokens)))


def _is_beside_its_most(tokens: Sequence[Token], i: int) -> bool:
    """The place in its sentence is that of its larger part: "the majority of about 2,000 cases have been found in Chile"."""
    before = [token.text.lower() for token in tokens[max(0, i - MOST) : i]]
    return "of" in before and not group("mostly").isdisjoint(before)


def _places_within(sentence: Sentence, first: int, last: int) -> frozenset[str]:
    found = {place_called(sentence, name) for name in _names_within(sentence, first, last)}
    if found - {""}:
        return frozenset(found)
    counted = any(token.text.lower() in group("worldwide") for token in sentence.tokens[first:last])
    return frozenset({WORLD}) if counted else frozenset()


def _names_within(sentence: Sentence, first: int, last: int) -> list[NameSpan]:
    """The names of places from one token to another, in reading order."""
    return [
        name
        for name in sentence.names
        if first <= name.first and name.last <= last and name.label in {"GPE", "LOC", "FAC"}
        if not _is_of_most(sentence.tokens, name.first)
    ]


def _words(sentence: Sentence, name: NameSpan) -> str:
    return " ".join(token.text for token in sentence.tokens[name.first : name.last])


def _is_of_most(tokens: Sequence[Token], i: int) -> bool:
    """It is where most of them are, not all: "65 people, most in Chile", "most of them in Chile"."""
    before = [token.text.lower() for token in tokens[max(0, i - MOST - 1) : i]]
    at = max((j for j, word in enumerate(before) if word in group("mostly")), default=None)
    return at is not None and set(before[at + 1 :]) <= group("between_most")


def place_called(sentence: Sentence, name: NameSpan) -> str:
    """The code of a country, the words of any other place."""
    words = _words(sentence, name)
    code = places.country_of(words) if places.is_country(words) else None
    return code or plain(words).removeprefix("the ")
