"""Attributes: what a model's rules say of a word, remembered by what they ask of it where spaCy tries all rules on all words.

In: the attribute ruler of a spaCy model, parsed documents. Out: what `AttributeRuler.match` gives, match for match. Never: a rule read otherwise than spaCy reads it: its matcher answers for
each kind of word once. A ruler whose rules ask anything else than is remembered stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spacy.matcher import Matcher

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Token

_ASKED = ("TAG", "DEP", "IS_SPACE", "LOWER")
"""What a rule may ask of a word."""
_LISTS = {"IN", "NOT_IN"}
Match = tuple[int, int, int, int]
"""The number of a rule, its id in the vocabulary, the first word and the one behind the last."""
Said = tuple[tuple[tuple[int, int], ...], bool]
"""Of a kind of word: the rules about one word that hold for it, and whether one about several words may begin with it."""


def remember(ruler: AttributeRuler) -> None:
    """Have this ruler remember what its rules say of a word, if all they ask is known."""
    patterns: list[Any] = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]  # type: ignore[union-attr]
    words = [word for pattern in patterns for word in pattern]
    if all(word and _is_plain(word) for word in words):
        ruler.match = _Remembered.of(ruler)  # type: ignore[method-assign]


@dataclass(frozen=True, slots=True)
class _Remembered:
    """The rules of a ruler: those about one word, how those about several begin, and these themselves; the words that they name."""

    one: Matcher
    beginnings: Matcher
    several: Matcher
    numbers: Mapping[int, int]
    named: frozenset[str]
    shapes: tuple[re.Pattern[str], ...]
    words: dict[int, int] = field(default_factory=dict)
    known: dict[tuple[int, ...], Said] = field(default_factory=dict)

    @classmethod
    def of(cls, ruler: AttributeRuler) -> _Remembered:
        one, beginnings, several = (Matcher(ruler.vocab, validate=False) for _ in range(3))
        numbers: dict[int, int] = {}
        asked: list[Any] = []
        for number, rule in enumerate(ruler.patterns):
            name = str(number)
            numbers[ruler.vocab.strings.add(name)] = number
            patterns: list[list[dict[str, Any]]] = list(rule["patterns"])  # type: ignore[arg-type]
            asked += [word["LOWER"] for pattern in patterns for word in pattern if "LOWER" in word]
            for matcher, some in (
                (one, [pattern for pattern in patterns if len(pattern) == 1]),
                (beginnings, [pattern[:1] for pattern in patterns if len(pattern) > 1]),
                (several, [pattern for pattern in patterns if len(pattern) > 1]),
            ):
                if some:
                    matcher.add(name, some)
        shapes = tuple(re.compile(one["REGEX"]) for one in asked if isinstance(one, dict) and "REGEX" in one)
        return cls(one, beginnings, several, numbers, frozenset(_named(asked)), shapes)

    def __call__(self, doc: Doc) -> list[Match]:
        """The matches of all rules in a document, in the order of the rules."""
        found: list[Match] = []
        begins = False
        for at, (*kind, lower) in enumerate(doc.to_array([*_ASKED]).tolist()):
            row = *kind, self._word(doc, lower)
            said = self.known.get(row)
            if said is None:
                said = self.known[row] = self._said(doc[at])
            found += [(number, id, at, at + 1) for number, id in said[0]]
            begins = begins or said[1]
        if begins:
            found += [(self.numbers[id], id, start, end) for id, start, end in self.several(doc, allow_missing=True)]
        found.sort()
        return found

    def _said(self, token: Token) -> Said:
        span = token.doc[token.i : token.i + 1]
        held = tuple((self.numbers[id], id) for id, _, _ in self.one(span, allow_missing=True))
        return held, bool(self.beginnings(span, allow_missing=True))

    def _word(self, doc: Doc, lower: int) -> int:
        """A word in small letters, if a rule can tell it from others; 0 for all others."""
        if lower not in self.words:
            text = doc.vocab.strings[lower]
            told = text in self.named or any(shape.search(text) for shape in self.shapes)
            self.words[lower] = lower if told else 0
        return self.words[lower]


def _is_plain(word: Mapping[str, Any]) -> bool:
    """All that a rule asks of this word is known: values, lists of them, of small letters also a regular expression."""
    return all(
        name in _ASKED
        and (not isinstance(value, dict) or value.keys() <= _LISTS or (name == "LOWER" and value.keys() == {"REGEX"}))
        for name, value in word.items()
    )


def _named(asked: list[Any]) -> Iterator[str]:
    for value in asked:
        if isinstance(value, str):
            yield value
        else:
            for some in (value.get(name, ()) for name in _LISTS):
                yield from some
