"""The scale of a timeline: which days it shows, where each lies, and which are named.

In: a shelf, and how much of time a reader wants. Out: a Window, and its ticks. Never: today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.doors.shelf import Shelf, day
from dateline.terms import When

WIDTH = 1000.0
"""Units across; the page scales them to its width."""
MARGIN = 28.0
HALF_A_NAME = 40.0
"""Units from the middle of a day's name to its end."""
TICKS = 8
"""Named days on the scale at most."""
Scale = Literal["reports", "all", "month", "week"]
SCALES: dict[Scale, str] = {"reports": "The reporting", "all": "All days", "month": "One month", "week": "One week"}
SPANS: dict[Scale, int] = {"month": 31, "week": 7}
NEAR = 1.0
"""The reporting's own view reaches beyond its first and last report by this share of its days, where an event lies there."""
STEPS = (1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652, 7305, 18262, 36524, 182621, 730485)
"""Days between ticks."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days shown, both ends inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it spans."""
        return (self.last - self.first).days + 1

    def x(self, at: date) -> float:
        """Where the middle of a day lies."""
        return round(MARGIN + ((at - self.first).days + 0.5) * self.step, 1)

    @property
    def step(self) -> float:
        """Units a day takes."""
        return (WIDTH - 2 * MARGIN) / self.days

    def meets(self, when: When) -> bool:
        """Whether any of the interval is shown."""
        return when.first_day <= self.last and when.last_day >= self.first

    def moved(self, days: int) -> Window:
        """As many days, `days` later."""
        try:
            return Window(self.first + timedelta(days), self.last + timedelta(days))
        except OverflowError:
            return self


@dataclass(frozen=True, slots=True)
class Tick:
    """A named place on the scale; `text_x` keeps its name inside."""

    x: float
    name: str

    @property
    def text_x(self) -> float:
        """Where the middle of the name stands."""
        return min(max(self.x, HALF_A_NAME), WIDTH - HALF_A_NAME)


def view(shelf: Shelf, scale: Scale, start: date | None) -> Window:
    """The days that a scale shows; `start` moves a month or a week there."""
    reported = [article.published.last_day for article in shelf.articles.values() if article.published]
    happened = [when for event in (*shelf.shown, *shelf.coming) if (when := event.when)]
    if not reported:
        reported = [when.first_day for when in happened] or [date(2000, 1, 1)]
    first, last = min(reported), max(reported)
    if scale == "all":
        first, last = min([first, *(w.first_day for w in happened)]), max([last, *(w.last_day for w in happened)])
    elif scale == "reports":
        reach = timedelta(max(7, round((last - first).days * NEAR)))
        near = [w for w in happened if w.last_day >= _back(first, reach) and w.first_day <= _on(last, reach)]
        first = min([first, *(max(w.first_day, _back(first, reach)) for w in near)])
        last = max([last, *(min(w.last_day, _on(last, reach)) for w in near)])
    else:
        first = start or first
        return Window(first, _on(first, timedelta(SPANS[scale] - 1)))
    return Window(first, max(last, _on(first, timedelta(6))))


def _on(at: date, by: timedelta) -> date:
    return at + by if date.max - at > by else date.max


def _back(at: date, by: timedelta) -> date:
    return at - by if at - date.min > by else date.min


def ticks(window: Window) -> tuple[Tick, ...]:
    """Named days at a round distance; months and years start on their first day."""
    step = next((days for days in STEPS if window.days / days <= TICKS), STEPS[-1])
    days = _first_days(window, step) if step >= STEPS[4] else _every(window, step)
    names = (called(at, unit=step) for at in days)
    return tuple(Tick(window.x(at), name) for at, name in zip(days, names, strict=True))


def _every(window: Window, step: int) -> list[date]:
    start = window.first + timedelta(-window.first.weekday() % 7 if step >= 7 else 0)
    return [start + timedelta(n) for n in range(0, (window.last - start).days + 1, step)]


def _first_days(window: Window, step: int) -> list[date]:
    """First days of months, as many apart as `step` days hold."""
    months = round(step / 30.44)
    found = []
    at = window.first.year * 12 + window.first.month - 1
    at += -at % months
    while at // 12 <= min(window.last.year, date.max.year):
        first = date(at // 12, at % 12 + 1, 1)
        if window.first <= first <= window.last:
            found.append(first)
        at += months
    return found


def called(at: date, *, unit: int = 1) -> str:
    """The name of a day on a scale whose ticks are `unit` days apart: a day, a month or a year."""
    iso = at.isoformat()
    if unit >= 365:
        return str(at.year)
    if unit >= 30:
        return day(When(iso, iso, "day", "")).split(" ", 1)[1]
    return day(When(iso, iso, "day", ""))
