"""Agents: whether a noun or pronoun can do something or have it done to it, and whether a verb tells so of one.

In: a sentence and a token. Out: a yes or no. Never: who it is.
"""

from __future__ import annotations

from dateline.english.clauses import auxiliaries, is_passive, name_at, particle, preposition, roles, subject
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.events import words
from dateline.events.cues import Stand, told_by
from dateline.language import Sentence, Token
from dateline.status import COMMITTED

OTHERS = group("others")
"""Pronouns for those that the report tells of; "I" and "you" belong to talk."""
NAMED = ("PERSON", "ORG", "GPE", "NORP")
NAMED_BODY = ("PERSON", "ORG")


def is_actor(sentence: Sentence, token: Token) -> bool:
    """A person or a body of people: a name, a role, a personal pronoun, a number of people."""
    if token.text.lower() in OTHERS or token.lemma.lower() in words.bag("actors"):
        return True
    return is_named(sentence, token)


def is_named(sentence: Sentence, token: Token) -> bool:
    """The noun is, or is modified by, a name of someone."""
    return name_at(sentence, token.i, *NAMED) is not None or any(
        name_at(sentence, kid.i, *NAMED) is not None
        for kid in dependents(sentence, token.i, Role.NOUN_BEFORE_NOUN | Role.POSSESSOR | Role.APPOSITION)
    )


def is_body(sentence: Sentence, token: Token) -> bool:
    """Somebody, not a country that may be meant as a place."""
    if token.text.lower() in OTHERS or token.lemma.lower() in words.bag("actors"):
        return True
    return name_at(sentence, token.i, *NAMED_BODY) is not None


SPOKEN = words.kinds_with("spoken")
"""Kinds of what somebody says at some length."""


def said_in(sentence: Sentence, i: int) -> Token | None:
    """As in "in a speech on Monday, the minister said …": who says what is said in noun `i`; None where it is no such frame."""
    above = preposition(sentence, i)
    if above is None or above.lemma.lower() not in {"in", "during", "at", "by"}:
        return None
    verb = sentence.tokens[above.head]
    return subject(sentence, verb.i) if verb.lemma.lower() in verbs("saying") else None


def is_done(sentence: Sentence, i: int) -> bool:
    """Verb `i` is told as an act with someone in it: finite and past or perfect, future or going on, or bare in a headline."""
    token = sentence.tokens[i]
    if not _is_finite(sentence, token):
        return False
    found = roles(sentence, i)
    if not any(is_actor(sentence, one) for one in found):
        return False
    doer = next((one for one in found if stands_as(one, Role.ACTIVE_SUBJECT)), None)
    if doer is not None and doer.text.lower() in {"i", "you", "we", "one"}:
        return any(is_named(sentence, one) for one in found)
    return len(found) > 1 or is_passive(sentence, i) or _goes_on(sentence, i)


def _goes_on(sentence: Sentence, i: int) -> bool:
    """The verb says more than itself: a phrase, a particle, a state reached."""
    return particle(sentence, i) is not None or has_dependent(
        sentence,
        i,
        Role.ADJECTIVE_COMPLEMENT
        | Role.OBJECT_COMPLEMENT
        | Role.COMPLEMENT
        | Role.PARTICLE
        | Role.NOUN_ADVERBIAL
        | Role.PREPOSITIONAL,
    )


def _is_finite(sentence: Sentence, token: Token) -> bool:
    """Told of one time: past, perfect, passive, progressive or ahead; the plain present only in a headline."""
    if is_a(token, Kind.PAST) or (is_a(token, Kind.PRESENT) and sentence.part == "title"):
        return True
    tags = auxiliaries(sentence, token.i)
    if is_a(token, Kind.PAST_PARTICIPLE):
        return bool(tags) or stands_as(token, Role.ADNOMINAL_CLAUSE) or sentence.part == "title"
    if is_a(token, Kind.GERUND):
        return any(aux.lemma == "be" for aux in tags)
    if not is_a(token, Kind.BASE_FORM):
        return False
    return any(aux.text.lower() in AHEAD for aux in tags) or _is_told_by(sentence, token)


AHEAD = group("ahead")
IMPLYING = verbs("compelling")
"""Verbs whose infinitive came about where they did: "was forced to turn around"."""


def _is_told_by(sentence: Sentence, token: Token) -> bool:
    """An infinitive is told where what governs it says that it is planned or came about: "is due to present"."""
    above = sentence.tokens[token.head]
    stand: Stand = "governs" if stands_as(token, Role.OPEN_COMPLEMENT) else "head"
    if not stands_as(token, Role.OPEN_COMPLEMENT | Role.ADNOMINAL_CLAUSE):
        return False
    told = told_by(stand, above.lemma, above)
    planned = told is not None and told.status in COMMITTED
    return planned or (stands_as(token, Role.OPEN_COMPLEMENT) and above.lemma in IMPLYING)
