"""Sharing: stories that stand in no telling yet, told by several processes at a time.

In: stories as the database has them, the parses of their paragraphs. Out: what each tells, to be kept by whoever has the database. Never: a story that was told before, whose earlier
telling spares most of the work; a database in another process; a story lost: what a process cannot tell is told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from sqlite3 import Connection

from dateline.corrections import Ledger
from dateline.desk.apart import Ended, Failed, Several, Tell
from dateline.desk.apart import Told as Answer
from dateline.desk.handed import Handed, known_parses
from dateline.desk.telling import Ready, ReadyTelling, ToldElsewhere, Untold, none_elsewhere, story_of, tell_from
from dateline.desk.together import Known, Row
from dateline.steps import Steps
from dateline.store import parses, stories
from dateline.store.articles import KeptArticle
from dateline.terms import SetAside
from dateline.way.memory import Findings
from dateline.way.told import Told

LARGEST = 500_000
"""Characters of the stories that are handed over: a process has a minute for one."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a process has made of a story."""

    told: Told
    set_aside: tuple[SetAside, ...]
    models: tuple[tuple[str, str], ...]
    found: tuple[tuple[int, bytes, Findings], ...]
    rows: tuple[Row, ...]


def elsewhere(telling: Several, workers: int) -> ToldElsewhere:
    """What tells stories by so many processes; with one, all are told here."""
    return partial(_told, telling, workers) if workers > 1 else none_elsewhere


def tell(steps: Steps, tell: Tell, story: Untold, known: Known) -> None:
    """Tell a story, and what was found for it."""
    lent = _Lent(known)
    told, guard, models = tell_from(lent, story, steps, Ledger(()))
    rows = tuple(row for parser, made in lent.made for row in parses.rows(parser, made))
    tell(_Telling(told, tuple(guard.set_aside), models, tuple(lent.found), rows))


@contextmanager
def _told(telling: Several, workers: int, db: Connection, waiting: Sequence[int]) -> Iterator[ReadyTelling]:
    handed = {n: story for n in waiting if (story := _fresh(db, n))}
    if len(handed) < 2:
        with none_elsewhere(db, waiting) as none:
            yield none
        return
    numbers = [*handed]
    asked = [(handed[n], known_parses(db, [page.article for page in handed[n].pages])) for n in numbers]
    telling.renew()
    found: dict[int, Ready | None] = {}
    with closing(telling.each(asked, workers)) as answers:

        def ready(n: int) -> Ready | None:
            while n in handed and n not in found:
                place, told = _next(answers)
                if told is None:  # no process answers any more: what is left is told here
                    found.update(dict.fromkeys(handed.keys() - found.keys()))
                else:
                    found[numbers[place]] = _kept_of(handed[numbers[place]], told)
            return found.get(n)

        yield ready


def _next(answers: Iterator[tuple[int, Answer]]) -> tuple[int, Answer | None]:
    """The next answer; None where no process can be begun, or none is left that answers."""
    try:
        return next(answers)
    except (OSError, StopIteration):
        return -1, None


def _kept_of(story: Untold, told: Answer) -> Ready | None:
    """What a process has told; None where it ended, failed, or had no room for a step, as another may have."""
    if isinstance(told, Ended | Failed):
        return None
    (one,) = told
    if any(MemoryError.__name__ in aside.reason for aside in one.set_aside):
        return None
    return Ready(story, one.told, one.set_aside, one.models, one.found, one.rows)


def _fresh(db: Connection, n: int) -> Untold | None:
    """A story that can be handed over; None for one that is large, or stands in a telling already."""
    if stories.tellings_of(db, [n]):
        return None
    story = story_of(db, n)
    return story if sum(len(page.article.text) for page in story.pages) <= LARGEST else None


class _Lent(Handed):
    """A memory of the parses that were handed over, and of what is new."""

    def __init__(self, known: Known) -> None:
        super().__init__(known)
        self.found: list[tuple[int, bytes, Findings]] = []

    def finding(self, _page: KeptArticle, _made_of: bytes) -> Findings | None:
        """None: of a story that was not told nothing is known."""
        return None

    def keep_finding(self, page: KeptArticle, made_of: bytes, found: Findings) -> None:
        """Hold them until they are told."""
        self.found.append((page.n, made_of, found))
