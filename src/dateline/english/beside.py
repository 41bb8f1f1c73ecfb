"""Beside: the words that stand in one way beside another: its object, its subject, what is behind a preposition of it.

In: a sentence, a token of it, how the others stand. Out: tokens in reading order of each way. Never: what the words mean together.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.clauses import is_passive, is_verb, name_at, objects, particle
from dateline.english.roles import Role, dependents, has_word, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token

STANDING = {
    "modifier": Role.MODIFIER_BEFORE_NOUN,
    "adjective complement": Role.ADJECTIVE_COMPLEMENT,
    "object complement": Role.OBJECT_COMPLEMENT,
    "indirect object": Role.INDIRECT_OBJECT,
}
"""Ways to stand beside a word that are a relation and no more, as the files of data write them."""


def words_beside(sentence: Sentence, token: Token, where: str) -> Iterator[Token]:
    """The words that stand so beside `token`: as its "object", "subject", "particle" or one of STANDING, or behind a preposition."""
    if where == "object":
        yield from _undergoers(sentence, token)
    elif where == "subject":
        yield from _doers(sentence, token)
    elif where == "particle":
        if (beside := particle(sentence, token.i)) is not None:
            yield beside
    elif where in STANDING:
        yield from (kid for kid in dependents(sentence, token.i, STANDING[where]) if not is_a(kid, Kind.PREPOSITION))
    else:
        yield from (
            inner
            for _, inner in objects(sentence, token.i, where)
            if name_at(sentence, inner.i, "DATE", "TIME") is None
        )
        yield from _below_particle(sentence, token, where)


def _below_particle(sentence: Sentence, token: Token, where: str) -> Iterator[Token]:
    """As in "kicked off the plane": the plane taken for the object of a verb with a particle."""
    if has_word(sentence, token.i, {where}, Role.PARTICLE):
        yield from dependents(sentence, token.i, Role.OBJECT | Role.NOUN_ADVERBIAL)


def _undergoers(sentence: Sentence, token: Token) -> Iterator[Token]:
    if not is_verb(token):
        yield from (inner for _, inner in objects(sentence, token.i, "of"))
        return
    yield from dependents(sentence, token.i, Role.UNDERGOER)
    if is_a(token, Kind.PAST_PARTICIPLE) and stands_as(token, Role.ADNOMINAL_CLAUSE):
        yield sentence.tokens[token.head]


def _doers(sentence: Sentence, token: Token) -> Iterator[Token]:
    own = list(dependents(sentence, token.i, Role.ACTIVE_SUBJECT))
    yield from own
    above = sentence.tokens[token.head]
    if own or above.i == token.i or is_passive(sentence, token.i):
        return
    if stands_as(token, Role.OPEN_COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.CONJUNCT) and is_verb(above):
        yield from dependents(sentence, above.i, Role.NOUN_AS_SUBJECT)
    elif stands_as(token, Role.CLAUSE_OF_NOUN):
        yield above
