"""A report as one page that needs nothing else: no script, no font, no picture, no network.

In: a Reading. Out: HTML with its style inside and a Content-Security-Policy that allows only that style. Never: a string
marked as safe, a link that is no web address.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

import jinja2

import dateline
from dateline.doors import sides
from dateline.doors.export.links import Links, web_address
from dateline.doors.export.select import shelves
from dateline.doors.export.strips import names_its_day, scale, strips, ticks
from dateline.doors.export.told import SAYINGS, SPEAKERS, period, title
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf, count, day, language, moment, so_on, stands
from dateline.doors.voices import voices
from dateline.doors.words import FIELDS, LAST_KNOWN, heard, listed, sums
from dateline.ids import change_id
from dateline.terms import Evidence, Reading


def to_html(reading: Reading, *, base: str | None = None) -> str:
    """The stories as one page; with a base, their names lead to the pages served there."""
    style = _style()
    shown = [_shown(shelf) for shelf in shelves(reading)]
    return _page().render(
        title=title(reading),
        as_of=reading.as_of,
        stories=shown,
        links=Links(base),
        style=style,
        policy=_policy(style),
        version=dateline.__version__,
    )


def _shown(shelf: Shelf) -> dict[str, object]:
    """What the page shows of a story."""
    story, over = shelf.story, scale(shelf)
    parts = [strips(shelf, over, some) for some in (shelf.told, shelf.waiting, shelf.coming)]
    rows, waiting, coming = (list(zip(part, names_its_day(part), strict=True)) for part in parts)
    return {
        "shelf": shelf,
        "story": story,
        "ticks": ticks(over),
        "strips": rows,
        "waiting": waiting,
        "coming": coming,
        "statuses": sorted({row.shown for part in parts for row in part}),
        "before": any(row.before for part in parts for row in part),
        "voices": voices(shelf)[:SPEAKERS],
        "resting": [name for id in story.independence.rests_on if (name := shelf.person(id))],
        "quoted": [name for id in story.independence.quoted_in_all if (name := shelf.person(id))],
        "shared": shelf.shared,
    }


def cited(shelf: Shelf, evidence: Iterable[Evidence]) -> list[tuple[int, Evidence]]:
    """The reports that words stand in, each once, by number, with the first of the words."""
    first: dict[int, Evidence] = {}
    for words in evidence:
        if words.article in shelf.number:
            first.setdefault(shelf.number[words.article], words)
    return sorted(first.items())


@cache
def _page() -> jinja2.Template:
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "clean": clean,
        "day": day,
        "moment": moment,
        "so_on": so_on,
        "language": language,
        "web": web_address,
        "field": FIELDS.__getitem__,
    }
    made.globals |= {
        "count": count,
        "change_id": change_id,
        "cited": cited,
        "period": period,
        "SAYINGS": SAYINGS,
        "sums": sums,
        "heard_in": heard,
        "listed": listed,
        "LAST_KNOWN": LAST_KNOWN,
        "stands": stands,
        "told_side": sides.told,
    }
    return made.get_template("page.html.j2")


def _template(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    return _template("page.css")


def _policy(style: str) -> str:
    """Nothing may be loaded or run; of styles, this one by its hash (CSP 3)."""
    mark = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{mark}'; base-uri 'none'; form-action 'none'"
