"""The timeline in the JSON format of TimelineJS 3 (Knight Lab).

In: a Reading. Out: JSON: a title slide with the brief, and a slide for each event that has a day. Never: markup out of a
report (TimelineJS shows its texts as HTML, so every word of a report is escaped).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any

from dateline.doors.export.embedded import embeddable
from dateline.doors.export.links import Links
from dateline.doors.export.select import shelves
from dateline.doors.export.told import title
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf, count, moment
from dateline.terms import Event, Reading, When


def to_timelinejs(reading: Reading, *, base: str | None = None) -> str:
    """The events of the timelines, each story's in a row of its own where there are several."""
    links, told = Links(base), shelves(reading)
    document = {
        "scale": "human",
        "title": {"text": {"headline": escape(title(reading)), "text": _opening(told)}, "autolink": False},
        "events": [
            _slide(shelf, event, when, links) for shelf in told for event in shelf.foremost if (when := event.when)
        ],
    }
    return embeddable(document)


def _opening(told: Sequence[Shelf]) -> str:
    if len(told) != 1:
        return f"<p>{count(len(told), 'story', 'stories')}</p>"
    return "".join(f"<p>{escape(clean(line.text))}</p>" for line in told[0].story.brief)


def _slide(shelf: Shelf, event: Event, when: When, links: Links) -> dict[str, Any]:
    address = links.story(shelf.story.id, f"events/{event.id}")
    named = escape(shelf.headline(event))
    return {
        "unique_id": f"event-{event.id}",
        "start_date": _date(when.start),
        **({"end_date": _date(when.end)} if when.end != when.start else {}),
        "display_date": moment(when),
        "group": escape(clean(shelf.story.title) or "Untitled"),
        "autolink": False,
        "text": {
            "headline": f'<a href="{escape(address)}">{named}</a>' if address else named,
            "text": _body(shelf, event),
        },
    }


def _body(shelf: Shelf, event: Event) -> str:
    told = {report.article: report for report in event.reports if report.article in shelf.articles}
    quotes = "".join(
        f"<blockquote>{escape(clean(report.evidence.text))} "
        f"<cite>{escape(shelf.outlet(shelf.articles[id]))}, {moment(report.reported)}</cite></blockquote>"
        for id, report in list(told.items())[-1:]
    )
    parts = (
        shelf.status(event).capitalize(),
        shelf.place(event),
        shelf.told_in(event),
    )
    return f"<p>{'; '.join(escape(part) for part in parts if part)}</p>{quotes}"


def _date(written: str) -> dict[str, int]:
    at = datetime.fromisoformat(written)
    date = {"year": at.year, "month": at.month, "day": at.day}
    return date if len(written) <= len("2031-05-14") else date | {"hour": at.hour, "minute": at.minute}
