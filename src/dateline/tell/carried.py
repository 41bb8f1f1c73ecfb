"""Carried out: what an earlier report tells as planned, tried, refused or left open, and a later one as done, agreed or dropped.

In: the deeds of a story. Out: pairs of deeds with the status of either. Never: another thing done by the same verb: the one it befalls must be
the same, and nobody else may do it; a thing done before it was planned; a plan that a report still tells after its outcome.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.days import comes_after
from dateline.english.lexicon import in_order
from dateline.status import OVER, may_turn
from dateline.tell.deeds import (
    AGREED,
    DENIED,
    HAPPENED,
    PLANNED,
    UNDER_WAY,
    Deed,
    is_not_yet,
    is_told_outright,
    name_others,
)
from dateline.terms import Status


@cache
def may_come(before: Status, after: Status) -> bool:
    """Whether a thing told as `before` may be told as `after` once more is known: what was tried or refused may be done after all."""
    if before == UNDER_WAY:
        return after in {HAPPENED, AGREED}
    return after == HAPPENED if before == DENIED else after != UNDER_WAY and may_turn(before, after)


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """A deed and how far it is told to have come."""

    deed: Deed
    status: Status


def carried_out(deeds: Sequence[Deed]) -> Iterator[tuple[Stage, Stage]]:
    """What was still to come about and what became of it: of each thing its last telling before the first of its outcome."""
    by_act: dict[str, list[Deed]] = {}
    for deed in deeds:
        by_act.setdefault(_act(deed), []).append(deed)
    for act in sorted(by_act):
        told = list(_of_things_told_twice(by_act[act]))
        yield from _turned([Stage(deed, status) for deed in told if (status := deed.stage) is not None])


def _of_things_told_twice(deeds: Sequence[Deed]) -> Iterator[Deed]:
    """Those that have whom they befall, or who does them, in common with another: no others can be of one thing."""
    befallen = Counter(word for deed in deeds for word in deed.befalls)
    doing = Counter(word for deed in deeds for word in deed.doers)
    for deed in deeds:
        if any(befallen[word] > 1 for word in deed.befalls) or any(doing[word] > 1 for word in deed.doers):
            yield deed


def _act(deed: Deed) -> str:
    """What is done, by one name for all verbs that reports use for it."""
    return _acts().get(deed.lemma, deed.lemma)


@cache
def _acts() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in in_order("done_alike"):
        words = row.split("=")
        found |= dict.fromkeys(words, words[0])
    return found


def _turned(told: Sequence[Stage]) -> Iterator[tuple[Stage, Stage]]:
    """The first outcome of each thing and the last telling before it, of stages of one verb in the order of reporting.

    Of several outcomes of one day it is the one that tells most of the thing.
    """
    done: list[Stage] = []
    for new, olds in sorted(_outcomes(told), key=_first_and_fullest):
        if any(is_same_thing(one.deed, new.deed) for one in done) or any(old in done for old in olds):
            continue
        done += [new, *olds]
        yield max(olds, key=_closest), new


def _outcomes(told: Sequence[Stage]) -> Iterator[tuple[Stage, list[Stage]]]:
    """Each outcome with what it may be the outcome of."""
    for new in told:
        olds = [one for one in told if may_come(one.status, new.status) and is_outcome(one, new)]
        if olds and not any(is_same_told(one, new) for one in told):
            yield new, olds


def _first_and_fullest(found: tuple[Stage, list[Stage]]) -> tuple[str, int, tuple[str, str, int]]:
    new, olds = found
    shared = max(len(new.deed.things & old.deed.things) + len(new.deed.words & old.deed.words) for old in olds)
    return new.deed.day, -shared, new.deed.order


def _closest(one: Stage) -> tuple[str, bool, tuple[int, ...]]:
    """The last day; of one day sentences before titles, the first of them."""
    deed = one.deed
    return deed.day, deed.sentence.part != "title", (-deed.token.start,)


def is_same_told(one: Stage, new: Stage) -> bool:
    """Whether the outcome was told before it, or what led to it is still told as to come after it, of the same thing."""
    if one is new or not is_same_thing(one.deed, new.deed):
        return False
    if one.status == new.status:
        return one.deed.day < new.deed.day
    return may_come(one.status, new.status) and one.deed.day > new.deed.day


# One thing --------------------------------------------------------------------------------------------------------------


def is_outcome(old: Stage, new: Stage) -> bool:
    """Whether `new` tells what became of what `old` told."""
    plan, done = old.deed, new.deed
    if new.status == PLANNED and not is_told_outright(done):
        return False  # "despite promises that it will pay"
    return plan.dispatch != done.dispatch and _in_order(old, new) and is_same_thing(plan, done)


def is_same_thing(plan: Deed, done: Deed) -> bool:
    """Both tell the same done to the same, by the same."""
    if plan.befalls and done.befalls and plan.befalls.isdisjoint(done.befalls):
        return False
    if plan.doers and done.doers and plan.doers.isdisjoint(done.doers):
        return False
    if plan.particle != done.particle or _are_two_people(plan, done):
        return False
    whom, who = plan.befalls & done.befalls, plan.doers & done.doers
    apart = bool(plan.beside and done.beside) and plan.beside.isdisjoint(done.beside)
    if apart and not who and not _one_day(plan, done):
        return False  # "a plan to turn the square into a park", "they turned the square into a tip"
    shared = (plan.words & done.words) - plan.doers - plan.befalls
    if plan.befalls or done.befalls:
        known = bool(who) or bool(shared - whom) or bool(plan.names & done.names) or _one_day(plan, done)
        return bool(whom) and known and not name_others(plan, done)
    return bool(who) and not name_others(plan, done) and (bool(shared) or _one_day(plan, done))


def _are_two_people(one: Deed, other: Deed) -> bool:
    """Both name who does it, or whom it befalls, by more than one name, and by names of two people: kin share one."""
    for mine, theirs in ((one.doers, other.doers), (one.befalls, other.befalls)):
        a, b = mine & one.named.get("PERSON", _NOBODY), theirs & other.named.get("PERSON", _NOBODY)
        if len(a) > 1 and len(b) > 1 and not (a <= b or b <= a):
            return True
    return False


_NOBODY: frozenset[str] = frozenset()


def _one_day(plan: Deed, done: Deed) -> bool:
    """Both name the same day."""
    mine, theirs = plan.when, done.when
    return (
        mine is not None
        and theirs is not None
        and mine.start[:10] == theirs.start[:10]
        and mine.first_day == mine.last_day
    )


def _in_order(old: Stage, new: Stage) -> bool:
    """The plan was reported before the outcome, or on its day where one of them names a day, and nothing says that it was done before."""
    plan, done = old.deed, new.deed
    if plan.reported is None or done.reported is None or done.reported.last_day < plan.reported.first_day:
        return False
    if plan.day == done.day:
        dated = plan.when is not None or done.when is not None or old.status == UNDER_WAY
        if is_not_yet(plan) or not dated:
            return False
        if (
            plan.reported.precision == done.reported.precision == "instant"
            and done.reported.start < plan.reported.start
        ):
            return False
    if new.status not in OVER:
        return plan.day < done.day
    if comes_after(plan.when, done.reported):
        return False
    if done.when is None and any(year.isdigit() and int(year) < plan.reported.first_day.year for year in done.dated):
        return False
    return done.when is None or done.when.last_day >= plan.reported.first_day or _one_day(plan, done)
