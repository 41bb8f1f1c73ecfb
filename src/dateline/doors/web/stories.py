"""The list of stories.

In: filters. Out: a page of stories, the newest change first. Never: more stories than a page holds.
"""

from __future__ import annotations

from starlette.responses import Response

from dateline.desk import Desk
from dateline.doors.web import links
from dateline.doors.web.asking import Ask
from dateline.doors.web.render import page

LIMIT = 30
FILTERS = ("since", "person", "place", "source")


def stories(desk: Desk, ask: Ask) -> Response:
    """Stories, filtered by the day of their newest change, people, places and sources."""
    chosen = {name: ask.query(name) for name in FILTERS}
    found = desk.stories(
        since=ask.day("since"),
        person=chosen["person"],
        place=chosen["place"],
        source=chosen["source"],
        limit=LIMIT,
        after=ask.query("after"),
    )
    more = f"/stories{links.asked(**chosen, after=found.next)}" if found.next else None
    return page(
        ask, "stories.html", stories=found.items, chosen=chosen, filtered=any(chosen.values()), more=more,
        begun=ask.query("after") is not None,
    )  # fmt: skip
