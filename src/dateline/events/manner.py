"""Manner: how an event is described, in the report's words.

In: a sentence and a trigger. Out: words and short phrases. Never: a judgement on what they mean.
"""

from __future__ import annotations

from dateline.english.clauses import is_verb, name_at, text_between
from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token

LONGEST_PREDICATE = 120
"""Characters of what an event is said to be; longer ones are left to the evidence."""
DESCRIBING = Kind.PARTICIPLE | Kind.GRADABLE
NOT_MANNER = group("not_manner")


def manner(sentence: Sentence, trigger: Trigger) -> tuple[str, ...]:
    """How the event is described: adjectives before its noun, what it is said to be, adverbs, words in quotation marks."""
    found: list[tuple[int, str]] = []
    token = sentence.tokens[trigger.i]
    found += _adjectives(sentence, token)
    above = sentence.tokens[token.head]
    if is_a(above, Kind.AUXILIARY_VERB) and stands_as(token, Role.ACTIVE_SUBJECT | Role.ATTRIBUTE):
        found += _predicates(sentence, above)
    if is_verb(token):
        found += [
            (kid.i, kid.text)
            for kid in dependents(sentence, token.i, Role.ADVERBIAL, Kind.PLAIN_ADVERB)
            if kid.text.lower().endswith("ly")
        ]
    return tuple(dict.fromkeys(text for _, text in sorted(found)))


def _adjectives(sentence: Sentence, token: Token) -> list[tuple[int, str]]:
    found = []
    for kid in dependents(sentence, token.i, Role.ATTRIBUTIVE, DESCRIBING):
        if kid.i < token.i and not name_at(sentence, kid.i) and kid.text.lower() not in NOT_MANNER:
            first = sentence.subtree(kid.i)[0]
            found.append((kid.i, text_between(sentence, first, kid.i)))
            found[-1] = (kid.i, _coordinated(sentence, kid, found[-1][1]))
    return found


def _coordinated(sentence: Sentence, kid: Token, text: str) -> str:
    """As in "comprehensive and well-prepared" whole."""
    if not has_dependent(sentence, kid.i, Role.CONJUNCT):
        return text
    inside = sentence.subtree(kid.i)
    return text_between(sentence, inside[0], inside[-1])


def _predicates(sentence: Sentence, be: Token) -> list[tuple[int, str]]:
    found = []
    for kid in dependents(sentence, be.i, Role.PREDICATIVE, DESCRIBING | Kind.NOUN):
        inside = [i for i in sentence.subtree(kid.i) if not stands_as(sentence.tokens[i], Role.MARKER)]
        text = text_between(sentence, inside[0], inside[-1]).strip(" \"“”'‘’.,")
        if 0 < len(text) <= LONGEST_PREDICATE:
            found.append((kid.i, text))
    return found
