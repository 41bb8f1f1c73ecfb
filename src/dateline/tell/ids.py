"""The ids of what is told: stable names for a change and for a conflict, wherever they are shown.

In: a Change or a Conflict. Out: an id. Never: a counter, or anything that depends on what else is told.
"""

from __future__ import annotations

from dateline.terms import Change, Conflict
from dateline.text import digest


def change_id(change: Change) -> str:
    """The id of a change: its event and field, both values, and the words that told the new one."""
    told = change.evidence[1]
    return digest("change", change.event, change.field, change.before, change.after, told.article, str(told.start))


def conflict_id(conflict: Conflict) -> str:
    """The id of a conflict: its event and field, and the first words of each side."""
    sides = (
        part for side in conflict.sides for words in side.evidence[:1] for part in (words.article, str(words.start))
    )
    return digest("conflict", conflict.event, conflict.field, *(side.value for side in conflict.sides), *sides)
