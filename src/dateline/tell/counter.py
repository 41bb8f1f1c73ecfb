"""Statements that do not bear out what is told of an event, and the event they speak of.

In: the events of a story, their tellings, the statements. Out: counters by event. Never: a statement set against
more than the one event it most likely speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.english.lexicon import group, nouns
from dateline.status import OVER
from dateline.tell.lines import split
from dateline.tell.reported import Telling
from dateline.tell.stance import Stance, stance
from dateline.tell.voices import Said, speaker_key
from dateline.terms import Event, Evidence, Statement
from dateline.text import plain, trim
from dateline.vectors import terms

REACH = 500
"""Characters before a statement in which the event that "it" or "that" speaks of is looked for: two or three sentences."""
SHARED = 2
"""Content words that a statement farther from its event has to share with it."""
ACCUSING = nouns("accusing")
"""Words for what is said against somebody: behind them stands of what, or they mean the accusation itself."""
ACCUSED = frozenset({"accusation", "complaint", "conviction", "criticism", "indictment", "lawsuit", "trial"})
"""Kinds of events that "the accusation" or "the charges" may speak of."""
OPEN: frozenset[Stance] = frozenset({"assured", "doubt"})
"""Stances on what is to come: of what has come about there is nothing to doubt or to assure."""
FIGURES = nouns("figure")
"""Words for what a statement with a number in it names."""
_BEHIND = re.compile(r"\b(?:about|against|at|before|by|during|for|from|in|into|of|on|over|that|to|with)\b")


@dataclass(frozen=True, slots=True)
class Counter:
    """A statement, what it makes of the event, who says so and in which dispatch's telling.

    `focus` is the sentence of it that does; `names`: it tells the event in so many words, not only beside it.
    """

    statement: Statement
    stance: Stance
    key: str
    dispatch: str
    focus: Evidence
    names: bool = True

    @property
    def is_clause(self) -> bool:
        """It denies that something is so ("denied that a pact had been reached"), not a thing ("denied any part in it")."""
        return self.statement.kind == "denial" and self.statement.alone and stance(self.focus.text) is None

    @property
    def topic(self) -> Topic:
        """What it speaks of."""
        return topic(self.focus.text, clause=self.is_clause)


def counters(
    events: Sequence[Event], tellings: Mapping[str, Sequence[Telling]], said: Said
) -> dict[str, tuple[Counter, ...]]:
    """For each event's id, the statements that deny, doubt, leave open or assure it, in reading order."""
    told_in: dict[str, list[tuple[str, Telling]]] = {}
    for event in events:
        for telling in tellings[event.id]:
            told_in.setdefault(telling.report.article, []).append((event.id, telling))
    known = {event.id: _Known.of(event, tellings[event.id]) for event in events}
    found: dict[str, list[Counter]] = {}
    for article in sorted(told_in):
        for statement in said.by_article.get(article, ()):
            counter = _read(statement, told_in[article])
            spoken_of = _spoken_of(counter, told_in[article], known) if counter else None
            if counter and spoken_of:
                found.setdefault(spoken_of[0], []).append(replace(counter, names=spoken_of[1]))
    return {event: tuple(mine) for event, mine in found.items()}


def _read(statement: Statement, told: Sequence[tuple[str, Telling]]) -> Counter | None:
    key = speaker_key(statement)
    kind: Stance | None = "denied" if statement.kind == "denial" else stance(statement.text)
    if not kind or not key:
        return None
    focus = _focus(statement, kind)
    if not group("addressed").isdisjoint(plain(focus.text).split()):  # talk between two, not a word on what was told
        return None
    return Counter(statement, kind, key, told[0][1].dispatch, focus)


def _focus(statement: Statement, kind: Stance) -> Evidence:
    """The sentence of the statement that takes the stance; all of it, where none does alone."""
    for first, last in split(statement.text):
        start, end = trim(statement.text, first, last)
        if stance(statement.text[start:end]) == kind:
            return Evidence(
                statement.article, statement.start + start, statement.start + end, statement.text[start:end]
            )
    return Evidence(statement.article, statement.start, statement.end, statement.text)


