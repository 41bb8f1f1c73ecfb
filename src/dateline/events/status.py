"""Status: how far along an event is, from tense, modality, negation, attribution and words of its course.

In: a sentence and the index of the word that names the event. Out: a Judgement. Never: the calendar: a plan whose day
has passed stays a plan until a report says that it happened.

The ladder follows what calendars and newsrooms use (IPTC eocstat, iCalendar STATUS, schema.org EventStatusType); tense,
polarity and certainty are those of TimeML and of the NewsReader guidelines (van Son et al. 2014).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.events import words
from dateline.events.grammar import NOUNS, anchor, auxiliaries, is_passive, is_verb, preposition, subject
from dateline.language import Sentence, Token
from dateline.terms import Status

Time = Literal["past", "present", "future", "none"]

AHEAD: frozenset[Status] = frozenset({"possible", "proposed", "agreed", "scheduled", "moved", "postponed"})
"""Statuses of what still lies ahead."""
WILL = frozenset({"will", "shall", "'ll", "wo", "would"})
MAY = frozenset({"may", "might", "could", "can", "should", "must"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
BEFORE = frozenset({"since", "after", "following", "during", "despite", "upon", "from", "before", "until"})
"""Prepositions whose event is already there when the clause is in the past or present."""
TOWARDS = frozenset({"for", "to", "on", "toward", "towards", "about", "of", "against"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a sentence tells an event: its time from where the sentence stands, whether denied, how sure, how far along."""

    time: Time
    negated: bool
    certain: bool
    status: Status
    why: str


@dataclass(frozen=True, slots=True)
class _Cue:
    word: str
    status: Status


def judge(sentence: Sentence, i: int) -> Judgement:
    """How the event named by token `i` is told: tense and status from its clause, its governors and its modifiers."""
    i, doubted = anchor(sentence, i), False
    verb = _carrier(sentence, i)
    negation = _negation(sentence, i, verb)
    time, tense_word = _time(sentence, i, verb)
    cue = _cue(sentence, i, verb)
    if verb is not None and (condition := _condition(sentence, verb)) and (cue is None or cue.status not in {"alleged", "denied"}):
        cue, doubted = _Cue(condition, "possible"), True
    reported = verb is not None and _is_reported(sentence, verb)
    status = _status(time, tense_word, cue, None if doubted else negation, reported=reported, going_on=_going_on(sentence, i, verb))
    if cue and cue.status in AHEAD - {"postponed"} and not (cue.status in {"agreed", "possible"} and time == "past" and verb == i):
        time = "future"
    certain = not _unsure(sentence, verb, tense_word, cue)
    off = cue is not None and cue.status in {"postponed", "cancelled"}
    return Judgement(time, negation is not None or off, certain, status, _why(status, tense_word, cue, negation))


def _why(status: Status, tense: str | None, cue: _Cue | None, negation: str | None) -> str:
    if cue:
        return f"'{cue.word}' tells it as {status}"
    if negation and status in {"denied", "declined"}:
        return f"'{negation}' denies it"
    if tense:
        return f"'{tense}' tells it as {status}"
    return f"the tense tells it as {status}"


def _carrier(sentence: Sentence, i: int) -> int | None:
    """The verb whose tense tells the event of token `i`: itself, or the verb that the noun belongs to."""
    if is_verb(sentence.tokens[i]):
        return i
    return next((above.i for above in sentence.ancestors(i) if is_verb(above)), None)


# Tense ------------------------------------------------------------------------------------------------------------------


def _time(sentence: Sentence, i: int, verb: int | None) -> tuple[Time, str | None]:
    """The time of the event and the word that shows it."""
    if verb is None:
        return ("future", "to") if _bare_infinitive(sentence, i) else ("none", None)
    time, word = _verb_time(sentence, verb)
    if verb == i or time != "future" or _shares_time(sentence, i, verb):
        return time, word
    return "none", None


