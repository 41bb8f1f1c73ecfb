"""Tallies: the figures of one thing that reports give differently: as changes, where a later report moves it, or as conflicts.

In: counts of a story, its events, its statements. Out: changes and conflicts of figures. Never: a figure that one report gives for two
things; a toll that rises within hours told as a conflict; two figures on one source's word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.days import DAY_WORDS
from dateline.english.lexicon import group
from dateline.tell.counts import Count
from dateline.tell.gathered import Gathered
from dateline.tell.homes import Homes
from dateline.tell.sources import Source
from dateline.tell.things import MEASURES, by_the_same, differ, excludes, of_one_thing
from dateline.terms import Bound, Change, ChangeField, Conflict, Side, When

AGED = 31
"""Days after which somebody may be a year older."""
WINDOW = 2
"""Days within which reports may not know of each other."""
EXACTLY: Bound = "exactly"
"""The bound of what is told as exact."""
AT_MOST: Bound = "at most"
"""That of what is told as no more than it is."""
SIDES = 3
"""Values of one thing beyond which they count several things."""


Key = tuple[str, str, str]


def _key(count: Count) -> Key:
    return count.figure.unit, count.toll, "" if count.toll else count.noun


@dataclass(frozen=True, slots=True)
class Tallies:
    """Which counts differ on one thing, and the events that counts belong to."""

    told: Mapping[Key, Sequence[Count]]
    """The counts by unit, kind of toll and noun."""
    told_in: Mapping[tuple[Key, str], Sequence[Count]]
    """The same of each dispatch."""
    pairs: tuple[tuple[Count, Count], ...]
    homes: Homes

    @classmethod
    def of(cls, gathered: Gathered, homes: Homes) -> Tallies:
        """The counts of a story, and those pairs of them that differ."""
        told: dict[Key, list[Count]] = {}
        told_in: dict[tuple[Key, str], list[Count]] = {}
        for count in gathered.counts:
            key = _key(count)
            told.setdefault(key, []).append(count)
            told_in.setdefault((key, count.dispatch), []).append(count)
        return cls(told, told_in, gathered.pairs, homes)

    def event(self, *told: Count) -> str | None:
        """The event that the counts belong to."""
        verbs = [(count.article, count.verb_at) for count in told]
        return self.homes.nearest(*(count.evidence for count in told), verbs=verbs)


def moved(tallies: Tallies) -> Iterator[Change]:
    """Figures that a later report gives otherwise: tolls that rose, and what is said to have moved."""
    told = ((one, other) for pair in tallies.pairs for one, other in (pair, pair[::-1]))
    moves = [pair for pair in told if _may_move(tallies, *pair)]
    for thing in _things(moves):
        whole = {id(count) for count in thing}
        inside = [pair for pair in moves if id(pair[0]) in whole]
        done: set[str] = set()
        highest: dict[str, float] = {}
        for old, new in sorted(inside, key=_newest):
            if new.reported is None or not done.isdisjoint({_day(new), new.known_as}):
                continue
            if new.toll and not new.revised and new.value <= highest.get(new.toll, 0.0):
                continue
            if (event := tallies.event(old, new)) is None:
                continue
            highest[new.toll] = new.value
            done |= {_day(new), new.known_as}
            words, known = (old.evidence, new.evidence), (old.known_as, new.known_as)
            yield Change(event, "quantity", old.worded, new.worded, new.reported, "major", words, known_as=known)


def _may_move(tallies: Tallies, old: Count, new: Count) -> bool:
    """It is a move, and who told the old figure did not tell the new one beside it."""
    if not is_move(old, new) or _of_one_moment(tallies, old, new):
        return False
    return bool(new.toll) or not _knows(tallies, old.dispatch, new)


def _day(count: Count) -> str:
    return count.order[0][:10]


def _newest(pair: tuple[Count, Count]) -> tuple[str, bool, float, bool, tuple[str, str, int], tuple[str, str, int]]:
    """The first report of each new figure, set against the last figure before it; sentences before titles."""
    old, new = pair
    return new.order[0][:10], new.title, -old.value, old.title, new.order, old.order


def is_move(old: Count, new: Count) -> bool:
    """Whether the second is what became of the first: told later, and a toll that rose, or said to be another by now."""
    if _must_be_later(old, new):
        return old.dispatch != new.dispatch
    if not later(old, new) or old.figure.unit in group("told_units"):
        return False
    if new.toll:
        risen = new.value > old.value and not _lets_be(old, new)
        return new.revised or (risen and not _is_of_another_day(old, new))
    if is_term(old) and is_term(new) and new.verb != old.verb:
        return True
    if new.figure.unit or new.figure.scale:
        grown = old.running and new.running and new.verb == old.verb and new.value > old.value
        return new.revised or (grown and new.figure.unit not in MEASURES)
    return new.revised or (new.verb == old.verb and new.value > old.value and not old.more & new.more)


def _lets_be(old: Count, new: Count) -> bool:
    """The later one only says how many there are at most, and the earlier one may go on being so: "up to 300" after 12."""
    return new.figure.bound == AT_MOST != old.figure.bound and not excludes(old, new)


def _is_of_another_day(old: Count, new: Count) -> bool:
    """Each sentence names a day of the week, not the same, and the later one none on which it is told: "It began Thursday when 14 died"."""
    told = DAY_WORDS[new.reported.first_day.weekday()] if new.reported else ""
    return _are_of_other_days(old, new) and told not in new.weekdays


def is_term(count: Count) -> bool:
    """A length of time of nothing that is named: a term in prison."""
    return count.figure.unit == "time" and not count.noun


def _must_be_later(old: Count, new: Count) -> bool:
    """Reports of one day, of which one tells no time: the higher count of the dead is the later one."""
    one, other = old.reported, new.reported
    if new.toll != "dead" or one is None or other is None or _day(old) != _day(new):
        return False
    return "instant" in (one.precision, other.precision) and one.precision != other.precision and new.value > old.value


def later(old: Count, new: Count) -> bool:
    """Told on a later day, or at a later time of one day where both tell the time."""
    if old.dispatch == new.dispatch or old.reported is None or new.reported is None:
        return False
    if old.reported.precision == new.reported.precision == "instant":
        return new.reported.start > old.reported.start
    return new.reported.start[:10] > old.reported.end[:10]


# Conflicts --------------------------------------------------------------------------------------------------------------


def disputed(tallies: Tallies, source: Mapping[Count, Source]) -> Iterator[Conflict]:
    """Figures of one thing on which reports of one time, or sources inside one report, differ; `source` is on whose word a count stands."""
    clashing = [pair for pair in tallies.pairs if _clash(tallies, *pair, source)]
    for thing in _things(clashing):
        values = _values(thing)
        if not 1 < len(values) <= SIDES:
            continue
        sides = _exclusive(_sides(tallies, values))
        if len(sides) < 2:
            continue
        event = tallies.event(*(side[0] for side in sides))
        if event is not None and not _is_series(tallies, sides):
            yield Conflict(event, _field(sides[0][0]), tuple(_side(side, source) for side in sides))


def _is_series(tallies: Tallies, sides: Sequence[Sequence[Count]]) -> bool:
    """One of the values is told again later as what became of the other: "brings the total to 23", "brought the total to 24"."""
    return any(
        not old.toll and _may_move(tallies, old, new)
        for mine in sides
        for theirs in sides
        if mine is not theirs
        for old in mine
        for new in theirs
    )


def _field(count: Count) -> ChangeField:
    """What the figure tells: the number of a house where, years when, an age who."""
    if count.figure.unit == "age":
        return "who"
    if count.figure.unit == "years":
        return "when"
    return "where" if count.noun in group("address_nouns") else "quantity"


def _clash(tallies: Tallies, one: Count, other: Count, source: Mapping[Count, Source]) -> bool:
    if _are_of_other_days(one, other) or _are_of_others(one, other) or not excludes(one, other):
        return False
    if one.dispatch == other.dispatch:
        mine, theirs = source.get(one), source.get(other)
        if mine is None or theirs is None or mine.key == theirs.key or one.evidence == other.evidence:
            return False
        return bool(one.toll) or by_the_same(one, other)  # a report that gives two figures may give them of two
    if _of_one_moment(tallies, one, other):
        return True
    if (
        is_move(one, other)
        or is_move(other, one)
        or (not one.figure.scale and (_knows(tallies, one.dispatch, other) or _knows(tallies, other.dispatch, one)))
    ):
        return False
    days = _days_between(one.reported, other.reported)
    if days is None:
        return False
    if one.locked_up and other.locked_up:  # somebody serves several terms
        return False
    if one.figure.unit == "time" and one.verb != other.verb:
        return False
    if _goes_on(one, other, days):
        return False
    if one.toll:
        return one.toll not in group("spreading") and days == 0 and not (later(one, other) or later(other, one))
    if one.figure.unit == "age":
        return days <= AGED
    return days <= WINDOW or one.noun in group("address_nouns")


def _goes_on(one: Count, other: Count, days: int) -> bool:
    """It is another by now and both may be so: a sum that grows, a price of the day, how fast or how far something is at no moment told."""
    if days and _may_have_grown(one, other):
        return True
    if _tell_one_time(one, other):
        return False
    if one.figure.unit == "percent" and not {one.verb, other.verb}.isdisjoint(group("trading")):
        return True
    far = bool(days) and one.figure.unit in MEASURES and one.verb in group("light")
    return far or one.figure.unit in group("passing")


def _tell_one_time(one: Count, other: Count) -> bool:
    """Both are told of one moment, of one month or year, or of one day of the week; what a price did on that day only as it closed."""
    if (one.moment and other.moment) or not one.dated.isdisjoint(other.dated):
        return True
    within = group("passing") if one.figure.unit in group("passing") else group("trading") - group("closing")
    changing = one.figure.unit in within or one.verb in within or other.verb in within
    return not changing and not one.weekdays.isdisjoint(other.weekdays)


def _may_have_grown(one: Count, other: Count) -> bool:
    """Both are told as what has come together so far, and the higher one later: "have laid 800,000 feet", "have laid 900,000 feet"."""
    old, new = sorted((one, other), key=_place)
    return one.running and other.running and new.value > old.value


def _are_of_other_days(one: Count, other: Count) -> bool:
    """Each sentence names a day of the week, and not the same: what was pumped on Wednesday and what on Thursday."""
    return bool(one.weekdays and other.weekdays) and one.weekdays.isdisjoint(other.weekdays)


def _are_of_others(one: Count, other: Count) -> bool:
    """The same is told of two, each by name or noun: "Hart would cut 3 billion, Penn 5 billion"; not so of a toll, which nobody does."""
    told = one.doers | other.doers
    return (
        not one.toll
        and one.verb == other.verb
        and bool(one.doers and other.doers)
        and "" not in told
        and one.doers.isdisjoint(other.doers)
    )


def _days_between(one: When | None, other: When | None) -> int | None:
    return abs((one.first_day - other.first_day).days) if one and other else None


def _of_one_moment(tallies: Tallies, one: Count, other: Count) -> bool:
    """Counts of one day, not of the dead, beside one and the same number of dead: two counts of one moment."""
    if not one.toll or one.toll == "dead" or _days_between(one.reported, other.reported) != 0:
        return False
    dead = ((("", "dead", ""), told.dispatch) for told in (one, other))
    mine, theirs = ({count.value for count in tallies.told_in.get(key, ())} for key in dead)
    return len(mine) == 1 and mine == theirs


def _knows(tallies: Tallies, teller: str, value: Count) -> bool:
    """Whether dispatch `teller` tells the value too, of the same noun: then it tells of two things, or has weighed both."""
    return any(
        (one.noun or one.toll or one.verb == value.verb) and not differ(one, value)
        for one in tallies.told_in.get((_key(value), teller), ())
    )


def _things(clashing: Sequence[tuple[Count, Count]]) -> list[list[Count]]:
    """Counts that hang together by clashes."""
    beside: dict[Count, list[Count]] = {}
    for one, other in clashing:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    seen: set[Count] = set()
    found = []
    for start in sorted(beside, key=_place):
        todo, thing = [start], []
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                thing.append(at)
                todo += beside[at]
        if thing:
            found.append(sorted(thing, key=_place))
    return found


def _place(count: Count) -> tuple[str, str, int]:
    return count.order


def _values(thing: Sequence[Count]) -> list[list[Count]]:
    """The counts by value."""
    values: list[list[Count]] = []
    for count in thing:
        same = next((value for value in values if not differ(value[0], count)), None)
        if same is None:
            values.append([count])
        else:
            same.append(count)
    return values


def _sides(tallies: Tallies, values: list[list[Count]]) -> list[list[Count]]:
    """The values, those of most dispatches first; with the counts that say the same of the thing."""
    for value in values:
        first = value[0]
        known = {id(one) for one in value}
        for one in tallies.told.get(_key(first), ()):
            if id(one) not in known and not differ(one, first) and of_one_thing(one, first):
                value.append(one)
        value.sort(key=_Shown(known).order)
    return sorted(values, key=_support)


def _exclusive(sides: Sequence[list[Count]]) -> list[list[Count]]:
    """Those sides that no side before them leaves open: beside 4 and "at least 9" there is no third side of 12."""
    found: list[list[Count]] = []
    for side in sides:
        if all(excludes(side[0], other[0]) for other in found):
            found.append(side)
    return found


class _Shown:
    """Sorts the counts of a side: those that clash themselves, then what is told as exact, then sentences before titles."""

    def __init__(self, clashing: set[int]) -> None:
        self._clashing = clashing

    def order(self, count: Count) -> tuple[bool, bool, bool, tuple[str, str, int]]:
        return id(count) not in self._clashing, count.figure.bound != EXACTLY, count.title, count.order


def _support(value: Sequence[Count]) -> tuple[int, tuple[str, str, int]]:
    return -len({one.dispatch for one in value}), min(one.order for one in value)


def _side(counts: Sequence[Count], source: Mapping[Count, Source]) -> Side:
    """The side in the words of its first count, and under the name of whose words these are, if anybody's."""
    first = counts[0]
    said = source.get(first)
    return Side(
        value=first.worded,
        by=said.by if said else None,
        dispatches=tuple(dict.fromkeys(one.dispatch for one in counts)),
        evidence=tuple(dict.fromkeys(one.evidence for one in counts)),
        known_as=first.known_as,
    )
