"""A long story in chapters: its months, each with what stands out in it.

In: a shelf. Out: chapters, the earliest first; none of a story that is short. Never: a row in two chapters, or in none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.doors.shelf import Shelf, day
from dateline.terms import Event, When

MONTHS = 3
"""Months of reporting from which a story is long."""
ROWS = 9
"""Rows from which it is."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A month: how many reports came in it, its rows, those that are less sure, and the row that stands for it; "" as month: other days, or none."""

    month: str
    called: str
    reports: int
    rows: tuple[Event, ...]
    waiting: tuple[Event, ...]
    milestone: Event | None


def chapters(shelf: Shelf) -> tuple[Chapter, ...]:
    """The months in which something is reported, or told to happen, and at the end what is less sure and of other days."""
    months = Counter(
        article.published.last_day.isoformat()[:7] for article in shelf.articles.values() if article.published
    )
    if len(months) < MONTHS or len(shelf.told) + len(shelf.waiting) < ROWS:
        return ()
    rows, waiting = _by_month(shelf.told), _by_month(shelf.waiting)
    told = sorted({*months, *rows} - {""})
    found = [_chapter(shelf, month, months[month], rows.get(month, []), waiting.get(month, [])) for month in told]
    others = [event for month, events in sorted(waiting.items()) if month not in told for event in events]
    if others or rows.get(""):
        found.append(_chapter(shelf, "", 0, rows.get("", []), others))
    return tuple(one for one in found if one.rows or one.waiting)


def _chapter(shelf: Shelf, month: str, reports: int, rows: Sequence[Event], waiting: Sequence[Event]) -> Chapter:
    return Chapter(month, month_called(month), reports, tuple(rows), tuple(waiting), _milestone(shelf, rows))


def month_of(event: Event) -> str:
    """The month in which an event begins, as ISO 8601 has it; "" without a day, a year where no month is given."""
    when = event.when
    if when is None:
        return ""
    if when.precision == "decade":
        return f"{when.start[:4]}s"
    return when.start[:7] if when.start[:7] == when.end[:7] or when.precision in ("week", "span") else when.start[:4]


def month_called(month: str) -> str:
    """The month, or the year, for people."""
    if not month:
        return "Other days"
    return " ".join(day(When(f"{month}-01", f"{month}-01", "day", "")).split()[1:]) if "-" in month else month


def _by_month(events: tuple[Event, ...]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(month_of(event), []).append(event)
    return found


def _milestone(shelf: Shelf, rows: Sequence[Event]) -> Event | None:
    """The row that most independent reports tell; of several the one that is surest, then the first."""
    return max(rows, key=lambda event: (shelf.told_by(event), event.sure, -rows.index(event)), default=None)
