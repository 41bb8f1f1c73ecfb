"""Told: one story and all that was found in it, and many of them as a Reading.

In: what the steps found. Out: records. Never: a step, nor a word of one: what was told before is read without them; a finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from dateline.terms import (
    Article,
    Change,
    Conflict,
    Dispatch,
    Entity,
    Event,
    Reading,
    SetAside,
    Statement,
    Story,
    Timex,
    When,
)


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


def reading(
    told: Iterable[Told],
    steps: Mapping[str, str],
    set_aside: Iterable[SetAside],
    *,
    models: tuple[tuple[str, str], ...],
    as_of: When | None,
) -> Reading:
    """All that was told, in the order in which it is read: the stories of most reports first; by which steps, and what was set aside."""
    ranked = sorted(
        told,
        key=lambda one: (-len(one.story.articles), one.story.first.start if one.story.first else "~", one.story.id),
    )
    return Reading(
        articles=tuple(sorted((article for one in ranked for article in one.articles), key=reported)),
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
        steps=tuple(sorted(steps.items())),
        models=models,
        set_aside=tuple(dict.fromkeys(set_aside)),
    )


def reported(article: Article) -> tuple[str, str]:
    """Sorts articles by publication, those without a day last."""
    return (article.published.start if article.published else "~", article.id)
