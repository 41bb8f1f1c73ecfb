"""Answers: where one source denies, doubts or leaves open what another tells as settled.

In: the voices that tell an event, and the statements that do not bear it out. Out: conflicts of status with their sides.
Never: a speaker set against himself, a denial set against more than the one thing that it answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.english.lexicon import group, in_order
from dateline.english.people import pronouns
from dateline.status import COMMITTED, DENIABLE
from dateline.tell.counter import ACCUSING, Counter, is_telling
from dateline.tell.figures import names_a_number
from dateline.tell.sides import Value, sides_of, status_of
from dateline.tell.stance import Stance, is_question, stance, stance_words
from dateline.tell.voices import Said, Voice, speaker_key
from dateline.terms import ChangeField, Conflict, Event, Evidence, Side, Statement, Status
from dateline.text import plain
from dateline.vectors import terms

ANSWER = 800
"""Characters within which a denial answers what was said before it: reporters set accusation and denial side by side."""
ADJACENT = 250
"""Characters within which "denied it" speaks of what was said: the sentence before."""
NEXT = 2
"""Characters between a cue and the words that it leads into."""
ACCUSATION = "accusation"
"""The kind of event whose telling says itself what is held against whom."""
BARE = 2
"""Content words of a counter that must stand in what it is set against, where it has as many."""
MOSTLY = 0.5
"""Share of them that must stand in what it is set against."""
ENOUGH = 3
"""Words from which a counter says something by itself."""
REFUSABLE = frozenset(terms(" ".join(in_order("refusable"))))
"""What is refused, not said to be untrue, when it is denied."""
MOST = 2
"""Voices shown that tell the event as settled."""
DENIALS = frozenset(terms(" ".join(in_order("denying"))))
"""What tells of a denial itself stands against none."""
AGAINST: dict[Stance, frozenset[Status]] = {
    "denied": DENIABLE,
    "unsettled": COMMITTED,
    "doubt": COMMITTED,
    "assured": frozenset(),
}
"""Which tellings a counter-statement cannot stand beside."""


def answers(event: Event, voices: Sequence[Voice], against: Sequence[Counter], said: Said) -> Iterator[Conflict]:
    """Some tell the event as settled, a source denies, doubts or leaves it open; or two sources take opposite stances."""
    told: set[str] = set()
    for counter in against:
        again = {counter.key, plain(counter.focus.text).strip(" \"',.")}
        if told & again:
            continue
        if _is_refusal(counter) or not _says_enough(counter):
            continue
        stated = _opposed(event, voices, counter, said)
        if stated and _one_proposition(counter, stated):
            yield Conflict(event.id, _field(counter), (*stated, _side(counter, against)))
            told |= again


def _is_refusal(counter: Counter) -> bool:
    """What is denied is what somebody asked for, not what somebody said: "has denied the request"; or it is only what may be denied."""
    cue = counter.statement.cue
    if cue is not None and not group("chances").isdisjoint(cue.text.lower().split()):
        return True
    denied = counter.stance == "denied" and counter.statement.kind == "denial" and not counter.topic.accusation
    return denied and bool(counter.topic.words & REFUSABLE)


def _says_enough(counter: Counter) -> bool:
    """A word or two say nothing that can be so or not, unless the denial stands right before them: not "doubts", "further loans"."""
    words = len(_in_full(counter).split())
    known = (
        counter.topic.accusation or counter.topic.figure or _has_cue(counter) or stance(counter.focus.text) is not None
    )
    return words >= ENOUGH or (words > 1 and known)


def _one_proposition(counter: Counter, stated: Sequence[Side]) -> bool:
    """Whether what is stated is what the counter speaks of: most of the counter's own words are there.

    Of "the accusation", "a figure" or "We may" there are none; then what stands before it is meant.
    """
    if counter.topic.figure or (counter.topic.accusation and not counter.topic.words):
        return True
    named = _names(counter.focus.text)
    mine = frozenset(terms(counter.focus.text)) - stance_words() - ACCUSING - named - pronouns().keys()
    if not mine:
        quoted = all(side.value == words.text for side in stated for words in side.evidence)
        return not named and (quoted or counter.stance != "denied")
    return any(
        len(mine & frozenset(terms(words.text))) >= max(min(len(mine), BARE), MOSTLY * len(mine))
        for side in stated
        for words in side.evidence
    )


def _names(text: str) -> frozenset[str]:
    """The words with a capital: who and where is in both is no evidence that both say one thing of it."""
    return frozenset(terms(" ".join(word for word in text.split()[1:] if word.strip("\"'\u201c\u2018")[:1].isupper())))


def _opposed(event: Event, voices: Sequence[Voice], counter: Counter, said: Said) -> tuple[Side, ...]:
    """Those whom the counter speaks against; the accuser before who is quoted beside "denied the accusation"."""
    if counter.topic.figure:
        return _answered(counter, said)
    if event.kind == ACCUSATION and counter.topic.accusation:
        return _stated(voices, counter, _words_of) or _answered(counter, said)
    if counter.topic.accusation and not counter.topic.words:  # "denied the allegations": `rebutted` looks for them
        return ()
    return _answered(counter, said) or _stated(voices, counter, status_of)


def _field(counter: Counter) -> ChangeField:
    return "quantity" if counter.topic.figure else "status"


def _words_of(voice: Voice) -> str:
    return voice.telling.report.evidence.text


def _stated(voices: Sequence[Voice], counter: Counter, value: Value) -> tuple[Side, ...]:
    """Those who tell as settled the event that the counter names."""
    firm = [voice for voice in voices if counter.names and _stands_against(voice, counter)]
    return sides_of(_nearest(firm, counter), value) if firm else ()


def _nearest(firm: Sequence[Voice], counter: Counter) -> list[Voice]:
    """The named sources in the counter's own article, else elsewhere; where none is named, the nearest telling."""
    near = sorted(firm, key=_Nearness(counter).of)
    named = [voice for voice in near if voice.named]
    at_hand = [v for v in named if v.telling.report.evidence.article == counter.focus.article]
    return at_hand[:MOST] or named[:1] or near[:1]


