"""The "it" that stands for nothing: of the weather, of the hour, and in the place of a clause that comes later.

In: a sentence and an "it" of it. Out: the rule by which it stands for nothing, or None. Never: what another "it" stands for.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.rules import rule

FARTHEST = 12
"""Tokens behind the verb within which the clause begins that "it" stands in for."""


def stands_for_nothing(sentence: Sentence, i: int) -> str | None:
    """The name of the rule by which token `i`, an "it", stands for nothing; None where it stands for something."""
    token = sentence.tokens[i]
    if token.text.lower() != "it":
        return None
    if stands_as(token, Role.EXPLETIVE):
        return "it.opens"
    if not stands_as(token, Role.SUBJECT):
        return None
    return next((name for asked in (of_weather, of_hours, in_place) if (name := asked(sentence, i))), None)


@rule("it.weather", example="The mayor said >it< was raining.", counter_example="The mayor said >it< was closing.")
def of_weather(sentence: Sentence, i: int) -> str | None:
    """The subject of a verb of the weather stands for nothing."""
    return "it.weather" if sentence.tokens[sentence.tokens[i].head].lemma.lower() in group("weather") else None


@rule("it.hours", example="The mayor said >it< was too late.", counter_example="The mayor said >it< was too weak.")
def of_hours(sentence: Sentence, i: int) -> str | None:
    """The subject of the hour, the day or the season stands for nothing."""
    said = _said_of(sentence, sentence.tokens[i])
    return "it.hours" if any(t.lemma.lower() in group("hours") for t in said) else None


@rule(
    "it.in_place",
    example="The mayor said >it< was important that the bridge stayed open.",
    counter_example="The mayor said >it< was ready to sail.",
)
def in_place(sentence: Sentence, i: int) -> str | None:
    """The subject that only stands in for a clause later on stands for nothing."""
    verb = sentence.tokens[sentence.tokens[i].head]
    said = list(_said_of(sentence, sentence.tokens[i]))
    opened = _opened_after(sentence, verb)
    if opened is None:
        return "it.in_place" if said and _is_spelled_out(sentence, said[-1]) else None
    that = opened.text.lower() == "that"
    if any(t.lemma.lower() in group("its_own") for t in said):
        return "it.in_place" if that else None
    passive = that and has_dependent(sentence, verb.i, Role.PASSIVE_AUXILIARY)
    return "it.in_place" if said or passive or verb.lemma.lower() in group("seeming") else None


def _is_spelled_out(sentence: Sentence, said: Token) -> bool:
    """Whether a colon follows: "It is official: the bridge is open"."""
    return [t.text for t in sentence.tokens[said.i + 1 : said.i + 2]] == [":"]


def _said_of(sentence: Sentence, subject: Token) -> Iterator[Token]:
    """The adjectives and nouns that a verb of being says of its subject; a phrase that is set before a clause ("it is by chance that")."""
    verb = sentence.tokens[subject.head]
    if is_a(verb, Kind.ADJECTIVE):  # "made it clear"
        yield verb
    if verb.lemma.lower() not in group("being") and not is_a(verb, Kind.AUXILIARY_VERB):
        return
    yield from (k for k in dependents(sentence, verb.i, Role.PREDICATIVE | Role.PREPOSITIONAL) if k.i > verb.i)
    yield from (k for k in dependents(sentence, verb.i, Role.CONJUNCT, Kind.ADJECTIVE) if k.i > verb.i)


def _opened_after(sentence: Sentence, verb: Token) -> Token | None:
    """The word that opens a clause behind the verb, of its own or of what it says: "that", "to", "whether"."""
    if is_a(verb, Kind.ADJECTIVE):
        return next(
            (k for k in dependents(sentence, verb.i, Role.COMPLEMENT | Role.ADVERBIAL_CLAUSE) if k.i > verb.i), None
        )
    for i in sentence.subtree(verb.i):
        token = sentence.tokens[i]
        near = verb.i < i <= verb.i + FARTHEST and token.head != verb.i
        if near and token.text.lower() in group("subordinators") and stands_as(token, _OPENING):
            return token
    return None


_OPENING = Role.NOUN_AS_SUBJECT | Role.OBJECT | Role.ACTIVE_AUXILIARY | Role.MARKER | Role.ADVERBIAL
"""What a word is that opens a clause."""
