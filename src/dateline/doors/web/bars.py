"""The lane of reports below the drawing: how many came out when.

In: a shelf and the window that is drawn. Out: bars. Never: a report at an hour that it does not give.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.doors.shelf import Shelf, day
from dateline.doors.web.scale import HOUR, Hours, Window
from dateline.moments import out
from dateline.terms import Article, When

BAR = 40.0
"""Height of the bar of the busiest days."""
EACH = ((190, 1), (1330, 7), (5700, 30), (69000, 365))
"""Up to how many days there is a bar for how many; beyond, for ten years."""
EACH_MINUTES = ((3 * HOUR, 5), (6 * HOUR, 10), (12 * HOUR, 20))
"""The same of minutes; beyond, for half an hour."""
APART = 18.0
"""Units from one number to the next at least."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The reports of a day, of some days, or of some minutes; `at` is the moment as of which all of them were out."""

    at: str
    called: str
    count: int
    x: float
    width: float
    height: float
    numbered: bool


def bars(shelf: Shelf, window: Window) -> tuple[Bar, ...]:
    """The reports by day, or by some days where there are many, as high as they are many; within a day by some minutes."""
    bins: dict[int, list[Article]] = {}
    each = _each(window)
    for article in shelf.articles.values():
        if article.published and window.at(article.published) is not None:
            bins.setdefault(_place(window, article.published) // each, []).append(article)
    most = max(map(len, bins.values()), default=1)
    unit = window.a_minute if isinstance(window, Hours) else window.step
    width = round(max(3.0, min(16.0, unit * each - 1)), 1)
    places = {at: _middle(window, at, each) for at in bins}
    numbered = _apart(places.values())
    return tuple(
        Bar(
            _until(window, at, each, held),
            _called(window, at, each),
            len(held),
            places[at],
            width,
            round(max(5.0, BAR * len(held) / most), 1),
            places[at] in numbered,
        )
        for at, held in sorted(bins.items())
    )


def hourless(shelf: Shelf, window: Window) -> int:
    """How many reports of the day whose hours are drawn give no hour."""
    if not isinstance(window, Hours):
        return 0
    dated = (article.published for article in shelf.articles.values() if article.published)
    return sum(window.minute(one) is None and one.last_day == window.first for one in dated)


def _each(window: Window) -> int:
    """How many days, or minutes, share a bar."""
    if isinstance(window, Hours):
        return next((n for minutes, n in EACH_MINUTES if window.ends - window.begins <= minutes), 30)
    return next((n for days, n in EACH if window.days <= days), 3650)


def _place(window: Window, published: When) -> int:
    if isinstance(window, Hours):
        return window.minute_of(published.moment) - window.begins
    return (published.last_day - window.first).days


def _until(window: Window, at: int, each: int, held: Iterable[Article]) -> str:
    if isinstance(window, Hours):
        return max(out(article.published) for article in held if article.published)
    return _last(window, at, each).isoformat()


def _first(window: Window, at: int, each: int) -> date:
    return window.first + timedelta(at * each)


def _last(window: Window, at: int, each: int) -> date:
    return min(window.last, window.first + timedelta(min((at + 1) * each, window.days) - 1))


def _middle(window: Window, at: int, each: int) -> float:
    if isinstance(window, Hours):
        return round(window.x_of(window.begins + at * each) + window.a_minute * each / 2, 1)
    return round((window.x(_first(window, at, each)) + window.x(_last(window, at, each))) / 2, 1)


def _called(window: Window, at: int, each: int) -> str:
    if isinstance(window, Hours):
        minutes = (window.begins + at * each, window.begins + (at + 1) * each - 1)
        first, last = (f"{one // HOUR:02}:{one % HOUR:02}" for one in minutes)
        return f"{window.hours_of}, {first}–{last} UTC"
    first_day, last_day = _first(window, at, each), _last(window, at, each)
    return day(When(first_day.isoformat(), last_day.isoformat(), "day" if first_day == last_day else "span", ""))


def _apart(places: Iterable[float]) -> set[float]:
    """The places at which a number can stand without touching the one before."""
    kept: list[float] = []
    for x in sorted(places):
        if not kept or x - kept[-1] >= APART:
            kept.append(x)
    return set(kept)
