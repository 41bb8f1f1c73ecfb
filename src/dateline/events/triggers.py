"""Triggers: which words of a sentence name an event.

In: a sentence. Out: indexes of tokens with the kind of event each names. Never: who takes part, where or when.

A verb that says little by itself is told as its noun ("hold talks", "a deal was reached"); verbs of saying and of state are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.english.clauses import objects, preposition, subject
from dateline.english.lexicon import group, nouns, verbs
from dateline.english.roles import Role, stands_as
from dateline.english.words import Kind, is_a
from dateline.events.carriers import carrier_of
from dateline.events.noun_kinds import is_modifier, noun_kind
from dateline.events.verb_kinds import kind_of, verb_kind
from dateline.events.words import OTHER, SAYING, TOLLS
from dateline.language import Sentence, Token


class Trigger(NamedTuple):
    """A word that names an event: its index, its dictionary form, its kind and the light verb that carries it."""

    i: int
    lemma: str
    kind: str
    carrier: int | None = None


def triggers(sentence: Sentence) -> tuple[Trigger, ...]:
    """The triggers of a sentence in reading order, each event once."""
    nouns = {token.i: kind for token in sentence.tokens if (kind := noun_kind(sentence, token))}
    nouns = {i: kind for i, kind in nouns.items() if not is_modifier(sentence, i)}
    carriers = {i: carrier_of(sentence, i) for i in nouns}
    carried = {carrier for carrier in carriers.values() if carrier is not None}
    verbs = {
        token.i: kind for token in sentence.tokens if token.i not in carried and (kind := verb_kind(sentence, token))
    }
    verbs = {
        i: kind
        for i, kind in verbs.items()
        if not (_second_of_pair(sentence, i, kind, verbs) or (kind in TOLLS and _is_toll_of(sentence, i, carried)))
    }
    for i, kind in nouns.items():
        if (verb := _verb_it_repeats(sentence, i, kind, verbs)) is not None:
            carriers[i] = verb
            del verbs[verb]
    found = [Trigger(i, sentence.tokens[i].lemma.lower(), kind, carriers[i]) for i, kind in nouns.items()]
    found += [Trigger(i, sentence.tokens[i].lemma.lower(), _with_term(sentence, i, kind)) for i, kind in verbs.items()]
    found += [Trigger(token.i, "sentence", "sentence") for token in sentence.tokens if _is_term(sentence, token)]
    return tuple(sorted(found, key=_place))


def open_triggers(sentence: Sentence, named: frozenset[int]) -> Iterator[Trigger]:
    """The other verbs that tell that somebody did something: acts of speech, and what no kind of the lexicon covers; not states."""
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if (
            token.i in named
            or not is_a(token, Kind.FULL_VERB)
            or stands_as(token, Role.AUXILIARY | Role.ATTRIBUTIVE)
            or lemma in group("states")
        ):
            continue
        yield Trigger(token.i, lemma, SAYING if lemma in verbs("saying") else OTHER)


def _second_of_pair(sentence: Sentence, i: int, kind: str, verbs: dict[int, str]) -> bool:
    """As in "kicking and slapping": verbs of one kind joined in one clause tell one event, by the first."""
    token = sentence.tokens[i]
    if not stands_as(token, Role.CONJUNCT) or subject(sentence, i) is not None:
        return False
    return verbs.get(token.head) == kind != OTHER or _second_of_pair(sentence, token.head, kind, verbs)


def _is_toll_of(sentence: Sentence, i: int, carried: set[int]) -> bool:
    """The verb goes on from one that carries an event noun: "… struck the coast, killing two"."""
    token = sentence.tokens[i]
    if (
        not stands_as(token, Role.OPEN_COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.CONJUNCT)
        or subject(sentence, i) is not None
        or token.head == i
    ):
        return False
    return token.head in carried or _is_toll_of(sentence, token.head, carried)


BARS = nouns("bars")


def _is_term(sentence: Sentence, token: Token) -> bool:
    """As in "faces up to ten years in prison": the years are the sentence, where no verb tells it."""
    if token.lemma.lower() not in {"year", "month"} or not any(
        inner.lemma.lower() in BARS or inner.text.lower() in BARS
        for _, inner in objects(sentence, token.i, "in", "behind")
    ):
        return False
    above = preposition(sentence, token.i)
    verb = sentence.tokens[above.head if above is not None else token.head]
    return kind_of(sentence, verb.i) not in {"sentence", "detention"}


def _with_term(sentence: Sentence, i: int, kind: str) -> str:
    """Jailing for a term of years is a sentence."""
    if kind == "detention" and any(inner.lemma.lower() in {"year", "life"} for _, inner in objects(sentence, i, "for")):
        return "sentence"
    return kind


def _place(trigger: Trigger) -> int:
    return trigger.i


def _verb_it_repeats(sentence: Sentence, i: int, kind: str, verbs: dict[int, str]) -> int | None:
    """As in "meet for a long session", "met for talks": one event, the verb carries the noun."""
    above = preposition(sentence, i)
    if above is not None and above.lemma.lower() in REPEATING and verbs.get(above.head) == kind:
        return above.head
    return None


def repeats_its_verb(sentence: Sentence, trigger: Trigger) -> bool:
    """The noun stands in a phrase of the verb that carries it, and tells what that verb does: "will meet for a long session"."""
    above = preposition(sentence, trigger.i)
    return above is not None and above.head == trigger.carrier and above.lemma.lower() in REPEATING


REPEATING = frozenset({"for", "in"})
