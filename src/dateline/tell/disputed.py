"""Disputed: the figures of one thing on which reports of one time, or two sources inside one, disagree.

In: the counts of a story that differ on one thing, on whose word each stands. Out: conflicts. Never: two figures that can both be so; a toll that rises
within hours; two figures on one source's word, or of which one report tells both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.english.lexicon import group
from dateline.tell.counts import Count
from dateline.tell.sources import Source
from dateline.tell.tallies import (
    Tallies,
    are_of_other_days,
    days_between,
    is_move,
    kind_of,
    knows,
    later,
    may_move,
    of_one_moment,
    place,
    things,
)
from dateline.tell.things import MEASURES, NEAR, by_the_same, differ, excludes, of_one_thing
from dateline.terms import Bound, ChangeField, Conflict, Side

AGED = 31
"""Days after which somebody may be a year older."""
WINDOW = 2
"""Days within which reports may not know of each other."""
BEHIND = 4
"""Words behind a toll within which it is told who is counted too."""
ONE_OR_TWO = 2
"""How many these are at most."""
EXACTLY: Bound = "exactly"
"""The bound of what is told as exact."""
SIDES = 3
"""Values of one thing beyond which they count several things."""


def disputed(tallies: Tallies, source: Mapping[Count, Source]) -> Iterator[Conflict]:
    """Figures of one thing on which reports of one time, or sources inside one report, differ; `source` is on whose word a count stands."""
    clashing = [pair for pair in tallies.pairs if _clash(tallies, *pair, source)]
    for thing in things(clashing):
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
        not old.toll and may_move(tallies, old, new)
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
    if are_of_other_days(one, other) or _are_of_others(one, other) or not excludes(one, other):
        return False
    if one.dispatch == other.dispatch:
        mine, theirs = source.get(one), source.get(other)
        if mine is None or theirs is None or mine.key == theirs.key or one.evidence == other.evidence:
            return False
        return bool(one.toll) or by_the_same(one, other)  # a report that gives two figures may give them of two
    if of_one_moment(tallies, one, other):
        return True
    if is_move(one, other) or is_move(other, one) or _is_told_beside(tallies, one, other):
        return False
    days = days_between(one.reported, other.reported)
    if days is None or _may_be_of_two(one, other) or _counts_one_in(one, other):
        return False
    if _goes_on(one, other, days):
        return False
    if one.toll:
        return one.toll not in group("spreading") and days == 0 and not (later(one, other) or later(other, one))
    if one.figure.unit == "age":
        return days <= AGED
    return days <= WINDOW or one.noun in group("address_nouns")


def _is_told_beside(tallies: Tallies, one: Count, other: Count) -> bool:
    """One dispatch tells both values: then of two things, or it has weighed both; of what is measured in one sentence, "shocks of 5.9 and 5.5"."""
    pairs = ((one, other), (other, one))
    if one.figure.scale:
        return any(_tells_both(tallies, *pair) for pair in pairs)
    return any(knows(tallies, mine.dispatch, theirs) for mine, theirs in pairs)


def _tells_both(tallies: Tallies, one: Count, other: Count) -> bool:
    """The sentence of the one tells the other's value too."""
    return any(
        beside.evidence == one.evidence and not differ(beside, other)
        for beside in tallies.told_in.get((kind_of(other), one.dispatch), ())
    )


def _may_be_of_two(one: Count, other: Count) -> bool:
    """Two terms, since somebody serves several; two lengths of time of two verbs, or until now; of two verbs what is far apart."""
    if one.locked_up and other.locked_up:
        return True
    if one.figure.unit == "time":
        return one.verb != other.verb or (one.running and other.running)  # "has been leaking for 18 days"
    if one.toll or one.verb == other.verb or one.figure.unit in group("told_units"):
        return False
    low, high = sorted((abs(one.value), abs(other.value)))
    return high > NEAR * low


def _counts_one_in(one: Count, other: Count) -> bool:
    """The higher toll says behind it whom it counts too, and the lower one may be without him: "nine dead, including the gunman", "who killed eight"."""
    low, high = sorted((one, other), key=_value)
    behind = high.evidence.text[high.figure.end - high.evidence.start :].lower().replace(",", " ").split()[:BEHIND]
    return bool(high.toll) and high.value - low.value <= ONE_OR_TWO and not group("counting_in").isdisjoint(behind)


def _value(count: Count) -> float:
    return count.value


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
    old, new = sorted((one, other), key=place)
    return one.running and other.running and new.value > old.value


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
        for one in tallies.told.get(kind_of(first), ()):
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
