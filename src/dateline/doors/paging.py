"""Some of many, with a mark to go on from.

In: a sequence in a fixed order, and the mark that the page before ended with. Out: a Page. Never: a place counted from the
start, which moves when something new comes in on top.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dateline.errors import NoSuchPage
from dateline.terms import Page

T = TypeVar("T")


def page(items: Sequence[T], id: Callable[[T], str], *, limit: int, after: str | None) -> Page[T]:
    """The `limit` items behind that with the id `after`; NoSuchPage if it is no longer there."""
    start = 0
    if after is not None:
        start = next((at for at, item in enumerate(items, 1) if id(item) == after), -1)
        if start < 0:
            raise NoSuchPage(after)
    shown = tuple(items[start : start + limit])
    return Page(shown, id(shown[-1]) if start + limit < len(items) else None)
