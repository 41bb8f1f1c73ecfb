"""Senses: the kind of event of a word that takes its sense from a word beside it ("fire a missile", "fire a manager").

In: a sentence and a noun or verb of it. Out: the kind, "-" where the word tells no event, None where the sense file is silent.
Never: who takes part, where or when.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.beside import words_beside
from dateline.english.clauses import objects
from dateline.english.roles import Role, dependents
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
    for other in words_beside(sentence, token, where):
        yield other.lemma.lower()
        for _, inner in objects(sentence, other.i, "of"):
            yield inner.lemma.lower()
        yield from (joined.lemma.lower() for joined in dependents(sentence, other.i, Role.CONJUNCT))
