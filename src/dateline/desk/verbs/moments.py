"""Stories as of a moment: the moments there are, stories prepared as of one, what was told then.

In: a story, a moment. Out: a Reading of what was published by then. Never: a story told twice that is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.desk import asking
from dateline.desk.verbs.opened import Opened
from dateline.errors import NotPrepared, StoreLocked, StoreReadOnly
from dateline.moments import Moment, moment
from dateline.store import lists
from dateline.terms import Reading

if TYPE_CHECKING:  # what only some verbs need is loaded by them: who reads does not wait for the rooms
    from dateline.desk.earlier import Earlier

MOST_UNPREPARED = 200
"""Moments of a story that are prepared at a time, the last ones."""


class MomentVerbs(Opened):
    """Stories as of a moment: told when asked for, or before that."""

    def moments(self, story: str) -> tuple[str, ...]:
        """The moments as of which a reader looks at a story: each day on which it was reported, of a short story each time of publication, in order."""
        from dateline.desk import earlier

        with self._store.reading() as db:
            n, _ = asking.telling_of(db, story)
            return tuple(at.written for at, _ in earlier.stops_of(db, n))

    def unprepared(self, story: str, *, more_than: int = 0) -> tuple[str, ...]:
        """The moments of a story that are not prepared, the last first; only those by which more than `more_than` reports were out."""
        from dateline.desk import earlier

        with self._store.reading() as db:
            n, _ = asking.telling_of(db, story)
            ledger = self._ledger(db)
            found = []
            for at, known in reversed(earlier.stops_of(db, n)):
                one = earlier.earlier(db, n, at, self._steps, ledger) if known > more_than else None
                if one is not None and not earlier.is_kept(db, one):
                    found.append(at.written)
                if len(found) == MOST_UNPREPARED:
                    break
            return tuple(found)

    def prepare(self, story: str | None, as_of: date | str) -> bool:
        """Prepare a story, or all of them one by one, as of a moment, so that nobody waits for it; returns whether it could be kept.

        What could not be kept is remembered by this desk.
        """
        from dateline.desk import earlier

        if story is None:
            with self._store.reading() as db:
                ids = [lists.title(db, n)[0] for n in lists.every(db)]
            kept = [self.prepare(id, as_of) for id in ids]
            return all(kept)
        with self._store.reading() as db:
            n, id = asking.telling_of(db, story)
            then = moment(as_of, on=earlier.last_day(db, n))
            ledger = self._ledger(db)
            one = earlier.earlier(db, n, then, self._steps, ledger)
            if one is None or earlier.is_kept(db, one):
                return True
            key = one.made_of, f"{then.written} {id}"
            if self._recent.known(key) is not None:
                return False
            told = earlier.made(db, one, self._steps, ledger)
            self._recent.keep(key, _as_of(told, then, id))
        return self._keep([(one, told)])

    def _then(self, story: str | None, as_of: date | str) -> list[Reading]:
        """A story as of a moment, or all of them: what was told before, or made now and kept for the next who asks."""
        from dateline.desk import earlier

        found: list[Reading] = []
        new: list[tuple[Earlier, Reading]] = []
        now = 0
        with self._store.reading() as db:
            ledger = self._ledger(db)
            numbers = lists.every(db) if story is None else [asking.telling_of(db, story)[0]]
            for n in numbers:
                id, _ = lists.title(db, n)
                then = moment(as_of, on=None if story is None else earlier.last_day(db, n))
                one = earlier.earlier(db, n, then, self._steps, ledger)
                if one is None:
                    found.append(replace(earlier.nothing(self._steps), as_of=then.when))
                    continue
                key = one.made_of, f"{then.written} {id}"
                told = self._recent.known(key)
                if told is None:
                    kept = earlier.kept(db, one)
                    now += len(one.articles) if kept is None else 0
                    if self._most_now is not None and now > self._most_now:
                        raise NotPrepared(story, then.written)
                    told = kept or earlier.made(db, one, self._steps, ledger)
                    new += [(one, told)] if kept is None else []
                    told = _as_of(told, then, id)
                    self._recent.keep(key, told)
                found.append(told)
        self._keep(new)
        return found

    def _keep(self, told: Sequence[tuple[Earlier, Reading]]) -> bool:
        """Keep stories as of a moment for the next who asks; whether that could be done."""
        if not told:
            return True
        from dateline.desk import earlier

        try:
            with self._store.writing() as db:
                earlier.keep(db, told)
        except (StoreLocked, StoreReadOnly):
            return False
        return True


def _as_of(told: Reading, then: Moment, id: str) -> Reading:
    """A story as of a moment, by the id that it has now: the one that it had then may lead nowhere."""
    return replace(told, as_of=then.when, stories=tuple(replace(one, id=id) for one in told.stories))
