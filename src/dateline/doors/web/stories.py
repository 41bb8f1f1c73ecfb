"""The front page: the stories, that which is most news first; beside them what is new to this reader, and what is coming up.

In: filters, who asks. Out: a page of stories. Never: more stories than a page holds; a list of news for a reader who never looked.
"""

from __future__ import annotations

from functools import partial

from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.desk import Desk
from dateline.doors.inert import clean
from dateline.doors.shelf import count
from dateline.doors.upcoming import next_of, upcoming
from dateline.doors.web import links
from dateline.doors.web.asking import Ask
from dateline.doors.web.hiding import Sparing
from dateline.doors.web.paging import choice
from dateline.doors.web.render import page
from dateline.doors.web.spark import spark
from dateline.terms import StoryLine, Unseen

LIMIT = 30
FILTERS = ("person", "place", "source", "since")
NAMES = ("person", "place", "source")
"""Filters by a name, which is completed as it is typed."""
NEWS, PLANS, MOST_PLANNED, LOOKS = 8, 10, 100, 60
"""Stories with news, and plans, beside the list; stories among which the plans are sought; and those looked at last, in which news is."""


def stories(desk: Desk, ask: Ask) -> Response:
    """Stories, filtered by people, places, sources and the day of their newest change."""
    chosen = {name: ask.query(name) for name in FILTERS}
    found = desk.stories(
        since=ask.day("since"),
        person=chosen["person"],
        place=chosen["place"],
        source=chosen["source"],
        by="weight",
        limit=LIMIT,
        after=ask.query("after"),
    )
    more = f"/stories{links.asked(**chosen, after=found.next)}" if found.next else None
    reader, sparing = ask.caller.name, Sparing(desk, ask)
    lately = tuple(sparing.unseen(desk.unseen(reader, limit=LOOKS)))
    looked = (
        {one.story: one for one in sparing.unseen(desk.unseen(reader, [line.id for line in found]))} if lately else {}
    )
    ahead = desk.ahead(limit=MOST_PLANNED)
    coming = tuple(sparing.plans(upcoming(ahead)))
    news = [one for one in lately if one.reports or one.news]
    return page(
        ask, "stories.html", stories=tuple(sparing.lines(found.items)), hidden=sparing.hidden, chosen=chosen, filtered=any(chosen.values()), more=more,
        begun=ask.query("after") is not None, looked=looked, lately=lately, news=news[:NEWS], more_news=max(0, len(news) - NEWS),
        ahead=ahead, coming=coming[:PLANS], more_coming=max(0, len(coming) - PLANS), spark=spark, unread=partial(_unread, lately=bool(lately)),
        next_of=next_of,
    )  # fmt: skip


def names(desk: Desk, ask: Ask) -> Response:
    """Names that go on as what is typed begins, for a filter; none where outlets are hidden, of which one may be the only one that has a name."""
    kind = choice(ask.query("kind"), NAMES, "person")
    found = () if ask.hidden else desk.names(ask.query("q") or "", kind)
    return JSONResponse([clean(name) for name in found])


def seen(desk: Desk, ask: Ask) -> Response:
    """Note that this reader has seen the stories of a page as they stand."""
    for id in ask.form.getlist("story")[:LIMIT]:
        if isinstance(id, str):
            desk.looked(id, ask.caller.name)
    return RedirectResponse(links.safe_path(ask.field("back") or "/stories"), status_code=303)


def _unread(line: StoryLine, looked: dict[str, Unseen], *, lately: bool) -> str:
    """What of a story is new to its reader, in words; "" where nothing is, or where they never looked at any."""
    if not lately:
        return ""
    if line.id not in looked:
        return "not looked at yet"
    mine = looked[line.id]
    parts = ((len(mine.reports), "new report"), (len(mine.news), "change"))
    return " and ".join(count(number, noun) for number, noun in parts if number)
