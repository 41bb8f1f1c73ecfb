"""Statements that do not bear out what is told of an event, and the event they speak of.

In: the events of a story, their tellings, the statements. Out: counters by event. Never: a statement set against
more than the one event it most likely speaks of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.tell.rank import terms
from dateline.tell.reported import Telling
from dateline.tell.stance import Stance, stance
from dateline.tell.voices import Said, speaker_key
from dateline.terms import Event, Evidence, Statement

REACH = 500
"""Characters before a statement in which the event that "it" or "that" speaks of is looked for: two or three sentences."""
SHARED = 2
"""Content words that a statement farther from its event has to share with it."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A statement, what it makes of the event, who says so and in which dispatch's telling."""

    statement: Statement
    stance: Stance
    key: str
    dispatch: str

    @property
    def evidence(self) -> Evidence:
        """The words of the statement."""
        return Evidence(self.statement.article, self.statement.start, self.statement.end, self.statement.text)


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
            spoken_of = _spoken_of(statement, told_in[article], known) if counter else None
            if counter and spoken_of:
                found.setdefault(spoken_of, []).append(counter)
    return {event: tuple(mine) for event, mine in found.items()}


def _read(statement: Statement, told: Sequence[tuple[str, Telling]]) -> Counter | None:
    key = speaker_key(statement)
    kind: Stance | None = "denied" if statement.kind == "denial" else stance(statement.text)
    return Counter(statement, kind, key, told[0][1].dispatch) if kind and key else None


@dataclass(frozen=True, slots=True)
class _Known:
    """An event's vocabulary, and how many dispatches tell it."""

    words: frozenset[str]
    dispatches: int

    @classmethod
    def of(cls, event: Event, tellings: Sequence[Telling]) -> _Known:
        texts = [event.what, event.kind, *(telling.report.evidence.text for telling in tellings)]
        words = frozenset(term for text in texts for term in terms(text))
        return cls(words, len({telling.dispatch for telling in tellings}))


def _spoken_of(statement: Statement, told: Sequence[tuple[str, Telling]], known: Mapping[str, _Known]) -> str | None:
    """The event that the statement speaks of: told inside it, or in the same words, or shortly before it; of equals the one told most."""
    mine = frozenset(terms(statement.text))
    bare = stance(statement.text) is None  # "denies the accusation": only its words tell which event is meant
    enough = min(SHARED, max(1, len(mine) // 2))
    ranked = []
    for event, telling in told:
        place = telling.report.evidence
        inside = place.start < statement.end and statement.start < place.end
        gap = statement.start - place.end
        near = 0 <= gap <= REACH and not bare
        shared = len(mine & known[event].words)
        if inside or near or shared >= enough:
            ranked.append((-(3 * inside + 2 * shared + near), gap if near else REACH, -known[event].dispatches, event))
    return min(ranked)[3] if ranked else None
