"""Conflicts: what cannot both be true at one time.

In: the events of one story, its dispatches, articles, statements and cast. Out: conflicts with their sides. Never: a
later update (that is a change), copies of one dispatch against each other (save where one was edited in fact), or
two tellings that rest on one source's word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from dateline.tell import days, figures, places
from dateline.tell.changes import later
from dateline.tell.counter import Counter, counters
from dateline.tell.manner import opposite
from dateline.tell.reported import Telling, Wire
from dateline.tell.stance import Stance
from dateline.tell.voices import Said, Voice
from dateline.terms import Article, Cast, ChangeField, Conflict, Dispatch, Event, Side, Statement, Status

WINDOW = 2
"""Days within which dispatches about what is past may not know of each other."""
NEIGHBOURS = 31
"""Days between two datings of a past event beyond which they more likely date two events."""
FIRM: frozenset[Status] = frozenset({"agreed", "scheduled", "under way", "happened"})
AGAINST: dict[Stance, frozenset[Status]] = {
    "denied": frozenset({*FIRM, "alleged"}),
    "unsettled": frozenset({"agreed", "scheduled"}),
    "doubt": frozenset({"agreed", "scheduled"}),
    "assured": frozenset(),
}
"""Which tellings a counter-statement cannot stand beside."""
UNDONE: frozenset[Status] = frozenset({"denied", "declined", "cancelled", "postponed"})

Value = Callable[[Voice], str]


def conflicts(
    events: Sequence[Event],
    dispatches: Sequence[Dispatch],
    articles: Sequence[Article],
    statements: Sequence[Statement],
    cast: Cast,
) -> tuple[Conflict, ...]:
    """Every conflict about `events`, by event and field; each side with its value, its source and its words."""
    wire, said = Wire.read(dispatches, articles), Said.read(statements, cast)
    tellings = {event.id: wire.tellings(event) for event in events}
    against = counters(events, tellings, said)
    found: list[Conflict] = []
    for event in events:
        voices = [said.voice(telling) for telling in tellings[event.id]]
        found += _between(event, voices)
        if not any(conflict.event == event.id and conflict.field == "status" for conflict in found):
            found += _against(event, voices, against.get(event.id, ()))
    return tuple(sorted(found, key=_order))


def _order(conflict: Conflict) -> tuple[str, str, tuple[str, ...]]:
    return conflict.event, conflict.field, tuple(side.value for side in conflict.sides)


def _between(event: Event, voices: Sequence[Voice]) -> Iterator[Conflict]:
    """Conflicts between tellings, one a field."""
    yield from _conflict(event, "status", voices, _status, _clash_of_status)
    yield from _conflict(event, "when", [v for v in voices if v.telling.report.when], _day, _clash_of_days)
    yield from _conflict(event, "where", [v for v in voices if v.telling.report.where], _where, _clash_of_places)
    yield from _conflict(event, "manner", [v for v in voices if v.telling.report.manner], _manner, _clash_of_manner)
    yield from _figures(event, voices)


def _conflict(
    event: Event, field: ChangeField, voices: Sequence[Voice], value: Value, clash: Callable[[Voice, Voice], bool]
) -> Iterator[Conflict]:
    """One conflict of all voices that clash with another one, grouped by what they say."""
    clashing = {i for i, j in combinations(range(len(voices)), 2) if clash(voices[i], voices[j]) for i in (i, j)}
    sides = _sides([voices[i] for i in sorted(clashing)], value)
    if len(sides) > 1:
        yield Conflict(event.id, field, sides)


def _sides(voices: Sequence[Voice], value: Value) -> tuple[Side, ...]:
    """The voices by what they say, in the order in which that was first said."""
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        groups.setdefault(value(voice), []).append(voice)
    return tuple(
        Side(
            value=said,
            by=next((voice.by for voice in group if voice.by), None),
            dispatches=tuple(dict.fromkeys(voice.telling.dispatch for voice in group)),
            evidence=tuple(dict.fromkeys(voice.telling.report.evidence for voice in group)),
        )
        for said, group in groups.items()
    )


def _status(voice: Voice) -> str:
    return voice.telling.report.status


def _day(voice: Voice) -> str:
    when = voice.telling.report.when
    return days.in_words(when) if when else ""


def _where(voice: Voice) -> str:
    return voice.telling.report.where or ""


def _manner(voice: Voice) -> str:
    return ", ".join(voice.telling.report.manner)


def independent(one: Voice, other: Voice) -> bool:
    """Whether the two do not rest on one word: other dispatches, an edited copy, or other sources inside one."""
    if one.named and other.named and one.key == other.key:
        return False
    if one.telling.dispatch != other.telling.dispatch:
        return True
    if one.telling.report.article != other.telling.report.article:
        return one.telling.edited or other.telling.edited
    return one.named and other.named


def _gap(one: Telling, other: Telling) -> int | None:
    """Days between two reports; None where a day is unknown."""
    return abs((one.day - other.day).days) if one.day and other.day else None


def at_one_time(one: Telling, other: Telling) -> bool:
    """Whether both were reported on one day, neither known to be the later."""
    return one.dispatch == other.dispatch or _gap(one, other) == 0


def _clash_of_status(one: Voice, other: Voice) -> bool:
    a, b = one.telling.report.status, other.telling.report.status
    if not independent(one, other) or not at_one_time(one.telling, other.telling):
        return False
    if {a, b} & UNDONE and {a, b} & FIRM:
        return "denied" in (a, b) or not _updates(one.telling, other.telling)
    hedged = {a, b} & {"possible"} and {a, b} & {"agreed", "scheduled"}
    return bool(hedged) and one.named and other.named


def _updates(one: Telling, other: Telling) -> bool:
    return later(one, other) or later(other, one)


def _clash_of_days(one: Voice, other: Voice) -> bool:
    a, b = one.telling.report, other.telling.report
    if a.when is None or b.when is None or not independent(one, other):
        return False
    if days.bearing(a.when, b.when) != "apart":
        return False
    if a.status == b.status == "happened":
        gap = _gap(one.telling, other.telling)
        return gap is not None and gap <= WINDOW and days.distance(a.when, b.when) <= NEIGHBOURS
    return at_one_time(one.telling, other.telling) and not _updates(one.telling, other.telling)


def _clash_of_places(one: Voice, other: Voice) -> bool:
    a, b = one.telling.report, other.telling.report
    if a.where is None or b.where is None or not independent(one, other):
        return False
    return at_one_time(one.telling, other.telling) and places.apart(a.where, b.where)


def _clash_of_manner(one: Voice, other: Voice) -> bool:
    if not independent(one, other) or not at_one_time(one.telling, other.telling):
        return False
    return opposite(one.telling.report.manner, other.telling.report.manner) is not None


def _figures(event: Event, voices: Sequence[Voice]) -> Iterator[Conflict]:
    """A conflict for each kind of figure on which voices of one time differ."""
    kinds = sorted({key for voice in voices for key in figures.by_name(voice.telling.report.quantities)})
    for kind in kinds:
        giving = [voice for voice in voices if kind in figures.by_name(voice.telling.report.quantities)]
        yield from _conflict(event, "quantity", giving, _Figure(kind).value, _Figure(kind).clash)


class _Figure:
    """One kind of figure: what a voice gives for it, and when two do not agree."""

    def __init__(self, kind: tuple[str, str]) -> None:
        self.kind = kind

    def value(self, voice: Voice) -> str:
        given = figures.by_name(voice.telling.report.quantities)[self.kind]
        return " / ".join(dict.fromkeys(figures.in_words(quantity) for quantity in given))

    def clash(self, one: Voice, other: Voice) -> bool:
        if not independent(one, other) or not at_one_time(one.telling, other.telling):
            return False
        mine = figures.by_name(one.telling.report.quantities)[self.kind]
        theirs = figures.by_name(other.telling.report.quantities)[self.kind]
        if any(figures.agree(a, b) for a in mine for b in theirs):
            return False
        return not (figures.moves(self.kind[0]) and _updates(one.telling, other.telling))


def _against(event: Event, voices: Sequence[Voice], against: Sequence[Counter]) -> Iterator[Conflict]:
    """One source stands by the event, another denies, doubts or leaves it open; or two sources take opposite stances."""
    for counter in against:
        firm = [voice for voice in voices if _stands_against(voice, counter)]
        if firm:
            near = min(firm, key=_Nearness(counter).of)
            yield Conflict(event.id, "status", (*_sides([near], _status), _counter_side(counter)))
            return
    for one, other in combinations(against, 2):
        if {one.stance, other.stance} == {"assured", "doubt"} and one.key != other.key:
            yield Conflict(event.id, "status", (_counter_side(one), _counter_side(other)))
            return


def _stands_against(voice: Voice, counter: Counter) -> bool:
    """Whether the voice tells as settled what the counter, of the same time, does not bear out."""
    if voice.telling.report.status not in AGAINST[counter.stance] or voice.key == counter.key:
        return False
    mine, theirs = voice.telling.report.evidence, counter.statement
    inside = mine.article == theirs.article and theirs.start <= mine.start and mine.end <= theirs.end
    return not inside and voice.telling.dispatch == counter.dispatch


class _Nearness:
    """How near a voice is to a counter: in its article, on a named source's word, a few characters away."""

    def __init__(self, counter: Counter) -> None:
        self.place = counter.statement

    def of(self, voice: Voice) -> tuple[bool, bool, int, tuple[str, str, bool, str, int]]:
        words = voice.telling.report.evidence
        away = words.article != self.place.article
        return away, not voice.named, abs(words.start - self.place.start), voice.order


def _counter_side(counter: Counter) -> Side:
    return Side(counter.statement.text, counter.statement.speaker, (counter.dispatch,), (counter.evidence,))
