"""Tense: the time of an event as its sentence tells it, seen from the sentence.

In: a sentence, the index of the word that names the event, and of the verb that carries it. Out: past, present, future or none,
the word that shows it, the rule that read it. Never: the calendar.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.english.clauses import has_to
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, stands_as
from dateline.english.tense import Time, reading
from dateline.english.words import Kind, is_a
from dateline.language import Sentence


class TimeTold(NamedTuple):
    """The time of an event, the modal word or "to" that shows it, the rule that read it."""

    time: Time
    word: str | None = None
    rule: str | None = None


def time_of(sentence: Sentence, i: int, verb: int | None) -> TimeTold:
    """The time of the event as its verb tells it."""
    if verb is None:
        return TimeTold("future", "to") if has_to(sentence, i) else TimeTold("none")
    told = reading(sentence, verb)
    shown = sentence.tokens[told.shown]
    word = told.modality or (shown.text if is_a(shown, Kind.INFINITIVE_TO) else None)
    ended = sentence.tokens[verb].lemma in verbs("ending") and sentence.tokens[i].head == verb
    if verb != i and told.time == "future" and ended:
        return TimeTold("present", None, told.rule)
    if verb == i or told.time != "future" or shares_time(sentence, i, verb):
        return TimeTold(told.time, word, told.rule)
    return TimeTold("none")


def shares_time(sentence: Sentence, i: int, verb: int) -> bool:
    """A noun lies ahead with its verb as its subject or object, or in a phrase of place: not "thanked for the work"."""
    token = sentence.tokens[i]
    while token.i != verb and token.head != token.i:
        if stands_as(token, ASIDE) or (
            stands_as(token, Role.PREPOSITIONAL) and token.lemma.lower() not in group("sharing_time")
        ):
            return False
        token = sentence.tokens[token.head]
    return True


ASIDE = Role.ADVERBIAL | Role.NOUN_ADVERBIAL | Role.CLAUSE_OF_PREPOSITION | Role.APPOSITION | Role.CLAUSE_OF_NOUN
"""What hangs so from a clause is told beside it."""
