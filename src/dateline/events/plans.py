"""Plans: what of a story is still to come, each plan once, told by the place with its finest day; what came of one tells it thereafter.

In: the cores of a story and its candidates. Out: Cores. Never: a plan beside its own outcome; a day from one place and words from another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.events.candidates import Candidate, is_to_the_day
from dateline.events.cores import Core, parted
from dateline.events.scores import chance, chance_of_same, row_features
from dateline.events.sighting import Sighting
from dateline.status import AHEAD, DELAYED, OFF
from dateline.terms import When

SAME_PLAN = 0.35
"""Chance from which two places of one day, or the one within the other, tell the same plan."""
OUTCOME = 0.6
"""Chance from which a later report tells what came of a plan."""
FURTHEST = 0.25
"""Chance by its own words from which a plan for a day of its own is told though its core tells of another day."""


def settled(
    found: Sequence[Core], told: Sequence[Candidate], heaps: Sequence[Sequence[Sighting]] = ()
) -> tuple[Core, ...]:
    """The cores, a plan told by its outcome where a later report has one, else by the place with its finest day; then plans for other days."""
    merged = _moved(found, heaps)
    moved = {id(one) for core in merged if core not in found for one in core.told}
    found = merged
    taken = {id(core.exemplar) for core in found}
    made: list[Core] = []
    for core in found:
        better = _better(core.exemplar, told)
        if better is None or (id(better) in taken and better.status in AHEAD):
            made.append(core)
        elif id(better) not in taken:
            taken.add(id(better))
            made.append(_told_by(core, better))
    plans = [core.exemplar for core in (*found, *made)]
    for one in told:
        if _is_firm(one) and id(one.one) not in moved and not any(_is_same_plan(one, plan) for plan in plans):
            plans.append(one)
            made.append(Core(one, (one,), chance("promising", row_features(one)), 0.0))
    return tuple(made)


def _moved(found: Sequence[Core], heaps: Sequence[Sequence[Sighting]]) -> list[Core]:
    """The cores, a plan that was moved together with its core for the other day and all that the families of words join to it."""
    kept = list(found)
    for core in found:
        new = next((other for other in kept if other is not core and _is_moved_to(core.exemplar, other)), None)
        if new is None or core not in kept or core.exemplar.joined is None:
            continue
        held = {id(one) for other in kept for one in other.told}
        rest = tuple(one for one in heaps[core.exemplar.joined] if id(one) not in held)
        members = tuple(sorted((*core.members, *new.members), key=_order))
        kept[kept.index(new)] = replace(new, members=members, rest=(*core.rest, *new.rest, *rest))
        kept.remove(core)
    return kept


def _is_moved_to(plan: Candidate, core: Core) -> bool:
    """The core tells of the plan, by the families of words, that it was moved, before its day, to another one."""
    if plan.status not in AHEAD or not plan.own_day or plan.when is None or plan.joined is None:
        return False
    return any(
        one.joined == plan.joined
        and one.status in DELAYED
        and one.own_day
        and plan.one.reported[:10] < one.one.reported[:10] <= plan.when.end[:10]
        and not _meet(one.when, plan.when)
        for one in core.members
    )


def _order(one: Candidate) -> tuple[str, str, str, int]:
    return one.order


def _better(plan: Candidate, told: Sequence[Candidate]) -> Candidate | None:
    """What tells a plan better than its exemplar: what came of it, else its finest day."""
    if plan.status not in AHEAD or plan.when is None:
        return None
    outcome = _outcome(plan, told)
    if outcome is not None:
        return outcome
    finer = _likest(plan, (one for one in told if _is_finer(one, plan)), SAME_PLAN)
    return finer if finer is None else _outcome(finer, told) or finer


def _outcome(plan: Candidate, told: Sequence[Candidate]) -> Candidate | None:
    """What came of a plan, of that for "June" also what came of the day that it was given meanwhile."""
    return _likest(plan, (one for one in told if _is_outcome(one, plan)), OUTCOME)


def is_due(core: Core, last: str) -> bool:
    """A plan with a day of its own that is not over by the day `last`."""
    plan = core.exemplar
    return plan.status in AHEAD and plan.own_day and plan.when is not None and plan.when.end[:10] >= last


def _told_by(core: Core, one: Candidate) -> Core:
    """What a source says came of a committed plan is taken to be so."""
    members = core.members if any(one is member for member in core.members) else (*core.members, one)
    exemplar = replace(one, status="happened") if one.status not in AHEAD | OFF else one
    return replace(core, exemplar=exemplar, members=tuple(exemplar if member is one else member for member in members))


def _likest(plan: Candidate, others: Iterable[Candidate], least: float) -> Candidate | None:
    """The one that is likeliest the same, from a chance on."""
    ranked = [(-round(chance_of_same(plan, one), 6), one.order, one) for one in others]
    best = min(ranked, key=_rank, default=None)
    return best[2] if best is not None and -best[0] >= least else None


def _rank(found: tuple[float, tuple[str, str, str, int], Candidate]) -> tuple[float, tuple[str, str, str, int]]:
    return found[:2]


def _is_outcome(one: Candidate, plan: Candidate) -> bool:
    """A report of a later day tells it as done on the day of the plan, as called off, or as moved to another day."""
    if one.one.reported[:10] <= plan.one.reported[:10]:
        return False
    if one.status in AHEAD:
        return one.one.moved and one.own_day and not _meet(one.when, plan.when)
    if one.status in OFF:
        return True
    return (not one.telling.nominal or one.own_day) and _meet(one.when, plan.when)


def _is_finer(one: Candidate, plan: Candidate) -> bool:
    """It plans the same for a day within the plan's month or week."""
    if one.status not in AHEAD or one.when is None or plan.when is None or not one.own_day:
        return False
    inside = plan.when.start[:10] <= one.when.start[:10] and one.when.end[:10] <= plan.when.end[:10]
    return is_to_the_day(one.when) and not is_to_the_day(plan.when) and inside and not parted(one, plan)


def _is_firm(one: Candidate) -> bool:
    """Planned for a day of its own after its report, in words that promise something."""
    if one.standing != "planned" or one.status not in AHEAD or not one.own_day or one.when is None:
        return False
    ahead = is_to_the_day(one.when) and one.when.start[:10] > one.one.reported[:10]
    return ahead and chance("promising", row_features(one)) >= FURTHEST


def _is_same_plan(one: Candidate, other: Candidate) -> bool:
    """One of them, or what came of it, is of the other's day and likely the same."""
    if one is other:
        return True
    return not parted(one, other) and _meet(one.when, other.when) and chance_of_same(one, other) >= SAME_PLAN


def _meet(one: When | None, other: When | None) -> bool:
    """The two have a day in common."""
    return (
        one is not None and other is not None and one.start[:10] <= other.end[:10] and other.start[:10] <= one.end[:10]
    )
