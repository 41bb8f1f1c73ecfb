"""Changes: where a later report of an event says otherwise than an earlier one.

In: events of one story, its dispatches and articles. Out: changes in the order in which they were reported.
Never: a change between copies of one dispatch (save where one was edited in fact), a refinement told as a turn, or
two reports of one time set against each other (that is a conflict).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.tell import days, figures, places
from dateline.tell.manner import opposite
from dateline.tell.reported import Telling, Wire
from dateline.terms import Article, Change, ChangeField, Dispatch, Event, Quantity, Status, Weight

LADDER: dict[Status, int] = {"possible": 0, "proposed": 1, "agreed": 2, "scheduled": 3, "under way": 4, "happened": 5}
"""How far along a plan is."""
TURNS = frozenset({"moved", "postponed", "cancelled", "declined", "denied"})
"""Statuses that are news whatever went before."""
COMMITTED = 2
"""The rung from which both sides stand by a plan: reaching it from below, or falling below it, is a major change."""

Account = tuple[Telling, ...]
"""What one dispatch tells of one event, in the order of its text."""


def changes(events: Sequence[Event], dispatches: Sequence[Dispatch], articles: Sequence[Article]) -> tuple[Change, ...]:
    """Every change in what is reported of `events`, by the clock of reporting, then event and field."""
    wire = Wire.read(dispatches, articles)
    found = (change for event in events for change in _of_event(event, wire.tellings(event)))
    return tuple(sorted(set(found), key=_order))


def _order(change: Change) -> tuple[str, str, str, str, str]:
    return change.reported.start, change.event, change.field, change.before, change.after


def _of_event(event: Event, tellings: Sequence[Telling]) -> Iterator[Change]:
    accounts = [tuple(group) for _, group in groupby((t for t in tellings if t.reported), key=_account)]
    yield from _status_changes(event, accounts)
    yield from _day_changes(event, accounts)
    yield from _place_changes(event, accounts)
    yield from _manner_changes(event, accounts)
    yield from _figure_changes(event, accounts)


def _account(telling: Telling) -> tuple[str, bool, str]:
    return telling.dispatch, telling.edited, telling.report.article


def later(before: Telling, after: Telling) -> bool:
    """Whether `after` came out on a later day, or at a later time of a day where both tell the time."""
    if before.reported is None or after.reported is None:
        return False
    if before.reported.precision == after.reported.precision == "instant":
        return after.reported.start > before.reported.start
    return after.reported.start[:10] > before.reported.end[:10]


def _change(
    event: Event, field: ChangeField, before: tuple[str, Telling], after: tuple[str, Telling], weight: Weight
) -> Iterator[Change]:
    """The change, where the second telling is the later one."""
    (was, old), (now, new) = before, after
    if later(old, new) and new.reported:
        yield Change(event.id, field, was, now, new.reported, weight, (old.report.evidence, new.report.evidence))


def standing(account: Account) -> Telling:
    """The telling whose status stands for the account: the status told most often, of those the first."""
    counts = Counter(telling.report.status for telling in account)
    return max(account, key=lambda telling: counts[telling.report.status])


def _status_changes(event: Event, accounts: Sequence[Account]) -> Iterator[Change]:
    held: Telling | None = None
    for account in accounts:
        new = standing(account)
        if held is None:
            held = new
            continue
        weight = status_weight(held.report.status, new.report.status)
        if weight:
            yield from _change(event, "status", (held.report.status, held), (new.report.status, new), weight)
        if weight or held.report.status == new.report.status:
            held = new


def status_weight(before: Status, after: Status) -> Weight | None:
    """How much it matters that a later report gives another status; None where it is no change.

    What has happened is not undone by a report that still speaks of the plan, nor by one that hedges or denies it:
    two reports of which one denies what the other tells are a conflict.
    """
    if before == after:
        return None
    if after in TURNS:
        return None if before == "happened" else "major"
    if before in TURNS or before == "alleged":
        return "major" if after != "alleged" and not (before == "denied" and after == "happened") else None
    if after == "alleged" or before == "happened":
        return None
    old, new = LADDER[before], LADDER[after]
    crosses = (old < COMMITTED) != (new < COMMITTED) and abs(new - old) > 1
    return "major" if crosses or after == "happened" else "minor"


def _day_changes(event: Event, accounts: Sequence[Account]) -> Iterator[Change]:
    held: Telling | None = None
    for account in accounts:
        new = _nearest_day(account)
        if new is None or new.report.when is None:
            continue
        if held is None or held.report.when is None:
            held = new
            continue
        bearing = days.bearing(held.report.when, new.report.when)
        if bearing in ("apart", "finer"):
            told = (days.in_words(held.report.when), held), (days.in_words(new.report.when), new)
            if bearing == "apart":
                yield from _change(event, "when", *told, "major")
            elif new.report.status != "happened":
                yield from _change(event, "when", *told, "minor")
            held = new


def _nearest_day(account: Account) -> Telling | None:
    """The telling that names the event's day most closely, of equals the first."""
    dated = [telling for telling in account if telling.report.when]
    return min(dated, key=lambda telling: days.length(telling.report.when), default=None)  # type: ignore[arg-type]


