"""How firmly something is said to have been said.

In: a cue and its content in a parse. Out: whether the report hedges. Never: a judgement about the content.
"""

from __future__ import annotations

from collections.abc import Collection

from dateline.english.clauses import agent, is_told_passive
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, has_word, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.statements.lexicon import words

_SEEMING = verbs("seeming")
_MAYBE = group("maybe")
_GUARDED = verbs("guarded")


def is_hedged(sentence: Sentence, cue: Token, content: Collection[int]) -> bool:
    """Whether the report keeps its distance.

    By the cue ("appeared to say", "may have said", "is believed to", "hinted") or at the head of the content ("would probably").
    """
    if cue.lemma.lower() in _GUARDED or _is_impersonal(sentence, cue):
        return True
    above = sentence.tokens[cue.head]
    if stands_as(cue, Role.OPEN_COMPLEMENT) and (above.lemma.lower() in _SEEMING or _is_impersonal(sentence, above)):
        return True
    kids = list(sentence.kids(cue.i))
    if has_word(sentence, cue.i, _MAYBE, Role.ACTIVE_AUXILIARY):
        return True
    return any(
        _guards(t) and sentence.tokens[t.head].head == cue.i for t in map(sentence.tokens.__getitem__, content)
    ) or any(_guards(k) for k in kids)


def _guards(token: Token) -> bool:
    return is_a(token, Kind.ADVERB) and token.text.lower() in words("hedges.txt")


def _is_impersonal(sentence: Sentence, verb: Token) -> bool:
    """Told in the passive, and not by whom."""
    return is_told_passive(sentence, verb.i) and agent(sentence, verb.i) is None
