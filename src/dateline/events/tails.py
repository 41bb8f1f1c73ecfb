"""Tails: the place and the day that stand right behind an event noun which only gives a reason or a time.

In: a sentence and the indexes of its triggers; a time. Out: which tokens belong to which noun; the verb that a time behind a plan is of. Never: a phrase
before its noun.

In "carried out the attack in retaliation for the raid in Tarnow last week" the parser hangs "last week" from the attack; a reader
takes what follows "the raid" for the raid's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.days import comes_after
from dateline.english.clauses import has_to, is_verb, name_at, preposition, verb_above
from dateline.english.lexicon import group, nouns, verbs
from dateline.english.roles import Role, dependents, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.terms import When

REASONS = group("reasons")
"""Prepositions whose noun is not what the clause tells, but why or when."""
PLACING = group("placing")
PARTS_OF_A_DAY = group("parts_of_a_day")


def tails(sentence: Sentence, triggers: Iterable[int]) -> Mapping[int, int]:
    """Token → the event noun of a reason that it stands behind."""
    found: dict[int, int] = {}
    nouns = frozenset(triggers)
    for i in sorted(nouns):
        token = sentence.tokens[i]
        above = None if is_verb(token) else _over(sentence, i)
        if above is not None and above.text.lower() in REASONS:
            found |= dict.fromkeys(range(i + 1, _end(sentence, i, nouns)), i)
    return found


MEASURES = nouns("measure")


def _over(sentence: Sentence, i: int) -> Token | None:
    """The preposition over the noun; of "after four hours of talks" that over the hours."""
    above = preposition(sentence, i)
    if above is not None and above.lemma.lower() == "of" and sentence.tokens[above.head].lemma.lower() in MEASURES:
        return preposition(sentence, above.head)
    return above


def _end(sentence: Sentence, i: int, nouns: frozenset[int]) -> int:
    """Behind the phrases of place and the days that follow noun `i` without a break, up to one with an event of its own."""
    at = i + 1
    while at < len(sentence.tokens):
        phrase = at + 1 if sentence.tokens[at].lemma.lower() in PARTS_OF_A_DAY and at + 1 < len(sentence.tokens) else at
        is_phrase = is_a(sentence.tokens[phrase], Kind.PREPOSITION)
        after = _behind_phrase(sentence, phrase, nouns) if is_phrase else _behind_day(sentence, at)
        if after is None:
            return at
        at = after
    return at


def _behind_phrase(sentence: Sentence, at: int, nouns: frozenset[int]) -> int | None:
    """Behind "in the province of Kunar", "on Friday"."""
    if sentence.tokens[at].lemma.lower() not in PLACING:
        return None
    noun = next((kid.i for kid in dependents(sentence, at, Role.NOUN_OF_PREPOSITION) if kid.i > at), None)
    return noun + 1 if noun is not None and noun not in nouns else None


def _behind_day(sentence: Sentence, at: int) -> int | None:
    """Behind "last week", "earlier this month"."""
    start = at + 1 if sentence.tokens[at].lemma.lower() in PARTS_OF_A_DAY else at
    named = next((name for name in sentence.names if name.first <= start < name.last), None)
    if named is None or name_at(sentence, start, "DATE", "TIME") is None:
        return None
    return named.last


def over_plan(sentence: Sentence, head: int, when: When | None, published: When | None) -> int | None:
    """As in "announced a decision to veto the bill on Friday", in a report of Friday: the verb above, whose day it is; None for a day to come."""
    plan = verb_above(sentence, head)
    if when is None or published is None or comes_after(when, published) or plan is None:
        return None
    noun = sentence.tokens[plan.head]
    done = sentence.tokens[noun.head]
    hung = stands_as(plan, Role.ADNOMINAL_CLAUSE) and has_to(sentence, plan.i) and stands_as(noun, Role.OBJECT)
    return done.i if hung and is_a(done, Kind.PAST) and done.lemma not in verbs("dating") else None
