"""Restoring: a story as it was told, read from what was kept of it.

In: the number of a telling. Out: what the pipeline gave. Never: a step; anything told anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.store.tellings import Body, Settled
from dateline.way.told import Told


def restored(body: Body, articles: Sequence[Settled]) -> Told:
    """A telling as the pipeline gave it."""
    statements = tuple(statement for one in articles for statement in one.statements)
    if body.order:
        by_id = {statement.id: statement for statement in statements}
        statements = tuple(by_id[id] for id in body.order)
    return Told(
        story=body.story,
        articles=tuple(one.article for one in articles),
        parsed=frozenset(body.parsed),
        dispatches=body.dispatches,
        entities=body.entities,
        timexes=tuple(timex for one in articles for timex in one.timexes),
        statements=statements,
        events=body.events,
        changes=body.changes,
        conflicts=body.conflicts,
    )
