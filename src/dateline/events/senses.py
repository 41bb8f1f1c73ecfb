"""Senses: the kind of event of a word that takes its sense from a word beside it ("fire a missile", "fire a manager").

In: a sentence and a noun or verb of it. Out: the kind, "-" where the word tells no event, None where the sense file is silent.
Never: who takes part, where or when.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.clauses import is_passive, is_verb, name_at, objects, particle
from dateline.events import words
from dateline.language import Sentence, Token

NO_EVENT = "-"
ANY = "*"


def sense_of(sentence: Sentence, token: Token) -> str | None:
    """What the words beside `token` make of it; the first row of the sense file that fits decides."""
    for where, telling, kind in words.senses().get(token.lemma.lower(), ()):
        if any(ANY in telling or word in telling for word in _beside(sentence, token, where)):
            return kind
    return None


def _beside(sentence: Sentence, token: Token, where: str) -> Iterator[str]:
    """The dictionary forms of the words that stand so beside `token`."""
    for other in _standing(sentence, token, where):
        yield other.lemma.lower()
        for _, inner in objects(sentence, other.i, "of"):
            yield inner.lemma.lower()
        for kid in sentence.kids(other.i):
            if kid.dep == "conj":
                yield kid.lemma.lower()


def _standing(sentence: Sentence, token: Token, where: str) -> Iterator[Token]:
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
