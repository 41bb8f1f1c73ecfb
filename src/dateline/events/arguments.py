"""Arguments: who takes part in an event, and which larger event it stands in.

In: a sentence and a trigger. Out: offsets of spans and indexes of tokens. Never: who an expression refers to.
"""

from __future__ import annotations

from dateline.english.clauses import (
    antecedent,
    conjuncts,
    is_verb,
    lent_subject,
    name_at,
    objects,
    phrase,
    preposition,
    subject,
)
from dateline.english.lexicon import group, in_order, verbs
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.events.agents import SPOKEN, is_body, said_in
from dateline.events.noun_kinds import SIDELINES
from dateline.events.triggers import Trigger
from dateline.events.where import TRAVEL, verbs_over
from dateline.language import Sentence, Token

WITH = in_order("taking_part")
PERSONAL = group("personal")


def participants(sentence: Sentence, trigger: Trigger) -> tuple[tuple[int, int], ...]:
    """Offsets of those who take part, in reading order: subjects, objects, possessors, of/between/with/by phrases."""
    heads: dict[int, Token] = {}
    for token in _argument_heads(sentence, trigger):
        for one in (
            [token]
            if stands_as(token, Role.POSSESSOR) and _is_swallowed(sentence, token)
            else conjuncts(sentence, token.i)
        ):
            if _can_act(one) and name_at(sentence, one.i, "DATE", "TIME") is None:
                heads[one.i] = one
    spans = {span for head in heads.values() for span in _spans(sentence, head)}
    return tuple(sorted(spans))


def _can_act(token: Token) -> bool:
    return (
        is_a(token, Kind.NOUN)
        or token.text.lower() in PERSONAL
        or is_a(token, Kind.CARDINAL | Kind.ARTICLE)
        or is_a(token, Kind.PRONOUN)
    )


def _argument_heads(sentence: Sentence, trigger: Trigger) -> list[Token]:
    i = trigger.i
    if is_verb(sentence.tokens[i]):
        return _of_verb(sentence, i)
    heads = _of_noun(sentence, i)
    if trigger.kind in SPOKEN and (speaker := said_in(sentence, i)) is not None:
        heads.append(speaker)
    if trigger.carrier is not None:
        heads += [token for token in _of_verb(sentence, trigger.carrier) if i not in sentence.subtree(token.i)]
    return heads


def _of_verb(sentence: Sentence, i: int) -> list[Token]:
    """Arguments of a verb, its subject borrowed from the verb above where it has none of its own."""
    kids = list(sentence.kids(i))
    own = subject(sentence, i)
    heads = list(dependents(sentence, i, Role.OBJECT | Role.INDIRECT_OBJECT)) + ([own] if own is not None else [])
    heads += [token for _, token in objects(sentence, i, "with", "by", "against")]
    towards = ("for",) if sentence.tokens[i].lemma in TRAVEL else ("to", "from", "for")
    heads += [token for _, token in objects(sentence, i, *towards) if is_body(sentence, token)]
    if not has_dependent(sentence, i, Role.OBJECT):
        heads += [
            deep for kid in kids if stands_as(kid, Role.CONJUNCT) for deep in dependents(sentence, kid.i, Role.OBJECT)
        ]
    if own is None and (lent := lent_subject(sentence, i)) is not None:
        heads.append(lent)
    return [_stood_for(sentence, head) for head in heads]


def _stood_for(sentence: Sentence, token: Token) -> Token:
    """For "who" and "which" of a relative clause, the noun they stand for; for "it" in "the Rovers said it would …", who says so."""
    if token.text.lower() in SELF and stands_as(token, Role.NOUN_AS_SUBJECT):
        return _speaking_body(sentence, token) or token
    return antecedent(sentence, token)


SELF = group("self")
"""Pronouns by which a body speaks of itself."""


def _speaking_body(sentence: Sentence, pronoun: Token) -> Token | None:
    """The named body whose words the pronoun's clause gives; None where the clause only says what something is."""
    verb = sentence.tokens[pronoun.head]
    saying = sentence.tokens[verb.head]
    if not stands_as(verb, Role.FULL_COMPLEMENT) or verb.lemma == "be" or saying.lemma.lower() not in verbs("saying"):
        return None
    speaker = subject(sentence, saying.i)
    return speaker if speaker is not None and name_at(sentence, speaker.i, "ORG", "GPE") is not None else None


def _of_noun(sentence: Sentence, i: int) -> list[Token]:
    heads: list[Token] = []
    for kid in sentence.kids(i):
        named = name_at(sentence, kid.i, "PERSON", "ORG", "GPE", "NORP")
        if stands_as(kid, Role.POSSESSOR) or (
            stands_as(kid, Role.MODIFIER_BEFORE_NOUN) and kid.i < i and (named or is_a(kid, Kind.PROPER_NOUN))
        ):
            heads.append(kid)
    for word, token in objects(sentence, i, *WITH):
        heads.append(token)
        if word == "between":
            heads += _swallowed(sentence, token)
    for kid in dependents(sentence, i, Role.CLAUSE_OF_NOUN, Kind.BASE_FORM):
        heads += [token for token in _of_verb(sentence, kid.i) if token.i != i]
    return heads


def _swallowed(sentence: Sentence, token: Token) -> list[Token]:
    """In "between A and B's envoy" the parser takes A for a possessor: give it back."""
    return [
        kid for kid in dependents(sentence, token.i, Role.POSSESSOR) if has_dependent(sentence, kid.i, Role.CONJUNCT)
    ][:1]


def _is_swallowed(sentence: Sentence, token: Token) -> bool:
    above = preposition(sentence, token.head)
    return above is not None and above.lemma.lower() == "between"


def _spans(sentence: Sentence, head: Token) -> list[tuple[int, int]]:
    """The tight phrase of a participant and, apart, of the name in apposition to it."""
    spans = [phrase(sentence, head.i)]
    named = (kid for kid in dependents(sentence, head.i, Role.APPOSITION, Kind.NOUN) if name_at(sentence, kid.i))
    spans.extend(phrase(sentence, kid.i) for kid in named)
    return spans


# The event around it ----------------------------------------------------------------------------------------------------


def within(sentence: Sentence, trigger: Trigger, nouns: frozenset[int]) -> int | None:
    """Index of the trigger noun of the event that this one is part of: "on the sidelines of the summit", "during the visit"."""
    starts = [trigger.i, *verbs_over(sentence, trigger)]
    for start in starts:
        for kid in dependents(sentence, start, Role.PREPOSITIONAL):
            if kid.lemma.lower() not in {"on", "at", "during", "within"}:
                continue
            found = _contained(sentence, kid, nouns)
            if found is not None and found != trigger.i:
                return found
    return None


def _contained(sentence: Sentence, prep: Token, nouns: frozenset[int]) -> int | None:
    for inner in dependents(sentence, prep.i, Role.NOUN_OF_PREPOSITION):
        if inner.text.lower() in SIDELINES:
            inside = [i for _, deep in objects(sentence, inner.i, "of") for i in sentence.subtree(deep.i)]
            return next((i for i in inside if i in nouns), _last_noun(sentence, prep.i, nouns) if not inside else None)
        if prep.lemma.lower() in {"during", "at", "within"}:
            return next((i for i in sentence.subtree(inner.i) if i in nouns and not is_verb(sentence.tokens[i])), None)
    return None


def _last_noun(sentence: Sentence, before: int, nouns: frozenset[int]) -> int | None:
    """For a bare "on the sidelines": the last event noun told before it in the sentence."""
    return max((i for i in nouns if i < before and not is_verb(sentence.tokens[i])), default=None)