def _stands_against(voice: Voice, counter: Counter) -> bool:
    """Whether the voice tells as settled what the counter does not bear out.

    A denial stands against its accuser wherever that one is quoted; a plan is left open only as of one dispatch.
    """
    if voice.telling.report.status not in AGAINST[counter.stance] or voice.key == counter.key or voice.denies:
        return False
    words = voice.telling.report.evidence.text
    if not DENIALS.isdisjoint(terms(words)) or (counter.stance == "denied" and stance(words) == "denied"):
        return False
    mine, theirs = voice.telling.report.evidence, counter.statement
    if mine.article == theirs.article and mine.start < theirs.end and theirs.start < mine.end:
        return False
    return voice.telling.dispatch == counter.dispatch or (counter.stance == "denied" and voice.by is not None)


class _Nearness:
    """How near a voice is to a counter: in its article, on a named source's word, a few characters away."""

    def __init__(self, counter: Counter) -> None:
        self.place = counter.statement

    def of(self, voice: Voice) -> tuple[bool, bool, int, tuple[str, str, bool, str, int]]:
        words = voice.telling.report.evidence
        away = words.article != self.place.article
        return away, not voice.named, abs(words.start - self.place.start), voice.order


def _answered(counter: Counter, said: Said) -> tuple[Side, ...]:
    """What a denial answers: what another source is reported to have said shortly before it, of the same thing."""
    if counter.stance != "denied":
        return ()
    ranked = []
    for statement in said.by_article.get(counter.statement.article, ()):
        gap = counter.statement.start - statement.end
        if 0 <= gap <= ANSWER and _may_be_answered(statement, counter) and _asserts(statement, counter, gap):
            ranked.append((gap, statement.id, statement))
    if not ranked:
        return ()
    best = min(ranked)[2]
    words = Evidence(best.article, best.start, best.end, best.text)
    return (Side(best.text, best.speaker, (counter.dispatch,), (words,)),)


def _asserts(statement: Statement, counter: Counter, gap: int) -> bool:
    """Whether the statement says what is denied: in its words, a number where that is a figure; "it" is what was just said.

    A thing shares one word with it, of a clause half of the words must be there.
    """
    about = counter.topic
    if about.figure and gap <= ADJACENT:
        return names_a_number(statement.text)
    denied = about.words - stance_words()
    if not denied:
        return gap <= ADJACENT and not about.accusation
    shared = len(denied & frozenset(terms(statement.text)))
    return is_telling(shared, len(denied)) if counter.is_clause else shared > 0


def _may_be_answered(statement: Statement, counter: Counter) -> bool:
    if speaker_key(statement) in (None, counter.key) or statement.kind in ("denial", "no comment"):
        return False
    return statement.alone and not is_question(statement.text) and stance(statement.text) is None


def _in_full(counter: Counter) -> str:
    """The words of the counter; of a denial told in a report's words with its cue: "denied any part in it"."""
    cue = counter.statement.cue
    return f"{cue.text} {counter.focus.text}" if cue and _has_cue(counter) else counter.focus.text


def _has_cue(counter: Counter) -> bool:
    """It is a denial whose cue stands right before its words."""
    one = counter.statement
    return one.kind == "denial" and one.cue is not None and 0 <= one.start - one.cue.end <= NEXT


def _side(counter: Counter, all_of_them: Sequence[Counter]) -> Side:
    """What the counter's speaker says of the event in that dispatch, in as many words as it took."""
    said = [one for one in all_of_them if (one.key, one.dispatch) == (counter.key, counter.dispatch)]
    words = tuple(dict.fromkeys(one.focus for one in said))
    return Side(_in_full(counter), counter.statement.speaker, (counter.dispatch,), words)