@dataclass(frozen=True, slots=True)
class _Known:
    """An event's kind, the words for it, its whole vocabulary, how many dispatches tell it, and whether it has come about."""

    kind: str
    name: frozenset[str]
    words: frozenset[str]
    dispatches: int
    over: bool

    @classmethod
    def of(cls, event: Event, tellings: Sequence[Telling]) -> _Known:
        name = frozenset(terms(f"{event.what} {event.kind}"))
        words = frozenset(term for telling in tellings for term in terms(telling.report.evidence.text))
        told_by = len({telling.dispatch for telling in tellings})
        return cls(event.kind, name, name | words, told_by, event.status in OVER)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a counter speaks of: its content words, whether it is "the accusation", whatever that was, or "a figure"."""

    words: frozenset[str]
    accusation: bool = False
    figure: bool = False


def topic(text: str, *, clause: bool = False) -> Topic:
    """What is denied: the words before the first preposition; of "allegations of fraud" those behind it; all of a clause."""
    if clause:
        said = frozenset(terms(text.lower()))
        return Topic(said, figure=bool(said & FIGURES))
    before, *behind = _BEHIND.split(text.lower(), maxsplit=2)
    head = frozenset(terms(before))
    if not head & ACCUSING:
        return Topic(head)
    named = frozenset(terms(" ".join(behind)))
    return Topic((head - ACCUSING) | named, accusation=True)


def _spoken_of(
    counter: Counter, told: Sequence[tuple[str, Telling]], known: Mapping[str, _Known]
) -> tuple[str, bool] | None:
    """The event that the counter speaks of, and whether it names it: in its words, or told inside it or shortly before.

    "Denied any part in the raid" speaks of the part, not of the raid: where only a thing is denied, its name decides. To
    deny that something is so names an event by what it is called or by the words that tell it, not by standing near. Who
    doubts or assures what is to come may speak of it from afar. Of equal events it is the one told most.
    """
    about, mine = counter.topic, frozenset(terms(counter.focus.text))
    ranked = []
    for event, telling in told:
        one, where = known[event], _Bearing.of(counter, telling)
        if one.over and counter.stance in OPEN:
            continue
        named = len(about.words & one.name) + 2 * (about.accusation and one.kind in ACCUSED)
        shared = len(mine & one.words)
        names = _names(counter, where, named, len(mine), shared)
        if names or (counter.is_clause and (where.near or where.inside)):
            score = 3 * where.inside + 2 * (named + shared) + (where.near and counter.stance not in OPEN)
            by_count = counter.is_clause or counter.stance in OPEN
            away = -one.dispatches if by_count else where.gap if where.near else REACH
            ranked.append((-score, away, -one.dispatches, event, names))
    return min(ranked)[3:] if ranked else None


@dataclass(frozen=True, slots=True)
class _Bearing:
    """Where a telling stands to a counter: around it, or so many characters before it; how many of its words it has."""

    inside: bool
    near: bool
    gap: int
    words: int

    @classmethod
    def of(cls, counter: Counter, telling: Telling) -> _Bearing:
        place, focus = telling.report.evidence, counter.focus
        inside = place.start < focus.end and focus.start < place.end
        gap = focus.start - place.end
        words = 0 if inside else len(counter.topic.words & frozenset(terms(place.text)))
        return cls(inside, 0 <= gap <= REACH, gap, words)


def is_telling(shared: int, words: int) -> bool:
    """Whether so many shared words of a denied clause say what it says: half of them, and two where it has two."""
    return shared >= min(SHARED, max(1, words)) and 2 * shared >= words


def _names(counter: Counter, where: _Bearing, named: int, words: int, shared: int) -> bool:
    """Whether the counter tells the event in so many words: `words` it has, of which `shared` tell the event, `named` call it."""
    if counter.is_clause:
        return named > 0 or is_telling(where.words, len(counter.topic.words))
    if stance(counter.focus.text) is None:
        return named > 0
    return where.inside or shared >= min(SHARED, max(1, words // 2)) or where.near
