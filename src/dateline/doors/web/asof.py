"""The moments on which a reader of a story can stand.

In: a story's id and a day, or a time. Out: the story's shelf as it stands and as of then. Never: a report published later; a time without its zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from dateline.desk import Desk
from dateline.doors.shelf import moment
from dateline.doors.web.asking import Ask
from dateline.doors.web.hiding import all_hidden
from dateline.doors.web.render import page
from dateline.doors.web.told import WebShelf, told, told_then
from dateline.errors import BadMoment
from dateline.moments import DAY, Moment, stops


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment, what it is called, and how many reports there were by then."""

    at: str
    called: str
    known: int


@dataclass(frozen=True, slots=True)
class AsOf:
    """The moments on which a reader can stand; the one they stand on, and what the one they asked for is called."""

    stops: tuple[Stop, ...]
    chosen: str | None
    called: str

    @property
    def last(self) -> bool:
        """Whether the story is shown as it stands."""
        return self.chosen is None


def as_of(whole: WebShelf, ask: Ask) -> AsOf:
    """The moments at which the story was reported, and which one the reader stands on: the last one not after that asked for."""
    reports = whole.out
    asked = _asked(reports, ask)
    found = stops(reports, close=asked.written[:DAY] if asked else None)
    known = 0 if asked is None else sum(asked.follows(one) for one in reports)
    before = [at.written for at, n in found if asked and n <= known and at.until <= asked.until]
    chosen = (before[-1] if before else asked.written) if asked else None
    listed = tuple(Stop(at.written, moment(at.when), n) for at, n in found)
    return AsOf(listed, chosen, moment(asked.when) if asked else "")


def _asked(reports: Sequence[str], ask: Ask) -> Moment | None:
    return ask.moment("as_of", on=max(reports)[:DAY] if reports else None)


def shelves(desk: Desk, ask: Ask) -> tuple[WebShelf, WebShelf | None]:
    """The story as it stands, and as the reader is shown it: as of the moment asked for, without the outlets that they have hidden.

    None if nothing of it was known then; Refused if all that was is hidden.
    """
    whole = told(desk, ask.part("story"))
    reports = whole.out
    asked = _asked(reports, ask)
    if asked is None:
        return whole, spared(whole, ask)
    then = told_then(desk, whole, asked) if any(asked.follows(one) for one in reports) else None
    return whole, spared(then, ask) if then else None


def spared(shelf: WebShelf, ask: Ask) -> WebShelf:
    """The story without the outlets that the reader has hidden."""
    left = shelf.without(ask.hidden)
    if left is None:
        raise all_hidden("every report of this story")
    return left


def shelf_of(desk: Desk, ask: Ask) -> tuple[str, WebShelf]:
    """The story's id, and the story as the reader is shown it; BadMoment if nothing was known at the moment asked for."""
    whole, shelf = shelves(desk, ask)
    if shelf is None:
        raise BadMoment(ask.query("as_of") or "")
    return whole.story.id, shelf


def not_told(whole: WebShelf, ask: Ask, *, status: int = 200) -> Response:
    """The page of a moment of which nothing was known, or, with status 202, of which it is told only now."""
    days = as_of(whole, ask)
    return page(ask, "not_told.html", status=status, whole=whole, id=whole.story.id, as_of=days, at_work=status == 202)


def at_work(desk: Desk, ask: Ask) -> Response:
    """The page that says that what was known then is being told; the browser asks again by itself."""
    response = not_told(told(desk, ask.part("story")), ask, status=202)
    response.headers.update({"Refresh": "1", "Cache-Control": "no-store"})
    return response
