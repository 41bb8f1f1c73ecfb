"""What is new since a day or since a reader's last look, and what they have seen.

In: a story or none, a day, the name of a reader. Out: changes, reports and rows that are new. Never: a story as of an earlier moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from sqlite3 import Connection

from dateline.desk import asking
from dateline.desk.memory import a_day
from dateline.desk.verbs.opened import Opened, today
from dateline.store import changes, lists, looks, tellings
from dateline.terms import Changed, NewIn, Unseen

LAST = "last"
"""For `since`: when this reader last looked."""


class NewsVerbs(Opened):
    """What is new, and what a reader has seen of it."""

    def changes(
        self, story: str | None = None, *, since: date | str | None = None, reader: str = ""
    ) -> tuple[Changed, ...]:
        """What is new, the newest first, in one story or in all: since a day, or since "last", when `reader` last looked.

        "last" gives of each story what was not yet told when this reader looked at it, whenever it was published; all of a
        story that they never looked at.
        """
        with self._store.reading() as db:
            n = asking.telling_of(db, story)[0] if story is not None else None
            return self._changes(db, n, since, reader)

    def new_since(self, since: date | str, *, reader: str = "") -> tuple[NewIn, ...]:
        """What is new in each story since a day, or since "last", when `reader` last looked; the story with the newest news comes first.

        A report without a day is new only to a reader who has not seen it.
        """
        from dateline.desk import between

        day = None if since == LAST else a_day(since)
        found: list[tuple[str, NewIn]] = []
        with self._store.reading() as db:
            for n in lists.every(db):
                news = self._changes(db, n, since, reader)
                seen = looks.seen(db, reader, n) if day is None else set()
                last = tellings.body(db, n).story.last if day else None
                if not news and (not last or last.last_day < day if day else seen.issuperset(tellings.ids(db, n))):
                    continue
                reading = self._recent.reading(n, partial(asking.reading_of, db, [n], self._chosen))
                days = {one.id: one.published.last_day if one.published else date.min for one in reading.articles}
                new = [id for id, at in days.items() if (at >= day if day else id not in seen)]
                if one := between.new_in(reading, reading.stories[0], new, news):
                    newest = max((days[id].isoformat() for id in new), default="")
                    found.append((max(newest, *(each.day or "" for each in news), ""), one))
        return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].story), reverse=True))

    def unseen(self, reader: str = "", stories: Iterable[str] | None = None, *, limit: int = 100) -> tuple[Unseen, ...]:
        """What `reader` has not seen of each story that they looked at, also where that is nothing; the story looked at last comes first.

        `stories`: of these alone, however long ago they looked; else of the `limit` stories looked at last.
        """
        with self._store.reading() as db:
            numbers = None if stories is None else [asking.telling_of(db, one)[0] for one in stories]
            return asking.not_seen(db, reader, numbers, limit)

    def looked(self, story: str, reader: str = "", *, now: date | None = None) -> None:
        """Note that `reader` has seen the story as it stands, for `changes(since="last")`; `unread` takes it back."""
        with self._store.writing() as db:
            n, _ = asking.telling_of(db, story)
            mine = tellings.ids(db, n)
            seen = (*(one.id for one in changes.since(db, n, "")), *mine)
            looks.keep(db, reader, looks.next_turn(db, reader), mine[0], (now or today()).isoformat(), seen)

    def saw(
        self, news: Iterable[Changed], reader: str = "", *, reports: Iterable[str] = (), now: date | None = None
    ) -> None:
        """Note that `reader` has seen these changes, of any stories, and these reports, and nothing else of them; `unread` takes it back."""
        of: dict[str, set[str]] = {}
        for one in news:
            of.setdefault(one.story, set()).add(one.id)
        with self._store.writing() as db:
            for id in reports:
                home = lists.of_article(db, id)
                if home is not None:
                    of.setdefault(home[1], set()).add(id)
            turn = looks.next_turn(db, reader)
            for story, seen in of.items():
                n, _ = asking.telling_of(db, story)
                known = looks.seen(db, reader, n)
                looks.keep(db, reader, turn, tellings.ids(db, n)[0], (now or today()).isoformat(), known | seen)

    def unread(self, reader: str = "") -> tuple[str, ...]:
        """Take back what `reader` saw in their last look: it is new again. Returns the titles of the stories of that look, () if they never looked."""
        with self._store.writing() as db:
            homes = [lists.of_article(db, id) for id in looks.take_back(db, reader)]
            return tuple(lists.title(db, home[0])[1] for home in homes if home is not None)

    def _changes(self, db: Connection, n: int | None, since: date | str | None, reader: str) -> tuple[Changed, ...]:
        if since == LAST:
            if n is None:
                return asking.unseen(db, lists.every(db), reader, partial(changes.since, db, day=""))
            told = self._recent.changes(n, partial(changes.since, db, n, ""))
            return asking.unseen(db, [n], reader, lambda _: told)
        return asking.changes_of(db, n, a_day(since))
