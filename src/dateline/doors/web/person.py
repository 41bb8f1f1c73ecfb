"""A person (or organisation) across stories: what they are reported to have said.

In: a name, words that it is about. Out: a page, the latest first, by story. Never: two people told apart who share the name.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from starlette.responses import Response

from dateline.desk import Desk
from dateline.doors.web.asking import Ask
from dateline.doors.web.render import page
from dateline.doors.web.voices import Saying, saying
from dateline.terms import Said

MOST = 200


@dataclass(frozen=True, slots=True)
class InStory:
    """What was said in one story."""

    story: str
    title: str
    said: tuple[tuple[Said, Saying], ...]


def person(desk: Desk, ask: Ask) -> Response:
    """What somebody said."""
    name, about = ask.part("name"), ask.query("about")
    said = desk.said(name, about=about, limit=MOST)
    names = sorted({one.speaker for one in said})
    return page(
        ask, "person.html", name=name, about=about, names=names, stories=_by_story(said), total=len(said), most=MOST
    )


def _by_story(said: tuple[Said, ...]) -> list[InStory]:
    """By story, that with the latest words first."""
    order = {story: rank for rank, story in enumerate(dict.fromkeys(one.story for one in said))}
    ranked = sorted((order[one.story], n) for n, one in enumerate(said))
    found = []
    for _, group in groupby((said[n] for _, n in ranked), key=_story):
        mine = tuple(group)
        found.append(InStory(mine[0].story, mine[0].title, tuple((one, _saying(one)) for one in mine)))
    return found


def _story(said: Said) -> str:
    return said.story


def _saying(said: Said) -> Saying:
    return saying(said.statement, (said.statement.article,))
