"""Beside: the words that stand in one way beside another: its object, its subject, what is behind a preposition of it.

In: a sentence, a token of it, how the others stand. Out: tokens in reading order of each way. Never: what the words mean together.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.clauses import is_passive, is_verb, name_at, objects, particle
from dateline.language import Sentence, Token


def words_beside(sentence: Sentence, token: Token, where: str) -> Iterator[Token]:
    """The words that stand so beside `token`: as its "object", "subject", "particle", "modifier", or behind a preposition."""
    if where == "object":
        yield from _undergoers(sentence, token)
    elif where == "subject":
        yield from _doers(sentence, token)
    elif where == "particle":
        if (beside := particle(sentence, token.i)) is not None:
            yield beside
    elif where in {"modifier", "acomp", "oprd", "dative"}:
        labels = {"compound", "amod", "nmod"} if where == "modifier" else {where}
        yield from (kid for kid in sentence.kids(token.i) if kid.dep in labels and kid.pos != "ADP")
    else:
        yield from (
            inner
            for _, inner in objects(sentence, token.i, where)
            if name_at(sentence, inner.i, "DATE", "TIME") is None
        )
        yield from _below_particle(sentence, token, where)


def _below_particle(sentence: Sentence, token: Token, where: str) -> Iterator[Token]:
    """As in "kicked off the plane": the plane taken for the object of a verb with a particle."""
    if any(kid.dep == "prt" and kid.text.lower() == where for kid in sentence.kids(token.i)):
        yield from (kid for kid in sentence.kids(token.i) if kid.dep in {"dobj", "npadvmod"})


def _undergoers(sentence: Sentence, token: Token) -> Iterator[Token]:
    if not is_verb(token):
        yield from (inner for _, inner in objects(sentence, token.i, "of"))
        return
    yield from (kid for kid in sentence.kids(token.i) if kid.dep in {"dobj", "nsubjpass"})
    if token.tag == "VBN" and token.dep == "acl":
        yield sentence.tokens[token.head]


def _doers(sentence: Sentence, token: Token) -> Iterator[Token]:
    own = [kid for kid in sentence.kids(token.i) if kid.dep == "nsubj"]
    yield from own
    above = sentence.tokens[token.head]
    if own or above.i == token.i or is_passive(sentence, token.i):
        return
    if token.dep in {"conj", "xcomp", "advcl"} and is_verb(above):
        yield from (kid for kid in sentence.kids(above.i) if kid.dep in {"nsubj", "nsubjpass"})
    elif token.dep in {"acl", "relcl"}:
        yield above
