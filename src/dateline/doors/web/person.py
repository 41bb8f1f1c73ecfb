"""A person (or organisation) across stories: what they are reported to have said.

In: a name, words that it is about. Out: a page, the latest first, by story. Never: two people told apart who share the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from dateline.desk import Desk
from dateline.doors import sayings
from dateline.doors.voices import Saying, saying
from dateline.doors.web.asking import Ask
from dateline.doors.web.hiding import Sparing
from dateline.doors.web.render import page
from dateline.terms import Said

MOST = 200


@dataclass(frozen=True, slots=True)
class InStory:
    """What was said in one story: each thing once, with the places where it is told, the latest first."""

    story: str
    title: str
    said: tuple[tuple[Saying, tuple[Said, ...]], ...]


def person(desk: Desk, ask: Ask) -> Response:
    """What somebody said."""
    name, about = ask.part("name"), ask.query("about")
    found, sparing = desk.said(name, about=about, limit=MOST), Sparing(desk, ask)
    said = sparing.said(found.items)
    names = sorted({one.speaker for one in said})
    return page(
        ask,
        "person.html",
        hidden=sparing.hidden,
        name=name,
        about=about,
        names=names,
        stories=_by_story(said),
        more=found.next is not None,
        most=MOST,
    )


def _by_story(said: Sequence[Said]) -> list[InStory]:
    """By story, that with the latest words first."""
    stories: dict[str, list[Said]] = {}
    for one in said:
        stories.setdefault(one.story, []).append(one)
    return [InStory(story, mine[0].title, tuple(_once(mine))) for story, mine in stories.items()]


def _once(said: Sequence[Said]) -> Iterator[tuple[Saying, tuple[Said, ...]]]:
    """Each thing said with all who tell it, in the order of `said`, which has the latest first."""
    number = {one.statement.article: -rank for rank, one in enumerate(said)}
    rank = {one.statement.id: n for n, one in enumerate(said)}
    once = sayings.each_once([one.statement for one in said], number)
    for statement, same in sorted(once, key=lambda entry: rank[entry[0].id]):
        articles = {one.article for one in same}
        others = (o for o in said if o.statement.article in articles and sayings.is_same(statement, o.statement))
        told = {one.statement.article: one for one in others}
        yield saying(statement, same), tuple(told.values())
