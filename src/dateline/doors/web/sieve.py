"""Rows of a timeline chosen by month, person, place, status, and whether they lie ahead.

In: a shelf, and what is asked. Out: the rows that are so, and what a reader can choose among. Never: a choice that no row has; an error over an odd one: it is
passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf
from dateline.doors.web.asking import Ask
from dateline.doors.web.chapters import month_called, month_of
from dateline.status import NOTES
from dateline.terms import Event

UNDATED = "none"
"""In an address, the month of rows without a day."""
MOST = 40
"""People and places that are offered, those of most rows first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that rows can be chosen by: what is offered (value, its name, how many rows), and what is chosen."""

    name: str
    called: str
    offered: tuple[tuple[str, str, int], ...]
    chosen: str | None


def sieved(shelf: Shelf, ask: Ask) -> tuple[list[Event], list[Choice]]:
    """The rows that are as asked, in the order of their days, and what can be asked."""
    rows = sorted(shelf.rows, key=_by_day)
    choices = []
    for name, called, values, named in _kinds(shelf):
        offered = _offered(rows, values, named, by_size=name in ("person", "place"))
        chosen = next((value for value, _, _ in offered if value == ask.query(name)), None)
        choices.append(Choice(name, called, offered, chosen))
        rows = [event for event in rows if chosen is None or chosen in values(event)]
    return rows, choices


Values = Callable[[Event], Iterable[str]]


def _kinds(shelf: Shelf) -> list[tuple[str, str, Values, Callable[[str], str]]]:
    """(name, label, what of it an event has, what that is called)."""

    def month(event: Event) -> list[str]:
        return [month_of(event) or UNDATED]

    def person(event: Event) -> list[str]:
        return [name for id in event.who if (name := shelf.person(id))]

    def place(event: Event) -> list[str]:
        return [clean(event.where)] if event.where else []

    def status(event: Event) -> list[str]:
        return ["scheduled" if shelf.lies_ahead(event) else event.status]

    def time(event: Event) -> list[str]:
        now = shelf.last_day
        ahead = bool(now and event.when and event.when.last_day > now.last_day) or event in shelf.coming
        return ["ahead" if ahead else "past"]

    return [
        ("month", "Month", month, _month_named),
        ("person", "Person", person, str),
        ("place", "Place", place, str),
        ("status", "Status", status, _status_named),
        ("time", "Time", time, {"ahead": "Ahead of the last report", "past": "Past by then"}.__getitem__),
    ]


def _offered(
    rows: Iterable[Event], values: Values, named: Callable[[str], str], *, by_size: bool
) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(value for event in rows for value in dict.fromkeys(values(event)))
    ranked = sorted(counts, key=lambda value: (-counts[value], value)) if by_size else sorted(counts)
    return tuple((value, named(value), counts[value]) for value in ranked[: MOST if by_size else None])


def _month_named(month: str) -> str:
    return "No day" if month == UNDATED else month_called(month)


def _status_named(status: str) -> str:
    return f"{status} ({NOTES[status]})" if status in NOTES else status  # type: ignore[index]


def _by_day(event: Event) -> tuple[str, str]:
    return event.when.start if event.when else "~", event.id
