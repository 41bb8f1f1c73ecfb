"""Rules of a noun that names a happening: what its article, its adjectives and the word it hangs from make of it.

In: what is asked. Out: a Verdict. Never: the verb group that tells it.
"""

from __future__ import annotations

from dateline.english.clauses import has_to, is_told_passive, is_verb, name_at, objects, preposition, undergoes, worded
from dateline.english.embedding import effect_of
from dateline.english.lexicon import group, in_order, verbs
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.standing.asked import Asked, Judge, Verdict, by_effect, denied, first_of_row
from dateline.english.words import Kind, is_a
from dateline.language import Token
from dateline.rules import rule
from dateline.terms import Standing


@rule(
    "english.no_noun",
    example="There was no >attack<.",
    counter_example="There was an >attack<.",
)
def no_noun(asked: Asked) -> Verdict | None:
    """A noun with "no" or "not", or after "without", is denied."""
    for kid in asked.sentence.kids(asked.i):
        if stands_as(kid, Role.NEGATION) or (
            stands_as(kid, Role.DETERMINER | Role.PRECOORDINATOR) and kid.text.lower() in group("no")
        ):
            return denied("english.no_noun", kid)
    above = preposition(asked.sentence, asked.i)
    if above is not None and above.text.lower() == "without":
        return denied("english.no_noun", above)
    return None


@rule(
    "english.modified",
    example="They discussed a possible >visit<.",
    counter_example="They discussed the long >visit<.",
)
def modified(asked: Asked) -> Verdict | None:
    """An adjective may say that the noun is only planned, possible or alleged."""
    for kid in dependents(asked.sentence, asked.i, Role.MODIFIER_BEFORE_NOUN):
        for effect, name in MODIFIED.items():
            if kid.text.lower() in group(name):
                return Verdict(effect, "english.modified", kid.i)
    return None


MODIFIED: dict[Standing, str] = {
    "planned": "planned_before",
    "not told": "open_before",
    "claimed": "claimed_before",
}


@rule(
    "english.held_noun",
    example="The council backed plans for a >strike<.",
    counter_example="The day of the >strike< was cold.",
)
def held_noun(asked: Asked) -> Verdict | None:
    """What a noun stands below decides on it: plans for it, a threat of it, a claim of it."""
    token = asked.token
    above = preposition(asked.sentence, asked.i)
    holder: Token | None = None
    if above is not None and above.head != above.i:
        holder = asked.sentence.tokens[above.head]
    elif stands_as(token, Role.NOUN_BEFORE_NOUN) and token.head > token.i:
        holder = asked.sentence.tokens[token.head]
    if holder is None:
        return None
    if is_a(holder, Kind.NOUN):
        return by_effect(effect_of(holder.lemma, "noun"), "english.held_noun", holder)
    if is_verb(holder) and above is not None and above.text.lower() in {"for", "against"}:
        return by_effect(effect_of(holder.lemma, "object"), "english.held_noun", holder)
    return None


@rule(
    "english.object",
    example="They want an >election<.",
    counter_example="They held an >election<.",
)
def as_object(asked: Asked) -> Verdict | None:
    """The verb that has the noun as its object decides on it: wanting it leaves it open, preventing it denies it."""
    token = first_of_row(asked)
    if not undergoes(asked.sentence, token.i):
        return None
    verb = asked.sentence.tokens[token.head]
    effect = effect_of(worded(asked.sentence, verb.i), "object") or effect_of(verb.lemma, "object")
    return by_effect(effect, "english.object", verb)


@rule(
    "english.set_for",
    example="The council called an >election< for June 3.",
    counter_example="The council called an >election<.",
)
def set_for(asked: Asked) -> Verdict | None:
    """What is set, agreed or moved "for" or "to" a day is planned for it."""
    token = first_of_row(asked)
    verb = asked.sentence.tokens[token.head]
    if not undergoes(asked.sentence, token.i) or verb.lemma.lower() not in verbs("dating"):
        return None
    for at in (verb.i, token.i):
        for _, inner in objects(asked.sentence, at, *in_order("until_when")):
            if name_at(asked.sentence, inner.i, "DATE", "TIME"):
                return Verdict("planned", "english.set_for", verb.i)
    return None


@rule(
    "english.to_be_held",
    example="The >summit<, to be held in May, is about fish.",
    counter_example="The >summit<, held in May, was about fish.",
)
def to_be_held(asked: Asked) -> Verdict | None:
    """A noun with "to be held", "to take place" beside it is planned."""
    for kid in dependents(asked.sentence, asked.i, Role.CLAUSE_OF_NOUN):
        if has_to(asked.sentence, kid.i):
            carried = kid.lemma in group("carrying") and is_told_passive(asked.sentence, kid.i)
            if carried or kid.lemma in group("taking_place"):
                return Verdict("planned", "english.to_be_held", kid.i)
    return None


@rule(
    "english.bare_noun",
    example="Storms and >strikes< are bad for trade.",
    counter_example="The >strikes< were bad for trade.",
)
def bare_noun(asked: Asked) -> Verdict | None:
    """A noun without an article, owner, number or name beside it speaks of such things in general."""
    token = asked.token
    if asked.sentence.part == "title" or not is_a(token, Kind.COMMON_NOUN) or _is_carried_out(asked):
        return None
    if has_dependent(asked.sentence, asked.i, COMPANY):
        return None
    above = preposition(asked.sentence, asked.i)
    if above is not None and above.text.lower() in group("after_words"):
        return None
    return Verdict("not told", "english.bare_noun", asked.i)


def _is_carried_out(asked: Asked) -> bool:
    """As in "they held talks", "talks began": the verb says that one took place, or will."""
    token = first_of_row(asked)
    verb = asked.sentence.tokens[token.head]
    if stands_as(token, Role.ACTIVE_SUBJECT):
        return verb.lemma in group("taking_place")
    return stands_as(token, Role.UNDERGOER) and verb.lemma in group("carrying")


COMPANY = (
    Role.PREPOSITIONAL
    | Role.COMPOUND
    | Role.ATTRIBUTIVE
    | Role.NUMERAL
    | Role.POSSESSOR
    | Role.DETERMINER
    | Role.CLAUSE_OF_NOUN
)
"""What stands so beside a noun makes it a certain one."""
OF_NOUN: tuple[Judge, ...] = (no_noun, modified, held_noun, to_be_held, set_for, as_object, bare_noun)
