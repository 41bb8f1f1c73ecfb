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
from dateline.tell.voices import Said, Voice, speaker_key
from dateline.terms import Article, Cast, ChangeField, Conflict, Dispatch, Event, Evidence, Side, Statement, Status

WINDOW = 2
"""Days within which dispatches about what is past may not know of each other."""
ANSWER = 800
"""Characters within which a denial answers what was said before it: reporters set accusation and denial side by side."""
NEIGHBOURS = 31
"""Days between two datings of a past event beyond which they more likely date two events."""
COMMITTED: frozenset[Status] = frozenset({"agreed", "scheduled"})
FIRM: frozenset[Status] = frozenset({"agreed", "scheduled", "under way", "happened"})
AGAINST: dict[Stance, frozenset[Status]] = {
    "denied": frozenset({*FIRM, "alleged"}),
    "unsettled": COMMITTED,
    "doubt": COMMITTED,
    "assured": frozenset(),
}
"""Which tellings a counter-statement cannot stand beside."""
UNDONE: frozenset[Status] = frozenset({"declined", "cancelled", "postponed"})

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
        outright = tuple(_against(event, voices, against.get(event.id, ()), said))
        found += outright
        found += (conflict for conflict in _between(event, voices) if conflict.field != "status" or not outright)
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
    """Voices that clash, directly or by way of others, grouped by what they say: one conflict for each such group."""
    for group in _linked(
        len(voices), [pair for pair in combinations(range(len(voices)), 2) if clash(*_two(voices, pair))]
    ):
        sides = _sides([voices[i] for i in group], value)
        if len(sides) > 1:
            yield Conflict(event.id, field, sides)


def _two(voices: Sequence[Voice], pair: tuple[int, int]) -> tuple[Voice, Voice]:
    return voices[pair[0]], voices[pair[1]]


def _linked(size: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The connected components that `pairs` make of 0 … size - 1, those of one left out."""
    home = list(range(size))
    for i, j in pairs:
        low, high = sorted((home[i], home[j]))
        home = [low if at == high else at for at in home]
    groups = [[i for i in range(size) if home[i] == root] for root in sorted(set(home))]
    return [group for group in groups if len(group) > 1]


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
    """A denial against what is told as settled; one source's plan against another's "cancelled" or "possible"."""
    if not independent(one, other) or not at_one_time(one.telling, other.telling):
        return False
    stated: dict[Status, Voice] = {voice.telling.report.status: voice for voice in (one, other)}
    if "denied" in stated:
        return stated["denied"].named and bool(stated.keys() & FIRM)
    settled = bool(stated.keys() & COMMITTED) and one.named and other.named
    if stated.keys() & UNDONE:
        return settled and not _updates(one.telling, other.telling)
    return settled and "possible" in stated


def _updates(one: Telling, other: Telling) -> bool:
    return later(one, other) or later(other, one)


def _clash_of_days(one: Voice, other: Voice) -> bool:
    a, b = one.telling.report, other.telling.report
    if a.when is None or b.when is None or not independent(one, other):
        return False
    if days.bearing(a.when, b.when) != "apart":
        return False
    if "happened" in (a.status, b.status):
        if a.status != b.status:
            return False
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
        if not figures.differ(mine, theirs):
            return False
        return not (figures.moves(self.kind[0]) and _updates(one.telling, other.telling))


def _against(event: Event, voices: Sequence[Voice], against: Sequence[Counter], said: Said) -> Iterator[Conflict]:
    """Some tell the event as settled, a source denies, doubts or leaves it open; or two sources take opposite stances."""
    for counter in against:
        firm = [voice for voice in voices if _stands_against(voice, counter)]
        if firm:
            stated = _sides(_nearest(firm, counter), _status)
            yield Conflict(event.id, "status", (*stated, *_answered(counter, said), _counter_side(counter, against)))
            return
    for one, other in combinations(against, 2):
        if {one.stance, other.stance} == {"assured", "doubt"} and one.key != other.key:
            yield Conflict(event.id, "status", (_counter_side(one, against), _counter_side(other, against)))
            return


def _nearest(firm: Sequence[Voice], counter: Counter) -> list[Voice]:
    """The named sources in the counter's own article; where it names none, the one telling that is nearest."""
    near = sorted(firm, key=_Nearness(counter).of)
    named = [v for v in near if v.named and v.telling.report.evidence.article == counter.statement.article]
    return named or near[:1]


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


def _answered(counter: Counter, said: Said) -> Iterator[Side]:
    """What a denial answers: what another source is reported to have said shortly before it."""
    if counter.stance != "denied":
        return
    before = [
        statement
        for statement in said.by_article[counter.statement.article]
        if 0 <= counter.statement.start - statement.end <= ANSWER and speaker_key(statement) not in (None, counter.key)
    ]
    if before:
        last = before[-1]
        words = Evidence(last.article, last.start, last.end, last.text)
        yield Side(last.text, last.speaker, (counter.dispatch,), (words,))


def _counter_side(counter: Counter, all_of_them: Sequence[Counter]) -> Side:
    """What the counter's speaker says of the event in that dispatch, in as many words as it took."""
    said = [one for one in all_of_them if (one.key, one.dispatch) == (counter.key, counter.dispatch)]
    words = tuple(one.evidence for one in said)
    return Side(counter.statement.text, counter.statement.speaker, (counter.dispatch,), words)
