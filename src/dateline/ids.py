"""The ids of what is told: stable names for a change and for a conflict, wherever they are shown; and the name of a report, wherever it is read from.

In: a Change, a Conflict, the id of a report. Out: an id, a name. Never: a counter, or anything that depends on what else is told.
"""

from __future__ import annotations

from dateline.terms import Change, Conflict
from dateline.text import digest


def change_id(change: Change) -> str:
    """The id of a change, by the words that it was read from and by what its values are known as: ids of events may become others, these do not."""
    places = (f"{words.article} {words.start} {words.end}" for words in change.evidence)
    return digest("change", change.field, *(change.known_as or (change.before, change.after)), *places)


def report_name(article: str) -> str:
    """The name of a report that has no address, which an export passes on: so it is told from a feed's name for an entry, which begins otherwise."""
    return f"{_REPORT}{article}"


def is_report_name(name: str | None) -> bool:
    """Whether somebody passed the report on under its name."""
    return name is not None and name.startswith(_REPORT)


_REPORT = "article "


def withdrawn_id(article: str) -> str:
    """The id of the news that a report was withdrawn."""
    return digest("withdrawn", article)


def conflict_id(conflict: Conflict) -> str:
    """The id of a conflict, by what its sides say and where."""
    places = (f"{words.article} {words.start} {words.end}" for side in conflict.sides for words in side.evidence)
    return digest("conflict", conflict.field, *(side.known_as or side.value for side in conflict.sides), *places)
