"""Conflicts: what cannot both be true at one time.

In: the events of one story, its dispatches, articles, statements and cast. Out: conflicts with their sides. Never: a
later update (that is a change), copies of one dispatch against each other (save where one was edited in fact), or
two tellings that rest on one source's word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from dateline import days, places
from dateline.language import NO_PARSES, Parse
from dateline.status import COMMITTED, DENIABLE, OFF, UNDONE
from dateline.tell.accounts import accounts, ahead, later
from dateline.tell.alike import of_one_clause
from dateline.tell.answers import answers
from dateline.tell.counter import counters
from dateline.tell.datings import datings
from dateline.tell.deeds import Deed
from dateline.tell.denied import denials
from dateline.tell.disputed import disputed
from dateline.tell.gathered import Gathered
from dateline.tell.homes import Homes
from dateline.tell.manner import opposite
from dateline.tell.rebutted import rebuttals
from dateline.tell.reported import Telling, Wire, stated
from dateline.tell.rivals import rivals
from dateline.tell.sides import Value, sides_of, status_of
from dateline.tell.sources import source
from dateline.tell.tallies import Tallies
from dateline.tell.voices import Said, Voice
from dateline.tell.worded import Worded
from dateline.terms import Article, Cast, ChangeField, Conflict, Dispatch, Event, Side, Statement, Status, Timex

WINDOW = 2
"""Days within which dispatches about what is past may not know of each other."""
PLANS = 0.4
"""Cosine of their words from which two sentences speak of one plan, where one only tells that it is off."""
NEIGHBOURS = 31
"""Days between two datings of a past event beyond which they more likely date two events."""


def conflicts(
    events: Sequence[Event],
    dispatches: Sequence[Dispatch],
    articles: Sequence[Article],
    statements: Sequence[Statement],
    cast: Cast,
    *,
    parses: Mapping[str, Parse] = NO_PARSES,
    timexes: Sequence[Timex] = (),
    gathered: Gathered | None = None,
) -> tuple[Conflict, ...]:
    """Every conflict about `events`, by event and field; each side with its value, its source and its words.

    Figures and deeds are set against each other only where their reports have a parse; `timexes` say on which day a deed was. `gathered`
    are their deeds and figures where a telling has gathered them.
    """
    wire, said = Wire.read(dispatches, articles), Said.read(statements, cast)
    tellings = {event.id: wire.tellings(event) for event in events}
    against = counters(events, tellings, said)
    found: list[Conflict] = []
    for event in events:
        voices = [said.voice(telling) for telling in _of_its_own(event, tellings[event.id])]
        outright = tuple(answers(event, voices, against.get(event.id, ()), said))
        found += outright
        found += (conflict for conflict in _between(event, voices) if conflict.field != "status" or not outright)
    every = gathered or Gathered(articles, parses, dispatches, timexes)
    figures, homes = every.counts, Homes.of(events)
    found += disputed(Tallies.of(every, homes), {one: voice for one in figures if (voice := source(one, said))})
    known = {words for conflict in found for side in conflict.sides for words in side.evidence}
    read = [
        *_of_deeds(every.deeds, homes, said),
        *_rivals(articles, parses, dispatches, homes),
    ]
    found += [one for one in read if not all(known & set(side.evidence) for side in one.sides)]
    return tuple(map(Worded(events, articles, parses).conflict, sorted(found, key=_order)))


def _of_deeds(told: Sequence[Deed], homes: Homes, said: Said) -> Iterator[Conflict]:
    """What one denies that another tells, and what two reports date differently."""
    for claim, denial in (*denials(told), *rebuttals(told, said.cast)):
        sides = [_side(one.evidence.text, one, said) for one in (claim, denial)]
        yield from _told_of(homes, "status", sides, (claim, denial))
    for one, other in datings(told):
        sides = [_side(days.in_words(deed.when), deed, said) for deed in (one, other) if deed.when is not None]
        yield from _told_of(homes, "when", sides, (one, other))


def _told_of(homes: Homes, field: ChangeField, sides: Sequence[Side], told: Sequence[Deed]) -> Iterator[Conflict]:
    verbs = [(one.article.id, one.token.start) for one in told]
    event = homes.nearest(*(words for side in sides for words in side.evidence), verbs=verbs)
    if event is not None:
        yield Conflict(event, field, tuple(sides))


def _side(value: str, deed: Deed, said: Said) -> Side:
    around = said.around(deed.evidence)
    return Side(value, around.speaker if around is not None else None, (deed.dispatch,), (deed.evidence,))


def _rivals(
    articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch], homes: Homes
) -> Iterator[Conflict]:
    """Figures that two sources of one report give."""
    for pair in rivals(articles, parses, dispatches):
        sides = tuple(Side(one.text, None, (one.dispatch,), (one.words,), known_as=one.known_as) for one in pair)
        event = homes.nearest(*(one.words for one in pair))
        if event is not None:
            yield Conflict(event, "quantity", sides)


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
    """One source's claim against another's denial of it; one source's plan against another's "cancelled"."""
    if _denies(one, other) or _denies(other, one):
        return independent(one, other) and of_one_clause(one.telling, other.telling)
    told: set[Status] = {one.telling.report.status, other.telling.report.status}
    if told.isdisjoint(UNDONE) or told.isdisjoint(COMMITTED) or not (one.named and other.named):
        return False
    if not independent(one, other) or not at_one_time(one.telling, other.telling):
        return False
    return of_one_clause(one.telling, other.telling, shared=PLANS) and not _updates(one.telling, other.telling)


def _denies(one: Voice, claim: Voice) -> bool:
    """One denies outright what the other claims on somebody's word."""
    mine, theirs = one.telling.report, claim.telling.report
    outright = one.denies and mine.standing == "denied" and mine.status in OFF
    return outright and theirs.standing == "claimed" and theirs.status in DENIABLE


def _updates(one: Telling, other: Telling) -> bool:
    return later(one, other) or later(other, one)


def _clash_of_days(one: Voice, other: Voice) -> bool:
    """Two stated days that exclude each other: of one happening, or of a plan that both tell as lying ahead."""
    a, b = one.telling.report, other.telling.report
    if a.when is None or b.when is None or not (stated(a) and stated(b)) or not independent(one, other):
        return False
    if days.bearing(a.when, b.when) != "apart" or days.may_be_one(a.when, b.when):
        return False
    if a.status == b.status == "happened" and max(days.length(a.when), days.length(b.when)) > 1:  # "six weeks ago"
        return False
    if max(days.length(a.when), days.length(b.when)) > NEIGHBOURS:
        return False
    if _far_inside_one(one.telling, other.telling) or not of_one_clause(one.telling, other.telling):
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
    if (
        a.where is None
        or b.where is None
        or not independent(one, other)
        or not of_one_clause(one.telling, other.telling)
        or not _of_one_day(one.telling, other.telling)
    ):
        return False
    return at_one_time(one.telling, other.telling) and places.apart(a.where, b.where)


def _of_one_day(one: Telling, other: Telling) -> bool:
    """Both name one and the same day: what is told of two places is rarely one happening."""
    a, b = one.report, other.report
    return (
        a.when is not None and b.when is not None and stated(a) and stated(b) and days.bearing(a.when, b.when) == "same"
    )


def _clash_of_manner(one: Voice, other: Voice) -> bool:
    if not independent(one, other) or not at_one_time(one.telling, other.telling):
        return False
    if not of_one_clause(one.telling, other.telling) or one.telling.report.status != other.telling.report.status:
        return False
    return opposite(one.telling.report.manner, other.telling.report.manner) is not None
