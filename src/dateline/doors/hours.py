"""Hours: events in the order of a reader, by day; those of a story of one day by their hour, or that at which they were first reported.

In: events. Out: groups with what each is called. Never: an hour that no report gives, or one without its zone.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from dateline.doors.shelf import day, moment
from dateline.moments import DAY, ENDS, out, zoned
from dateline.terms import Event, When


def by_day(events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """Events grouped by the words for their day, in the order given; where all were reported on one day, those of that day by their hour, or that of their first report."""
    found = list(events)
    hours = _hours(found)
    if hours:
        found.sort(key=lambda event: (_starts(event), hours.get(event.id, "")))
    return [(called, list(group)) for called, group in groupby(found, key=lambda event: _called(event, hours))]


def _hours(events: list[Event]) -> dict[str, str]:
    """When each event of the day on which all reports came out was, where its hour is told, or else was reported first; nothing where they came out on several."""
    told = {event.id: sorted(out(one.reported) for one in event.reports if one.reported) for event in events}
    days = {at[:DAY] for reports in told.values() for at in reports}
    if len(days) != 1:
        return {}
    (only,) = days
    return {
        event.id: event.when.moment if zoned(event.when.start) else told[event.id][0]
        for event in events
        if event.when and _starts(event) == only == event.when.last_day.isoformat() and told[event.id]
    }


def _starts(event: Event) -> str:
    return event.when.first_day.isoformat() if event.when else ENDS


def _called(event: Event, hours: dict[str, str]) -> str:
    at, named = hours.get(event.id, ENDS), moment(event.when)
    return f"{named}, reported {at[11:16]} UTC" if zoned(at) and named == day(event.when) else named


def until(first: When, last: When) -> str:
    """From the first moment of reporting to the last, in words: days, within one day hours."""
    start, end = out(first), out(last)
    if start[:DAY] == end[:DAY] and zoned(start) and zoned(end) and start[:16] != end[:16]:
        return f"{day(When(start[:DAY], start[:DAY], 'day', ''))}, {start[11:16]}–{end[11:16]} UTC"
    return day(When(first.start, last.end, first.precision, ""))