def _shares_time(sentence: Sentence, i: int, verb: int) -> bool:
    """A noun lies ahead with its verb as its subject or object, or in a phrase of place: not "thanked for the work"."""
    token = sentence.tokens[i]
    while token.dep in {"conj", "compound", "pobj", "prep"} and token.head != verb:
        above = sentence.tokens[token.head]
        if token.dep == "prep" and token.lemma.lower() not in {"of", "at", "in", "during", "on"}:
            return False
        token = above
    return token.dep not in {"prep", "npadvmod", "advmod"} or token.lemma.lower() in {"at", "in", "during", "on"}


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
    tags = {aux.tag for aux in auxiliaries(sentence, verb)}
    lemmas = {aux.lemma for aux in auxiliaries(sentence, verb)}
    if token.tag == "VBD" or "VBD" in tags or "have" in lemmas:
        return "past", None
    if token.tag in {"VBG", "VBN"} and not tags and token.dep in {"advcl", "acl", "xcomp", "pcomp", "conj", "prep", "amod", "relcl"}:
        return _borrowed(sentence, verb)
    if token.tag == "VBN":
        return ("present" if tags & {"VBZ", "VBP"} else "past"), None
    if token.tag == "VB":
        return "future", None
    if _until_then(sentence, token):
        return "future", None
    return "present", None


def _until_then(sentence: Sentence, token: Token) -> bool:
    """"when it arrives", said of a clause that lies ahead."""
    if token.dep != "advcl" or token.head == token.i or not any(k.text.lower() in {"when", "before", "until", "once", "after"} for k in sentence.kids(token.i)):
        return False
    return is_verb(sentence.tokens[token.head]) and _verb_time(sentence, token.head)[0] == "future"


def _infinitive_time(sentence: Sentence, verb: int, aux: Token) -> tuple[Time, str | None]:
    """"to meet" looks ahead from the verb it hangs from, unless that verb says it came about."""
    above = sentence.tokens[sentence.tokens[verb].head]
    if above.i == verb or not is_verb(above):
        return "future", aux.text
    if above.lemma in {"manage", "begin", "start", "continue", "help", "have", "use", "appear", "seem", "come"}:
        return _verb_time(sentence, above.i)
    if sentence.tokens[verb].dep == "advcl" and _verb_time(sentence, above.i)[0] == "past":
        return "past", None
    if above.lemma in {"try", "fail", "refuse", "decline", "force", "lead", "allow", "cause", "make"}:
        return _verb_time(sentence, above.i)
    return "future", aux.text


def _borrowed(sentence: Sentence, verb: int) -> tuple[Time, str | None]:
    """A participle takes the time of the clause it hangs from."""
    token = sentence.tokens[verb]
    if token.dep == "pcomp" and sentence.tokens[token.head].lemma.lower() in {"after", "since", "for", "before", "by"}:
        return "past", None
    if token.tag == "VBN":
        return "past", None
    above = next((t for t in sentence.ancestors(verb) if is_verb(t)), None)
    return _verb_time(sentence, above.i) if above is not None and above.i != verb else ("present", None)


# Negation ---------------------------------------------------------------------------------------------------------------


def _negation(sentence: Sentence, i: int, verb: int | None) -> str | None:
    """The word that denies the event, or None."""
    for kid in sentence.kids(i):
        if _is_negator(kid):
            return kid.text
    if verb is not None and verb != i and not _belongs(sentence, i, verb):
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


def _is_negator(token: Token) -> bool:
    return token.dep in {"neg", "det", "advmod", "preconj", "cc"} and token.text.lower() in words.polarity("word")


def _belongs(sentence: Sentence, i: int, verb: int) -> bool:
    """Noun `i` is the subject or object of the verb, so that the verb's negation reaches it."""
    token = sentence.tokens[i]
    return token.head == verb and token.dep in {"dobj", "nsubjpass", "nsubj", "attr"}


def _negated_verb(sentence: Sentence, i: int, verb: int) -> str | None:
    if verb != i and sentence.tokens[i].dep == "nsubj" and not _light(sentence.tokens[verb]):
        return None
    if verb != i and sentence.tokens[verb].lemma in words.bag("reporting"):
        return None
    for kid in sentence.kids(verb):
        if _is_negator(kid):
            return kid.text
        if kid.text.lower() == "longer" and any(_is_negator(word) or word.text.lower() == "no" for word in sentence.kids(kid.i)):
            return "no longer"
        if verb == i and kid.dep in {"nsubj", "nsubjpass"} and any(_is_negator(word) for word in sentence.kids(kid.i)):
            return "no"
    token = sentence.tokens[verb]
    if token.dep == "xcomp":
        above = sentence.tokens[token.head]
        if above.lemma in words.polarity("governs"):
            return above.text
        if above.lemma in RAISING and any(_is_negator(kid) for kid in sentence.kids(above.i)):
            return "not"
    if token.dep == "pcomp":
        holder = sentence.tokens[token.head]
        if holder.lemma.lower() == "without":
            return holder.text
    return None


