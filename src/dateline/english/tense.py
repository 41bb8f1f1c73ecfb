"""Tense: one reading of a verb: the time it tells, seen from its sentence, and the words that show it.

In: a sentence and the index of a verb. Out: a VerbReading. Never: the calendar; whether what is told is so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dateline.english.clauses import FINITE, auxiliaries, is_passive, is_verb
from dateline.english.lexicon import features, group, verbs
from dateline.language import Sentence, Token

Time = Literal["past", "present", "future", "none"]


@dataclass(frozen=True, slots=True)
class VerbReading:
    """How a verb stands: its time, whether finite, perfect or progressive, its modal word, and the token that shows the time.

    An infinitive or participle has the time that the clause above lends it, with that clause's modal word.
    """

    time: Time
    finite: bool
    perfect: bool
    progressive: bool
    modality: str | None
    shown: int

    @property
    def counterfactual(self) -> bool:
        """A modal word with a perfect looks back, at what was or might have been: "would have closed"."""
        return self.modality is not None and self.perfect


def reading(sentence: Sentence, verb: int) -> VerbReading:
    """The reading of the verb at index `verb`."""
    token = sentence.tokens[verb]
    helpers = auxiliaries(sentence, verb)
    plain = VerbReading(
        time="none",
        finite=token.tag in FINITE or any(aux.tag in FINITE or aux.tag == "MD" for aux in helpers),
        perfect=any(aux.lemma == "have" for aux in helpers),
        progressive=token.tag == "VBG" and any(aux.lemma == "be" for aux in helpers),
        modality=None,
        shown=verb,
    )
    for aux in helpers:
        word = aux.text.lower()
        if word in group("will") or word in group("may"):
            return replace(plain, time="present" if word == "can" else "future", modality=aux.text, shown=aux.i)
        if aux.tag == "TO":
            return _of_infinitive(sentence, verb, aux, plain)
    return _told(sentence, token, helpers, plain)


def _told(sentence: Sentence, token: Token, helpers: list[Token], plain: VerbReading) -> VerbReading:
    """The reading of a verb without a modal word and without "to"."""
    tags = {aux.tag for aux in helpers}
    shown = next((aux.i for aux in helpers if aux.tag in FINITE), token.i)
    if token.tag == "VBD" and _until_then(sentence, token):
        return replace(plain, time="future")
    if token.dep == "amod" and token.tag == "VBG":
        return replace(plain, time="present")
    if token.tag == "VBD" or "VBD" in tags or plain.perfect:
        return replace(plain, time="past", shown=shown)
    if token.tag in {"VBG", "VBN"} and not tags and token.dep in _HUNG:
        return _lent(sentence, token, plain)
    if token.tag == "VBN":
        return replace(plain, time="present" if tags & {"VBZ", "VBP"} else "past", shown=shown)
    if token.tag == "VB" and not any(aux.lemma == "do" for aux in helpers):
        return replace(plain, time="present" if _is_headline_present(sentence, token) else "future")
    ahead = not any(aux.lemma == "do" for aux in helpers) and _until_then(sentence, token)
    return replace(plain, time="future" if ahead else "present", shown=shown)


_HUNG = frozenset({"advcl", "acl", "xcomp", "pcomp", "conj", "prep", "amod", "relcl"})
"""So a participle hangs from the clause that lends it its time."""


def _is_headline_present(sentence: Sentence, token: Token) -> bool:
    """As in "Two firms resolve dispute", which the tagger takes for a bare infinitive."""
    return sentence.part == "title" and any(kid.dep == "nsubj" for kid in sentence.kids(token.i))


def _until_then(sentence: Sentence, token: Token) -> bool:
    """As in "when it arrives", said of a clause that lies ahead."""
    waits = any(kid.text.lower() in group("awaiting") for kid in sentence.kids(token.i))
    if token.dep != "advcl" or token.head == token.i or not waits:
        return False
    return is_verb(sentence.tokens[token.head]) and reading(sentence, token.head).time == "future"


def _of_infinitive(sentence: Sentence, verb: int, to: Token, plain: VerbReading) -> VerbReading:
    """As in "to meet" looks ahead from the verb it hangs from, unless that verb says it came about."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    ahead = replace(plain, time="future", shown=to.i)
    if above.i != verb and token.dep in {"relcl", "acl"} and _is_ranked(sentence, above):
        over = next((one for one in sentence.ancestors(above.i) if is_verb(one)), None)
        return replace(plain, time=reading(sentence, over.i).time if over is not None else "past")
    if above.i == verb or not is_verb(above):
        return ahead
    if is_said_by_wishing(sentence, verb):
        return replace(plain, time="present")
    if above.lemma in verbs("thought") and (is_passive(sentence, above.i) or above.lemma == "claim"):
        return replace(plain, time="past" if plain.perfect else reading(sentence, above.i).time)
    if any(kid.dep == "auxpass" and kid.tag == "VB" for kid in sentence.kids(verb)):
        return ahead
    over_it = reading(sentence, above.i)
    implied = features(above.lemma, "verb").get("implicative")
    past_purpose = token.dep == "advcl" and over_it.time == "past"
    if implied == "asserts" or (implied is not None and not past_purpose):
        return _borrowing(plain, over_it)
    return replace(plain, time="past") if past_purpose else ahead


def _borrowing(plain: VerbReading, over: VerbReading) -> VerbReading:
    """The reading with the time that another verb has, and what shows it there."""
    return replace(plain, time=over.time, modality=over.modality, shown=over.shown)


def is_said_by_wishing(sentence: Sentence, verb: int) -> bool:
    """As in "we would like to thank you": said by wishing to say it."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    return token.dep == "xcomp" and token.lemma in verbs("thanking") and above.lemma in verbs("wishing")


def _is_ranked(sentence: Sentence, noun: Token) -> bool:
    """As in "the first to fly", "the only model to be built": who has done so, or does."""
    ranks = group("ranks")
    return noun.lemma.lower() in ranks or any(kid.lemma.lower() in ranks for kid in sentence.kids(noun.i))


def _lent(sentence: Sentence, token: Token, plain: VerbReading) -> VerbReading:
    """A participle takes the time of the clause it hangs from."""
    behind = token.dep == "pcomp" and sentence.tokens[token.head].lemma.lower() in group("backward")
    if behind or token.tag == "VBN":
        return replace(plain, time="past")
    above = next((one for one in sentence.ancestors(token.i) if is_verb(one)), None)
    return _borrowing(plain, reading(sentence, above.i)) if above is not None else replace(plain, time="present")
