"""Comparing: any two reports or outlets of a story, who was first, and which outlets a reader has hidden.

In: two reports or outlets, or none yet; the name of an outlet. Out: pages. Never: a page without a bound; an outlet hidden for anybody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote

from starlette.responses import RedirectResponse, Response

from dateline.desk import Desk
from dateline.doors import coverage
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf
from dateline.doors.web import asof, links
from dateline.doors.web.asking import Ask
from dateline.doors.web.paging import slice_of
from dateline.doors.web.render import page
from dateline.doors.web.told import Told

HIDDEN = "dateline_hidden"
"""The cookie with the outlets that are hidden in a browser."""
MOST_HIDDEN = 20
LONGEST = 120
"""Letters of an outlet's name that are remembered."""
A_YEAR = 365 * 24 * 3600
SHORT = 34
"""Letters of a headline by which a report is chosen: no more stand on a phone's screen."""
MOST = 300
"""Reports and outlets that a form lets one choose from."""


def two(ask: Ask, id: str, shelf: Told, ours: str, theirs: str) -> Response:
    """Two reports or outlets side by side; nothing yet but the choice of two, and who was first."""
    chosen = (coverage.side(shelf, ours), coverage.side(shelf, theirs)) if ours and theirs else None
    firsts = coverage.firsts(shelf)
    return page(
        ask, "coverage.html", id=id, shelf=shelf, chosen=chosen, ours=ours, theirs=theirs,
        rows=coverage.rows(shelf, *chosen) if chosen else None,
        said=coverage.sayings(shelf, shelf.voices, *chosen) if chosen else None,
        reports=all(key in shelf.articles for key in (ours, theirs)),
        options=(options := _options(shelf)), second=_second(options), firsts=slice_of(firsts, ask), alone=coverage.alone(firsts),
    )  # fmt: skip


def _options(shelf: Shelf) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What may be chosen: outlets, then reports by number."""
    names = coverage.outlets(shelf)[:MOST]
    reports = [
        (one.id, f"{shelf.number[one.id]} {clean(one.title or '')[:SHORT] or shelf.ran(one)}")
        for one in shelf.articles.values()
    ][:MOST]
    return ("Outlets", tuple((name, name) for name in names)), ("Reports", tuple(reports))


def _second(options: Iterable[tuple[str, tuple[tuple[str, str], ...]]]) -> str:
    """What is not the first that may be chosen; "" where nothing else is."""
    keys = [key for _, choices in options for key, _ in choices]
    return keys[1] if len(keys) > 1 else ""


# Hidden outlets --------------------------------------------------------------------------------------------------------


def hidden(ask: Ask) -> tuple[str, ...]:
    """The outlets that are hidden in this browser."""
    names = (unquote(name)[:LONGEST].strip() for name in ask.request.cookies.get(HIDDEN, "").split("."))
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_HIDDEN]


def shelves(desk: Desk, ask: Ask) -> tuple[Told, Told | None]:
    """The story as it stands, and as of the moment asked for, without what is hidden."""
    whole, shelf = asof.shelves(desk, ask)
    return whole, shelf.without(hidden(ask)) if shelf else None


def shelf_of(desk: Desk, ask: Ask) -> tuple[str, Told]:
    """The story's id, and the story as of the moment asked for, without what is hidden."""
    id, shelf = asof.shelf_of(desk, ask)
    return id, shelf.without(hidden(ask))


def hiding(_desk: Desk, ask: Ask) -> Response:
    """The outlets that are hidden in this browser."""
    return page(ask, "hidden.html", hidden=hidden(ask))


def hide(_desk: Desk, ask: Ask) -> Response:
    """Hide an outlet in this browser, or show it again."""
    name, others = (ask.field("outlet") or "")[:LONGEST].strip(), hidden(ask)
    kept = tuple(one for one in others if one != name)
    if ask.field("show") is None and name:
        kept = (*kept, name)[-MOST_HIDDEN:]
    response = RedirectResponse(links.safe_path(ask.field("back") or "/hidden"), status_code=303)
    value = ".".join(quote(one, safe="").replace(".", "%2E") for one in kept)
    secure = ask.request.url.scheme == "https"
    response.set_cookie(HIDDEN, value, max_age=A_YEAR, httponly=True, samesite="strict", secure=secure)
    return response
