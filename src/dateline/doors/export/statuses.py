"""A status in the vocabularies that calendars and newsrooms already use.

In: a Status. Out: its iCalendar STATUS (RFC 5545), IPTC event occurrence status and schema.org EventStatusType, where
there is one. Never: a status that a vocabulary has no word for.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.terms import Event, EventReport, Status

CALENDAR: Mapping[Status, str] = {
    "possible": "TENTATIVE", "proposed": "TENTATIVE", "agreed": "TENTATIVE", "postponed": "TENTATIVE",
    "alleged": "TENTATIVE", "denied": "TENTATIVE", "scheduled": "CONFIRMED", "moved": "CONFIRMED",
    "under way": "CONFIRMED", "happened": "CONFIRMED", "cancelled": "CANCELLED", "declined": "CANCELLED",
}  # fmt: skip
_OCCURRENCE = "http://cv.iptc.org/newscodes/eventoccurstatus/"
IPTC: Mapping[Status, str] = {
    "proposed": f"{_OCCURRENCE}eos2", "agreed": f"{_OCCURRENCE}eos4", "scheduled": f"{_OCCURRENCE}eos5",
    "moved": f"{_OCCURRENCE}eos5", "cancelled": f"{_OCCURRENCE}eos6",
}  # fmt: skip
SCHEMA_ORG: Mapping[Status, str] = {
    "scheduled": "https://schema.org/EventScheduled", "moved": "https://schema.org/EventRescheduled",
    "postponed": "https://schema.org/EventPostponed", "cancelled": "https://schema.org/EventCancelled",
}  # fmt: skip
PLANNED: frozenset[Status] = frozenset({"proposed", "agreed", "scheduled", "moved", "postponed", "cancelled"})
"""Statuses of what somebody planned."""
UPSET: frozenset[Status] = frozenset({"moved", "postponed", "cancelled"})
"""Turns of a plan that a reader must hear of."""


def was_planned(event: Event) -> bool:
    """Whether the event is a plan, or a report named a coming day for it."""
    return event.status in PLANNED or any(_names_a_coming_day(report) for report in event.reports)


def _names_a_coming_day(report: EventReport) -> bool:
    seen_from, when = report.reported, report.when
    return bool(report.status in PLANNED and when and seen_from and when.last_day >= seen_from.first_day)
