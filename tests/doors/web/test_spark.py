"""The small row of bars: reports by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.doors.web.spark import BARS, HEIGHT, WIDTH, spark


def test_one_day_is_no_row() -> None:
    """Where all came on one day, or on none that is known, there is nothing to see."""
    assert spark([]) is None
    assert spark([("2031-05-14", 9)]) is None


def test_the_busiest_day_is_the_highest_and_named() -> None:
    """Heights go by numbers; the words say where most came."""
    made = spark([("2031-05-14", 1), ("2031-05-15", 4), ("2031-05-18", 2)])
    assert made is not None
    assert [height for _, _, height in made.bars] == [HEIGHT / 4, HEIGHT, HEIGHT / 2]
    assert made.said == "Reports by day; most on 15 May 2031: 4 reports"


@given(st.dictionaries(st.integers(0, 20_000), st.integers(1, 90), min_size=2))
def test_bars_are_few_and_inside(counts: dict[int, int]) -> None:
    """However long a story is: no more bars than one tells apart, all of them inside, the highest as high as there is room."""
    days = [((date(1999, 1, 1) + timedelta(n)).isoformat(), count) for n, count in sorted(counts.items())]
    made = spark(days)
    assert made is not None
    assert 1 <= len(made.bars) <= BARS
    assert max(height for _, _, height in made.bars) == HEIGHT
    assert all(0 <= x < WIDTH and x + made.width <= WIDTH + 1 and y + height == HEIGHT for x, y, height in made.bars)
