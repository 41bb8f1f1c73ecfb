"""A calendar of what is planned (iCalendar, RFC 5545), which moves when the plan moves.

In: a Reading. Out: the calendar as bytes, one VEVENT for each planned event that has a day, happened or cancelled
since or not. Never: the clock (a VEVENT is as new as its newest report), an event that nobody planned.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby, pairwise
from operator import attrgetter

import icalendar

import dateline
from dateline import days
from dateline.doors.export.instants import day_after, newest
from dateline.doors.export.links import Links, urn
from dateline.doors.export.planned import was_planned
from dateline.doors.export.select import shelves
from dateline.doors.export.told import title
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf, count, day, moment
from dateline.doors.words import FIELDS
from dateline.status import CALENDAR, UPSET
from dateline.terms import Event, EventReport, Reading, When, utc

LONGEST = 31
"""Days that an entry may span: a month is a plan, "next year" would lie on every day of it."""
WORDS = 3
"""Reports quoted in an entry."""
_PLAN = frozenset({"when", "where", "status"})


def to_ics(reading: Reading, *, base: str | None = None, whole: bool = False) -> bytes:
    """The planned events of all stories; what has no day, or no nearer one than a season, is named in the description.

    `whole`: as the calendar of all stories, though only one of them may have some.
    """
    links = Links(base)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//dateline//dateline {dateline.__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = "What is planned in all stories" if whole else title(reading)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    vague = []
    for shelf in shelves(reading):
        for event in _plans(shelf):
            when = planned_for(event)
            if when and days.length(when) <= LONGEST:
                calendar.add_component(_entry(shelf, event, when, links))
            else:
                vague.append(f"{shelf.named(event)} ({day(when)})")
    if vague:
        calendar.add("description", f"No nearer day is known yet of {count(len(vague), 'plan')}: {'; '.join(vague)}")
    made: bytes = calendar.to_ical()
    return made


def _plans(shelf: Shelf) -> Iterator[Event]:
    """The rows that are or were planned, and every other plan that was upset."""
    others = (event for _, event in sorted(shelf.events.items()) if event not in shelf.foremost)
    upset = (event for event in others if event.status in UPSET)
    return (event for event in (*shelf.foremost, *upset) if was_planned(event))


def history(event: Event) -> list[EventReport]:
    """The reports of an event in the order in which they came out."""
    return sorted(event.reports, key=_reported)


def _reported(report: EventReport) -> tuple[str, str, int]:
    return report.reported.start if report.reported else "~", report.article, report.evidence.start


def planned_for(event: Event) -> When | None:
    """When it is to be, or was to be when a day was last named."""
    named = [report.when for report in history(event) if report.when]
    return event.when or (named[-1] if named else None)


def sequence(event: Event, reading: Reading) -> int:
    """How often the plan was told otherwise: never falls as newer reports come in, and rises when the plan turns.

    Counted are the articles that give other days, places or statuses than the article before them that tells of it,
    and the changes of these: the fold may heed a report only when another one bears it out.
    """
    told = [frozenset(map(_plan_of, reports)) for _, reports in groupby(history(event), key=attrgetter("article"))]
    turns = sum(one != other for one, other in pairwise(told))
    return turns + sum(change.event == event.id and change.field in _PLAN for change in reading.changes)


def _plan_of(report: EventReport) -> tuple[str | None, str | None, str | None, str]:
    start, end = (report.when.start, report.when.end) if report.when else (None, None)
    return start, end, report.where, report.status


def _entry(shelf: Shelf, event: Event, when: When, links: Links) -> icalendar.Event:
    entry = icalendar.Event()
    stamp = newest(report.reported for report in event.reports)
    start, end = _span(when)
    entry.add("uid", urn("event", event.id).removeprefix("urn:uuid:"))
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("sequence", sequence(event, shelf.reading))
    entry.add("dtstart", start)
    if end:
        entry.add("dtend", end)
    entry.add("summary", _summary(shelf, event, when))
    entry.add("status", CALENDAR[event.status])
    entry.add("transp", "TRANSPARENT")
    if event.where:
        entry.add("location", clean(event.where))
    entry.add("description", _description(shelf, event))
    entry.add("categories", [clean(shelf.story.title) or "Untitled"])
    if page := links.story(shelf.story.id, f"events/{event.id}"):
        entry.add("url", page)
    return entry


def _span(when: When) -> tuple[date | datetime, date | datetime | None]:
    """All days of it, or the instant: in UTC if the report gave an offset, else on the reader's own clock."""
    if when.precision != "instant" or len(when.start) <= len("2031-05-14"):
        return when.first_day, day_after(when.last_day)
    return _moment(when.start), _moment(when.end) if when.end > when.start else None


def _moment(written: str) -> datetime:
    found = datetime.fromisoformat(written)
    return utc(written) if found.tzinfo else found


def _summary(shelf: Shelf, event: Event, when: When) -> str:
    """The event; of a plan within days, that it is one day of these."""
    named = shelf.named(event)
    return named if when.precision in ("instant", "day", "span") else f"{named} (some time in {day(when)})"


def _description(shelf: Shelf, event: Event) -> str:
    """Status, what changed and when that was reported, and the latest words."""
    lines = [f"{shelf.headline(event)}."] if event.headline else []
    lines += [f"{shelf.status(event).capitalize()}; told in {shelf.told_in(event)}."]
    lines += [
        f"{moment(change.reported)}: {FIELDS[change.field]} {clean(change.before)} → {clean(change.after)}"
        for change in shelf.changes
        if change.event == event.id
    ]
    latest = {report.article: report for report in reversed(history(event)) if report.article in shelf.articles}
    for report in list(latest.values())[:WORDS]:
        whence = f"{shelf.outlet(shelf.articles[report.article])}, {moment(report.reported)}"
        lines += ["", f"“{clean(report.evidence.text)}” ({whence})"]
    return "\n".join(lines)
