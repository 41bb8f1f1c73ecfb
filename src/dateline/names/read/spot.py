"""Spots: one place of a name, and what stands around it.

In: a sentence, a name found in it, the sentence after it. Out: the tokens before, behind and over it. Never: what they tell, which is `signs`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.names import forms
from dateline.names.read.spans import Found


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a name: the sentence, the name's tokens in it, its folded words, and the sentence that follows."""

    sentence: Sentence
    name: Found
    words: forms.Words
    after: Sentence | None = None

    @property
    def before(self) -> Token | None:
        """The token before the name."""
        return self.sentence.tokens[self.name.first - 1] if self.name.first else None

    @property
    def behind(self) -> tuple[Token, ...]:
        """The tokens after the name and its possessive."""
        tokens = self.sentence.tokens[self.name.last :]
        return tokens[1:] if tokens and is_a(tokens[0], Kind.POSSESSIVE_S) else tokens

    @property
    def owns(self) -> bool:
        """The name stands in the possessive."""
        tokens = self.sentence.tokens
        return self.name.last < len(tokens) and is_a(tokens[self.name.last], Kind.POSSESSIVE_S)

    @property
    def head(self) -> Token:
        """The token of the name that the others lean on."""
        inside = range(self.name.first, self.name.last)
        tokens = self.sentence.tokens
        return next((tokens[i] for i in inside if tokens[i].head not in inside), tokens[self.name.last - 1])
