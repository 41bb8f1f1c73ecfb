"""The reports of a story by day, as a small row of bars.

In: days with how many reports came. Out: bars in units of their own. Never: more bars than a reader tells apart; a day left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.doors.shelf import count, day
from dateline.terms import When

WIDTH, HEIGHT, GAP = 120.0, 24.0, 1.0
BARS = 30
"""Bars at most; where there are more days, a bar stands for as many as it takes."""
FEWEST = 7
"""Days that the row spans at least, so that one day is no wall."""


@dataclass(frozen=True, slots=True)
class Spark:
    """Bars (x, y, height), how wide they are, and the same in words."""

    bars: tuple[tuple[float, float, float], ...]
    width: float
    said: str


def spark(days: Sequence[tuple[str, int]]) -> Spark | None:
    """The bars; None of a story whose reports have no day, or all the same one."""
    if len(days) < 2:
        return None
    first, last = date.fromisoformat(days[0][0]), date.fromisoformat(days[-1][0])
    span = max(FEWEST, (last - first).days + 1)
    each = -(-span // BARS)
    held: Counter[int] = Counter()
    for at, n in days:
        held[(date.fromisoformat(at) - first).days // each] += n
    most, step = max(held.values()), WIDTH / -(-span // each)
    bars = tuple((round(at * step, 1), *_upright(n, most)) for at, n in sorted(held.items()))
    return Spark(bars, round(max(1.5, step - GAP), 1), _said(first, held, each))


def _upright(n: int, most: int) -> tuple[float, float]:
    height = round(max(2.0, HEIGHT * n / most), 1)
    return round(HEIGHT - height, 1), height


def _said(first: date, held: Counter[int], each: int) -> str:
    """Where most reports came."""
    at = max(held, key=lambda n: (held[n], -n))
    start = first + timedelta(at * each)
    end = start + timedelta(each - 1)
    when = When(start.isoformat(), end.isoformat(), "day" if each == 1 else "span", "")
    return (
        f"Reports by day; most on {day(when)}: {count(held[at], 'report')}"
        if each == 1
        else (f"Reports over time; most from {day(when)}: {count(held[at], 'report')}")
    )
