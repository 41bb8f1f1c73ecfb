"""Sentences of tests in which one word is marked: "The mayor >resigned<." parsed, with the index of that word."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dateline.language import Parse, Sentence, parser_for


class Marked(NamedTuple):
    """The sentence, the index of the marked word, the indexes of words in quotation marks."""

    sentence: Sentence
    i: int
    quoted: frozenset[int]


def marked(text: str) -> Marked:
    """Parse `text` without its marks."""
    return all_marked((text,))[text]


@cache
def all_marked(texts: tuple[str, ...]) -> dict[str, Marked]:
    """Parse many such texts at once."""
    parser = parser_for("en")
    assert parser is not None
    return {text: _found(text, parse) for text, parse in zip(texts, parser.parse([*map(_plain, texts)]), strict=True)}


def _plain(text: str) -> str:
    return text.replace(">", "").replace("<", "")


def _found(text: str, parse: Parse) -> Marked:
    at, plain = text.index(">"), _plain(text)
    sentence = next(one for one in parse if one.start <= at < one.end)
    i = next(token.i for token in sentence.tokens if token.start <= at < token.end)
    opened, closed = plain.find("“"), plain.find("”")
    quoted = frozenset(t.i for t in sentence.tokens if opened != -1 and opened < t.start < closed)
    return Marked(sentence, i, quoted)
