"""A story, and the pages that show all of one of its parts.

In: a story's id, a day as of which it is told. Out: pages. Never: a part without a bound on one page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import get_args

from starlette.responses import RedirectResponse, Response

from dateline.alerts.verbs import muted_story
from dateline.desk import Desk
from dateline.doors.hours import by_day
from dateline.doors.shelf import Shelf
from dateline.doors.web import links, origins
from dateline.doors.web.asking import Ask
from dateline.doors.web.asof import as_of, not_told, shelves
from dateline.doors.web.chapters import chapters
from dateline.doors.web.drawing import draw
from dateline.doors.web.hiding import unseen_in
from dateline.doors.web.paging import choice
from dateline.doors.web.render import fragment, page
from dateline.doors.web.scale import SCALES, SPANS, Scale, Window, view
from dateline.doors.web.spark import spark
from dateline.doors.web.told import WebShelf
from dateline.terms import Article, Change, Changed

NEWS, TURNS, CONFLICTS, VOICES, SOURCES, RUNS, TOLD, SOON, UNSURE, CHAPTERS = 12, 4, 6, 8, 16, 4, 40, 5, 8, 36
"""How much of each part the story's own page shows; the part's page has all of it."""


def story(desk: Desk, ask: Ask) -> Response:
    """The story on one page: where it stands, what is new, what is next, brief, timeline, disagreements, voices, sources."""
    whole, shelf = shelves(desk, ask)
    id, days = whole.story.id, as_of(whole, ask)
    if shelf is None:
        return not_told(whole, ask)
    looked = None if days.chosen else next(iter(desk.unseen(ask.caller.name, [id])), None)
    looked = looked and unseen_in(shelf, looked)
    news = weighty(looked.news) if looked else ()
    reports = [shelf.articles[one] for one in looked.reports] if looked else []
    window, scale = window_of(shelf, ask)
    return page(
        ask, "story.html", id=id, shelf=shelf, as_of=days, looked=looked, news=news[:NEWS], more_news=max(0, len(news) - NEWS),
        muted=muted_story(desk.path, id), new_reports=sorted(reports, key=_number_on(shelf), reverse=True)[:NEWS], bars=spark(by_day_of(shelf)),
        coming=fragment(shelf, "coming.html", days.chosen, shown=partial(_coming, shelf, days.chosen)),
        brief=fragment(shelf, "brief.html"),
        body=fragment(
            shelf, "story_body.html", days.chosen, scale, window, shown=partial(_body, shelf, days.chosen, scale, window)
        ),
    )  # fmt: skip


def _number_on(shelf: WebShelf) -> Callable[[Article], int]:
    return lambda article: shelf.number[article.id]


def by_day_of(shelf: Shelf) -> list[tuple[str, int]]:
    """The days of reporting, each with how many reports came out."""
    dated = (article.published for article in shelf.articles.values() if article.published)
    return sorted(Counter(at.last_day.isoformat() for at in dated).items())


def _coming(shelf: WebShelf, chosen: str | None) -> dict[str, object]:
    return {
        "coming": by_day(shelf.coming[:SOON]),
        "later": by_day(shelf.coming[SOON:TOLD]),
        "soon": SOON,
        "chosen": chosen,
    }


def _body(shelf: WebShelf, chosen: str | None, scale: Scale, window: Window) -> dict[str, object]:
    """What everybody sees alike who reads the story so."""
    id = shelf.story.id
    found = chapters(shelf)
    changes = by_heading(shelf, shelf.weighty)[:NEWS]
    return {
        "id": id,
        "chosen": chosen,
        "drawing": draw(shelf, window),
        "scale": scale,
        "scales": SCALES,
        "zoom": zoom(id, chosen, window, scale),
        "chapters": [(one, by_day(one.rows[:TOLD]), by_day(one.waiting[:UNSURE])) for one in found[-CHAPTERS:]],
        "unsure": UNSURE,
        "earlier": found[:-CHAPTERS],
        "newest": max((one.month for one in found if one.reports and one.rows), default=""),
        "days": () if found else by_day(shelf.told[:TOLD]),
        "waiting": () if found else by_day(shelf.waiting[:TOLD]),
        "changes": changes,
        "turns": TURNS,
        "told_changes": sum(min(len(group), TURNS) for _, group in changes),
        "conflicts": shelf.conflicts[:CONFLICTS],
        "voices": shelf.voices[:VOICES],
        "sources": origins.first(shelf.sources, SOURCES, RUNS),
    }


def seen(desk: Desk, ask: Ask) -> Response:
    """Note that this reader has seen the story as it stands."""
    id = ask.part("story")
    desk.looked(id, ask.caller.name)
    return RedirectResponse(links.story(id), status_code=303)


def window_of(shelf: Shelf, ask: Ask) -> tuple[Window, Scale]:
    """The days that the timeline shows."""
    scale = choice(ask.query("scale"), get_args(Scale), "reports")
    return view(shelf, scale, ask.day("from")), scale


def zoom(id: str, chosen: str | None, window: Window, scale: Scale, part: str = "") -> dict[str, str]:
    """Links to the other scales, and, close up, to the days before and behind."""
    found: dict[str, str] = {
        name: links.story(id, part, as_of=chosen, scale=name, **_from(name, scale, window)) + "#timeline"
        for name in SCALES
    }
    if scale in SPANS:
        for name, days in (("earlier", -window.days), ("later", window.days)):
            start = window.moved(days).first.isoformat()
            found[name] = links.story(id, part, as_of=chosen, scale=scale, **{"from": start}) + "#timeline"
    return found


def _from(name: str, scale: Scale, window: Window) -> dict[str, str]:
    """Close up, a change of scale stays where it was."""
    return {"from": window.first.isoformat()} if name in SPANS and scale in SPANS else {}


def by_heading(shelf: Shelf, found: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """Changes under their headings, that with the newest first."""
    groups = shelf.by_heading(found)
    ranked = sorted(groups.items(), key=lambda entry: (entry[1][-1].reported.end, entry[0]), reverse=True)
    return [(heading, group) for (_, heading), group in ranked]


def weighty(news: Iterable[Changed]) -> tuple[Changed, ...]:
    """News without changes of little weight."""
    return tuple(one for one in news if not (isinstance(one.change, Change) and one.change.weight == "minor"))
