"""How firmly something is said to have been said.

In: a cue and its content in a parse. Out: whether the report hedges. Never: a judgement about the content.
"""

from __future__ import annotations

from collections.abc import Collection

from dateline.language import Sentence, Token
from dateline.statements.attribution import is_passive
from dateline.statements.lexicon import words

_SEEMING = frozenset({"appear", "seem"})
_MAYBE = frozenset({"may", "might", "could"})
_GUARDED = frozenset({"hint", "imply", "insinuate", "intimate", "signal", "speculate", "suspect"})


def is_hedged(sentence: Sentence, cue: Token, content: Collection[int]) -> bool:
    """Whether the report keeps its distance.

    By the cue ("appeared to say", "may have said", "is believed to", "hinted") or at the head of the content ("would probably").
    """
    if cue.lemma.lower() in _GUARDED or (is_passive(sentence, cue) and _has_no_agent(sentence, cue)):
        return True
    above = sentence.tokens[cue.head]
    if cue.dep == "xcomp" and (
        above.lemma.lower() in _SEEMING or (is_passive(sentence, above) and _has_no_agent(sentence, above))
    ):
        return True
    kids = list(sentence.kids(cue.i))
    if any(k.dep == "aux" and k.text.lower() in _MAYBE for k in kids):
        return True
    return any(
        _guards(t) and sentence.tokens[t.head].head == cue.i for t in map(sentence.tokens.__getitem__, content)
    ) or any(_guards(k) for k in kids)


def _guards(token: Token) -> bool:
    return token.pos == "ADV" and token.text.lower() in words("hedges.txt")


def _has_no_agent(sentence: Sentence, verb: Token) -> bool:
    return not any(k.dep == "agent" for k in sentence.kids(verb.i))
