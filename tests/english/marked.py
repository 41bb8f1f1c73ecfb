"""Sentences of tests in which one word is marked: "The mayor >resigned<." parsed, with the index of that word."""

from __future__ import annotations

from typing import NamedTuple

from dateline.language import Sentence, parser_for


class Marked(NamedTuple):
    """The sentence, the index of the marked word, the indexes of words in quotation marks."""

    sentence: Sentence
    i: int
    quoted: frozenset[int]


def marked(text: str) -> Marked:
    """Parse `text` without its marks."""
    at = text.index(">")
    plain = text.replace(">", "").replace("<", "")
    parser = parser_for("en")
    assert parser is not None
    (parse,) = parser.parse([plain])
    sentence = next(one for one in parse if one.start <= at < one.end)
    i = next(token.i for token in sentence.tokens if token.start <= at < token.end)
    opened, closed = plain.find("“"), plain.find("”")
    quoted = frozenset(t.i for t in sentence.tokens if opened != -1 and opened < t.start < closed)
    return Marked(sentence, i, quoted)
