"""The scale of a timeline: which days it shows, or hours of one, where each lies, and which are named.

In: a shelf, and how much of time a reader wants. Out: a Window, and its ticks. Never: today; an hour that no report gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.doors.shelf import Shelf, day
from dateline.moments import DAY, out, zoned
from dateline.terms import When

WIDTH = 1000.0
"""Units across; the page scales them to its width."""
MARGIN = 28.0
HALF_A_NAME = 40.0
"""Units from the middle of a day's name to its end."""
TICKS = 8
"""Named days on the scale at most."""
Scale = Literal["reports", "all", "month", "week", "day"]
SCALES: dict[Scale, str] = {
    "reports": "The reporting", "all": "All days", "month": "One month", "week": "One week", "day": "One day",
}  # fmt: skip
SPANS: dict[Scale, int] = {"month": 31, "week": 7, "day": 1}
NEAR = 1.0
"""The reporting's own view reaches beyond its first and last report by this share of its days, where an event lies there."""
STEPS = (1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652, 7305, 18262, 36524, 182621, 730485)
"""Days between ticks."""
MINUTES = (15, 30, 60, 120, 180)
"""Minutes between ticks of a day."""
HOUR, A_DAY = 60, 24 * 60
THIN = 6.0
"""Width of a range at least, so that it is seen."""


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

    @property
    def hours_of(self) -> str:
        """The day whose hours it shows; "" where it shows days."""
        return ""

    def lies(self, when: When) -> int:
        """0 where any of the interval is shown, -1 where all of it is earlier, 1 where all is later."""
        return (when.first_day > self.last) - (when.last_day < self.first)

    def at(self, when: When) -> float | None:
        """Where the day lies on which something came out; None if it is not shown."""
        return self.x(when.last_day) if self.first <= when.last_day <= self.last else None

    def point(self, when: When) -> str | None:
        """The one day that it has; None if it has several."""
        return when.start[:DAY] if when.first_day == when.last_day else None

    def reach(self, when: When, told: str, *, ahead: bool) -> tuple[float, float]:
        """From where to where an interval is drawn: on a day of its own a point, else as long as the days between which it lies."""
        del told, ahead
        first, last = self.x(max(when.first_day, self.first)), self.x(min(when.last_day, self.last))
        return (first, last) if self.point(when) else _as_long(first - self.step / 2, last + self.step / 2)

    def moved(self, days: int) -> Window:
        """As many days, `days` later."""
        try:
            return Window(self.first + timedelta(days), self.last + timedelta(days))
        except OverflowError:
            return self


@dataclass(frozen=True, slots=True)
class Hours(Window):
    """The hours of one day in UTC, from the minute `begins` of it up to the minute `ends`, which is shown no more."""

    begins: int = 0
    ends: int = A_DAY

    @property
    def hours_of(self) -> str:
        """The day whose hours it shows."""
        return day(_a_day(self.first))

    @property
    def a_minute(self) -> float:
        """Units a minute takes."""
        return (WIDTH - 2 * MARGIN) / (self.ends - self.begins)

    def minute(self, when: When) -> int | None:
        """The minute of the day, in UTC, which of other days lies before or behind it; None where no hour or no zone is given."""
        return self.minute_of(when.moment) if when.precision == "instant" and zoned(when.start) else None

    def minute_of(self, instant: str) -> int:
        """The same of an instant in UTC."""
        days = (date.fromisoformat(instant[:DAY]) - self.first).days
        return days * A_DAY + int(instant[11:13]) * HOUR + int(instant[14:16])

    def x_of(self, minute: int) -> float:
        """Where a minute lies."""
        return round(MARGIN + (minute - self.begins) * self.a_minute, 1)

    def lies(self, when: When) -> int:
        """By its hour where it has one, else by its day."""
        minute = self.minute(when)
        if minute is None:
            return Window(self.first, self.last).lies(when)
        return (minute >= self.ends) - (minute < self.begins)

    def at(self, when: When) -> float | None:
        """Where the hour lies at which something came out; None if it has none, or one that is not shown."""
        minute = self.minute(when)
        return None if minute is None or self.lies(when) else self.x_of(minute)

    def point(self, when: When) -> str | None:
        """The one instant that it has; None if it has none."""
        return when.moment if self.minute(when) is not None else None

    def reach(self, when: When, told: str, *, ahead: bool) -> tuple[float, float]:
        """At its hour; without one up to the minute at which it was first `told`, or from there on where it lies ahead; all day where nobody knows that."""
        minute = self.minute(when)
        if minute is not None:
            return self.x_of(minute), self.x_of(minute)
        first, last = self.begins, self.ends
        known = self.minute_of(told) if zoned(told) and when.first_day == when.last_day else None
        if known is not None and self.begins <= known <= self.ends:
            first, last = (known, last) if ahead else (first, known)
        return _as_long(self.x_of(first), self.x_of(last))


def _as_long(first: float, last: float) -> tuple[float, float]:
    middle, reach = (first + last) / 2, max(THIN, last - first) / 2
    return round(max(0.0, middle - reach), 1), round(min(WIDTH, middle + reach), 1)


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
    """The days that a scale shows; `start` moves a month, a week or a day there. The reporting of one day is shown by the hour."""
    reported = [article.published for article in shelf.articles.values() if article.published]
    happened = [when for event in shelf.foremost if (when := event.when)]
    came = sorted(map(out, reported))
    if scale == "day" and came:
        at = start or date.fromisoformat(came[-1][:DAY])
        return Hours(at, at)
    if scale == "reports" and came and came[0][:DAY] == came[-1][:DAY] and len(set(filter(zoned, came))) > 1:
        return _hours(date.fromisoformat(came[0][:DAY]), [*reported, *happened])
    days = [when.last_day for when in reported] or [when.first_day for when in happened] or [date(2000, 1, 1)]
    first, last = min(days), max(days)
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


def _hours(at: date, known: Iterable[When]) -> Hours:
    """The hours of a day on which something came out or happened, with one before and one behind."""
    whole = Hours(at, at)
    minutes = [minute for when in known if (minute := whole.minute(when)) is not None and not whole.lies(when)]
    begins = min(minutes) // HOUR * HOUR - HOUR
    ends = -(-max(minutes) // HOUR) * HOUR + HOUR
    return Hours(at, at, max(0, begins), min(A_DAY, ends))


def _on(at: date, by: timedelta) -> date:
    return at + by if date.max - at > by else date.max


def _back(at: date, by: timedelta) -> date:
    return at - by if at - date.min > by else date.min


def ticks(window: Window) -> tuple[Tick, ...]:
    """Named days at a round distance; months and years start on their first day. Of the hours of a day these are named."""
    if isinstance(window, Hours):
        return tuple(Tick(window.x_of(minute), f"{minute // HOUR:02}:{minute % HOUR:02}") for minute in _round(window))
    step = next((days for days in STEPS if window.days / days <= TICKS), STEPS[-1])
    days = _first_days(window, step) if step >= STEPS[4] else _every(window, step)
    names = (called(at, unit=step) for at in days)
    return tuple(Tick(window.x(at), name) for at, name in zip(days, names, strict=True))


def _round(window: Hours) -> range:
    """Minutes at a round distance."""
    step = next((one for one in MINUTES if (window.ends - window.begins) / one <= TICKS), MINUTES[-1])
    return range(-(-window.begins // step) * step, window.ends + 1, step)


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
    if unit >= 365:
        return str(at.year)
    named = day(_a_day(at))
    return named.split(" ", 1)[1] if unit >= 30 else named


def _a_day(at: date) -> When:
    return When(at.isoformat(), at.isoformat(), "day", "")
