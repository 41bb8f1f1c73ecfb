"""Comparing: any two reports or outlets of a story, and who was first; two stories.

In: two reports or outlets, two stories, or none yet. Out: pages. Never: a page without a bound.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response

from dateline.desk import Desk
from dateline.desk.comparing import comparison
from dateline.doors import coverage
from dateline.doors.inert import short
from dateline.doors.shelf import Shelf
from dateline.doors.web.asking import Ask
from dateline.doors.web.asof import spared
from dateline.doors.web.hiding import Sparing
from dateline.doors.web.paging import slice_of
from dateline.doors.web.render import page
from dateline.doors.web.told import WebShelf, told
from dateline.doors.words import NAMED
from dateline.terms import StoryLine

SHORT = 30
"""Letters of a headline by which a report is chosen: no more stand on a phone's screen."""
NEIGHBOURS = 50
"""Stories offered: those that changed last."""
MOST_LINES = 40
"""Lines of each part of a comparison of stories; the API has all."""
MOST = 300
"""Reports and outlets that a form lets one choose from."""


def two(desk: Desk, ask: Ask, id: str, shelf: WebShelf, chosen: tuple[coverage.Side, coverage.Side] | None) -> Response:
    """Two reports or outlets side by side; nothing yet but the choice of two, and who was first."""
    firsts = coverage.firsts(shelf)
    return page(
        ask, "coverage.html", id=id, shelf=shelf, chosen=chosen,
        rows=coverage.rows(shelf, *chosen) if chosen else None,
        said=coverage.sayings(shelf, shelf.voices, *chosen) if chosen else None,
        reports=chosen and all(one.key in shelf.articles for one in chosen),
        options=(options := _options(shelf)), second=_second(options), firsts=slice_of(firsts, ask), alone=coverage.alone(firsts),
        neighbours=neighbours(desk, ask, id),
    )  # fmt: skip


def neighbours(desk: Desk, ask: Ask, id: str) -> list[StoryLine]:
    """Stories that one story may be held against: those that changed last, as the reader is shown them."""
    return [line for line in Sparing(desk, ask).lines(desk.stories(limit=NEIGHBOURS)) if line.id != id]


def stories(desk: Desk, ask: Ask, story: str, other: str) -> Response:
    """Two stories, as they stand and without the outlets that the reader has hidden: what both tell, and the events of each alone."""
    a, b = (spared(told(desk, one), ask) for one in (story, other))
    found = comparison(a.reading, b.reading)
    names = {called: [one for one in found.names if one.kind == kind] for kind, called in NAMED.items()}
    return page(
        ask, "together.html", id=a.story.id, shelf=a, other=b, found=found, names=names, neighbours=neighbours(desk, ask, a.story.id), most=MOST_LINES,
    )  # fmt: skip


def _options(shelf: Shelf) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What may be chosen: outlets, then reports by number."""
    names = coverage.outlets(shelf)[:MOST]
    reports = [
        (one.id, f"{shelf.number[one.id]} {short(one.title or '', SHORT) or shelf.ran(one)}")
        for one in shelf.articles.values()
    ][:MOST]
    return ("Outlets", tuple((name, name) for name in names)), ("Reports", tuple(reports))


def _second(options: Iterable[tuple[str, tuple[tuple[str, str], ...]]]) -> str:
    """What is not the first that may be chosen; "" where nothing else is."""
    keys = [key for _, choices in options for key, _ in choices]
    return keys[1] if len(keys) > 1 else ""
