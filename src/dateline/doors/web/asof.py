"""The days on which a reader of a story can stand.

In: a story's id and a day. Out: the story's shelf as it stands and as of that day. Never: a report published later.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dateline.desk import Desk
from dateline.doors.shelf import Shelf, day
from dateline.doors.web.asking import Ask
from dateline.doors.web.told import Told, told, told_then
from dateline.errors import BadDay
from dateline.terms import When


@dataclass(frozen=True, slots=True)
class AsOf:
    """The days on which a reader can stand: each day of reporting with how many reports there were by then."""

    days: tuple[tuple[str, str, int], ...]
    chosen: str | None

    @property
    def last(self) -> bool:
        """Whether the story is shown as it stands."""
        return self.chosen is None


def as_of(whole: Shelf, ask: Ask) -> AsOf:
    """The days of reporting, and which one the reader stands on: the last one not after the day asked for."""
    counts = Counter(article.published.last_day for article in whole.articles.values() if article.published)
    by_then, days = 0, []
    for at, n in sorted(counts.items()):
        by_then += n
        iso = at.isoformat()
        days.append((iso, day(When(iso, iso, "day", "")), by_then))
    asked = ask.day("as_of")
    before = [iso for iso, _, _ in days if asked and iso <= asked.isoformat()]
    chosen = (before[-1] if before else asked.isoformat()) if asked else None
    return AsOf(tuple(days), chosen)


def shelves(desk: Desk, ask: Ask) -> tuple[Told, Told | None]:
    """The story as it stands, and as of the day asked for: None if nothing of it was known then."""
    whole, at = told(desk, ask.part("story")), ask.day("as_of")
    if at is None:
        return whole, whole
    days = (article.published.last_day for article in whole.articles.values() if article.published)
    return whole, told_then(desk, whole, at) if any(day <= at for day in days) else None


def shelf_of(desk: Desk, ask: Ask) -> tuple[str, Told]:
    """The story's id, and the story as of the day asked for, else as it stands; BadDay if nothing was known then."""
    whole, shelf = shelves(desk, ask)
    if shelf is None:
        raise BadDay(ask.query("as_of") or "")
    return whole.story.id, shelf
