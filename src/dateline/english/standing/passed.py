"""Rules of what is passed on: in quotation marks, "according to" somebody.

In: what is asked. Out: a Verdict that it is claimed. Never: who says so.
"""

from __future__ import annotations

from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, stands_as
from dateline.english.standing.asked import Asked, Judge, Verdict
from dateline.rules import rule


@rule(
    "english.quoted",
    example="“The mayor has >resigned< over it.”",
    counter_example="The mayor has >resigned<, she said.",
)
def in_quotation(asked: Asked) -> Verdict | None:
    """What stands in quotation marks is claimed by whoever is quoted."""
    return Verdict("claimed", "english.quoted", asked.i) if asked.i in asked.quoted else None


@rule(
    "english.according",
    example="According to the police, the driver >fled<.",
    counter_example="The driver >fled<, and the police followed.",
)
def according(asked: Asked) -> Verdict | None:
    """What is told "according to" somebody, or "allegedly", is claimed."""
    if stands_as(asked.carrier, Role.ATTRIBUTIVE):
        return None
    for verb in asked.clauses:
        for kid in asked.sentence.kids(verb.i):
            word = kid.text.lower()
            if stands_as(kid, Role.PARATAXIS) and kid.lemma.lower() in verbs("saying"):
                return Verdict("claimed", "english.according", kid.i)
            if (
                word == "according" and stands_as(kid, Role.ADVERBIAL | Role.PREPOSITIONAL | Role.CLAUSE_OF_PREPOSITION)
            ) or word in group("hearsay"):
                return Verdict("claimed", "english.according", kid.i)
    return None


PASSING: tuple[Judge, ...] = (in_quotation, according)
