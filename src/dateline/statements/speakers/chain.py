"""Chain: a quotation beside a sentence about somebody is that one's, though no verb of saying gives it to them.

In: the sentence right before a quotation, the tokens in quotations. Out: whom the sentence is about. Never: a thing, a body or a crowd;
one to whom something is done ("was arrested"), who keeps silent, or who does not.
"""

from __future__ import annotations

from dateline.english.clauses import is_told_passive
from dateline.english.lexicon import verbs
from dateline.english.people import gendered, persons, pronouns
from dateline.english.roles import Role, dependents, has_dependent, is_negated
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.rules import rule


@rule(
    "statements.told_of_before",
    example="Councillor Ana Ruiz >was< furious.",
    counter_example="The bridge >was< closed for two days.",
)
def told_of(sentence: Sentence, quoted: frozenset[int]) -> Token | None:
    """A quotation right after a sentence about one person is that person's."""
    verb = sentence.root
    if verb.i in quoted or not is_a(verb, Kind.VERB) or is_told_passive(sentence, verb.i):
        return None
    if verb.lemma.lower() in verbs("answering") or is_negated(sentence, verb.i):
        return None
    subject = next((k for k in dependents(sentence, verb.i, Role.ACTIVE_SUBJECT) if k.i not in quoted), None)
    return subject if subject is not None and _is_person(sentence, subject) else None


def _is_person(sentence: Sentence, token: Token) -> bool:
    """Whether a noun phrase is of one person: a person's name, "he" or "she", an office."""
    if has_dependent(sentence, token.i, Role.CONJUNCT):
        return False
    if is_a(token, Kind.PRONOUN):
        return pronouns().get(token.text.lower()) in {"male", "female"}
    label = next((name.label for name in sentence.names if name.first <= token.i < name.last), None)
    if label == "PERSON" or (label is None and _is_bare_name(sentence, token)):
        return True
    low = token.lemma.lower()
    return is_a(token, Kind.SINGULAR_COMMON) and (low in persons() or low in gendered())


def _is_bare_name(sentence: Sentence, token: Token) -> bool:
    """A name without an article that the model did not see: "Ruiz", not "the Senate"."""
    return is_a(token, Kind.SINGULAR_PROPER) and not has_dependent(sentence, token.i, Role.DETERMINER)
