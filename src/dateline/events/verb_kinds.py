"""Verb kinds: the kind of event that a verb names in a sentence, and that of any word which is given as an event.

In: a sentence and a word of it. Out: a kind, OTHER where the verb is open to any, or None. Never: a noun told by a light verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.clauses import is_mistagged, is_passive, is_verb, name_at, objects, particle
from dateline.english.lexicon import verbs
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.events import words
from dateline.events.agents import is_done
from dateline.events.cues import told_by
from dateline.events.senses import NO_EVENT, sense_of
from dateline.events.words import OTHER, kinds, kinds_with
from dateline.language import Sentence, Token


def kind_of(sentence: Sentence, i: int) -> str:
    """The kind of event that any word given as an event names; "other" where the lexicon has none."""
    token = sentence.tokens[i]
    lexicon = kinds()
    lemma = token.lemma.lower()
    sensed = sense_of(sentence, token)
    if sensed is not None and sensed != NO_EVENT:
        return sensed
    if is_verb(token):
        return lexicon.verbs.get(_with_particle(sentence, token), lexicon.verbs.get(lemma, OTHER))
    known = lexicon.verbs | lexicon.nouns
    return next((known[form] for form in _bare_forms(lemma) if form in known), OTHER)


def _bare_forms(lemma: str) -> Iterator[str]:
    """A word and what it may be an inflection of: the tagger takes a headline's verbs for names."""
    yield lemma
    for ending in ("s", "es", "d", "ed", "ing"):
        if lemma.endswith(ending):
            yield lemma.removesuffix(ending)


def _with_particle(sentence: Sentence, token: Token) -> str:
    with_it = particle(sentence, token.i)
    return f"{token.lemma.lower()}-{with_it.lemma.lower()}" if with_it is not None else token.lemma.lower()


DECLARED = kinds_with("news_of_its_own")
"""Kinds of speech that are news of their own, beside what they are about."""


def verb_kind(sentence: Sentence, token: Token) -> str | None:
    """The kind of a verb that names an event here: by its sense, by the lexicon, or open where someone does something."""
    if (
        not is_a(token, Kind.FULL_VERB)
        or stands_as(token, Role.AUXILIARY | Role.COMPOUND | Role.ATTRIBUTIVE)
        or is_mistagged(token)
    ):
        return None
    lemma = token.lemma.lower()
    kind = known_verb(sentence, token)
    if kind == NO_EVENT or (_has_plan(sentence, token) and kind not in DECLARED):
        return None
    if kind is not None:
        accused = lemma != "charge" or is_passive(sentence, token.i) or any(objects(sentence, token.i, "with"))
        return kind if accused and _has_arguments(sentence, token) else None
    if lemma in verbs("saying") or lemma in verbs("state") or not lemma.isalpha():
        return None
    return OTHER if _tells_of_names(sentence, token) or is_done(sentence, token.i) else None


def known_verb(sentence: Sentence, token: Token) -> str | None:
    """The kind that the sense file or the lexicon gives a verb here; "-" where it tells no event; None where neither knows it."""
    sensed = sense_of(sentence, token)
    if sensed is not None:
        return sensed
    lexicon = kinds()
    form = next(
        (form for form in (_with_particle(sentence, token), token.lemma.lower()) if form in lexicon.verbs), None
    )
    if form is None:
        return None
    kind = lexicon.verbs[form]
    if kind in MOVES and not _is_figure_moving(sentence, token):
        return None
    return kind if form not in lexicon.acted or is_done(sentence, token.i) else None


def _has_plan(sentence: Sentence, token: Token) -> bool:
    """As in "plans to meet": the verb only says how far along the event below it is."""
    return told_by("governs", token.lemma, token) is not None and has_dependent(sentence, token.i, Role.OPEN_COMPLEMENT)


MOVES = kinds_with("moves")
"""Kinds of what figures do; of anything else the words tell a movement."""


def _is_figure_moving(sentence: Sentence, token: Token) -> bool:
    """Shares, prices and the like rise and fall; so does what does so by an amount, and a firm whose shares do."""
    if _moves_figure(sentence, token):
        return True
    amount = any(name_at(sentence, kid.i, "MONEY", "PERCENT") for kid in sentence.kids(token.i))
    return amount or any(
        name_at(sentence, inner.i, "MONEY", "PERCENT", "CARDINAL")
        for _, inner in objects(sentence, token.i, "by", "to", "from")
    )


def _moves_figure(sentence: Sentence, token: Token) -> bool:
    """A subject or object of the verb is a figure that goes up and down."""
    return any(
        one.lemma.lower() in words.group("figures")
        for kid in dependents(sentence, token.i, Role.NOUN_AS_SUBJECT | Role.OBJECT)
        for one in (kid, *(inner for _, inner in objects(sentence, kid.i, "of")))
    )


def _has_arguments(sentence: Sentence, token: Token) -> bool:
    """The verb has at least a subject, an object or someone by whom."""
    return has_dependent(
        sentence, token.i, Role.NOUN_AS_SUBJECT | Role.OBJECT | Role.INDIRECT_OBJECT | Role.AGENT
    ) or stands_as(
        token,
        Role.TOP
        | Role.COMPLEMENT
        | Role.ADVERBIAL_CLAUSE
        | Role.CLAUSE_OF_PREPOSITION
        | Role.CLAUSE_OF_NOUN
        | Role.CONJUNCT,
    )


def _tells_of_names(sentence: Sentence, token: Token) -> bool:
    """An open-class verb is told only where a name is its subject or object and it has both."""
    roles = list(dependents(sentence, token.i, Role.NOUN_AS_SUBJECT | Role.OBJECT | Role.AGENT))
    named = any(
        name_at(sentence, i, "PERSON", "ORG", "GPE", "NORP")
        for kid in roles
        for i in (kid.i, *(k.i for k in sentence.kids(kid.i)))
    )
    return named and (len(roles) > 1 or any(stands_as(kid, Role.PASSIVE_SUBJECT) for kid in roles))
