"""Status: how far along an event is, from tense, modality, negation, attribution and words of its course.

In: a sentence and the frame of the word that names the event. Out: a Judgement. Never: the calendar: a plan whose day
has passed stays a plan until a report says that it happened.

The ladder follows what calendars and newsrooms use (IPTC eocstat, iCalendar STATUS, schema.org EventStatusType); tense,
polarity and certainty are those of TimeML and of the NewsReader guidelines (van Son et al. 2014).
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.english.clauses import anchor, carrier
from dateline.english.frames import Frame
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, stands_as
from dateline.english.standing import Denial
from dateline.english.tense import Time
from dateline.events.beliefs import held_so
from dateline.events.course import course, going_on, opened
from dateline.events.cues import Cue
from dateline.events.tense import TimeTold, time_of
from dateline.language import Sentence
from dateline.status import AHEAD, CALLED_OFF, DISPUTED, LIKELY_AHEAD, NEGATED, PAST_WORDS, UNDERCUT
from dateline.terms import Status

CONDITIONS = group("conditions")


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a sentence tells an event: its time from where the sentence stands, whether denied, how sure, how far along."""

    time: Time
    negated: bool
    certain: bool
    status: Status
    rule: str
    """The rule that decided; empty where neither a word nor a verb does."""
    why: str


def judge(sentence: Sentence, read: Frame) -> Judgement:
    """How the event that `read` frames is told: tense and status from its clause, its governors and its modifiers."""
    i = anchor(sentence, read.i)
    verb = carrier(sentence, i)
    told = time_of(sentence, i, verb)
    time, tense = told.time, told.word
    cue, denial = course(sentence, i, verb, read), read.verdict.denial
    condition = _condition(sentence, read, verb)
    if condition and (cue is None or cue.status not in DISPUTED):
        cue, denied = condition, None
    else:
        denied = denial
    reported = _is_reported(sentence, verb)
    if cue is None and denied is None and time == "past":
        cue = held_so(sentence, verb)
    if cue is None and time == "past":
        cue = opened(sentence, i, verb, reported=reported)
    if cue is None and denied is None and time == "present":
        cue = going_on(sentence, i, verb)
    status = _status(time, tense, cue, denied, reported=reported)
    off = cue is not None and cue.status in CALLED_OFF
    rule, why = _why(sentence, status, told, cue, denial)
    return Judgement(
        time=_cued_time(time, cue, own=verb == i),
        negated=denial is not None or off,
        certain=not _unsure(tense, cue, condition),
        status=status,
        rule=rule,
        why=why,
    )


def _cued_time(time: Time, cue: Cue | None, *, own: bool) -> Time:
    """What is planned, proposed or possible lies ahead, unless its own verb is told as past."""
    if cue is None or cue.status not in LIKELY_AHEAD or (cue.word.lower() in CONDITIONS and time == "past"):
        return time
    if cue.word.lower() in LETTING and time != "future":
        return time
    return time if own and time == "past" and cue.status in PAST_WORDS else "future"


LETTING = group("letting")
"""Words that say that something can be done, when they say it."""


def _why(sentence: Sentence, status: Status, told: TimeTold, cue: Cue | None, denial: Denial | None) -> tuple[str, str]:
    """The rule that decided, and a sentence that says so."""
    if cue:
        return cue.rule, f"'{cue.word}' tells it as {status} ({cue.rule})"
    if denial and status in NEGATED:
        return denial.rule, f"'{sentence.tokens[denial.by].text}' denies it ({denial.rule})"
    shown = "the tense" if told.word is None else f"'{told.word}'"
    return told.rule or "", f"{shown} tells it as {status}" + (f" ({told.rule})" if told.rule else "")


# The verdict ------------------------------------------------------------------------------------------------------------


def _condition(sentence: Sentence, read: Frame, verb: int | None) -> Cue | None:
    """The "if" or "whether" of the clause, or None."""
    verdict = read.verdict
    if verdict.rule != CONDITION or verdict.shown_by is None or sentence.tokens[verdict.shown_by].head != verb:
        return None
    return Cue(sentence.tokens[verdict.shown_by].text, "possible", CONDITION)


CONDITION = "english.condition"


def _is_reported(sentence: Sentence, verb: int | None) -> bool:
    """The clause is what somebody said: there "would" is the "will" of the speech."""
    if verb is None:
        return False
    at = sentence.tokens[verb]
    for above in sentence.ancestors(verb):
        if stands_as(at, Role.FULL_COMPLEMENT | Role.PARATAXIS) and above.lemma in verbs("saying"):
            return True
        if not stands_as(at, Role.COMPLEMENT | Role.CONJUNCT):
            return False
        at = above
    return False


def _status(time: Time, tense: str | None, cue: Cue | None, denial: Denial | None, *, reported: bool) -> Status:
    modal = (tense or "").lower()
    if denial is not None:
        if cue and cue.status in UNDERCUT:
            return cue.status
        if time == "future" or (cue and cue.status in AHEAD):
            return "possible" if modal in group("may") else "declined"
        return "denied"
    if cue is not None:
        return cue.status
    if time == "present" and modal == "can":
        return "possible"
    if time == "future":
        return "possible" if modal in group("may") or (modal == "would" and not reported) else "scheduled"
    return "happened"


def _unsure(tense: str | None, cue: Cue | None, condition: Cue | None) -> bool:
    """The event is told as open: a modal of chance, a condition, or a word of doubt."""
    modal = (tense or "").lower() in {"may", "might", "could", "can"}
    return modal or condition is not None or (cue is not None and cue.word.lower() in DOUBT)


DOUBT = group("doubt")
