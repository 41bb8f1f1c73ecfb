"""Whether an event is a plan, for formats that tell plans from news.

In: an Event. Out: yes or no. Never: a status as another vocabulary calls it; that stands in its row.
"""

from __future__ import annotations

from dateline.status import PLANNED
from dateline.terms import Event, EventReport


def was_planned(event: Event) -> bool:
    """Whether the event is a plan, or a report named a coming day for it."""
    return event.status in PLANNED or any(_names_a_coming_day(report) for report in event.reports)


def _names_a_coming_day(report: EventReport) -> bool:
    seen_from, when = report.reported, report.when
    return bool(report.status in PLANNED and when and seen_from and when.last_day >= seen_from.first_day)
