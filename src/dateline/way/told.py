"""Told: one story and all that was found in it, and many of them as a Reading.

In: what the steps found. Out: records. Never: a step; a finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from dateline.steps import Steps
from dateline.tell import title
from dateline.terms import (
    Article,
    Change,
    Conflict,
    Dispatch,
    Entity,
    Episode,
    Event,
    Independence,
    Reading,
    Statement,
    Story,
    Timex,
    When,
)
from dateline.text import digest
from dateline.way.guard import Guard


@dataclass(frozen=True, slots=True)
class Told:
    """One story and all that was found in it."""

    story: Story
    articles: tuple[Article, ...]
    parsed: frozenset[str]
    dispatches: tuple[Dispatch, ...]
    entities: tuple[Entity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def reading(told: Iterable[Told], guard: Guard, *, models: tuple[tuple[str, str], ...], as_of: When | None) -> Reading:
    """All that was told, in the order in which it is read: the stories of most reports first."""
    ranked = sorted(
        told,
        key=lambda one: (-len(one.story.articles), one.story.first.start if one.story.first else "~", one.story.id),
    )
    return Reading(
        articles=tuple(sorted((article for one in ranked for article in one.articles), key=_reported)),
        parsed=frozenset(id for one in ranked for id in one.parsed),
        dispatches=tuple(sorted((found for one in ranked for found in one.dispatches), key=attrgetter("id"))),
        entities=tuple(entity for one in ranked for entity in one.entities),
        timexes=tuple(timex for one in ranked for timex in one.timexes),
        statements=tuple(statement for one in ranked for statement in one.statements),
        events=tuple(event for one in ranked for event in one.events),
        changes=tuple(change for one in ranked for change in one.changes),
        conflicts=tuple(conflict for one in ranked for conflict in one.conflicts),
        stories=tuple(one.story for one in ranked),
        as_of=as_of,
        steps=tuple(sorted(guard.steps.chosen.items())),
        models=models,
        set_aside=tuple(dict.fromkeys(guard.set_aside)),
    )


def noted(told: Told, steps: Steps) -> Told:
    """The story with a note on each report that was parsed in a language of which some rooms are missing."""
    notes = {one.id: _note(one, steps) for one in told.articles if one.id in told.parsed}
    articles = (replace(one, notes=(*one.notes, note)) if (note := notes.get(one.id)) else one for one in told.articles)
    return replace(told, articles=tuple(articles)) if any(notes.values()) else told


def _note(article: Article, steps: Steps) -> str:
    missing = steps.rooms(article.language).missing()
    return f"parsed ({article.language}), but no rooms yet that read {', '.join(missing)}" if missing else ""


def untold(articles: Sequence[Article], dispatches: Sequence[Dispatch]) -> Independence:
    """How independent the reports of a story are that could not be told, as far as its dispatches say."""
    owners = {owner for dispatch in dispatches for owner in dispatch.owners}
    return Independence(len(articles), len(dispatches), len(owners), (), "the story could not be told")


def bare(
    episodes: tuple[Episode, ...],
    articles: Sequence[Article],
    dispatches: Sequence[Dispatch],
    independence: Independence,
) -> Story:
    """The story without what happens in it."""
    published = [article.published for article in articles if article.published]
    return Story(
        id=digest("story", episodes[0].id),
        title=title(articles, dispatches) or title_of(episodes),
        articles=tuple(article.id for article in sorted(articles, key=_reported)),
        episodes=episodes,
        independence=independence,
        events=(),
        first=min(published, key=attrgetter("start", "end"), default=None),
        last=max(published, key=attrgetter("end", "start"), default=None),
        brief=(),
    )


def title_of(episodes: Sequence[Episode]) -> str:
    """The title of the largest episode."""
    return max(episodes, key=lambda episode: (len(episode.articles), episode.id)).title


def _reported(article: Article) -> tuple[str, str]:
    """Sorts articles by publication, those without a day last."""
    return (article.published.start if article.published else "~", article.id)
