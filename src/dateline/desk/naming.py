"""Naming: which report somebody means by a number, an id, the beginning of one, or words of its title.

In: what they wrote, and the reports that may be meant. Out: those that are. Never: one of several taken for the one; a second rule of it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from dateline.text import words

SHORTEST = 4
"""Letters of an id at least."""
PLACE = re.compile(r"\A(?:(?P<story>[^\[\]]*)\[(?P<number>\d{1,6})\]|(?P<bare>\d{1,3}))\Z")
"""A number in brackets, behind a story or alone; or a number alone, which is too short for an id."""


class Named(Protocol):
    """What has an id and a title."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str | None:
        """Its title."""


T = TypeVar("T", bound=Named)


def by_id(name: str, reports: Sequence[T]) -> list[T]:
    """Those of a story's reports, in their order, that a number in it ("3", "[3]"), an id or the beginning of one means."""
    place = PLACE.fullmatch(name.strip())
    if place and not place["story"]:
        return list(reports[max(0, at - 1) : at]) if (at := int(place["bare"] or place["number"])) else []
    same = [one for one in reports if one.id == name]
    return same or [one for one in reports if len(name) >= SHORTEST and one.id.startswith(name)]


def by_title(name: str, reports: Sequence[T]) -> list[T]:
    """Those whose title holds all these words; that alone whose title is these words, if it is one."""
    wanted = words(name)
    found = [one for one in reports if wanted and set(wanted) <= set(words(one.title or ""))]
    same = [one for one in found if words(one.title or "") == wanted]
    return same if len(same) == 1 else found