RAISING = frozenset({"seem", "appear", "begin", "start", "want", "plan", "expect", "intend", "go", "be", "agree", "set", "schedule", "able", "like", "wish"})
"""Verbs through which "not" reaches what they govern: "does not plan to come"; not so "does not need to"."""


def _light(token: Token) -> bool:
    return token.lemma in words.light()


# Words of its course ----------------------------------------------------------------------------------------------------


def _cue(sentence: Sentence, i: int, verb: int | None) -> _Cue | None:
    """The nearest word that tells how far along the event is: beside it, then over it, then over its clause."""
    return (
        _modifier(sentence, i)
        or _predicate(sentence, i)
        or _holder(sentence, i)
        or _governor(sentence, i, verb)
        or (_modifier(sentence, verb) if verb is not None and verb != i and _belongs(sentence, i, verb) else None)
    )


def _modifier(sentence: Sentence, i: int) -> _Cue | None:
    cues = words.status_cues()
    for kid in sentence.kids(i):
        if kid.dep in {"amod", "advmod", "compound", "nmod", "acl"}:
            status = cues.get(("modifies", kid.text.lower())) or cues.get(("modifies", kid.lemma.lower()))
            if status:
                return _Cue(kid.text, status)
    return None


def _predicate(sentence: Sentence, i: int) -> _Cue | None:
    """What is said of the event as a subject: "the summit was postponed", "a meeting is possible"."""
    token = sentence.tokens[i]
    above = sentence.tokens[token.head]
    cues = words.status_cues()
    if token.dep == "nsubjpass" or (token.dep == "nsubj" and above.lemma in {"hinge", "depend", "continue"}):
        status = cues.get(("predicate", above.lemma))
        return _Cue(above.text, status) if status else None
    if token.dep == "nsubj" and (above.pos == "AUX" or above.lemma in {"appear", "seem", "look", "remain"}):
        for kid in sentence.kids(above.i):
            status = cues.get(("predicate", kid.lemma.lower())) if kid.dep in {"acomp", "advmod", "attr", "oprd"} else None
            if status:
                return _Cue(kid.text, status)
    return None


def _holder(sentence: Sentence, i: int) -> _Cue | None:
    """The noun that has the event as its matter: "plans for a summit", "an agreement on a meeting", "a bid to meet"."""
    token = sentence.tokens[i]
    cues = words.status_cues()
    above = preposition(sentence, i)
    if above is not None and above.lemma.lower() in TOWARDS:
        holder = sentence.tokens[above.head]
        if holder.pos in NOUNS and (status := cues.get(("head", holder.lemma.lower()))):
            return _Cue(holder.text, status)
    if token.dep in {"acl", "relcl", "xcomp", "ccomp"} and token.tag in {"VB", "VBG"}:
        holder = sentence.tokens[token.head]
        if holder.pos in NOUNS and (status := cues.get(("head", holder.lemma.lower()))):
            return _Cue(holder.text, status)
    return None


def _governor(sentence: Sentence, i: int, verb: int | None) -> _Cue | None:
    """The verb or adjective over the event or its clause: "agreed to meet", "likely to meet", "cancelled the visit"."""
    if verb is None:
        return None
    cues = words.status_cues()
    token = sentence.tokens[i]
    if verb != i and token.dep in {"dobj", "conj", "attr"} and token.head == verb:
        status = cues.get(("governs", sentence.tokens[verb].lemma))
        if status and not (is_passive(sentence, verb) and subject(sentence, verb) is None):
            return _Cue(sentence.tokens[verb].text, status)
    above = preposition(sentence, i)
    if verb != i and above is not None and above.lemma.lower() == "for" and above.head == verb:
        status = cues.get(("governs", sentence.tokens[verb].lemma))
        return _Cue(f"{sentence.tokens[verb].text} for", status) if status else None
    if verb != i and not _shares_time(sentence, i, verb):
        return None
    return _over(sentence, verb)


