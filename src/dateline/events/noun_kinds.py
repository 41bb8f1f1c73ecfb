"""Noun kinds: the kind of event that a noun names in a sentence.

In: a sentence and a noun of it. Out: a kind, or None where it names a day, a body, a thing or a figure of speech. Never: a verb.
"""

from __future__ import annotations

from dateline.english.clauses import anchor, is_mistagged, name_at, objects, worded
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, dependents, stands_as
from dateline.english.words import Kind, is_a
from dateline.events.agents import said_in
from dateline.events.carriers import carrier_of
from dateline.events.cues import told_by
from dateline.events.senses import NO_EVENT, sense_of
from dateline.events.words import kinds, kinds_with
from dateline.language import Sentence, Token

SIDELINES = group("sidelines")
NAMED_KINDS = kinds_with("named")
"""Kinds whose noun may be part of a name ("the Harbour Summit"); a named treaty or war is a thing that is referred to."""


def noun_kind(sentence: Sentence, token: Token) -> str | None:
    """The kind of a noun that names an event here, or None."""
    if not is_a(token, Kind.NOUN) and not is_mistagged(token):
        return None
    lemma = token.lemma.lower()
    lexicon = kinds()
    sensed = sense_of(sentence, token)
    kind = sensed or lexicon.nouns.get(lemma)
    if kind is None:
        return "meeting" if is_a(token, Kind.PROPER_NOUN) and _has_sidelines(sentence, token) else None
    if kind == NO_EVENT or _is_part_of_name(sentence, token, kind):
        return None
    if _is_aside(sentence, token) or (kind in FORCES and _is_figure_of_speech(sentence, token)):
        return None
    if lemma in lexicon.carried and carrier_of(sentence, token.i) is None:
        return None
    if sensed is None and lemma in lexicon.doubtful and not _grounded(sentence, token):
        return None
    return kind


SEASONS = group("season_names")


def _is_part_of_name(sentence: Sentence, token: Token, kind: str) -> bool:
    """The noun only names a day, a season, a work, a body, or a treaty and war that is referred to."""
    proper = is_a(token, Kind.PROPER_NOUN)
    if name_at(sentence, token.i, "DATE", "TIME"):
        return proper or token.lemma.lower() in SEASONS
    if name_at(sentence, token.i, "PERSON", "WORK_OF_ART"):
        return proper and sentence.part != "title"
    return proper and sentence.part != "title" and kind not in NAMED_KINDS


FORCES = kinds_with("force")
"""Kinds whose nouns also count other things: "a flood of complaints"."""


def _is_figure_of_speech(sentence: Sentence, token: Token) -> bool:
    return any(
        is_a(inner, Kind.COMMON_NOUN) and not name_at(sentence, inner.i)
        for _, inner in objects(sentence, token.i, "of")
    )


def _has_sidelines(sentence: Sentence, token: Token) -> bool:
    """As in "on the sidelines of the G20": what has sidelines is an event, whatever its name."""
    above = sentence.tokens[token.head]
    return stands_as(token, Role.NOUN_OF_PREPOSITION) and sentence.tokens[above.head].text.lower() in SIDELINES


def _is_aside(sentence: Sentence, token: Token) -> bool:
    """As in "…, officials said, their first encounter since March": an afterthought on the event just told, not another one."""
    above = sentence.tokens[token.head]
    if not stands_as(token, Role.UNCLEAR | Role.OBJECT | Role.NOUN_ADVERBIAL | Role.APPOSITION) or above.lemma not in {
        "say",
        "tell",
        "add",
        "report",
        "announce",
    }:
        return False
    return any(kid.i < above.i for kid in dependents(sentence, above.i, Role.FULL_COMPLEMENT))


def _grounded(sentence: Sentence, token: Token) -> bool:
    """A doubtful noun has someone, a place, a day or a light verb beside it."""
    if carrier_of(sentence, token.i) is not None or said_in(sentence, token.i) is not None:
        return True
    for kid in sentence.kids(token.i):
        if stands_as(kid, Role.POSSESSOR) or (stands_as(kid, Role.MODIFIER_BEFORE_NOUN) and name_at(sentence, kid.i)):
            return True
        if stands_as(kid, Role.PREPOSITIONAL) and any(name_at(sentence, inner) for inner in sentence.subtree(kid.i)):
            return True
    if anchor(sentence, token.i) != token.i or _runs_its_course(sentence, token):
        return True
    return sentence.part == "title"


COURSE = verbs("course")
"""Verbs of what an event does: "talks collapsed", "a strike that lasted three weeks"."""


def _runs_its_course(sentence: Sentence, token: Token) -> bool:
    """What is said of the noun is said of events: that it was put off, began, lasted."""
    if not stands_as(token, Role.NOUN_AS_SUBJECT):
        return False
    verb = sentence.tokens[token.head]
    if verb.lemma in COURSE:
        return True
    words_for_it = dict.fromkeys((worded(sentence, verb.i), verb.lemma))
    return stands_as(token, Role.PASSIVE_SUBJECT) and any(
        told_by("predicate", word, verb) is not None for word in words_for_it
    )


def is_modifier(sentence: Sentence, i: int) -> bool:
    """The noun only modifies another one ("summit venue", "strike group")."""
    token = sentence.tokens[i]
    if (
        anchor(sentence, i) != i
        or told_by("head", sentence.tokens[token.head].lemma, sentence.tokens[token.head]) is not None
    ):
        return False
    return stands_as(token, Role.NOUN_BEFORE_NOUN) and token.head > i and is_a(sentence.tokens[token.head], Kind.NOUN)
