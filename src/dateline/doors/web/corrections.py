"""Corrections by hand: what people put right, and its undoing.

In: a form that names words or reports and says what is right. Out: the page it came from, told anew; the list of all
corrections. Never: a correction without who and why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from starlette.responses import RedirectResponse, Response

from dateline.desk import Desk
from dateline.doors.web import links
from dateline.doors.web.asking import Ask
from dateline.doors.web.paging import slice_of
from dateline.doors.web.render import page
from dateline.errors import BadCorrection
from dateline.terms import Article, Correction, Entity, Event, Evidence

_PLACE = re.compile(r"([\w.-]{1,64})(?::(\d{1,9})-(\d{1,9}))?", re.ASCII)
MOST_PLACES = 2000
ANCHORS = 8
"""Words that tie a correction to something told in many places: one of them may be removed."""


def corrections(desk: Desk, ask: Ask) -> Response:
    """All corrections, the latest first, those undone marked."""
    found = sorted(desk.corrections(), key=_latest, reverse=True)
    undone = {one.value for one in found if one.kind == "undo"}
    return page(ask, "corrections.html", found=slice_of(found, ask), undone=undone)


def correct(desk: Desk, ask: Ask) -> Response:
    """Keep a correction and go back to where it was made."""
    form, neighbour = ask.form, ask.field("story")
    subject = places(desk, form.getlist("subject"))
    if neighbour:
        subject += places(desk, desk.show(neighbour).stories[0].articles[:1])
    desk.correct(
        ask.field("kind") or "",
        subject,
        ask.field("value"),
        other=places(desk, form.getlist("other")),
        who=ask.field("who") or ask.caller.name,
        why=ask.field("why") or "",
    )
    return _back(ask)


def undo(desk: Desk, ask: Ask) -> Response:
    """Take a correction back; that is kept too."""
    desk.undo(ask.part("correction"), who=ask.field("who") or ask.caller.name, why=ask.field("why") or "")
    return _back(ask)


def places(desk: Desk, named: Sequence[object]) -> tuple[Evidence, ...]:
    """The words that a form names: "ARTICLE:START-END", or "ARTICLE" for a report as a whole."""
    found = [_PLACE.fullmatch(one) for one in dict.fromkeys(one for one in named if isinstance(one, str))]
    if not all(found) or len(found) > MOST_PLACES:
        raise BadCorrection("the form names no words of a report", "reload the page and choose them anew")
    articles: dict[str, Article] = {}
    return tuple(_words(desk, articles, *match.groups()) for match in found if match)


def of_event(event: Event) -> list[str]:
    """The words that tell an event, as a form names them."""
    return [_named(words) for words in sorted({report.evidence for report in event.reports})[:ANCHORS]]


def of_entity(entity: Entity) -> list[str]:
    """Where somebody is called by name, once in each report, as a form names it."""
    first: dict[str, Evidence] = {}
    for mention in entity.mentions:
        if mention.text == entity.name:
            first.setdefault(mention.article, mention)
    return [_named(words) for words in list(first.values())[:ANCHORS] or entity.mentions[:1]]


def _named(words: Evidence) -> str:
    return f"{words.article}:{words.start}-{words.end}"


def _words(desk: Desk, articles: dict[str, Article], id: str, start: str | None, end: str | None) -> Evidence:
    if id not in articles:
        articles[id] = desk.article(id)
    return articles[id].evidence(int(start or 0), int(end or 0))


def _back(ask: Ask) -> Response:
    """To the page where the form stood, which says that it was kept."""
    path, _, anchor = links.safe_path(ask.field("back") or "/corrections").partition("#")
    told = f"{path}{'&' if '?' in path else '?'}kept=1"
    return RedirectResponse(f"{told}#{anchor}" if anchor else told, status_code=303)


def _latest(correction: Correction) -> tuple[str, str]:
    return correction.when, correction.id
