"""A Reading sorted into its stories.

In: a Reading. Out: a Reading of each story alone, with every record that it holds. Never: a record that points at
something left out, a look at every record for every story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from dateline.doors.shelf import Shelf
from dateline.terms import Dispatch, Entity, Reading

T = TypeVar("T")
_RECORDS = (
    "articles", "dispatches", "entities", "timexes", "statements", "events", "changes", "conflicts", "stories", "set_aside",
)  # fmt: skip
"""Fields of a Reading that hold records of its stories."""
_ID, _ARTICLE, _EVENT = attrgetter("id"), attrgetter("article"), attrgetter("event")


def only_story(reading: Reading, number: int) -> Reading:
    """The Reading cut to its `number`th story (1 is the first); IndexError if it has fewer."""
    return each_story(reading)[number - 1]


def shelves(reading: Reading) -> tuple[Shelf, ...]:
    """What each story's words are looked up in, in the order of the stories."""
    return tuple(Shelf(one, one.stories[0]) for one in each_story(reading))


def each_story(reading: Reading) -> tuple[Reading, ...]:
    """A Reading of each story alone, in their order. Every record stands in one story: that of its articles."""
    home = {id: story.id for story in reading.stories for id in story.articles}
    of_event = {event.id: home.get(event.reports[0].article, "") for event in reading.events if event.reports}
    articles = _sorted(reading.articles, home, _ID)
    dispatches = _sorted(reading.dispatches, home, _first_article)
    entities = _sorted(reading.entities, home, _first_mention)
    timexes = _sorted(reading.timexes, home, _ARTICLE)
    statements = _sorted(reading.statements, home, _ARTICLE)
    events = _sorted(reading.events, of_event, _ID)
    changes = _sorted(reading.changes, of_event, _EVENT)
    conflicts = _sorted(reading.conflicts, of_event, _EVENT)
    return tuple(
        replace(
            reading,
            articles=articles.get(story.id, ()),
            parsed=reading.parsed.intersection(story.articles),
            dispatches=dispatches.get(story.id, ()),
            entities=entities.get(story.id, ()),
            timexes=timexes.get(story.id, ()),
            statements=statements.get(story.id, ()),
            events=events.get(story.id, ()),
            changes=changes.get(story.id, ()),
            conflicts=conflicts.get(story.id, ()),
            stories=(story,),
        )
        for story in reading.stories
    )


def together(readings: Sequence[Reading]) -> Reading | None:
    """One Reading of several that share no story; None of none."""
    if not readings:
        return None
    joined: dict[str, Any] = {name: tuple(chain.from_iterable(map(attrgetter(name), readings))) for name in _RECORDS}
    parsed = frozenset(chain.from_iterable(reading.parsed for reading in readings))
    return replace(readings[0], parsed=parsed, **joined)


def _sorted(records: Iterable[T], home: Mapping[str, str], name: Callable[[Any], str]) -> dict[str, tuple[T, ...]]:
    """The records by the story in which what they name is at home, in their order."""
    found: dict[str, list[T]] = {}
    for record in records:
        found.setdefault(home.get(name(record), ""), []).append(record)
    return {story: tuple(some) for story, some in found.items()}


def _first_article(dispatch: Dispatch) -> str:
    return dispatch.articles[0]


def _first_mention(entity: Entity) -> str:
    return entity.mentions[0].article if entity.mentions else ""
