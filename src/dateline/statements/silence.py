"""No comment: sources that were asked and said nothing.

In: a sentence's parse. Out: attributions of the family "no comment" whose content is the phrase that says so. Never:
a silence that is not about questions put ("he did not respond to treatment").
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.clauses import HELPERS
from dateline.english.lexicon import group, verbs
from dateline.language import Sentence, Token
from dateline.statements.attribution import Attribution, trimmed
from dateline.statements.subjects import source_span, stands_for, subject_of, told_by

_DECLINE = verbs("declining")
_SAY = verbs("answering")
_ANSWER = verbs("replying")
_ASKED = group("asked")


def by_silence(sentence: Sentence, quoted: frozenset[int]) -> Iterator[Attribution]:
    """The attributions of `sentence` that say that someone would not, could not or did not comment."""
    for verb in sentence.tokens:
        if verb.i in quoted or verb.pos not in {"VERB", "AUX"} or not is_silent(sentence, verb):
            continue
        subject = _who(sentence, verb, quoted)
        content = trimmed(sentence, _predicate(sentence, verb))
        if subject is not None and content is not None:
            source = source_span(sentence, subject, verb)
            yield Attribution((content,), source, None, "no comment", speaker=stands_for(sentence, subject, verb))


def _who(sentence: Sentence, verb: Token, quoted: frozenset[int]) -> Token | None:
    own = next((k for k in sentence.kids(verb.i) if k.dep in {"nsubj", "nsubjpass"} and k.i not in quoted), None)
    return own or told_by(sentence, verb, subject_of(sentence, verb, quoted), quoted)


def is_silent(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb says that someone would not, could not or did not comment."""
    lemma, kids = verb.lemma.lower(), list(sentence.kids(verb.i))
    if lemma == "confirm":
        return _neither_nor(kids)
    below = {sentence.tokens[i].lemma.lower() for i in sentence.subtree(verb.i)}
    negated = any(k.dep == "neg" for k in kids)
    if lemma in _DECLINE:
        return any(k.dep == "xcomp" and k.lemma.lower() in _SAY for k in kids) or any(
            k.dep == "dobj" and k.lemma.lower() == "comment" for k in kids
        )
    if lemma in _ANSWER:
        return negated and bool(_ASKED & below)
    if lemma == "have":
        return any(k.dep == "dobj" and k.lemma.lower() == "comment" and _is_none(sentence, k) for k in kids)
    if lemma == "comment":
        return negated and verb.dep != "xcomp" and not any(k.dep == "ccomp" for k in kids)
    return lemma == "reach" and negated and any(k.dep == "auxpass" for k in kids)


def _neither_nor(kids: list[Token]) -> bool:
    """Whether what would be confirmed is not denied either: "could neither confirm nor deny"."""
    denied = any(k.dep == "conj" and k.lemma.lower() == "deny" for k in kids)
    return denied and any(k.dep == "neg" or k.text.lower() in {"neither", "nor"} for k in kids)


def _is_none(sentence: Sentence, noun: Token) -> bool:
    return any(k.text.lower() == "no" for k in sentence.kids(noun.i))


def _predicate(sentence: Sentence, verb: Token) -> list[int]:
    """The verb with all that it governs, without its subject, what comes before it, and further clauses."""
    apart = {"nsubj", "nsubjpass", "advcl", "ccomp", "mark", "relcl"}
    apart |= set() if verb.lemma.lower() == "confirm" else {"conj", "cc"}
    out = {i for k in sentence.kids(verb.i) if k.dep in apart for i in sentence.subtree(k.i)}
    own = [i for i in sentence.subtree(verb.i) if i not in out]
    helpers = [k.i for k in sentence.kids(verb.i) if k.dep in HELPERS | {"neg", "preconj"}]
    first = min([verb.i, *helpers])
    return [i for i in own if i >= first]
