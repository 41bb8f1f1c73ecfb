"""Status: how far along an event is, from tense, modality, negation, attribution and words of its course.

In: a sentence and the index of the word that names the event. Out: a Judgement. Never: the calendar: a plan whose day
has passed stays a plan until a report says that it happened.

The ladder follows what calendars and newsrooms use (IPTC eocstat, iCalendar STATUS, schema.org EventStatusType); tense,
polarity and certainty are those of TimeML and of the NewsReader guidelines (van Son et al. 2014).
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.english.clauses import NOUNS, anchor, auxiliaries, is_passive, is_verb, preposition, subject
from dateline.english.lexicon import group, nouns, verbs
from dateline.english.tense import Time, is_said_by_wishing
from dateline.events import words
from dateline.events.beliefs import held_so
from dateline.events.negation import belongs, negation_of
from dateline.events.tense import shares_time, time_of
from dateline.language import Sentence
from dateline.status import AHEAD, CALLED_OFF, DISPUTED, LIKELY_AHEAD, NEGATED, PAST_WORDS, UNDERCUT
from dateline.terms import Status

CONDITIONS = group("conditions")
BEFORE = group("already")
"""Prepositions whose event is already there when the clause is in the past or present."""
TOWARDS = group("towards")


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
    i = anchor(sentence, i)
    verb = _carrier(sentence, i)
    time, tense = time_of(sentence, i, verb)
    cue, negation = _cue(sentence, i, verb), negation_of(sentence, i, verb)
    condition = _condition(sentence, verb)
    if condition and (cue is None or cue.status not in DISPUTED):
        cue, denied = _Cue(condition, "possible"), None
    else:
        denied = negation
    reported = _is_reported(sentence, verb)
    if cue is None and denied is None and time == "past" and (held := held_so(sentence, verb)):
        cue = _Cue(held, "alleged")
    if cue is None and time == "past" and _was_opened(sentence, i, verb, reported=reported):
        cue = _Cue(sentence.tokens[verb if verb is not None else i].text, "under way")
    status = _status(time, tense, cue, denied, reported=reported, going_on=_going_on(sentence, i, verb))
    off = cue is not None and cue.status in CALLED_OFF
    return Judgement(
        time=_cued_time(time, cue, own=verb == i),
        negated=negation is not None or off,
        certain=not _unsure(tense, cue, condition),
        status=status,
        why=_why(status, tense, cue, negation),
    )


def _cued_time(time: Time, cue: _Cue | None, *, own: bool) -> Time:
    """What is planned, proposed or possible lies ahead, unless its own verb is told as past."""
    if cue is None or cue.status not in LIKELY_AHEAD or (cue.word.lower() in CONDITIONS and time == "past"):
        return time
    if cue.word.lower() in LETTING and time != "future":
        return time
    return time if own and time == "past" and cue.status in PAST_WORDS else "future"


LETTING = group("letting")
"""Words that say that something can be done, when they say it."""


def _why(status: Status, tense: str | None, cue: _Cue | None, negation: str | None) -> str:
    if cue:
        return f"'{cue.word}' tells it as {status}"
    if negation and status in NEGATED:
        return f"'{negation}' denies it"
    if tense:
        return f"'{tense}' tells it as {status}"
    return f"the tense tells it as {status}"


def _carrier(sentence: Sentence, i: int) -> int | None:
    """The verb whose tense tells the event of token `i`: itself, or the verb that the noun belongs to."""
    if is_verb(sentence.tokens[i]):
        return i
    return next((above.i for above in sentence.ancestors(i) if is_verb(above)), None)


# Words of its course ----------------------------------------------------------------------------------------------------


def _cue(sentence: Sentence, i: int, verb: int | None) -> _Cue | None:
    """The nearest word that tells how far along the event is: beside it, then over it, then over its clause."""
    return (
        _modifier(sentence, i)
        or _predicate(sentence, i)
        or _holder(sentence, i)
        or _governor(sentence, i, verb)
        or (_modifier(sentence, verb) if verb is not None and verb != i and belongs(sentence, i, verb) else None)
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
            status = (
                cues.get(("predicate", kid.lemma.lower())) if kid.dep in {"acomp", "advmod", "attr", "oprd"} else None
            )
            if status:
                return _Cue(kid.text, status)
    return None


def _holder(sentence: Sentence, i: int) -> _Cue | None:
    """The noun that has the event as its matter: "plans for a summit", "an agreement on a meeting", "a bid to meet"."""
    token = sentence.tokens[i]
    cues = words.status_cues()
    above = preposition(sentence, i)
    if token.dep in {"compound", "nmod"} and (status := cues.get(("head", sentence.tokens[token.head].lemma.lower()))):
        return _Cue(sentence.tokens[token.head].text, status)
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
    if verb != i and token.dep in {"dobj", "nsubjpass"} and sentence.tokens[verb].lemma in verbs("ending"):
        return None
    if verb != i and token.dep in {"dobj", "nsubjpass"} and _is_declared(sentence, i, verb):
        return _Cue(sentence.tokens[verb].text, "scheduled")
    if verb != i and token.dep in {"dobj", "conj", "attr"} and token.head == verb:
        status = cues.get(("governs", sentence.tokens[verb].lemma))
        if status and not (is_passive(sentence, verb) and subject(sentence, verb) is None):
            return _Cue(sentence.tokens[verb].text, status)
    above = preposition(sentence, i)
    if verb != i and above is not None and above.lemma.lower() == "for" and above.head == verb:
        status = cues.get(("governs", sentence.tokens[verb].lemma))
        return _Cue(f"{sentence.tokens[verb].text} for", status) if status else None
    if verb != i and not shares_time(sentence, i, verb):
        return None
    return _over(sentence, verb)


COMING = words.kinds_with("coming")
"""Kinds that have yet to come about when they are announced; an arrest or a resignation is done by then."""


def _is_declared(sentence: Sentence, i: int, verb: int) -> bool:
    """What is announced lies ahead, if it is of a kind that is announced beforehand, or none that the lexicon knows."""
    kind = words.kinds().nouns.get(sentence.tokens[i].lemma.lower())
    return sentence.tokens[verb].lemma in {"announce", "unveil"} and (kind is None or kind in COMING)


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
            if _has_own_tense(sentence, at.i) and not _has_own_tense(sentence, above.i):
                return None
            at = above
            continue
        if (above.lemma == "go" and at.dep != "xcomp") or is_said_by_wishing(sentence, at.i):
            return None
        if above.lemma.lower() == "due" and at.dep != "xcomp":
            return None
        if any(kid.dep == "prt" for kid in sentence.kids(above.i)):
            return None
        status = cues.get(("governs", above.lemma.lower()))
        told = above.lemma in verbs("saying") and at.dep == "ccomp" and above.lemma not in verbs("telling_status")
        if status and not told:
            return _Cue(above.text, status)
        at = above
    return None


def _has_own_tense(sentence: Sentence, verb: int) -> bool:
    """The verb is finite by itself, so that no infinitive before it lends it a plan: "to leave or was forced out"."""
    if sentence.tokens[verb].tag in {"VBD", "VBZ", "VBP"}:
        return True
    return any(kid.dep in {"aux", "auxpass"} and kid.tag in {"VBD", "VBZ", "VBP", "MD"} for kid in sentence.kids(verb))


# The verdict ------------------------------------------------------------------------------------------------------------


LASTING = nouns("lasting")
"""Nouns of what lasts: told in the present, it is still going on."""


def _going_on(sentence: Sentence, i: int, verb: int | None) -> bool:
    """Told in the present as going on: "is investigating", "is locked in a dispute"."""
    if verb is None:
        return False
    token = sentence.tokens[verb]
    if verb == i:
        return token.tag == "VBG" and any(aux.lemma == "be" for aux in auxiliaries(sentence, verb))
    return sentence.tokens[i].lemma.lower() in LASTING and sentence.part != "title"


OPENING = verbs("opening")
"""What lasts and was opened goes on until a report says that it ended."""
INQUIRIES = nouns("inquiry")
INQUIRING = verbs("inquiring")


def _was_opened(sentence: Sentence, i: int, verb: int | None, *, reported: bool) -> bool:
    """As in "police launched an investigation", "officers said they were investigating": told as past, and going on still."""
    if verb is None:
        return False
    token = sentence.tokens[verb]
    if verb == i:
        held = token.tag == "VBG" and any(aux.lemma == "be" for aux in auxiliaries(sentence, i))
        return held and reported and token.lemma in INQUIRING
    if sentence.tokens[i].lemma.lower() not in INQUIRIES or (
        sentence.tokens[i].tag == "NNS" and sentence.part == "title"
    ):
        return False
    pluperfect = any(aux.lemma == "have" and aux.tag == "VBD" for aux in auxiliaries(sentence, verb)) and not reported
    opened = token.lemma in OPENING and sentence.tokens[i].dep in {"dobj", "nsubjpass", "nsubj"} and not pluperfect
    ongoing = any(
        kid.lemma.lower() in {"ongoing", "underway", "open"}
        for kid in sentence.kids(verb)
        if kid.dep in {"acomp", "attr", "advmod"}
    )
    return opened or (ongoing and sentence.tokens[i].dep == "nsubj")


def _condition(sentence: Sentence, verb: int | None) -> str | None:
    """The "if" or "whether" of the clause, or None."""
    if verb is None:
        return None
    return next((kid.text for kid in sentence.kids(verb) if kid.dep == "mark" and kid.text.lower() in CONDITIONS), None)


def _is_reported(sentence: Sentence, verb: int | None) -> bool:
    """The clause is what somebody said: there "would" is the "will" of the speech."""
    if verb is None:
        return False
    at = sentence.tokens[verb]
    for above in sentence.ancestors(verb):
        if at.dep in {"ccomp", "parataxis"} and above.lemma in verbs("saying"):
            return True
        if at.dep not in {"conj", "xcomp", "ccomp"}:
            return False
        at = above
    return False


def _status(
    time: Time, tense: str | None, cue: _Cue | None, negation: str | None, *, reported: bool, going_on: bool
) -> Status:
    if negation is not None:
        if cue and cue.status in UNDERCUT:
            return cue.status
        if time == "future" or (cue and cue.status in AHEAD):
            return "possible" if (tense or "").lower() in group("may") else "declined"
        return "denied"
    if cue is not None:
        return cue.status
    if time == "present" and going_on:
        return "under way"
    if time == "present" and (tense or "").lower() == "can":
        return "possible"
    if time == "future":
        modal = (tense or "").lower()
        return "possible" if modal in group("may") or (modal == "would" and not reported) else "scheduled"
    return "happened"


def _unsure(tense: str | None, cue: _Cue | None, condition: str | None) -> bool:
    """The event is told as open: a modal of chance, a condition, or a word of doubt."""
    modal = (tense or "").lower() in {"may", "might", "could", "can"}
    return modal or condition is not None or (cue is not None and cue.word.lower() in DOUBT)


DOUBT = group("doubt")
