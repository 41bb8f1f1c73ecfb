"""Nominals and pronouns: words that may mean someone who is named elsewhere.

In: a sentence, and the tokens that names and their roles take up. Out: token ranges with kind and role. Never: who is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.english.lexicon import group
from dateline.english.roles import Role, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.names import lexicon
from dateline.names.read import roles

PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
"""Pronouns that mean one person, and the gender they agree with; "they" and "it" are left out, they mean too much else."""
_MODIFIERS = Kind.NOUN | Kind.ADJECTIVE | Kind.NUMBER
_ARTICLES = group("articles")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase for someone ("the Russian president"): its tokens (end exclusive), kind, and where the role in it begins."""

    first: int
    last: int
    kind: str
    role_first: int


def pronouns(sentence: Sentence) -> Iterator[Token]:
    """The pronouns of the sentence that mean one person."""
    return (token for token in sentence.tokens if token.text.lower() in PRONOUNS)


def nominals(sentence: Sentence, taken: frozenset[int]) -> Iterator[Nominal]:
    """The singular, determined noun phrases of the sentence that name an office, a relative or a kind of organization."""
    for token in sentence.tokens:
        kind = _kind(token)
        if kind is None or token.i in taken or _leans_on_noun(sentence, token):
            continue
        first = token.i
        while first > 0 and token.i - first < roles.LONGEST_ROLE and _modifies(sentence, first - 1):
            first -= 1
        start = sentence.tokens[first]
        if start.text.lower() in _ARTICLES:
            yield Nominal(first, token.i + 1, kind, first + 1)
        elif (
            is_a(start, Kind.POSSESSIVE_PRONOUN)
            or lexicon.is_demonym(start.text)
            or any(is_a(t, Kind.POSSESSIVE_S) for t in sentence.tokens[first : token.i])
        ):
            yield Nominal(first, token.i + 1, kind, first)


def _kind(token: Token) -> str | None:
    if not is_a(token, Kind.SINGULAR):
        return None
    if lexicon.is_role(token.text):
        return "person"
    noun = token.text.lower()
    return "organization" if noun in lexicon.words("organization_nouns") or noun in lexicon.kind_words() else None


def _leans_on_noun(sentence: Sentence, token: Token) -> bool:
    """The noun is only a part of another one: "the president election"."""
    return stands_as(token, Role.COMPOUND) and sentence.tokens[token.head].i > token.i


def _modifies(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if token.text.lower() in _ARTICLES and sentence.tokens[i + 1].text.lower() in _ARTICLES:
        return False
    return is_a(token, _MODIFIERS | Kind.POSSESSIVE | Kind.HYPHEN) or token.text.lower() in _ARTICLES
