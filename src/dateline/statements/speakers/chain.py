"""Chain: a quotation beside a sentence about somebody is that one's, though no verb of saying gives it to them.

In: the sentence right before a quotation, the tokens in quotations. Out: whom the sentence is about. Never: a thing, a body or a crowd;
one to whom something is done ("was arrested"), who keeps silent, or who does not.
"""

from __future__ import annotations

from dateline.english.clauses import is_told_passive
from dateline.english.lexicon import verbs
from dateline.english.people import gendered, persons, pronouns
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
    if verb.i in quoted or verb.pos not in {"VERB", "AUX"} or is_told_passive(sentence, verb.i):
        return None
    if verb.lemma.lower() in verbs("answering") or any(k.dep == "neg" for k in sentence.kids(verb.i)):
        return None
    subject = next((k for k in sentence.kids(verb.i) if k.dep == "nsubj" and k.i not in quoted), None)
    return subject if subject is not None and _is_person(sentence, subject) else None


def _is_person(sentence: Sentence, token: Token) -> bool:
    """Whether a noun phrase is of one person: a person's name, "he" or "she", an office."""
    if any(k.dep == "conj" for k in sentence.kids(token.i)):
        return False
    if token.pos == "PRON":
        return pronouns().get(token.text.lower()) in {"male", "female"}
    label = next((name.label for name in sentence.names if name.first <= token.i < name.last), None)
    if label == "PERSON" or (label is None and _is_bare_name(sentence, token)):
        return True
    low = token.lemma.lower()
    return token.tag == "NN" and (low in persons() or low in gendered())


def _is_bare_name(sentence: Sentence, token: Token) -> bool:
    """A name without an article that the model did not see: "Ruiz", not "the Senate"."""
    return token.tag == "NNP" and not any(k.dep == "det" for k in sentence.kids(token.i))
