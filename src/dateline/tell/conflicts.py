"""Conflicts: what cannot both be true at one time.

In: the events of one story, its dispatches, articles, statements and cast. Out: conflicts with their sides. Never: a
later update (that is a change), copies of one dispatch against each other (save where one was edited in fact), or
two tellings that rest on one source's word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from dateline.status import COMMITTED, FIRM, UNDONE
from dateline.tell import days, figures, places
from dateline.tell.accounts import accounts, ahead, later
from dateline.tell.answers import answers
from dateline.tell.counter import counters
from dateline.tell.manner import opposite
from dateline.tell.reported import Telling, Wire, stated
from dateline.tell.sides import Value, sides_of, status_of
from dateline.tell.voices import Said, Voice
from dateline.terms import Article, Cast, ChangeField, Conflict, Dispatch, Event, Statement, Status

WINDOW = 2
"""Days within which dispatches about what is past may not know of each other."""
NEIGHBOURS = 31
"""Days between two datings of a past event beyond which they more likely date two events."""


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
        voices = [said.voice(telling) for telling in _of_its_own(event, tellings[event.id])]
        outright = tuple(answers(event, voices, against.get(event.id, ()), said))
        found += outright
        found += (conflict for conflict in _between(event, voices) if conflict.field != "status" or not outright)
    return tuple(sorted(found, key=_order))


def _of_its_own(event: Event, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings without those that only recall; one without a day of reporting takes part."""
    undated = [telling for telling in tellings if telling.reported is None]
    return [*(telling for account in accounts(event, tellings) for telling in account), *undated]


def _order(conflict: Conflict) -> tuple[str, str, tuple[str, ...]]:
    return conflict.event, conflict.field, tuple(side.value for side in conflict.sides)


def _between(event: Event, voices: Sequence[Voice]) -> Iterator[Conflict]:
    """Conflicts between tellings, one a field."""
    yield from _conflict(event, "status", voices, status_of, _clash_of_status)
    yield from _conflict(event, "when", [v for v in voices if v.telling.report.when], _day, _clash_of_days)
    yield from _conflict(event, "where", [v for v in voices if v.telling.report.where], _where, _clash_of_places)
    yield from _conflict(event, "manner", [v for v in voices if v.telling.report.manner], _manner, _clash_of_manner)
    yield from _figures(event, voices)


def _conflict(
    event: Event, field: ChangeField, voices: Sequence[Voice], value: Value, clash: Callable[[Voice, Voice], bool]
) -> Iterator[Conflict]:
    """Voices that clash, directly or by way of others, grouped by what they say: one conflict for each such group."""
    for group in _linked(len(voices), [(i, j) for i, j in _near(voices) if clash(voices[i], voices[j])]):
        sides = sides_of([voices[i] for i in group], value)
        if len(sides) > 1:
            yield Conflict(event.id, field, sides)


def _near(voices: Sequence[Voice]) -> Iterator[tuple[int, int]]:
    """Pairs of places of voices of one dispatch, or of reports few enough days apart to be set against each other."""
    by_day = sorted((voice.telling.day or date.min, i) for i, voice in enumerate(voices))
    for at, (day, i) in enumerate(by_day):
        for other, j in by_day[at + 1 :]:
            if (other - day).days > WINDOW:
                break
            if other > date.min or voices[i].telling.dispatch == voices[j].telling.dispatch:
                yield min(i, j), max(i, j)


def _linked(size: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The connected components that `pairs` make of 0 … size - 1, those of one left out."""
    beside: dict[int, list[int]] = {}
    for i, j in pairs:
        beside.setdefault(i, []).append(j)
        beside.setdefault(j, []).append(i)
    groups, seen = [], set[int]()
    for start in range(size):
        if start in beside and start not in seen:
            group, reached = [], [start]
            while reached:
                at = reached.pop()
                if at not in seen:
                    seen.add(at)
                    group.append(at)
                    reached += beside[at]
            groups.append(sorted(group))
    return groups


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
    """A denial against what is told as settled; one source's plan against another's "cancelled"."""
    if not independent(one, other) or not at_one_time(one.telling, other.telling):
        return False
    named: dict[Status, Voice] = {voice.telling.report.status: voice for voice in (one, other)}
    if "denied" in named:
        return named["denied"].named and named["denied"].denies and bool(named.keys() & FIRM)
    settled = bool(named.keys() & COMMITTED) and one.named and other.named
    return bool(named.keys() & UNDONE) and settled and not _updates(one.telling, other.telling)


def _updates(one: Telling, other: Telling) -> bool:
    return later(one, other) or later(other, one)


def _clash_of_days(one: Voice, other: Voice) -> bool:
    """Two stated days that exclude each other: of one happening, or of a plan that both tell as lying ahead."""
    a, b = one.telling.report, other.telling.report
    if a.when is None or b.when is None or not independent(one, other) or not (stated(a) and stated(b)):
        return False
    if days.bearing(a.when, b.when) != "apart" or days.may_be_one(a.when, b.when):
        return False
    if _far_inside_one(one.telling, other.telling):
        return False
    if a.status == b.status == "happened":
        gap = _gap(one.telling, other.telling)
        return gap is not None and gap <= WINDOW and days.distance(a.when, b.when) <= NEIGHBOURS
    if not (ahead(one.telling) and ahead(other.telling)):
        return False
    return at_one_time(one.telling, other.telling) and not _updates(one.telling, other.telling)


def _far_inside_one(one: Telling, other: Telling) -> bool:
    """Days far apart that one report tells date two things."""
    if one.report.when is None or other.report.when is None:
        return False
    return one.dispatch == other.dispatch and days.distance(one.report.when, other.report.when) > NEIGHBOURS


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
    """A conflict for each name of figure on which voices of one time differ."""
    mine = [(voice, figures.given((voice.telling,))) for voice in voices]
    for name in sorted({name for _, given in mine for name in given}):
        giving = figures.wholes({voice: given[name] for voice, given in mine if name in given})
        figure = _Figure(event, giving)
        yield from _conflict(
            event, "quantity", [voice for voice in voices if voice in giving], figure.value, figure.clash
        )


class _Figure:
    """One name of figure: what each voice gives for it, and when two do not agree."""

    def __init__(self, event: Event, giving: dict[Voice, figures.Given]) -> None:
        self.event, self.giving = event, giving

    def value(self, voice: Voice) -> str:
        return figures.in_words(self.giving[voice].quantity)

    def clash(self, one: Voice, other: Voice) -> bool:
        mine, theirs = self.giving[one], self.giving[other]
        if not independent(one, other) or not figures.differ(mine.quantity, theirs.quantity):
            return False
        if figures.is_toll(mine.quantity.name):
            return at_one_time(one.telling, other.telling) and self._of_one_count(mine, theirs)
        if figures.moves(mine.quantity.name, self.event.kind):
            return at_one_time(one.telling, other.telling) and not _updates(one.telling, other.telling)
        gap = _gap(one.telling, other.telling)
        return gap is not None and gap <= WINDOW and not (figures.said_to_move(mine) or figures.said_to_move(theirs))

    def _of_one_count(self, mine: figures.Given, theirs: figures.Given) -> bool:
        """Of two tolls neither is the later: nothing tells which report came first, or both count the same dead."""
        if figures.must_be_later(mine, theirs) or figures.must_be_later(theirs, mine):
            return False
        if not _updates(mine.telling, theirs.telling):
            return True
        return figures.counts_the_dead_alike(mine, theirs)