def _place_changes(event: Event, accounts: Sequence[Account]) -> Iterator[Change]:
    held: Telling | None = None
    for account in accounts:
        placed = [telling for telling in account if telling.report.where]
        if not placed:
            continue
        new = placed[0]
        if held and held.report.where and new.report.where and places.apart(held.report.where, new.report.where):
            yield from _change(event, "where", (held.report.where, held), (new.report.where, new), "major")
            held = new
        held = held or new


def _manner_changes(event: Event, accounts: Sequence[Account]) -> Iterator[Change]:
    """Opposite descriptions are major; other words for what is still to come, where none is shared, minor."""
    held: Account = ()
    for account in accounts:
        described = tuple(telling for telling in account if telling.report.manner)
        if not described:
            continue
        if held:
            yield from _manner_change(event, held, described)
        held = described


def _manner_change(event: Event, before: Account, after: Account) -> Iterator[Change]:
    was, now = manner_words(before), manner_words(after)
    if opposite(was, now):
        old, new = _telling_pole(before, now), _telling_pole(after, was)
        yield from _change(event, "manner", (", ".join(was), old), (", ".join(now), new), "major")
    elif after[0].report.status == "happened":
        return  # of what is over, each reporter finds words of his own
    elif not {word.casefold() for word in was} & {word.casefold() for word in now}:
        yield from _change(event, "manner", (", ".join(was), before[0]), (", ".join(now), after[0]), "minor")


def manner_words(account: Account) -> tuple[str, ...]:
    """All descriptions in an account, each once, in reading order."""
    return tuple(dict.fromkeys(word for telling in account for word in telling.report.manner))


def _telling_pole(account: Account, against: Sequence[str]) -> Telling:
    """The first telling of the account whose own words stand opposite to `against`."""
    return next((telling for telling in account if opposite(telling.report.manner, against)), account[0])


def _figure_changes(event: Event, accounts: Sequence[Account]) -> Iterator[Change]:
    held: dict[tuple[str, str], tuple[list[Quantity], Account]] = {}
    for account in accounts:
        mine = figures.by_name(quantity for telling in account for quantity in telling.report.quantities)
        for key, told in sorted(mine.items(), key=_key):
            if key in held and figures.differ(held[key][0], told):
                old, new = held[key][0][0], told[0]
                before = figures.in_words(old), giving(held[key][1], old)
                yield from _change(event, "quantity", before, (figures.in_words(new), giving(account, new)), "major")
            if len(figures.distinct(told)) == 1:
                held[key] = told, account


def _key(entry: tuple[tuple[str, str], list[Quantity]]) -> tuple[str, str]:
    return entry[0]


def giving(account: Account, quantity: Quantity) -> Telling:
    """The first telling of the account that gives this quantity."""
    return next(telling for telling in account if quantity in telling.report.quantities)
