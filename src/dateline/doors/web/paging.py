"""Choices and slices: what of a query string a page understands.

In: what was asked. Out: one of the known choices; some of many, with the addresses of the others. Never: an error over a
number that is none: the first page is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.doors.web.asking import Ask

ON_A_PAGE = 60

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """Some of many, and where the others are."""

    items: tuple[T, ...]
    total: int
    start: int
    earlier: str | None
    later: str | None


def choice(value: str | None, known: Sequence[T], default: T) -> T:
    """`value` if it is one of the known ones, else the default."""
    return next((one for one in known if one == value), default)


def slice_of(items: Sequence[T], ask: Ask, *, limit: int = ON_A_PAGE) -> Slice[T]:
    """The items from `start` on, as many as a page holds, and the addresses of the pages around them."""
    asked = ask.query("start") or "0"
    start = min(int(asked), len(items)) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    earlier = ask.elsewhere(start=max(0, start - limit) or None) if start else None
    later = ask.elsewhere(start=start + limit) if start + limit < len(items) else None
    return Slice(tuple(items[start : start + limit]), len(items), start, earlier, later)
