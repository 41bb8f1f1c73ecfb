"""Wording: a figure in the words of its report, and the handle by which it is known.

In: a sentence and a figure in it. Out: the words of its bound; the number with what it counts. Never: what it counts in a form that no report has beside a
number: "1.5 million woman"; a bound left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.english.counted import Figure
from dateline.english.lexicon import group
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token

NEAR = 5
"""Words from a number to what it counts within which all between them is shown."""
_BETWEEN = Kind.NOUN | Kind.ADJECTIVE | Kind.ADVERB | Kind.PARTICIPLE | Kind.HYPHEN | Kind.POSSESSIVE_S
"""What may stand between a number and what it counts: "40 badly burnt men"."""


def worded(sentence: Sentence, figure: Figure, toll: str) -> str:
    """The words that say its bound, the number, and behind it its kind of toll or what it counts."""
    first = _span(sentence, figure)[0]
    bound = _text(sentence.tokens[first - figure.bounded : first]).lower()
    return f"{bound} {_counted(sentence, figure, toll)}".lstrip()


def _counted(sentence: Sentence, figure: Figure, toll: str) -> str:
    """The number with its unit, its kind of toll, or what it counts: as it stands behind it, what is measured before it, else its plural elsewhere in the sentence."""
    first, last = _span(sentence, figure)
    number = _text(sentence.tokens[first : last + 1])
    if not figure.unit:
        number = _in_digits(number, figure.value)
    if toll:
        return f"{number} {toll}"
    if figure.unit or figure.noun is None:
        return number
    noun = sentence.tokens[figure.noun]
    many = is_a(noun, Kind.PLURAL) or noun.text.lower() in group("many")
    between = sentence.tokens[last + 1 : noun.i]
    kinds = _BETWEEN if many else Kind.HYPHEN
    if last < noun.i <= last + NEAR and all(is_a(token, kinds) for token in between):
        return number + _text(sentence.tokens[last : noun.i + 1]).removeprefix(sentence.tokens[last].text)
    before = sentence.tokens[noun.i + 1 : first]
    if figure.scale and noun.i < first and all(is_a(token, Kind.PREPOSITION) for token in before):
        return _text(sentence.tokens[noun.i : last + 1])
    return f"{number} {noun.text}" if many else number


def _in_digits(number: str, value: float) -> str:
    """A number that is spelled in letters in digits, where these are short."""
    digits = f"{value:g}"
    return number if any(letter.isdigit() for letter in number) or not digits.isdigit() else digits


def handle(text: str, figure: Figure, toll: str) -> str:
    """By which a figure is known: `text` or its value with the dictionary form of what it counts. Ids are made of it, so it stays as it is."""
    digits = any(letter.isdigit() for letter in text)
    value = text if digits or figure.unit else f"{figure.value:g}"
    if toll:
        return f"{value} {toll}"
    return value if figure.unit or not figure.counted else f"{value} {figure.counted[0]}"


def _span(sentence: Sentence, figure: Figure) -> tuple[int, int]:
    """The first and the last token of the number, with its sign and unit."""
    inside = [token.i for token in sentence.tokens if figure.start <= token.start < figure.end]
    return inside[0], inside[-1]


def _text(tokens: Sequence[Token]) -> str:
    """The words of tokens, with a blank where there is any space between two."""
    pieces = [f"{token.text}{' ' * (following.start > token.end)}" for token, following in pairwise(tokens)]
    return "".join([*pieces, *(token.text for token in tokens[-1:])])
