"""Earlier: a story as of a day.

In: a story and a day. Out: a Reading of what reading only those of its reports that were published by then gives, told as one story.
Never: what came later.

Which reports make the story is today's knowledge, since that is what the reader asks about; all else is made anew from those of its
reports that were out, and of other stories' reports only those that were out count for furniture.
"""

from __future__ import annotations

from datetime import date
from sqlite3 import Connection

import msgspec

from dateline.corrections import Ledger
from dateline.desk.telling import tell_pages
from dateline.desk.weave import corrected
from dateline.steps import Steps
from dateline.store import articles as pages
from dateline.store import stories, then
from dateline.terms import Reading
from dateline.way.told import reading


class Earlier(msgspec.Struct, frozen=True):
    """A story as of a day, and the paragraphs of it that recurred by then."""

    furniture: tuple[int, ...]
    reading: Reading


def last_day(db: Connection, telling: int, day: date) -> str | None:
    """The last day by then on which the story was reported: as of any day up to the next one it is told alike."""
    return then.last_day(db, telling, day.isoformat())


def kept(db: Connection, telling: int, day: str, steps: Steps) -> Earlier | None:
    """The story as of that day, if it was told before and nothing that it rests on has come since."""
    found = then.one(db, telling, day, Earlier)
    return found if isinstance(found, Earlier) and found.furniture == _furniture(db, telling, day, steps) else None


def made(db: Connection, telling: int, day: str, steps: Steps, ledger: Ledger, *, keeps: bool) -> Earlier:
    """The story as of that day; with `keeps` it is kept for the next who asks."""
    found = pages.pages(db, then.members(db, telling, day))
    articles = tuple(corrected(page.article, ledger) for page in found)
    groups = ledger.groups(steps.copies.groups(articles), articles)
    parts = steps.matters.stories(articles, groups, None, None)
    together = steps.matters.in_order(
        [[episode for part in parts for episode in part]], {one.id: one for one in articles}
    )
    furniture = _furniture(db, telling, day, steps)
    told, guard, models = tell_pages(db, found, together[0], groups, set(furniture), steps, ledger, keeps=False)
    one = Earlier(furniture, reading([told], steps.chosen, guard.set_aside, models=models, as_of=None))
    if keeps:
        then.keep(db, telling, day, one)
    return one


def nothing(steps: Steps) -> Reading:
    """A Reading of a story of which nothing was out."""
    return reading([], steps.chosen, [], models=(), as_of=None)


def _furniture(db: Connection, telling: int, day: str, steps: Steps) -> tuple[int, ...]:
    keys = then.shared_paragraphs(db, telling, day)
    seen = stories.holders(db, keys, day)
    return tuple(sorted(key for key in keys if steps.settling.recurs(seen.get(key, []))))
