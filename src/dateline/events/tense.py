"""Tense: the time of an event as its sentence tells it, seen from the sentence.

In: a sentence, the index of the word that names the event, and of the verb that carries it. Out: past, present, future or none,
and the word that shows it. Never: the calendar.
"""

from __future__ import annotations

from typing import Literal

from dateline.english.clauses import auxiliaries, is_passive, is_verb
from dateline.language import Sentence, Token

Time = Literal["past", "present", "future", "none"]

WILL = frozenset({"will", "shall", "'ll", "wo", "would"})
ENDING = frozenset({"end", "halt", "resolve", "settle", "stop", "quell", "defuse", "calm", "contain"})
"""What is to be ended is there already, however far off its end."""
MAY = frozenset({"may", "might", "could", "can", "should", "must"})


def time_of(sentence: Sentence, i: int, verb: int | None) -> tuple[Time, str | None]:
    """The time of the event and the word that shows it."""
    if verb is None:
        return ("future", "to") if _bare_infinitive(sentence, i) else ("none", None)
    time, word = _verb_time(sentence, verb)
    if verb != i and time == "future" and sentence.tokens[verb].lemma in ENDING and sentence.tokens[i].head == verb:
        return "present", None
    if verb == i or time != "future" or shares_time(sentence, i, verb):
        return time, word
    return "none", None


def shares_time(sentence: Sentence, i: int, verb: int) -> bool:
    """A noun lies ahead with its verb as its subject or object, or in a phrase of place: not "thanked for the work"."""
    token = sentence.tokens[i]
    while token.i != verb and token.head != token.i:
        if token.dep in ASIDE or (token.dep == "prep" and token.lemma.lower() not in SHARING):
            return False
        token = sentence.tokens[token.head]
    return True


SHARING = frozenset({"of", "at", "in", "during", "on"})
"""Prepositions through which a noun has the time of its clause."""
ASIDE = frozenset({"npadvmod", "advmod", "pcomp", "appos", "relcl", "acl"})
"""What hangs so from a clause is told beside it."""


def _bare_infinitive(sentence: Sentence, i: int) -> bool:
    return any(kid.tag == "TO" for kid in sentence.kids(i))


def _verb_time(sentence: Sentence, verb: int) -> tuple[Time, str | None]:
    token = sentence.tokens[verb]
    for aux in auxiliaries(sentence, verb):
        lemma = aux.text.lower()
        if lemma in WILL or lemma in MAY:
            return ("present" if lemma == "can" else "future"), aux.text
        if aux.tag == "TO":
            return _infinitive_time(sentence, verb, aux)
    if token.tag == "VBD" and _until_then(sentence, token):
        return "future", None
    tags = {aux.tag for aux in auxiliaries(sentence, verb)}
    lemmas = {aux.lemma for aux in auxiliaries(sentence, verb)}
    if token.dep == "amod" and token.tag == "VBG":
        return "present", None
    if token.tag == "VBD" or "VBD" in tags or "have" in lemmas:
        return "past", None
    if (
        token.tag in {"VBG", "VBN"}
        and not tags
        and token.dep in {"advcl", "acl", "xcomp", "pcomp", "conj", "prep", "amod", "relcl"}
    ):
        return _borrowed(sentence, verb)
    if token.tag == "VBN":
        return ("present" if tags & {"VBZ", "VBP"} else "past"), None
    if "do" in lemmas:
        return "present", None
    if token.tag == "VB":
        return ("present" if _is_headline_present(sentence, verb) else "future"), None
    if _until_then(sentence, token):
        return "future", None
    return "present", None


def _is_headline_present(sentence: Sentence, verb: int) -> bool:
    """As in "Two firms resolve dispute", which the tagger takes for a bare infinitive."""
    return sentence.part == "title" and any(kid.dep == "nsubj" for kid in sentence.kids(verb))


def _until_then(sentence: Sentence, token: Token) -> bool:
    """As in "when it arrives", said of a clause that lies ahead."""
    if (
        token.dep != "advcl"
        or token.head == token.i
        or not any(k.text.lower() in {"when", "before", "until", "once", "after"} for k in sentence.kids(token.i))
    ):
        return False
    return is_verb(sentence.tokens[token.head]) and _verb_time(sentence, token.head)[0] == "future"


def _infinitive_time(sentence: Sentence, verb: int, aux: Token) -> tuple[Time, str | None]:
    """As in "to meet" looks ahead from the verb it hangs from, unless that verb says it came about."""
    above = sentence.tokens[sentence.tokens[verb].head]
    if above.i != verb and sentence.tokens[verb].dep in {"relcl", "acl"} and _is_ranked(sentence, above):
        return next(
            (_verb_time(sentence, one.i)[0] for one in sentence.ancestors(above.i) if is_verb(one)), "past"
        ), None
    if above.i == verb or not is_verb(above):
        return "future", aux.text
    if is_said_by_wishing(sentence, verb):
        return "present", None
    if above.lemma in THOUGHT and (is_passive(sentence, above.i) or above.lemma == "claim"):
        perfect = any(kid.lemma == "have" for kid in auxiliaries(sentence, verb))
        return ("past" if perfect else _verb_time(sentence, above.i)[0]), None
    if any(kid.dep == "auxpass" and kid.tag == "VB" for kid in sentence.kids(verb)):
        return "future", aux.text
    if above.lemma in {"manage", "begin", "start", "continue", "help", "have", "use", "appear", "seem", "come"}:
        return _verb_time(sentence, above.i)
    if sentence.tokens[verb].dep == "advcl" and _verb_time(sentence, above.i)[0] == "past":
        return "past", None
    if above.lemma in {"try", "fail", "refuse", "decline", "force", "lead", "allow", "cause", "make"}:
        return _verb_time(sentence, above.i)
    return "future", aux.text


THANKS = frozenset(
    {
        "thank",
        "congratulate",
        "apologise",
        "apologize",
        "say",
        "remind",
        "welcome",
        "express",
        "stress",
        "add",
        "emphasise",
        "emphasize",
        "ask",
    }
)


def is_said_by_wishing(sentence: Sentence, verb: int) -> bool:
    """As in "we would like to thank you": said by wishing to say it."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    return token.dep == "xcomp" and token.lemma in THANKS and above.lemma in {"like", "want", "wish"}


THOUGHT = frozenset({"believe", "think", "say", "report", "know", "find", "discover", "consider", "understand", "claim", "allege", "rumour", "rumor",
                     "reckon", "estimate", "see", "show", "suspect", "presume", "feel", "deem", "reveal"})  # fmt: skip
"""Verbs of "is believed to be": what they govern is held to be so, not planned."""
RANKS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})


def _is_ranked(sentence: Sentence, noun: Token) -> bool:
    """As in "the first to fly", "the only model to be built": who has done so, or does."""
    return any(kid.lemma.lower() in RANKS for kid in sentence.kids(noun.i)) or noun.lemma.lower() in RANKS


def _borrowed(sentence: Sentence, verb: int) -> tuple[Time, str | None]:
    """A participle takes the time of the clause it hangs from."""
    token = sentence.tokens[verb]
    if token.dep == "pcomp" and sentence.tokens[token.head].lemma.lower() in {"after", "since", "for", "before", "by"}:
        return "past", None
    if token.tag == "VBN":
        return "past", None
    above = next((t for t in sentence.ancestors(verb) if is_verb(t)), None)
    return _verb_time(sentence, above.i) if above is not None and above.i != verb else ("present", None)
