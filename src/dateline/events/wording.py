"""Wording: how an event is called.

In: a sentence and a trigger. Out: a short phrase in the report's words. Never: a word that is not there, but "of"; where and
when, which are told beside it.
"""

from __future__ import annotations

import re

from dateline.english.clauses import (
    anchor,
    antecedent,
    conjuncts,
    has_to,
    is_passive,
    is_verb,
    lent_subject,
    name_at,
    objects,
    phrase,
    subject,
    text_between,
)
from dateline.english.lexicon import in_order, verbs
from dateline.english.roles import Role, dependent, dependents, stands_as
from dateline.english.words import Kind, is_a
from dateline.events.noun_kinds import SIDELINES
from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token

LONGEST_PHRASE = 60
"""Characters of one argument in `what`; longer ones are left to the evidence."""
LONGEST = 3 * LONGEST_PHRASE
BARE = verbs("bare")
"""Light verbs that a phrase can do without."""
NOUN_TELLING = in_order("noun_telling")
VERB_TELLING = in_order("verb_telling")
"""Prepositions whose phrase tells what was done."""
MOST_JOINED = 3


def what(sentence: Sentence, trigger: Trigger) -> str:
    """The event in a short phrase: its noun or verb with its telling arguments."""
    token = sentence.tokens[trigger.i]
    if _is_term(trigger, token):
        return _term_phrase(sentence, token)
    if is_verb(token):
        return _verb_phrase(sentence, token)
    said = _noun_phrase(sentence, token)
    carrier = sentence.tokens[trigger.carrier] if trigger.carrier is not None else None
    if carrier is None or not stands_as(token, Role.UNDERGOER | Role.COMPOUND):
        return said
    said += _matter(sentence, carrier, said)
    doer = _subject(sentence, carrier)
    if carrier.lemma in BARE or doer is None or not is_a(doer, Kind.NOUN) or doer.i == token.i:
        return said
    return f"{_joined(sentence, doer)} {carrier.text} {said}"


MATTER = in_order("about")
MOST_MATTERS = 2


def _matter(sentence: Sentence, carrier: Token, said: str) -> str:
    """What the event is about, where the parser hangs it from the verb: "opened an investigation into the crash"."""
    found = [
        f" {word} {_joined(sentence, inner)}"
        for word, inner in objects(sentence, carrier.i, *MATTER)
        if f" {word} " not in said and not is_verb(inner) and not name_at(sentence, inner.i, "DATE", "TIME")
    ]
    return "".join(found[:MOST_MATTERS])


def _is_term(trigger: Trigger, token: Token) -> bool:
    if trigger.kind == "sentence" and trigger.lemma not in {"sentence", "sentencing"}:
        return True
    return token.lemma.lower() in {"year", "month"}


def _term_phrase(sentence: Sentence, token: Token) -> str:
    """As in "jailed for up to ten years" and "up to ten years in prison" as a prison sentence."""
    inner = next((inner for word, inner in objects(sentence, token.i, "for")), None) if is_verb(token) else token
    return f"prison sentence of {_text(sentence, inner.i)}" if inner is not None else "prison sentence"


def _text(sentence: Sentence, i: int) -> str:
    """The tight phrase of a noun; the noun alone where the phrase is long."""
    start, _ = phrase(sentence, i)
    first = i
    while first > 0 and sentence.tokens[first].start > start:
        first -= 1
    found = text_between(sentence, first, i)
    return found if len(found) <= LONGEST_PHRASE else sentence.tokens[i].text


def _joined(sentence: Sentence, token: Token) -> str:
    return " and ".join(_text(sentence, one.i) for one in conjuncts(sentence, token.i)[:MOST_JOINED])


# Nouns ------------------------------------------------------------------------------------------------------------------


def _noun_phrase(sentence: Sentence, token: Token, *, whole: bool = True) -> str:
    outer = anchor(sentence, token.i)
    if whole and outer < token.i:
        return f"{_bare(_text(sentence, outer))} of {_noun_phrase(sentence, token, whole=False)}"
    said = _owned(sentence, token)
    for word, inner in objects(sentence, token.i, *NOUN_TELLING):
        if (
            len(said) < LONGEST_PHRASE
            and inner.text.lower() not in SIDELINES
            and not is_verb(inner)
            and not name_at(sentence, inner.i, "DATE", "TIME")
        ):
            said += f" {word} {_joined(sentence, inner)}{_tail(sentence, inner)}"
    return said


