"""Carriers: the light verb that tells an event noun ("hold talks", "the offer made on Monday").

In: a sentence and a noun of it. Out: the index of that verb, or None. Never: whether the noun names an event.
"""

from __future__ import annotations

from dateline.english.clauses import anchor, preposition
from dateline.english.lexicon import verbs
from dateline.events.words import kinds
from dateline.language import Sentence, Token


def carrier_of(sentence: Sentence, i: int) -> int | None:
    """The light verb that noun `i` is the object (or subject, where it takes place) of, or None."""
    token = sentence.tokens[anchor(sentence, i)]
    while token.dep == "conj" and token.head < token.i:
        token = sentence.tokens[token.head]
    above = sentence.tokens[token.head]
    holder = preposition(sentence, token.i)
    if holder is not None and holder.lemma.lower() == "with" and sentence.tokens[holder.head].lemma in BESTOWING:
        return holder.head
    if holder is not None and holder.lemma.lower() in {"under", "in", "into", "on"}:
        verb = sentence.tokens[holder.head]
        told = verb.lemma in PUT and kinds().nouns.get(sentence.tokens[i].lemma.lower()) in {"detention", "trial"}
        return verb.i if told else None
    if above.i != token.i and above.pos == "VERB" and above.lemma in verbs("light") and token.dep in OBJECTS:
        return above.i
    return _relative_carrier(sentence, token)


OBJECTS = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "oprd"})


def _relative_carrier(sentence: Sentence, token: Token) -> int | None:
    """As in "the interview she gave to the paper", "an offer made on Monday": the light verb of a clause that hangs from the noun."""
    for kid in sentence.kids(token.i):
        if kid.dep not in {"relcl", "acl"} or kid.lemma not in GIVING or kid.tag == "VB":
            continue
        own = [below for below in sentence.kids(kid.i) if below.dep == "dobj" and below.tag not in {"WDT", "WP"}]
        if not own:
            return kid.i
    return None


GIVING = verbs("giving")
"""Light verbs that a clause after the noun may carry it with."""


BESTOWING = verbs("bestowing")
"""Verbs of "presented with an award"."""
PUT = verbs("put")
"""Verbs of "held in custody", "went on trial"."""
