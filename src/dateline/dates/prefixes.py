"""Prefixes: words before a time expression that say which part of it, or how nearly.

In: a spelled text, the prefix's token range, and what follows it. Out: an expression, or None. Never: a calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal

from dateline.dates.expressions import (
    Century,
    Cycle,
    Day,
    Decade,
    Duration,
    Edge,
    Expression,
    Holiday,
    Month,
    Offset,
    Weekday,
    Year,
)  # fmt: skip
from dateline.dates.facts import first_of
from dateline.dates.spelling import Spelled

_PARTED: Final = (Day, Weekday, Month, Year, Decade, Century, Cycle, Offset, Holiday)
_EDGES: Final[dict[str, Literal["START", "MID", "LATE", "END", "EVE", ""]]] = {
    "end": "END", "close": "END", "late": "LATE",
    "eve": "EVE", "start": "START", "beginning": "START", "early": "START", "middle": "MID", "mid": "MID",
    "earlier": "", "later": "",
}  # fmt: skip


def edge(spelled: Spelled, first: int, after: int, of: Expression) -> Expression | None:
    """As in "the end of November", "early next year", "later this month"."""
    at = first_of(spelled, first, after, "edge", "early", "late", "mid", "later", "eve")
    if at is None or not isinstance(of, _PARTED):
        return None
    if spelled.kind(at, "eve") and not isinstance(of, Day | Weekday | Holiday):
        return None
    if spelled.kind(at, "later") and isinstance(of, Weekday | Day | Year | Holiday):
        return None
    return Edge(_EDGES[spelled.word(at)], of)


def approximate(_spelled: Spelled, _first: int, _after: int, of: Expression) -> Expression | None:
    """As in "nearly two months", "more than a week": the length itself, told roughly."""
    return (
        of
        if isinstance(of, Duration) or (isinstance(of, Offset) and of.count is not None and abs(of.count) >= 1)
        else None
    )


PREFIXES: Final[Mapping[str, Callable[[Spelled, int, int, Expression], Expression | None]]] = {
    "edge": edge,
    "approx": approximate,
}
