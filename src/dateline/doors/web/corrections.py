"""Corrections by hand: what people put right, and its undoing.

In: a form that names words or reports and says what is right. Out: the page it came from, told anew; the list of all
corrections. Never: a correction without who and why.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import RedirectResponse, Response

from dateline.desk import Desk
from dateline.doors.web import links
from dateline.doors.web.asking import Ask
from dateline.doors.web.mending import quoted
from dateline.doors.web.paging import slice_of
from dateline.doors.web.render import page

MOST_PLACES = 2000


def corrections(desk: Desk, ask: Ask) -> Response:
    """All corrections, the latest first, those undone marked."""
    found = desk.corrections()[::-1]
    undone = {one.value for one in found if one.kind == "undo"}
    return page(ask, "corrections.html", found=slice_of(found, ask), undone=undone)


def correct(desk: Desk, ask: Ask) -> Response:
    """Keep a correction and go back to where it was made."""
    desk.correct(
        ask.field("kind") or "",
        named(ask.form.getlist("subject")),
        ask.field("value"),
        other=(*named(ask.form.getlist("other")), *quoted(desk, ask)),
        who=_who(ask),
        why=ask.field("why") or "",
    )
    return _back(ask)


def undo(desk: Desk, ask: Ask) -> Response:
    """Take a correction back; that is kept too."""
    desk.undo(ask.part("correction"), who=_who(ask), why=ask.field("why") or "")
    return _back(ask)


def _who(ask: Ask) -> str:
    return ask.field("who") or ask.caller.name


def named(values: Sequence[object]) -> tuple[str, ...]:
    """What a form names: ids, or words as "ARTICLE:START-END"; each once."""
    return tuple(dict.fromkeys(one for one in values if isinstance(one, str) and one))[:MOST_PLACES]


def _back(ask: Ask) -> Response:
    """To the page where the form stood, which says that it was kept; the browser remembers who made it until it is closed."""
    path, _, anchor = links.safe_path(ask.field("back") or "/corrections").partition("#")
    told = f"{path}{'&' if '?' in path else '?'}kept=1"
    response = RedirectResponse(f"{told}#{anchor}" if anchor else told, status_code=303)
    ask.remember(response, _who(ask))
    return response
