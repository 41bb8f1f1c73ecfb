"""News: whether a sentence tells an event, without a day, as of the report's own day.

In: a sentence, a trigger, the dates of the sentence. Out: a yes or no. Never: the day itself; background ("had met", "met in 2012").

A report's first words tell what is new, in the simple past or the perfect; what it tells in the present is true on its day. Both
readings are those of TimeML's link to the time of writing, as MEANTIME's annotators drew it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.english.clauses import auxiliaries, is_main, is_verb
from dateline.english.lexicon import verbs
from dateline.english.roles import Role, stands_as
from dateline.english.tense import is_plain_present, is_pluperfect, is_present_perfect
from dateline.english.words import Kind, is_a
from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token
from dateline.terms import Timex

HEAD_OF_REPORT = 0
"""Paragraphs up to this one (the title is -1) tell what is new."""
NEAR_HEAD = 3
"""Paragraphs up to this one say who said what about it, and "has done" there is news too."""


def told_as_just_done(sentence: Sentence, trigger: Trigger, dates: Sequence[tuple[Timex, int]]) -> bool:
    """The main clause of an early sentence tells it as done, in the simple past or the present perfect, and names no day."""
    verb = _verb(sentence, trigger)
    if verb is None or not is_main(sentence, verb) or is_pluperfect(sentence, verb):
        return False
    if is_present_perfect(sentence, verb):
        return sentence.paragraph <= NEAR_HEAD
    if any(not _is_day_of_saying(sentence, head) for _, head in dates):
        return False
    if sentence.part == "title":
        return is_a(verb, Kind.FINITE) or (is_a(verb, Kind.PAST_PARTICIPLE) and verb.i == sentence.root.i)
    if not is_a(verb, Kind.PAST) and not any(is_a(aux, Kind.PAST) for aux in auxiliaries(sentence, verb.i)):
        return False
    return sentence.paragraph <= (NEAR_HEAD if verb.lemma in verbs("saying") else HEAD_OF_REPORT)


def told_as_true_now(sentence: Sentence, trigger: Trigger) -> bool:
    """Its own verb stands in the present: "is investigating", "owns", "is due"."""
    verb = _verb(sentence, trigger)
    return verb is not None and is_plain_present(sentence, verb)


def _verb(sentence: Sentence, trigger: Trigger) -> Token | None:
    """The verb that tells the event: itself or the one that carries it."""
    token = sentence.tokens[trigger.i]
    if is_verb(token):
        return token
    if trigger.carrier is not None:
        return sentence.tokens[trigger.carrier]
    above = sentence.tokens[token.head]
    return above if is_verb(above) and stands_as(token, Role.NOUN_AS_SUBJECT | Role.OBJECT) else None


def _is_day_of_saying(sentence: Sentence, head: int) -> bool:
    """The date hangs from a verb of saying: "…, the club said on Sunday"."""
    verb = next((above for above in sentence.ancestors(head) if is_verb(above)), None)
    return verb is not None and verb.lemma in verbs("saying")
