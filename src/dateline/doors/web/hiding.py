"""Hiding: which outlets a reader has hidden in their browser, and what is shown to them without these.

In: the name of an outlet; stories, news, plans, hits. Out: the same without what only hidden outlets tell. Never: an outlet hidden for anybody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from dateline.desk import Desk
from dateline.desk.news import line_of
from dateline.doors.access import Refusal
from dateline.doors.shelf import Shelf
from dateline.doors.upcoming import Upcoming
from dateline.doors.web import links
from dateline.doors.web.asking import HIDDEN, MOST_HIDDEN, Ask, Refused
from dateline.doors.web.render import page
from dateline.doors.without import MOST_LETTERS, hides, news_of, without
from dateline.errors import UnknownName
from dateline.terms import EntrySeen, Hit, Said, StoryLine, Unseen
from dateline.way.told import Told

A_YEAR = 365 * 24 * 3600


def hiding(_desk: Desk, ask: Ask) -> Response:
    """The outlets that are hidden in this browser."""
    return page(ask, "hidden.html", hidden=ask.hidden)


def hide(_desk: Desk, ask: Ask) -> Response:
    """Hide an outlet in this browser, or show it again."""
    name, others = (ask.field("outlet") or "")[:MOST_LETTERS].strip(), ask.hidden
    kept = tuple(one for one in others if one != name)
    if ask.field("show") is None and name:
        kept = (*kept, name)[-MOST_HIDDEN:]
    response = RedirectResponse(links.safe_path(ask.field("back") or "/hidden"), status_code=303)
    value = ".".join(quote(one, safe="").replace(".", "%2E") for one in kept)
    secure = ask.request.url.scheme == "https"
    response.set_cookie(HIDDEN, value, max_age=A_YEAR, httponly=True, samesite="strict", secure=secure)
    return response


def all_hidden(what: str) -> Refused:
    """What is answered for a page of which nothing is left."""
    return Refused(
        Refusal(404, "Hidden for you", f"{what} is of outlets that you have hidden; show them again at /hidden")
    )


class Sparing:
    """What stands on pages about many stories, without the outlets that the reader has hidden."""

    def __init__(self, desk: Desk, ask: Ask) -> None:
        self.hidden = ask.hidden
        self._desk = desk
        self._shelves: dict[str, Shelf | None] = {}

    def _shelf(self, story: str) -> Shelf | None:
        """What is left of a story; None where nothing is."""
        if story not in self._shelves:
            left = without(self._desk.show(story), self.hidden)
            self._shelves[story] = None if left is None else Shelf(left, left.stories[0])
        return self._shelves[story]

    def lines(self, found: Iterable[StoryLine]) -> Iterator[StoryLine]:
        """The stories, each as the others tell it."""
        for line in found:
            shelf = self._shelf(line.id) if self.hidden else None
            if shelf is not None and len(shelf.articles) < line.articles:
                yield replace(self._line(shelf), id=line.id, weight=line.weight)
            elif shelf is not None or not self.hidden:
                yield line

    def _line(self, shelf: Shelf) -> StoryLine:
        left = shelf.reading
        told = Told(
            left.stories[0], left.articles, left.parsed, left.dispatches, events=left.events, changes=left.changes,
            conflicts=left.conflicts,
        )  # fmt: skip
        return line_of(told, news_of(shelf, self._desk.changes(shelf.story.id)))

    def unseen(self, found: Iterable[Unseen]) -> Iterator[Unseen]:
        """What is new to the reader, without what only hidden outlets tell."""
        for one in found:
            if not self.hidden or not (one.reports or one.news):
                yield one
            elif shelf := self._shelf(one.story):
                yield unseen_in(shelf, one)

    def plans(self, found: Iterable[Upcoming]) -> Iterator[Upcoming]:
        """What is planned, in words of the others."""
        for one in found:
            shelf = self._shelf(one.line.id) if self.hidden else None
            event = shelf.events.get(one.plan.event) if shelf else None
            if shelf and event in shelf.coming and event:
                plan = replace(one.plan, words=shelf.headline(event), when=event.when, status=event.status)
                yield replace(one, plan=plan, line=replace(one.line, title=shelf.story.title))
            elif not self.hidden:
                yield one

    def hits(self, found: Sequence[Hit]) -> list[Hit]:
        """What a search found, without the reports of hidden outlets, an event by the name that the others have for it."""
        kept = [one for one in found if not self._hides(one.snippet.article)]
        return [hit for one in kept if (hit := self._hit(one)) is not None] if self.hidden else kept

    def _hit(self, hit: Hit) -> Hit | None:
        shelf = self._shelf(hit.story) if hit.story else None
        if shelf is None or hit.kind != "event":
            return hit
        event = shelf.events.get(hit.id)
        return None if event is None else replace(hit, title=event.what)

    def said(self, found: Sequence[Said]) -> list[Said]:
        """What somebody said, without the reports of hidden outlets: by whom, as the others know it."""
        return [said for one in found if (said := self._said(one)) is not None] if self.hidden else [*found]

    def _said(self, one: Said) -> Said | None:
        shelf = self._shelf(one.story)
        mine = next((each for each in shelf.statements if each.id == one.statement.id), None) if shelf else None
        speaker = mine and shelf and (shelf.person(mine.speaker) or mine.speaker_text)
        if not (shelf and mine and speaker):
            return None
        return replace(one, speaker=speaker, title=shelf.story.title, statement=mine)

    def entries(self, found: Sequence[EntrySeen]) -> list[EntrySeen]:
        """What a source said of its reports, without what it said of those of hidden outlets."""
        return [one for one in found if one.report is None or not self._was_hidden(one.report)]

    def _was_hidden(self, report: str) -> bool:
        try:
            return self._hides(report)
        except UnknownName:  # taken out since
            return False

    def _hides(self, article: str) -> bool:
        return bool(self.hidden) and hides(self.hidden, self._desk.article(article))


def unseen_in(shelf: Shelf, one: Unseen) -> Unseen:
    """What a reader has not seen of what is on the shelf."""
    reports = tuple(id for id in one.reports if id in shelf.articles)
    return replace(one, title=shelf.story.title, reports=reports, news=news_of(shelf, one.news))
