"""The two-clock timeline as one strip for each event: above when it happens, below when that was reported.

In: a shelf. Out: places in percent of a common scale, so that a page can draw them at any width. Never: markup, today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateline.doors.export.calendar import history
from dateline.doors.shelf import Shelf, day, moment
from dateline.status import PLANNED
from dateline.terms import Event, Status, When

REACH = 1.0
"""The scale reaches beyond the reporting by this share of its days, or FEWEST days, where an event lies there."""
FEWEST = 31
MARGIN = 3.0
"""Percent of the width left free at each end."""
TICKS = 6
"""Named days at most; more would touch on a phone."""
STEPS = (1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652, 36524)
"""Days between ticks: days, weeks, months, years."""
MONTH, YEAR = 30, 365


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that the strips show, both ends inclusive."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day lies, in percent; one outside the scale lies at its edge."""
        span = max(1, (self.last - self.first).days)
        place = (min(max(day, self.first), self.last) - self.first).days / span
        return round(MARGIN + place * (100 - 2 * MARGIN), 2)


@dataclass(frozen=True, slots=True)
class Strip:
    """An event: its mark and the days it lasts, where it stood before, and when it was reported."""

    event: Event
    named: str
    when: str
    shown: Status
    said: str
    place: str
    told: str
    tellers: tuple[str, ...]
    first: float | None
    last: float | None
    beyond: str
    before: tuple[float, ...]
    reported: tuple[float, ...]

    @property
    def long(self) -> bool:
        """Whether it lasts visibly longer than a day."""
        return self.first is not None and self.last is not None and self.last - self.first > MARGIN / 2


def scale(shelf: Shelf) -> Scale:
    """The days of the reporting, and of the events near them."""
    whens = [event.when for event in _told(shelf) if event.when]
    days = [article.published.last_day for article in shelf.articles.values() if article.published]
    days = days or [when.first_day for when in whens] or [date(2000, 1, 1)]
    first, last = min(days), max(days)
    reach = max(FEWEST, round((last - first).days * REACH))
    earliest, latest = _moved(first, -reach), _moved(last, reach)
    near = [at for when in whens for at in (when.first_day, when.last_day) if earliest <= at <= latest]
    return Scale(min([first, *near]), max([last, *near]))


def _moved(at: date, days: int) -> date:
    try:
        return at + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _told(shelf: Shelf) -> list[Event]:
    return [*shelf.told, *shelf.waiting, *shelf.coming]


def strips(shelf: Shelf, over: Scale, events: Sequence[Event]) -> tuple[Strip, ...]:
    """Rows in the order in which they are told."""
    return tuple(_strip(shelf, event, over) for event in events)


def _strip(shelf: Shelf, event: Event, over: Scale) -> Strip:
    when = event.when
    reported = {report.reported.first_day for report in event.reports if report.reported}
    return Strip(
        event=event,
        named=shelf.headline(event),
        when=moment(when),
        shown="scheduled" if shelf.lies_ahead(event) else event.status,
        said=shelf.status(event),
        place=shelf.place(event),
        told=shelf.told_in(event),
        tellers=shelf.tellers(event),
        first=over.at(when.first_day) if when else None,
        last=over.at(when.last_day) if when else None,
        beyond=_beyond(when, over),
        before=tuple(over.at(at) for at in _stood(event)),
        reported=tuple(over.at(at) for at in sorted(reported)),
    )


def _beyond(when: When | None, over: Scale) -> str:
    """Whether it lies wholly before or after the days shown."""
    if when is None:
        return ""
    return "before" if when.last_day < over.first else "after" if when.first_day > over.last else ""


def _stood(event: Event) -> list[date]:
    """Days that reports gave for a plan which has another day now."""
    if event.when is None or event.when.precision not in ("day", "instant"):
        return []
    days = [
        report.when.first_day for report in history(event)
        if report.status in PLANNED and report.when and report.when.precision in ("day", "instant")
        and report.when.first_day != event.when.first_day
    ]  # fmt: skip
    return list(dict.fromkeys(days))[-2:]


def ticks(over: Scale) -> tuple[tuple[float, str], ...]:
    """Places and names of days a round distance apart; of months and years, their first days."""
    length = (over.last - over.first).days + 1
    step = next((step for step in STEPS if length / step <= TICKS), STEPS[-1])
    days = _firsts(over, round(step / 30.44)) if step >= MONTH else _every(over, step)
    return tuple((over.at(at), _called(at, step)) for at in days)


def _every(over: Scale, step: int) -> list[date]:
    length = (over.last - over.first).days
    return [over.first + timedelta(days) for days in range(0, length + 1, step)]


def _firsts(over: Scale, months: int) -> list[date]:
    """First days of months, `months` apart, counted from January of year 0."""
    found = []
    first, last = (at.year * 12 + at.month - 1 for at in (over.first, over.last))
    for month in range(first + -first % months, last + 1, months):
        at = date(month // 12, month % 12 + 1, 1)
        if over.first <= at <= over.last:
            found.append(at)
    return found


def _called(at: date, step: int) -> str:
    if step >= YEAR:
        return str(at.year)
    words = day(When(at.isoformat(), at.isoformat(), "day", "")).split(" ")
    return " ".join(words[1:] if step >= MONTH else words[:2])


def names_its_day(rows: tuple[Strip, ...]) -> tuple[bool, ...]:
    """For each strip, whether its day is another one than that of the strip above it."""
    return (True, *(one.when != other.when for one, other in pairwise(rows)))[: len(rows)]
