"""The fold again, of fewer reports: events whose heads know only what these say, those of a day or those that a reader has not hidden.

In: events, their dispatches, which reports are left. Out: Events. Never: the joining, which stays as it is today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from dateline.events.fold import BACKGROUND_DAYS, not_ahead
from dateline.moments import moment, out
from dateline.places import is_country
from dateline.status import HOPED, OVER, SURE
from dateline.terms import Dispatch, Event, EventReport, Quantity, Status, When

LAST = "9"
"""Sorts what has no day after what has one."""
OWN_DAY = "in a report of that day"
"""How the basis of a day ends that no words name: the report's own stands for it."""


def as_of(events: Sequence[Event], dispatches: Sequence[Dispatch], day: date) -> tuple[Event, ...]:
    """The events as reports published by `day` tell them, folded again.

    So this is quick, and it is not the exact reading as of `day`, which joins anew what was known by then (decision 2): there an event may be
    called otherwise, or be two that only a later report shows to be one. Use this to move through the days of a story, the exact reading to
    answer for one of them.
    """
    return folded_again(events, dispatches, partial(_is_out, moment(day).until))


def _is_out(until: str, report: EventReport) -> bool:
    return report.reported is not None and out(report.reported) <= until


def folded_again(
    events: Sequence[Event], dispatches: Sequence[Dispatch], left: Callable[[EventReport], bool]
) -> tuple[Event, ...]:
    """The events as the reports that are `left` tell them; one of which none tells is left out.

    Heads are folded again from these; what an event is called, its kind, and what it is part of (where that is told by them) stay, and so does
    which reports tell one event. A row keeps its fields and its words as long as its exemplar is left; another one is folded from what is left,
    and has no words.
    """
    home = {article: dispatch.id for dispatch in dispatches for article in dispatch.articles}
    cut = {event.id: kept for event in events if (kept := tuple(filter(left, event.reports)))}
    first = _first_out(cut, home)
    return tuple(_head(_kept_below(event, cut), cut[event.id], home, first) for event in events if event.id in cut)


def _kept_below(event: Event, cut: Mapping[str, object]) -> Event:
    """The event, by itself where what it is part of is not told yet."""
    return event if event.part_of is None or event.part_of in cut else replace(event, part_of=None)


def _first_out(cut: Mapping[str, Sequence[EventReport]], home: Mapping[str, str]) -> dict[str, str]:
    """Dispatch → when the first of its articles came out."""
    first: dict[str, str] = {}
    for reports in cut.values():
        for one in reports:
            id, clock = home.get(one.article, one.article), one.reported.start if one.reported else LAST
            first[id] = min(clock, first.get(id, LAST))
    return first


def _head(event: Event, reports: tuple[EventReport, ...], home: Mapping[str, str], first: Mapping[str, str]) -> Event:
    if len(reports) == len(event.reports):
        return event
    if any(one.exemplar for one in reports):
        quantities = _quantities(_in_order(reports, home, first))
        return not_ahead(replace(event, who=_who(reports), quantities=quantities, reports=reports))
    told = _in_order(reports, home, first)
    status = _status(told)
    when = max((one for one in told if one.report.when), key=_when_rank, default=None)
    ahead = when is not None and when.report.when is not None and when.report.when.start[:10] > told[-1].clock[:10]
    return replace(
        event,
        who=_who(reports),
        where=_where(told),
        when=when.report.when if when else None,
        status="scheduled" if ahead and status in OVER else status,
        quantities=_quantities(told),
        reports=reports,
        headline=None,
        sure=0.0,
    )


def _in_order(reports: Sequence[EventReport], home: Mapping[str, str], first: Mapping[str, str]) -> list[_Told]:
    return sorted((_Told(one, home.get(one.article, one.article), first) for one in reports), key=_told_order)


class _Told:
    """A report with its dispatch and when that came out."""

    __slots__ = ("clock", "dispatch", "report")

    def __init__(self, report: EventReport, dispatch: str, first: Mapping[str, str]) -> None:
        self.report, self.dispatch, self.clock = report, dispatch, first[dispatch]

    @property
    def worded(self) -> bool:
        """It tells a time in words."""
        return self.report.when is not None and _is_worded(self.report.when)

    @property
    def background(self) -> bool:
        """It recalls something done long before it."""
        when, reported = self.report.when, self.report.reported
        if self.report.status != "happened" or when is None or reported is None:
            return False
        return _is_worded(when) and (reported.first_day - when.last_day).days > BACKGROUND_DAYS


def _told_order(one: _Told) -> tuple[str, str, str, int]:
    return one.clock, one.dispatch, one.report.article, one.report.evidence.start


def _is_worded(when: When) -> bool:
    return not when.basis.endswith(OWN_DAY)


def _status(told: Sequence[_Told]) -> Status:
    """As the fold's: the latest dispatch's word, but what was done on a day is no plan again for one that tells no day."""
    last = max((one for one in told if one.dispatch == told[-1].dispatch), key=_status_rank)
    if last.report.status not in HOPED or last.worded:
        return last.report.status
    return "happened" if any(_is_done_on_a_day(one) for one in told) else last.report.status


def _is_done_on_a_day(one: _Told) -> bool:
    return one.report.status == "happened" and one.worded and not one.background


def _status_rank(one: _Told) -> tuple[bool, int, int, int]:
    report = one.report
    known = 2 * one.worded + 2 * (report.where is not None) + min(2, len(report.who))
    return not one.background, known, SURE[report.status], -report.evidence.start


def _when_rank(one: _Told) -> tuple[bool, bool, bool, str, str, int, int]:
    """As the fold's: a day in words, a day before a coarser span, news before background, the latest, the surest."""
    when = one.report.when
    fine = when is not None and when.precision in {"instant", "day"}
    start = one.report.evidence.start
    return one.worded, fine, not one.background, one.clock, one.dispatch, SURE[one.report.status], -start


def _where(told: Sequence[_Told]) -> str | None:
    votes: dict[str, set[str]] = {}
    last: dict[str, int] = {}
    for turn, one in enumerate(told):
        if one.report.where is not None:
            votes.setdefault(one.report.where, set()).add(one.dispatch)
            last[one.report.where] = turn
    ranked = ((not is_country(place), len(votes[place]), last[place], place) for place in votes)
    return max(ranked, default=(False, 0, 0, None))[3]


def _who(reports: Sequence[EventReport]) -> tuple[str, ...]:
    counts = Counter(id for one in reports for id in one.who)
    return tuple(sorted(counts, key=lambda id: (-counts[id], id)))


def _quantities(told: Sequence[_Told]) -> tuple[Quantity, ...]:
    latest = {(figure.name, figure.unit): figure for one in told for figure in one.report.quantities}
    return tuple(latest[key] for key in sorted(latest, key=str))
