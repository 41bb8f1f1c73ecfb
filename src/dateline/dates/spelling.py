"""Spelling: a text as a string of one letter a word, so that a grammar of time can be a regular expression.

In: a text. Out: its words with offsets, and their classes as letters. Never: a meaning, a calendar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.dates import lexicon

_LEX: Final = re.compile(
    r"""
      (?P<qcode>[QHqh][1-4]\b)
    | (?P<word>[^\W\d_]+)
    | (?P<iso>\d{4}-\d\d-\d\d(?:[Tt]\d\d:\d\d(?::\d\d)?(?:[Zz]|[+-]\d\d:?\d\d)?)?(?![\d-]))
    | (?P<slashed>\d{1,4}/\d{1,2}/\d{2,4}(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{1,2}-\d{1,2}-\d{4}(?![\d-]))
    | (?P<hyphened>\d{1,2}-[^\W\d_]{3,9}-(?:\d{4}|\d\d)(?![\w-])|\d{1,2}/[^\W\d_]{3,9}/(?:\d{4}|\d\d)(?![\w/]))
    | (?P<fraction>\d/\d(?![\d/])|[½¼¾])
    | (?P<clock>\d{1,2}(?:[:.]\d\d)?\s?[apAP]\.?[mM]\b\.?|\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
    | (?P<decade>['’]?\d0['’]?[sS]\b|1\d\d0['’]?[sS]\b|20\d0['’]?[sS]\b)
    | (?P<ordnum>\d{1,3}(?i:st|nd|rd|th)\b)
    | (?P<number>\d+(?:[.,]\d+)*)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
"""Words come before figures, as most of a text is words: no other alternative but the first begins with a letter."""
_POINTED: Final = frozenset({"month", "short_weekday", "rare_month", "ampm"})
_WHOLE: Final = frozenset({"may", "june", "july"})
"""Short names that are no abbreviations: a point after them ends the sentence."""
_MARKS: Final = {"-": "dash", "–": "dash", "—": "dash", "‑": "dash", ",": "comma", "(": "open", ")": "close", "'": "apostrophe",
                 "’": "apostrophe", ".": "stop", "!": "stop", "?": "stop", "$": "money", "£": "money", "€": "money", "/": "slash"}  # fmt: skip
_UNSPOKEN: Final = frozenset({"other", "mark", "year", "day", "holiday", "cue_past", "cue_future"})
_FIRST_LETTER: Final = 0x100
_PAST_ENDING: Final = "ed"


@cache
def letters() -> Mapping[str, str]:
    """The letter that stands for each class of words."""
    kinds = {kind for kind, _ in lexicon.words().values()} | set(_LEX.groupindex) | set(_MARKS.values())
    return {kind: chr(_FIRST_LETTER + i) for i, kind in enumerate(sorted(kinds | _UNSPOKEN))}


def letter(kind: str) -> str:
    """The letter of one class; KeyError where there is no such class."""
    return letters()[kind]


@cache
def _letters_of(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(letter(kind) for kind in kinds)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text, the offsets of its words and marks, and their classes, one letter each."""

    text: str
    starts: list[int]
    ends: list[int]
    letters: str

    def word(self, i: int) -> str:
        """The i-th word in lower case; empty beyond either end."""
        return self.text[self.starts[i] : self.ends[i]].lower() if 0 <= i < len(self.starts) else ""

    def shown(self, i: int) -> str:
        """The i-th word as written; empty beyond either end."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""

    def meaning(self, i: int) -> str:
        """What the lexicon says the i-th word means; empty if it is not in it."""
        return lexicon.words().get(self.word(i).rstrip("."), ("", ""))[1]

    def first_of(self, first: int, last: int, kinds: tuple[str, ...]) -> int | None:
        """The first word of one of these classes in the range."""
        wanted = _letters_of(kinds)
        return next((i for i in range(max(0, first), min(last, len(self.letters))) if self.letters[i] in wanted), None)

    def kind(self, i: int, *kinds: str) -> bool:
        """Whether the i-th word is of one of these classes."""
        return 0 <= i < len(self.letters) and self.letters[i] in _letters_of(kinds)


@cache
def _word_letters() -> dict[str, str]:
    found = {word: letter(kind) for word, (kind, _) in lexicon.words().items()}
    for word, direction in lexicon.cues().items():
        found.setdefault(word, letter(f"cue_{direction}"))
    return found


def _number(digits: str) -> str:
    if not digits.isdecimal() or not digits.isascii():
        return letter("number")
    if len(digits) == 4 and "1000" <= digits <= "2199":
        return letter("year")
    return letter("day") if len(digits) <= 2 and 1 <= int(digits) <= 31 else letter("number")


def spell(text: str) -> Spelled:
    """The text as letters; its offsets are those of `text`."""
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    known, other, past, openers = _word_letters(), letter("other"), letter("cue_past"), lexicon.holiday_openers()
    reached = 0
    for match in _LEX.finditer(text):
        start, end = match.span()
        if start < reached:
            continue
        kind = match.lastgroup or "mark"
        if kind == "word":
            low = match.group().lower()
            code = known.get(low)
            if low in openers and (holiday := lexicon.holiday_pattern().match(text, start)):
                end, code = holiday.end(), letter("holiday")
            elif code is None:
                code = past if low.endswith(_PAST_ENDING) else other
            elif (
                text[end : end + 1] == "."
                and lexicon.words().get(low, ("",))[0] in _POINTED
                and len(low) < 5
                and low not in _WHOLE
            ):
                end += 1
        elif kind == "number":
            code = _number(match.group())
        elif kind == "mark":
            code = letter(_MARKS.get(match.group(), "mark"))
        else:
            code = letter(kind)
        starts.append(start)
        ends.append(end)
        codes.append(code)
        reached = end
    return Spelled(text, starts, ends, "".join(codes))
