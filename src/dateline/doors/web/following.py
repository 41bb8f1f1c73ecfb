"""Sources that are followed: which there are, how they stand, what each said; a form to follow another.

In: an address in a form. Out: a page. Never: a path on the server's disk, given or shown; a request: the next poll asks.
"""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import RedirectResponse, Response

from dateline.desk import Desk
from dateline.doors.elsewhere import elsewhere
from dateline.doors.web import links
from dateline.doors.web.asking import Ask
from dateline.doors.web.hiding import Sparing
from dateline.doors.web.render import page
from dateline.follow import Following

MOST_SAID = 50


def sources(desk: Desk, ask: Ask) -> Response:
    """All sources, and the form."""
    return _sources(desk, ask)


def _sources(desk: Desk, ask: Ask, *, status: int = 200, complaint: str | None = None) -> Response:
    found = [elsewhere(one) for one in Following(desk.path).sources()]
    follows = ask.request.app.state.follows
    address = ask.field("address") or ""
    return page(
        ask, "following.html", status=status, found=found, follows=follows, complaint=complaint, address=address
    )


def source(desk: Desk, ask: Ask) -> Response:
    """One source, and what it said of its reports."""
    verbs = Following(desk.path)
    one = elsewhere(verbs.source(ask.part("source")))
    said = [
        replace(entry, address=links.safe_url(entry.address))
        for entry in Sparing(desk, ask).entries(verbs.said(str(one.number), limit=MOST_SAID).items)
    ]
    return page(ask, "followed.html", one=one, said=said)


def follow(desk: Desk, ask: Ask) -> Response:
    """Follow what stands at an address."""
    address = ask.field("address") or ""
    if links.safe_url(address) is None:
        said = f"{address[:80]} is not the address of a feed or page: it begins with http:// or https://."
        return _sources(desk, ask, status=400, complaint=said if address else "Name a feed, or a page that names one.")
    _, wrong = Following(desk.path).follow(address)
    if wrong:
        return _sources(desk, ask, status=400, complaint=f"{address[:80]} {wrong[0].reason}; {wrong[0].remedy}.")
    return RedirectResponse("/sources", status_code=303)


def unfollow(desk: Desk, ask: Ask) -> Response:
    """Follow it no more."""
    Following(desk.path).unfollow(ask.part("source"))
    return RedirectResponse("/sources", status_code=303)
