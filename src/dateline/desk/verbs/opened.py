"""A store as every verb needs it: opened, with its steps and the corrections in force.

In: the path of a file, names of steps. Out: an open store. Never: a question that a reader asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dateline.choice import chosen
from dateline.desk.place import database
from dateline.desk.recent import Recent
from dateline.desk.searching import Searcher
from dateline.errors import StaleStore
from dateline.store import Store, made
from dateline.store import articles as pages
from dateline.store import corrections as ledger
from dateline.store.connection import WAIT
from dateline.terms import SetAside
from dateline.way.progress import Progress

if TYPE_CHECKING:  # what only some verbs need is loaded by them: who reads does not wait for the rooms
    from dateline.corrections import Ledger
    from dateline.steps import Steps


class Opened:
    """A store of reports, opened with the steps that tell it."""

    def __init__(
        self,
        db: str | Path | None = None,
        *,
        create: bool = True,
        workers: int = 1,
        steps: Mapping[str, str] | None = None,
        recent: Recent | None = None,
        most_now: int | None = None,
        wait: float = WAIT,
    ) -> None:
        self.path = database(db)
        self._asked, self._chosen = steps, chosen(steps)
        if steps:
            _ = self._steps  # a step unheard of is refused here
        self._workers = workers
        self._store = Store(self.path, create=create, wait=wait)
        self._searcher = Searcher(self._store)
        self._recent = recent or Recent()
        self._most_now = most_now

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    @cached_property
    def _steps(self) -> Steps:
        """The steps, loaded when something is to be read or told anew."""
        from dateline.steps import choose

        return choose(self._asked)

    def _own(self) -> None:
        """Note the steps of a new file; StaleStore where others derived what stands in it."""
        with self._store.reading() as db:
            if other := made.others(db, self._chosen):
                raise StaleStore(
                    str(self.path), f"was told by other steps ({other[0][0]}: {other[0][1]})", "run `dateline rebuild`"
                )
            new = made.unnoted(db)
        if new:
            with self._store.writing() as db:
                made.note(db, self._chosen)

    def _ledger(self, db: Connection) -> Ledger:
        """The corrections in force, their places found in the texts as they are now."""
        from dateline.corrections import Ledger

        found = Ledger(ledger.every(db))
        if not found:
            return found
        named = {id for ids in found.named() for id in ids}
        return found.anchored([page.article for page in pages.pages(db, pages.numbers(db, named))])

    def _catch_up(self, progress: Progress) -> list[SetAside]:
        from dateline.desk import taking

        return taking.catch_up(self._store, self._steps, self._ledger, workers=self._workers, progress=progress)


def today() -> date:
    """The day it is, in UTC."""
    return datetime.now(UTC).date()
