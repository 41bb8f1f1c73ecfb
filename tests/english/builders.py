"""What the tests of this package share: a sentence of the real parser, and its words by what they are."""

from __future__ import annotations

from functools import cache

from dateline.language import Sentence, Token, parser_for


@cache
def sentence(text: str) -> Sentence:
    """The one sentence of a text."""
    parser = parser_for("en")
    assert parser is not None
    (found,) = next(iter(parser.parse([text])))
    return found


def at(parsed: Sentence, word: str) -> int:
    """The index of the first token that is written so."""
    return next(token.i for token in parsed.tokens if token.text == word)


def text(token: Token | None) -> str | None:
    """How a token is written."""
    return token.text if token is not None else None
