"""Restoring: a story as it was told, read from what was kept of it.

In: the number of a telling. Out: what the pipeline gave; of one that an earlier release told also what follows from it and was not said then: how sure
such statements, changes and conflicts are, where its title stands. Never: a step; anything told anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.bearing import share, title_evidence
from dateline.store.tellings import Body, Settled
from dateline.terms import Statement, Story
from dateline.way.told import Told


def restored(body: Body, articles: Sequence[Settled]) -> Told:
    """A telling as the pipeline gave it."""
    statements = tuple(statement for one in articles for statement in one.statements)
    if body.order:
        by_id = {statement.id: statement for statement in statements}
        statements = tuple(by_id[id] for id in body.order)
    return Told(
        story=_headed(body.story, articles),
        articles=tuple(one.article for one in articles),
        parsed=frozenset(body.parsed),
        dispatches=body.dispatches,
        entities=body.entities,
        timexes=tuple(timex for one in articles for timex in one.timexes),
        statements=tuple(one if one.sure else _as_sure(one) for one in statements),
        events=body.events,
        changes=tuple(one if one.sure else replace(one, sure=share("changes")) for one in body.changes),
        conflicts=tuple(one if one.sure else replace(one, sure=share("conflicts")) for one in body.conflicts),
    )


def _headed(story: Story, articles: Sequence[Settled]) -> Story:
    if story.title_evidence is not None:
        return story
    return replace(story, title_evidence=title_evidence(story.title, [one.article for one in articles]))


def _as_sure(statement: Statement) -> Statement:
    from dateline.statements.sure import sure

    return replace(statement, sure=sure(statement.kind, statement.source.text if statement.source else None))
