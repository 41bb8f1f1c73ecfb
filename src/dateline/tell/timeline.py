"""Timeline: the events that matter, in the order in which they happen.

In: the events of one story and its dispatches. Out: ids. Never: a copy's vote; an event dropped because it has no day.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from dateline.moments import ZONED
from dateline.status import AHEAD
from dateline.tell.milestones import busiest, telling
from dateline.tell.weights import weigh
from dateline.terms import Chosen, Dispatch, Event, When, utc

LONGEST = 24
"""Events a timeline shows at most: what fits a screen or two."""
SHOWN = 0.7
"""Chance of being right from which a row is shown (of .5, .55, .6, .65 and .7 tried out of fold on editor/more)."""
STILL_SHOWN = 0.5
"""The same for the first FEWEST rows, so that a story of few clear words is no blank."""
AHEAD_SHOWN = 0.4
"""The same for a dated plan whose day has not come: it stands under what is coming in any case."""
FEWEST, MOST = 5, 14
"""Rows of a story of up to fifteen dispatches; one more for each ten dispatches beyond, up to LONGEST."""
MANY, MONTHS = 60, 60
"""Dispatches, and days from the first report to the last, from which a story is told by its milestones."""
MILESTONES = 14
"""Days of such a story of which something is shown; what was reported last stands beside them."""

DAY, MINUTE = len("2030-03-05"), len("2030-03-05T14:00")
IN_UTC = ("Z", "+00:00", "-00:00")


def timeline(
    events: Sequence[Event], dispatches: Sequence[Dispatch], *, length: int | None = None, a_day: int = 1
) -> Chosen:
    """The rows of a story: the surest that tell most, each day of reporting its best before anything else gets a second; parts stand below theirs.

    A story of many dispatches over months is told by its milestones. With `length`: the so many days that stand out most, each with the `a_day`
    rows that tell most of it.
    """
    if length is not None:
        rows = [event for event in events if event.headline is not None]
        told = busiest(rows, events, weigh(events, dispatches), length, a_day)
        return Chosen(tuple(event.id for event in sorted(told, key=_place)))
    rows = sorted(_standing(events), key=telling)
    reported = {report.reported for event in events for report in event.reports if report.reported}
    newest = _of_last_day(reported)
    fresh = [event for event in rows if event.status not in AHEAD or not _is_over(event, newest)]
    plans = [event for event in rows if _is_next(event, newest)]
    if _is_long(reported, dispatches):
        shown = _milestones(fresh, events, dispatches)
    else:
        shown = _shown(fresh, plans, min(LONGEST, MOST + max(0, len(dispatches) - 15) // 10))
    ahead = sorted((event for event in events if event.headline and _is_next(event, newest)), key=telling)
    waiting = [event for event in rows if event not in shown]
    return Chosen(
        tuple(event.id for event in sorted(shown, key=_place)),
        tuple(event.id for event in sorted(waiting, key=_place)),
        tuple(event.id for event in sorted(ahead, key=_place)),
    )


def _of_last_day(reported: Collection[When]) -> tuple[str, ...]:
    """When the reports of the last day came out."""
    last = max((when.end[:DAY] for when in reported), default="")
    return tuple(sorted({when.end for when in reported if when.end[:DAY] == last}))


def _is_long(reported: Collection[When], dispatches: Sequence[Dispatch]) -> bool:
    """Of many dispatches over months: what matters is its course, not the last days of it."""
    if len(dispatches) < MANY or not reported:
        return False
    days = [when.last_day for when in reported]
    return (max(days) - min(days)).days >= MONTHS


def _milestones(rows: Sequence[Event], events: Sequence[Event], dispatches: Sequence[Dispatch]) -> list[Event]:
    """Of each day that stands out its most telling row, and of the rows reported last the most telling."""
    sure = [event for event in rows if event.sure >= SHOWN]
    kept = list(busiest(sure, events, weigh(events, dispatches), MILESTONES))
    newest = max(map(_news_day, sure), default="")
    latest = [event for event in sure if _news_day(event) == newest]
    return kept if any(event in kept for event in latest) else [*kept, *latest[:1]]


def _standing(events: Sequence[Event]) -> list[Event]:
    """The rows that stand by themselves: a part of one that is shown, or that is surer than it, stands below that."""
    rows = {event.id: event for event in events if event.headline is not None}
    return [event for event in rows.values() if not _is_below(event, rows.get(event.part_of or ""))]


def _is_below(event: Event, whole: Event | None) -> bool:
    return whole is not None and whole.sure >= min(SHOWN, event.sure)


def _shown(rows: Sequence[Event], plans: Sequence[Event], most: int) -> list[Event]:
    """The rows that are shown, of those in order of how much they tell; `plans` are those of them whose day has not come."""
    sure = [event for event in rows if event.sure >= SHOWN]
    first_of_day: dict[str, Event] = {}
    for event in sure:
        first_of_day.setdefault(_news_day(event), event)
    kept = list(first_of_day.values())[:most]
    kept += [event for event in sure if event not in kept][: most - len(kept)]
    if len(kept) < FEWEST:
        rest = [event for event in rows if event not in kept and event.sure >= STILL_SHOWN]
        kept += rest[: FEWEST - len(kept)]
    kept += [event for event in plans if event not in kept and event.sure >= AHEAD_SHOWN][: max(0, most - len(kept))]
    return kept


def _news_day(event: Event) -> str:
    """The day on which it was first reported."""
    return min((report.reported.start[:10] for report in event.reports if report.reported), default="")


def _is_next(event: Event, newest: Sequence[str]) -> bool:
    """Planned, for a day or an hour that is not over by the last report."""
    return event.status in AHEAD and event.when is not None and not _is_over(event, newest)


def _is_over(event: Event, newest: Sequence[str]) -> bool:
    """Whether a report came out on a later day, or on its day surely after its hour; `newest` are the hours of the last day's reports."""
    return event.when is not None and any(_is_after(reported, event.when.end) for reported in newest)


def _is_after(reported: str, planned: str) -> bool:
    """Of two hours of one day they are held against each other where both say in which zone they are, or neither does.

    An hour without a zone is that of the place where it is told, and so is the clock of a report; but one in UTC may be any place's.
    """
    if reported[:DAY] != planned[:DAY] or "T" not in reported or "T" not in planned:
        return reported[:DAY] > planned[:DAY]
    if ZONED.search(planned):
        return bool(ZONED.search(reported)) and utc(reported) > utc(planned)
    return not reported.endswith(IN_UTC) and reported[:MINUTE] > planned[:MINUTE]


def _place(event: Event) -> tuple[date, date, int, str]:
    """Its first day, then its last; one without a day: when it was first reported, plans after all else."""
    if event.when:
        return event.when.first_day, event.when.last_day, 0, event.id
    reported = min((report.reported.first_day for report in event.reports if report.reported), default=date.max)
    if event.status in AHEAD:
        return date.max, date.max, 1, event.id
    return reported, reported, 1, event.id
