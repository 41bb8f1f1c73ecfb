"""Bounds: what a figure leaves open, and whether two figures can both be so.

In: a number, how near it is told to be, the other end of a range, how far it may be off. Out: from where to where what it counts may lie; whether two
can both be so. Never: what is counted.

`both_may_be` is the one place that decides whether two figures contradict each other: both may be so where what they leave open has a number in
common. "At least 5" and "at least 7" do, "up to 300" and "up to 500", "from 12 to 24" and 20; "at least 9" and 4 do not, nor "up to 10" and 15.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from dateline.terms import Bound

ROUNDED = 0.1
"""How far, as a share of it, a figure that is told roughly may lie from what it is."""
LOOSE = 0.025
"""The same of the least and the most: they are told in round numbers, and "at least 150" is said beside "up to 149"."""


@dataclass(frozen=True, slots=True)
class Open:
    """What a figure leaves open: all from `least` to `most`, both of them too."""

    least: float
    most: float


def left_open(value: float, bound: Bound = "exactly", *, to: float | None = None, slack: float = 0.0) -> Open:
    """Where what is told may lie: "at least" has no end above, "at most" none below; `to` is the other end of a range, `slack` the share by which it may be off."""
    off = max(slack, _OFF.get(bound, 0.0))
    last = value if to is None else to
    return Open(
        -inf if bound == "at most" and to is None else value - off * abs(value),
        inf if bound == "at least" and to is None else last + off * abs(last),
    )


_OFF: dict[Bound, float] = {"about": ROUNDED, "at least": LOOSE, "at most": LOOSE}


def both_may_be(one: Open, other: Open) -> bool:
    """Whether some number is left open by both."""
    return one.least <= other.most and other.least <= one.most
