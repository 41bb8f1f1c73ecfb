"""Templates filled in: the only place where text becomes HTML.

In: a template's name and what it shows. Out: a page. Never: a string of a report taken as safe; a name that a template asks
for and nobody gave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import get_args

import jinja2
from markupsafe import Markup
from starlette.responses import HTMLResponse

import dateline
from dateline.doors import followed, shelf, sides, words
from dateline.doors.elsewhere import named
from dateline.doors.export import FORMATS
from dateline.doors.hours import until
from dateline.doors.inert import clean, first_upper, inert, sentence
from dateline.doors.web import drawing, links
from dateline.doors.web.asking import Ask
from dateline.doors.web.told import WebShelf
from dateline.doors.words import FIELDS, TRADE
from dateline.moments import zoned
from dateline.status import NOTES
from dateline.terms import FurnitureKind, When

HERE = Path(__file__).parent
STATIC = HERE / "static"
MOST_FRAGMENTS = 24
"""Parts of pages kept for each story that is being read: it is looked at from few sides at a time."""


@cache
def environment() -> jinja2.Environment:
    """The templates of this door."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "clean": clean,
        "inert": inert,
        "day": shelf.day,
        "moment": shelf.moment,
        "so_on": shelf.so_on,
        "plain_day": shelf.plain_day,
        "plain_time": shelf.plain_time,
        "language": shelf.language,
        "iso": iso,
        "instant": instant,
        "zoneless": zoneless,
        "sentence": sentence,
        "field": FIELDS.__getitem__,
        "first_upper": first_upper,
        "person_of": person_of,
        "until": until,
        "file_name": file_name,
    }
    made.globals |= {
        "links": links,
        "source_named": followed.named,
        "source_stands": followed.standing,
        "count": shelf.count,
        "texts_in": words.texts,
        "reports_in": words.reports,
        "heard_in": words.heard,
        "version": dateline.__version__,
        "static": static,
        "stands": shelf.stands,
        "status_notes": NOTES,
        "lane": drawing.LANE,
        "furniture_kinds": get_args(FurnitureKind),
        "trade": TRADE,
        "formats": FORMATS,
        "told_side": sides.told,
        "over_sides": sides.over,
    }
    return made


def page(ask: Ask, template: str, *, status: int = 200, **shown: object) -> HTMLResponse:
    """The page that `template` makes of what is `shown`."""
    html = environment().get_template(template).render(ask=ask, **shown)
    return HTMLResponse(html, status_code=status)


def fragment(shelf: WebShelf, template: str, *view: Hashable, shown: Callable[[], dict[str, object]] = dict) -> Markup:
    """The part of a page that `template` makes of a shelf, the same for everybody who asks for this `view` of it.

    It is made once for each telling and view. What comes out of a template of ours was escaped there, so that the page around
    it may take it as it is.
    """
    kept = shelf.fragments
    html = kept.pop((template, *view), None)
    if html is None:
        html = Markup(environment().get_template(template).render(shelf=shelf, **shown()))  # noqa: S704
    kept[(template, *view)] = html
    while len(kept) > MOST_FRAGMENTS:
        kept.popitem(last=False)
    return html


@cache
def static(name: str) -> str:
    """The address of a file of ours, which changes with its content, so that browsers may keep it."""
    mark = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={mark}"


def iso(when: When | None) -> str:
    """What the datetime attribute of <time> takes: an instant, a day, or a month or year where it is one whole; "" if unknown."""
    if when is None:
        return ""
    if when.precision == "instant" and zoned(when.start):
        return when.moment
    first, last = when.first_day.isoformat(), when.last_day.isoformat()
    if first == last:
        return first
    return {"month": first[:7], "year": first[:4]}.get(when.precision, first)


def instant(when: When | None) -> str:
    """The same, to the second where the hour is known."""
    return when.start if when and _has_hour(when) else iso(when)


def zoneless(when: When | None) -> bool:
    """Whether the hour is known and not in which zone."""
    return when is not None and _has_hour(when) and datetime.fromisoformat(when.start).tzinfo is None


def _has_hour(when: When) -> bool:
    return when.precision == "instant" and "T" in when.start


def person_of(id: str | None, on: shelf.Shelf) -> str | None:
    """The name of an entity; for `map` in templates."""
    return on.person(id)


def file_name(path: str | None) -> str:
    """The last part of a path: where a file lay while it was read is nobody's business."""
    return clean(named(path)) if path else ""