def _over(sentence: Sentence, verb: int) -> _Cue | None:
    """The nearest governor up the chain of clauses that tells a status."""
    cues = words.status_cues()
    at = sentence.tokens[verb]
    for above in sentence.ancestors(verb):
        if at.dep not in {"xcomp", "ccomp", "pcomp", "conj", "prep", "acomp", "oprd", "csubj", "advcl", "acl"}:
            return None
        if at.dep == "advcl" and above.lemma not in {"set", "schedule", "due", "expect", "slate", "plan"}:
            return None
        if at.dep == "prep" and at.lemma.lower() in BEFORE:
            return None
        if at.dep == "conj":
            at = above
            continue
        if above.lemma.lower() == "due" and at.dep != "xcomp":
            return None
        if any(kid.dep == "prt" for kid in sentence.kids(above.i)):
            return None
        status = cues.get(("governs", above.lemma.lower()))
        told = above.lemma in words.bag("reporting") and at.dep == "ccomp" and above.lemma not in {"deny", "allege", "accuse", "expect", "hope", "warn", "threaten", "urge", "vow", "pledge", "promise"}
        if status and not told:
            return _Cue(above.text, status)
        at = above
    return None


# The verdict ------------------------------------------------------------------------------------------------------------


LASTING = frozenset({"dispute", "row", "feud", "standoff", "war", "crisis", "strike", "walkout", "investigation", "probe", "inquiry", "trial", "search",
                     "protest", "fighting", "battle", "talk", "negotiation", "outbreak", "epidemic", "fire", "siege", "lawsuit", "litigation"})  # fmt: skip
"""Nouns of what lasts: told in the present, it is still going on."""


def _going_on(sentence: Sentence, i: int, verb: int | None) -> bool:
    """Told in the present as going on: "is investigating", "is locked in a dispute"."""
    if verb is None:
        return False
    token = sentence.tokens[verb]
    if verb == i:
        return token.tag == "VBG" and any(aux.lemma == "be" for aux in auxiliaries(sentence, verb))
    return sentence.tokens[i].lemma.lower() in LASTING and sentence.part != "title"


def _condition(sentence: Sentence, verb: int) -> str | None:
    return next((kid.text for kid in sentence.kids(verb) if kid.dep == "mark" and kid.text.lower() in CONDITIONS), None)


def _is_reported(sentence: Sentence, verb: int) -> bool:
    """The clause is what somebody said: there "would" is the "will" of the speech."""
    at = sentence.tokens[verb]
    for above in sentence.ancestors(verb):
        if at.dep in {"ccomp", "parataxis"} and above.lemma in words.bag("reporting"):
            return True
        if at.dep not in {"conj", "xcomp", "ccomp"}:
            return False
        at = above
    return False


def _status(time: Time, tense: str | None, cue: _Cue | None, negation: str | None, *, reported: bool, going_on: bool) -> Status:
    if negation is not None:
        if cue and cue.status in {"denied", "declined", "cancelled", "alleged"}:
            return cue.status
        if time == "future" or (cue and cue.status in AHEAD):
            return "possible" if (tense or "").lower() in MAY else "declined"
        return "denied"
    if cue is not None:
        return cue.status
    if time == "present" and going_on:
        return "under way"
    if time == "future":
        modal = (tense or "").lower()
        return "possible" if modal in MAY or (modal == "would" and not reported) else "scheduled"
    return "happened"


def _unsure(sentence: Sentence, verb: int | None, tense: str | None, cue: _Cue | None) -> bool:
    """The event is told as open: a modal of chance, a condition, or a word of doubt."""
    if (tense or "").lower() in {"may", "might", "could", "can"}:
        return True
    if cue is not None and cue.word.lower() in DOUBT:
        return True
    return verb is not None and _condition(sentence, verb) is not None


DOUBT = frozenset(
    {"possible", "possibly", "perhaps", "maybe", "potential", "potentially", "likely", "unlikely", "probably", "consider", "considering",
     "considered", "possibility", "chance", "prospect", "allegedly", "alleged", "reportedly", "fear", "fears", "hopes", "suspected", "expected",
     "wonder", "whether", "likelihood", "risk", "allowed", "allow", "allows", "appears", "seems", "believed", "said", "attempted", "tried", "try"}
)  # fmt: skip