def _owned(sentence: Sentence, token: Token) -> str:
    """The noun behind its possessor, with the mark that the report writes."""
    said = _bare(_text(sentence, token.i))
    owner = dependent(sentence, token.i, Role.POSSESSOR, Kind.NOUN)
    if owner is None:
        return said
    last = conjuncts(sentence, owner.i)[-1]
    mark = next((kid.text for kid in sentence.kids(last.i) if is_a(kid, Kind.POSSESSIVE_S)), "'s")
    return f"{_joined(sentence, owner)}{mark} {said}"


def _tail(sentence: Sentence, token: Token) -> str:
    """The "of" phrases under an argument, two deep: "of the end of the siege"."""
    said = ""
    for _ in range(2):
        deeper = next((inner for _, inner in objects(sentence, token.i, "of")), None)
        if deeper is None:
            break
        said, token = f"{said} of {_joined(sentence, deeper)}", deeper
    return said


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|a|an|this|that|his|her|their|its)\s+", "", text, flags=re.I)


# Verbs ------------------------------------------------------------------------------------------------------------------


def _verb_phrase(sentence: Sentence, token: Token) -> str:
    doer = _subject(sentence, token)
    said = token.lemma if is_a(token, Kind.BASE_FORM | Kind.GERUND) and doer is None else token.text
    if doer is not None and has_to(sentence, token.i):
        said = f"to {said}"
    before = f"{_joined(sentence, doer)}{_tail(sentence, doer)} " if doer is not None else ""
    if doer is None and stands_as(token, Role.ADNOMINAL_CLAUSE) and is_passive(sentence, token.i):
        before = f"{_text(sentence, token.head)} "
    particle = next((f" {kid.text}" for kid in dependents(sentence, token.i, Role.PARTICLE)), "")
    after = _done_to(sentence, token) + _told_with(sentence, token, particle.strip()) + _purpose(sentence, token)
    return f"{before}{said}{particle}{after}"[:LONGEST].strip()


def _done_to(sentence: Sentence, token: Token) -> str:
    """The verb's objects, or the clause that stands for one: "reviewing what happened"."""
    found = "".join(
        f" {_joined(sentence, kid)}{_tail(sentence, kid)}"
        for kid in dependents(sentence, token.i, Role.OBJECT | Role.INDIRECT_OBJECT | Role.OBJECT_COMPLEMENT)
        if not is_a(kid, Kind.PRONOUN | Kind.PREPOSITION)
    )
    return found or _clause(sentence, token)


def _clause(sentence: Sentence, token: Token) -> str:
    below = next((kid for kid in dependents(sentence, token.i, Role.FULL_COMPLEMENT) if kid.i > token.i), None)
    if below is None:
        return ""
    inside = sentence.subtree(below.i)
    asked = sentence.tokens[inside[0]]
    said = text_between(sentence, inside[0], inside[-1]).rstrip(" ,.;\"'”’")
    return f" {said}" if is_a(asked, Kind.RELATIVE_PRONOUN | Kind.WHEN_OR_WHERE) and len(said) <= LONGEST_PHRASE else ""


def _told_with(sentence: Sentence, token: Token, particle: str) -> str:
    """The phrases by whom, with what, from where; each preposition once."""
    found: dict[str, str] = {}
    for word, inner in objects(sentence, token.i, *VERB_TELLING):
        if word != particle and not is_verb(inner) and not name_at(sentence, inner.i, "DATE", "TIME"):
            found.setdefault(word, f" {word} {_joined(sentence, inner)}")
    return "".join(found.values())


def _purpose(sentence: Sentence, token: Token) -> str:
    """What a pledge, an accusation or an apology is about: its infinitive or gerund with its object."""
    below = dependent(sentence, token.i, Role.OPEN_COMPLEMENT, Kind.BASE_FORM)
    lead = "to "
    if below is None:
        preps = dependents(sentence, token.i, Role.PREPOSITIONAL)
        below = next((kid for prep in preps for kid in dependents(sentence, prep.i, Role.CLAUSE_OF_PREPOSITION)), None)
        lead = f"{sentence.tokens[below.head].text.lower()} " if below is not None else ""
    if below is None:
        return ""
    done = "".join(f" {_joined(sentence, kid)}" for kid in dependents(sentence, below.i, Role.OBJECT))
    return f" {lead}{below.text}{done}"


def _subject(sentence: Sentence, token: Token) -> Token | None:
    """Who or what the verb is told of: its own subject, the noun of its relative clause, or the subject it shares."""
    own = subject(sentence, token.i)
    if own is not None:
        return antecedent(sentence, own)
    return (
        lent_subject(sentence, token.i)
        if stands_as(token, Role.OPEN_COMPLEMENT | Role.CONJUNCT) and token.head < token.i
        else None
    )
