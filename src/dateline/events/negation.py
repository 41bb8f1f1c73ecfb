"""Negation: the word that says that an event did not or will not come about.

In: a sentence, the index of the word that names the event, and of the verb that carries it. Out: the denying word, or None.
Never: a doubt; "may" and "if" are the business of the status.
"""

from __future__ import annotations

from dateline.english.clauses import NOUNS, preposition
from dateline.english.lexicon import verbs
from dateline.events import words
from dateline.language import Sentence, Token


def negation_of(sentence: Sentence, i: int, verb: int | None) -> str | None:
    """The word that denies the event, or None."""
    for kid in sentence.kids(i):
        if is_negator(kid):
            return kid.text
    if verb is not None and verb != i and not belongs(sentence, i, verb):
        return None
    if verb is not None:
        found = _negated_verb(sentence, i, verb)
        if found:
            return found
    token = sentence.tokens[i]
    above = preposition(sentence, i)
    if above is not None:
        if above.lemma.lower() == "without":
            return above.text
        holder = sentence.tokens[above.head]
        if holder.pos in NOUNS and holder.lemma.lower() in words.polarity("head"):
            return holder.text
    if token.dep == "dobj" and sentence.tokens[token.head].lemma in words.polarity("governs"):
        return sentence.tokens[token.head].text
    return None


def is_negator(token: Token) -> bool:
    """A small word that denies what it stands with: "not", "no", "never"."""
    return token.dep in {"neg", "det", "advmod", "preconj", "cc"} and token.text.lower() in words.polarity("word")


def belongs(sentence: Sentence, i: int, verb: int) -> bool:
    """Noun `i` is the subject or object of the verb, so that the verb's negation reaches it."""
    token = sentence.tokens[i]
    return token.head == verb and token.dep in {"dobj", "nsubjpass", "nsubj", "attr"}


def _negated_verb(sentence: Sentence, i: int, verb: int) -> str | None:
    if verb != i and sentence.tokens[i].dep == "nsubj" and not _light(sentence.tokens[verb]):
        return None
    if verb != i and sentence.tokens[verb].lemma in verbs("saying"):
        return None
    for kid in sentence.kids(verb):
        if is_negator(kid):
            return kid.text
        if kid.text.lower() == "longer" and any(
            is_negator(word) or word.text.lower() == "no" for word in sentence.kids(kid.i)
        ):
            return "no longer"
        if verb == i and kid.dep in {"nsubj", "nsubjpass"} and _is_none(sentence, kid):
            return "no"
    token = sentence.tokens[verb]
    if token.dep == "xcomp":
        above = sentence.tokens[token.head]
        if above.lemma in words.polarity("governs"):
            return above.text
        if above.lemma in RAISING and any(is_negator(kid) for kid in sentence.kids(above.i)):
            return "not"
    if token.dep == "pcomp":
        holder = sentence.tokens[token.head]
        if holder.lemma.lower() == "without":
            return holder.text
    return None


def _is_none(sentence: Sentence, token: Token) -> bool:
    """As in "no one", "nobody"; but "not all" leaves some."""
    if token.lemma.lower() in {"nobody", "none", "nothing"}:
        return True
    negators = [word for word in sentence.kids(token.i) if is_negator(word)]
    return any(word.text.lower() not in {"not", "n't"} for word in negators)


RAISING = verbs("raising")
"""Verbs through which "not" reaches what they govern: "does not plan to come"; not so "does not need to"."""


def _light(token: Token) -> bool:
    return token.lemma in verbs("light")
