"""Tallies: the figures of one thing that reports give differently, and, as changes, those that a later report moves.

In: counts of a story, its events. Out: changes of figures; what tells a move from a disagreement, which is `disputed`'s. Never: a figure that one report
gives for two things; a toll that is lower by "now"; a limit told as a rise, "up to 300" after 12.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.days import DAY_WORDS
from dateline.english.lexicon import group
from dateline.tell.counts import Count
from dateline.tell.gathered import Gathered
from dateline.tell.homes import Homes
from dateline.tell.things import MEASURES, differ, excludes
from dateline.terms import Bound, Change, When

AT_MOST: Bound = "at most"
"""The bound of what is told as no more than it is."""
Key = tuple[str, str, str]


def kind_of(count: Count) -> Key:
    """Its unit, its kind of toll, and the noun of what is no toll."""
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
            key = kind_of(count)
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
    moves = [pair for pair in told if may_move(tallies, *pair)]
    for thing in things(moves):
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


def may_move(tallies: Tallies, old: Count, new: Count) -> bool:
    """It is a move, and who told the old figure did not tell the new one beside it."""
    if not is_move(old, new) or of_one_moment(tallies, old, new):
        return False
    return bool(new.toll) or not knows(tallies, old.dispatch, new)


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
    return are_of_other_days(old, new) and told not in new.weekdays


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


def days_between(one: When | None, other: When | None) -> int | None:
    """Days between the reports; None where one has no day."""
    return abs((one.first_day - other.first_day).days) if one and other else None


def of_one_moment(tallies: Tallies, one: Count, other: Count) -> bool:
    """Counts of one day, not of the dead, beside one and the same number of dead: two counts of one moment."""
    if not one.toll or one.toll == "dead" or days_between(one.reported, other.reported) != 0:
        return False
    dead = ((("", "dead", ""), told.dispatch) for told in (one, other))
    mine, theirs = ({count.value for count in tallies.told_in.get(key, ())} for key in dead)
    return len(mine) == 1 and mine == theirs


def knows(tallies: Tallies, teller: str, value: Count) -> bool:
    """Whether dispatch `teller` tells the value too, of the same noun: then it tells of two things, or has weighed both."""
    return any(
        (one.noun or one.toll or one.verb == value.verb) and not differ(one, value)
        for one in tallies.told_in.get((kind_of(value), teller), ())
    )


def things(clashing: Sequence[tuple[Count, Count]]) -> list[list[Count]]:
    """Counts that hang together by clashes."""
    beside: dict[Count, list[Count]] = {}
    for one, other in clashing:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    seen: set[Count] = set()
    found = []
    for start in sorted(beside, key=place):
        todo, thing = [start], []
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                thing.append(at)
                todo += beside[at]
        if thing:
            found.append(sorted(thing, key=place))
    return found


def place(count: Count) -> tuple[str, str, int]:
    """Where it stands in the order of telling."""
    return count.order


def are_of_other_days(one: Count, other: Count) -> bool:
    """Each sentence names a day of the week, and not the same: what was pumped on Wednesday and what on Thursday."""
    return bool(one.weekdays and other.weekdays) and one.weekdays.isdisjoint(other.weekdays)
