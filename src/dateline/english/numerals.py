"""Numerals: where a sentence has a number, in digits or words, with the sign or short unit that it carries.

In: a sentence. Out: runs of its tokens with their value; tables of words of number and measure. Never: what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.english.lexicon import group
from dateline.english.words import Kind, is_a
from dateline.language import Sentence
from dateline.lists import rows

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_DIGITS = re.compile(_NUMBER)
_GLUED = re.compile(rf"(?P<sign>US\$|[$€£¥])?(?P<number>{_NUMBER})(?P<unit>[A-Za-z%]{{1,3}})?")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
SIGNS = frozenset("$€£¥")
SHORT = 2
"""Letters that a unit has at most which stands right behind its number."""
TENS = range(20, 100, 10)
"""Tens that are spelled with ones behind them."""


@dataclass(frozen=True, slots=True)
class Number:
    """A run of tokens, first to last, that spell one number, and its unit where the run has one; `ranked`: "third"."""

    first: int
    last: int
    value: float
    unit: str
    ranked: bool = False


def may_hold_number(sentence: Sentence) -> bool:
    """Whether a number may begin at one of its tokens."""
    ranks = table("rank")
    for token in sentence.tokens:
        text = token.text
        if is_a(token, Kind.CARDINAL) or "-" in text or text[0].isdigit() or text.lower() in ranks:
            return True
    return False


def numbers(sentence: Sentence) -> Iterator[Number]:
    """The numbers of the sentence in reading order."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        found = _number_at(sentence, i)
        if found is None:
            i += 1
            continue
        yield found
        i = found.last + 1


def _number_at(sentence: Sentence, i: int) -> Number | None:
    token = sentence.tokens[i]
    word = token.text.lower()
    if word in table("rank") and is_a(token, Kind.ADJECTIVE):
        return Number(i, i, table("rank")[word], "rank", ranked=True)
    value = _piece(word)
    if value is None:
        return _glued(sentence, i)
    return _years(sentence, i) or _measured(sentence, i, value) or _grown(sentence, i, value)


def _glued(sentence: Sentence, i: int) -> Number | None:
    """A token that is a number with its sign or unit: "$1.2m", "200ft", "magnitude-5.9"."""
    token = sentence.tokens[i]
    found = _GLUED.fullmatch(token.text) or _behind_hyphen(token.text)
    if found is None or is_a(token, Kind.PROPER_NOUN):
        return None
    value, letters = _plain(found["number"]), (found["unit"] or "").lower()
    unit = _sign(found["sign"]) or _sign_before(sentence, i)
    if letters in table("scale") and (unit or letters not in units()):
        return Number(i, i, value * table("scale")[letters], unit)
    if letters in units():
        kind, factor = units()[letters]
        return Number(i, i, value * factor, kind)
    return None if letters else _grown(sentence, i, value)


def _measured(sentence: Sentence, i: int, value: float) -> Number | None:
    """A number with its short unit right behind it: "600m"."""
    if i + 1 >= len(sentence.tokens) or _sign_before(sentence, i):
        return None
    after = sentence.tokens[i + 1]
    word = after.text.lower()
    if word not in units() or len(word) > SHORT or sentence.tokens[i].end != after.start:
        return None
    kind, factor = units()[word]
    return Number(i, i + 1, value * factor, kind)


def _grown(sentence: Sentence, i: int, value: float) -> Number:
    """The number with the words of scale behind it ("1.5 million"), or with its ones ("twenty-five")."""
    unit, last = _sign_before(sentence, i), i
    while last + 1 < len(sentence.tokens):
        following = sentence.tokens[last + 1].text.lower()
        ones = _ones(sentence, last + 2) if following == "-" and value in TENS else None
        if following in table("scale") and (following not in units() or unit):
            value, last = value * table("scale")[following], last + 1
        elif ones is not None and not sentence.tokens[i].text[0].isdigit():
            value, last = value + ones, last + 2
        else:
            break
    return Number(i, last, value, unit)


def _ones(sentence: Sentence, i: int) -> float | None:
    found = table("numeral").get(sentence.tokens[i].text.lower()) if i < len(sentence.tokens) else None
    return found if found is not None and found < TENS[0] / 2 else None


def _years(sentence: Sentence, i: int) -> Number | None:
    """The years from one to another: "from 1967 to 1979"; the value holds both."""
    tokens = sentence.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text.lower() not in group("year_spans"):
        return None
    first, last = tokens[i].text, tokens[i + 2].text
    if not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last) and first < last):
        return None
    return Number(i, i + 2, 10_000.0 * int(first) + int(last), "years")


def _piece(word: str) -> float | None:
    """The value of a plain numeral, in digits or letters."""
    if _DIGITS.fullmatch(word):
        return _plain(word)
    return table("numeral").get(word)


def _behind_hyphen(text: str) -> re.Match[str] | None:
    """The number of "magnitude-5.9"."""
    name, hyphen, number = text.partition("-")
    return _GLUED.fullmatch(number) if hyphen and name.isalpha() and number[:1].isdigit() else None


def _plain(digits: str) -> float:
    return float(digits.replace(",", "")[:15])


def _sign(sign: str | None) -> str:
    return sign[-1] if sign else ""


def _sign_before(sentence: Sentence, i: int) -> str:
    before = sentence.tokens[i - 1].text if i else ""
    return before[-1] if before and before[-1] in SIGNS else ""


@cache
def table(kind: str) -> Mapping[str, float]:
    """Word → factor, of one kind of row."""
    return {
        word: float(factor)
        for name, words, *rest in _rows()
        if name == kind
        for word in words.split()
        for factor in rest
    }


@cache
def units() -> Mapping[str, tuple[str, float]]:
    """Unit → its kind and its factor."""
    kinds = ("length", "weight", "time", "speed", "percent")
    return {word: (kind, factor) for kind in reversed(kinds) for word, factor in table(kind).items()}


@cache
def currencies() -> frozenset[str]:
    """Words for money."""
    return frozenset(word for name, words, *_ in _rows() if name == "money" for word in words.split())


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows("english", "measures.tsv"))
