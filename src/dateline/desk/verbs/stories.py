"""Stories as they are told: everything of one, its rows, plans, conflicts and reports, two held against each other.

In: a story, by its id or words of its title; a moment. Out: a Reading, or a part of one. Never: a search over reports.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from sqlite3 import Connection

from dateline.desk import asking
from dateline.desk.memory import a_day
from dateline.desk.verbs.moments import MomentVerbs
from dateline.desk.verbs.news import LAST, NewsVerbs
from dateline.store import lists, looks, tellings
from dateline.terms import Article, Coming, Comparison, Difference, Dispatch, Disputed, Event, Reading


class StoryVerbs(NewsVerbs, MomentVerbs):
    """Stories as they are told: one of them, or all."""

    def show(
        self,
        story: str,
        *,
        as_of: date | str | None = None,
        since: date | str | None = None,
        reader: str = "",
    ) -> Reading:
        """A Reading of one story: everything that its export prints.

        `story` is its id, the first letters of it (4 at least), an id it once had, or words of its title that no other
        has. `as_of` a day or a time ("YYYY-MM-DDTHH:MM", UTC; "HH:MM" of the last day of reporting): as only those of its
        reports that were surely published by then tell it. `since` a day, or "last" (when `reader` last looked): only the changes since then, and a brief of what
        only later reports say; with `as_of` it says nothing.
        """
        if as_of is not None:
            return self._then(story, as_of)[0]
        with self._store.reading() as db:
            n, _ = asking.telling_of(db, story)
            reading = self._recent.reading(n, partial(asking.reading_of, db, [n], self._chosen))
            if since is not None:
                new = {one.change for one in self._changes(db, n, since, reader)}
                reading = replace(reading, changes=tuple(one for one in reading.changes if one in new))
                if known_until := self._known_until(db, n, reading, since, reader):
                    reading = self._since(db, reading, known_until)
        return reading

    def everything(self) -> Reading:
        """A Reading of all stories: what reading all reports at once gives."""
        with self._store.reading() as db:
            return asking.reading_of(db, lists.every(db), self._chosen)

    def timeline(
        self, story: str, *, as_of: date | str | None = None, length: int | None = None, more: bool = False
    ) -> tuple[Event, ...]:
        """The rows of a story, first to last; with `length` only so many, of the days that stand out most.

        With `more` those that are less sure, or less news, stand behind them.
        """
        reading = self.show(story, as_of=as_of)
        events = {event.id: event for event in reading.events}
        if length is not None:
            chosen = self._steps.timeline(reading.events, reading.dispatches, length=length)
            return tuple(events[id] for id in chosen.events)
        return tuple(events[id] for one in reading.stories for id in (*one.events, *(one.more if more else ())))

    def next(self, story: str | None = None, *, as_of: date | str | None = None) -> tuple[Coming, ...]:
        """What is planned from the last report on, by day, in one story or in all: one dispatch suffices."""
        if as_of is not None:
            return asking.coming_in(self._then(story, as_of))
        with self._store.reading() as db:
            numbers = lists.every(db) if story is None else [asking.telling_of(db, story)[0]]
            return asking.coming_in(tellings.body(db, n) for n in numbers)

    def between(self, story: str, earlier: date | str, later: date | str) -> Difference:
        """What a story tells as of the later of two moments and not as of the earlier: reports, rows that are new, told otherwise or gone."""
        from dateline.desk import between

        with self._store.reading() as db:
            n, id = asking.telling_of(db, story)
            _, title = lists.title(db, n)
        return between.difference(id, title, self.show(id, as_of=earlier), self.show(id, as_of=later))

    def compare(self, a: str, b: str) -> Comparison:
        """Two stories held against each other: events, names, voices and texts that both have, and the events of each alone."""
        from dateline.desk import comparing

        return comparing.comparison(self.show(a), self.show(b))

    def conflicts(self, story: str | None = None) -> tuple[Disputed, ...]:
        """Where reports disagree, in one story or in all."""
        with self._store.reading() as db:
            return asking.conflicts_of(db, asking.telling_of(db, story)[0] if story is not None else None)

    def sources(self, story: str) -> tuple[Article, ...]:
        """The reports of a story, the earliest first."""
        reading = self.show(story)
        articles = {one.id: one for one in reading.articles}
        return tuple(articles[id] for one in reading.stories for id in one.articles if id in articles)

    def copies(self, story: str | None = None) -> tuple[Dispatch, ...]:
        """The dispatches of a story; without one, the dispatches of all stories that more than one report carries."""
        with self._store.reading() as db:
            return asking.copies_of(db, asking.telling_of(db, story)[0] if story is not None else None)

    def _since(self, db: Connection, reading: Reading, known_until: date) -> Reading:
        """A story with a brief of what only reports after that day say; where there is none, nothing is to be read anew."""
        if all(one.published and one.published.last_day <= known_until for one in reading.articles):
            return replace(reading, stories=tuple(replace(one, brief=()) for one in reading.stories))
        from dateline.desk import fresh

        return fresh.briefed(db, reading, known_until, self._steps)

    def _known_until(self, db: Connection, n: int, reading: Reading, since: date | str, reader: str) -> date | None:
        """The last day of which this reader knows the reports; None where they know none."""
        if since != LAST:
            day = a_day(since)
            return day - timedelta(days=1) if day and day > date.min else None
        seen = looks.seen(db, reader, n)
        days = [one.published.last_day for one in reading.articles if one.id in seen and one.published]
        return max(days, default=None)
