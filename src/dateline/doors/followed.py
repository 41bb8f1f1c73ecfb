"""Followed: how a source stands, and when, in words.

In: a source. Out: words, each with the instant that belongs to it, if one does. Never: what one door alone shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.doors.inert import clean
from dateline.doors.shelf import count, plain_time
from dateline.terms import Followed


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to say of a source: words, and the instant behind them."""

    words: str
    at: str | None = None

    @property
    def whole(self) -> str:
        """Both, as words."""
        return f"{self.words} {plain_time(self.at)}" if self.at else self.words


def named(one: Followed) -> str:
    """What a source is called: its title, else its address."""
    return clean(one.title) or clean(one.address)


def standing(one: Followed) -> Iterator[Part]:
    """What it is, how much it listed; that it is off, or how often it failed, when it answered and when it is asked next."""
    yield Part("not asked yet" if one.kind == "unknown" else one.kind)
    yield Part(count(one.entries, "entry", "entries"))
    if one.state == "off":
        yield Part("off")
    if one.failures:
        yield Part(f"failed {count(one.failures, 'time')}")
    if one.answered:
        yield Part("answered", one.answered)
    if one.due:
        yield Part("next", one.due)
