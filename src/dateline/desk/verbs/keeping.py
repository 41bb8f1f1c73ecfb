"""Reports taken in and forgotten; the file rebuilt, examined and copied.

In: paths, ids. Out: what came of it. Never: a report lost that was acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.desk import asking
from dateline.desk.verbs.opened import Opened, today
from dateline.store import lists, reports, revisions
from dateline.terms import Added, Finding, Removal
from dateline.way.progress import Progress, quiet

if TYPE_CHECKING:  # what only some verbs need is loaded by them: who reads does not wait for the rooms
    from dateline.desk.taking import Given


class KeepingVerbs(Opened):
    """Reports taken in, and the upkeep of the file."""

    def add(self, paths: str | Path | Iterable[Given], *, now: date | None = None, progress: Progress = quiet) -> Added:
        """Take in the reports in `paths` (one or several files, folders, "-" for standard input; Inputs) and tell their stories anew.

        When it returns, every report in `Added.new`, `known` and `revisions` is on the disk; so is what an addition that
        was broken off had left to do. `now` is the day after which nothing can have been published; None is today in UTC.
        Input that cannot be read is in `Added.set_aside`.
        """
        from dateline.desk import taking

        self._own()
        taken = taking.take(
            self._store,
            [paths] if isinstance(paths, str | Path) else paths,
            self._steps,
            now=now or today(),
            at=now.isoformat() if now else datetime.now(UTC).isoformat(timespec="microseconds"),
            workers=self._workers,
            progress=progress,
        )
        taken.set_aside += self._catch_up(progress)
        with self._store.reading() as db:
            known = [*taken.new, *taken.again]
            again = {id for versions in revisions.of_articles(db, known) for id in (one.id for one in versions)}
            told = [id for id in known if id in taken.new or id in again]
            touched = {found[1] for id in told if (found := lists.of_article(db, revisions.current(db, id)))}
        return Added(
            tuple(id for id in taken.new if id not in again),
            tuple(taken.known),
            tuple(id for id in taken.new if id in again),
            tuple(taken.set_aside),
            tuple(sorted(touched)),
        )

    def forget(self, article: str, *, why: str, now: date | None = None, progress: Progress = quiet) -> Removal:
        """Remove a report and all that rests on it; what stays is a note that it was removed, and why."""
        from dateline.desk import upkeep

        self._own()
        with self._store.reading() as db:
            id = asking.article_of(db, article).article.id
            told = self._ledger(db)
        removal = Removal(id, (now or today()).isoformat(), why)
        upkeep.forget(self._store, removal, self._steps, told)
        self._catch_up(progress)
        return removal

    def removals(self) -> tuple[Removal, ...]:
        """What was removed, the latest first."""
        with self._store.reading() as db:
            return tuple(reports.removals(db))

    def rebuild(self, *, progress: Progress = quiet) -> None:
        """Derive everything again from the reports as received; broken off, the next addition or rebuild goes on with it."""
        from dateline.desk import upkeep

        upkeep.drop_derived(self._store, self._chosen)
        self._catch_up(progress)

    def doctor(self) -> tuple[Finding, ...]:
        """Whether the file is whole, and what is derived is what this dateline derives; it changes nothing."""
        from dateline.desk import upkeep

        return tuple(upkeep.findings(self._store, self._chosen))

    def backup(self, path: str | Path) -> None:
        """Copy the database to `path` while others read and write it."""
        from dateline.desk import upkeep

        upkeep.backup(self._store, Path(path))
