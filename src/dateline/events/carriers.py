"""Carriers: the light verb that tells an event noun ("hold talks", "the offer made on Monday").

In: a sentence and a noun of it. Out: the index of that verb, or None. Never: whether the noun names an event.
"""

from __future__ import annotations

from dateline.english.clauses import anchor, preposition
from dateline.english.lexicon import verbs
from dateline.english.roles import Role, dependents, stands_as, up_through
from dateline.english.words import Kind, is_a
from dateline.events.words import kinds
from dateline.language import Sentence, Token


def carrier_of(sentence: Sentence, i: int) -> int | None:
    """The light verb that noun `i` is the object (or subject, where it takes place) of, or None."""
    token = sentence.tokens[anchor(sentence, i)]
    token = up_through(sentence, token, Role.CONJUNCT)
    above = sentence.tokens[token.head]
    holder = preposition(sentence, token.i)
    if holder is not None and holder.lemma.lower() == "with" and sentence.tokens[holder.head].lemma in BESTOWING:
        return holder.head
    if holder is not None and holder.lemma.lower() in {"under", "in", "into", "on"}:
        verb = sentence.tokens[holder.head]
        told = verb.lemma in PUT and kinds().nouns.get(sentence.tokens[i].lemma.lower()) in {"detention", "trial"}
        return verb.i if told else None
    if (
        above.i != token.i
        and is_a(above, Kind.FULL_VERB)
        and above.lemma in verbs("light")
        and stands_as(token, OBJECTS)
    ):
        return above.i
    return _relative_carrier(sentence, token)


OBJECTS = Role.NOUN_AS_SUBJECT | Role.OBJECT | Role.ATTRIBUTE | Role.OBJECT_COMPLEMENT


def _relative_carrier(sentence: Sentence, token: Token) -> int | None:
    """As in "the interview she gave to the paper", "an offer made on Monday": the light verb of a clause that hangs from the noun."""
    for kid in dependents(sentence, token.i, Role.CLAUSE_OF_NOUN):
        if kid.lemma not in GIVING or is_a(kid, Kind.BASE_FORM):
            continue
        own = [below for below in dependents(sentence, kid.i, Role.OBJECT) if not is_a(below, Kind.RELATIVE_PRONOUN)]
        if not own:
            return kid.i
    return None


GIVING = verbs("giving")
"""Light verbs that a clause after the noun may carry it with."""


BESTOWING = verbs("bestowing")
"""Verbs of "presented with an award"."""
PUT = verbs("put")
"""Verbs of "held in custody", "went on trial"."""
