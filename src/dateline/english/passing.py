"""In passing: a happening that its sentence only mentions while it tells another one.

In: a sentence and a predicate. Out: yes or no. Never: whether it is so.

"He was praised for saving a child on Monday" tells of praise: under a day of the rescue its words would mislead. The occasion on which
something is said or shown ("in an interview on Monday", "a letter released on Friday") shares the day of what is told.
"""

from __future__ import annotations

from dateline.english.clauses import NOUNS, is_verb
from dateline.english.lexicon import group
from dateline.language import Sentence, Token

HANGING = frozenset({"pcomp", "relcl", "acl"})
"""How a clause hangs from a preposition or a noun."""


def is_in_passing(sentence: Sentence, i: int) -> bool:
    """Whether the predicate stands below a preposition or a noun, or is a noun of which the sentence tells something else."""
    token = sentence.tokens[i]
    if not is_verb(token):
        return _is_bare(sentence, token)
    while token.head != token.i:
        above = sentence.tokens[token.head]
        if token.dep in HANGING:
            return not (above.pos in NOUNS and _is_occasion(above))
        token = above
    return False


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """A noun below a preposition that does not share its time ("since the attack"), or of which it is told what it was like."""
    if sentence.part == "title" or _is_occasion(token):
        return False
    above = sentence.tokens[token.head]
    if token.dep == "pobj":
        return above.text.lower() not in group("at_its_time")
    return token.dep == "nsubj" and above.lemma.lower() == "be"


def _is_occasion(token: Token) -> bool:
    return token.lemma.lower() in group("occasions")
