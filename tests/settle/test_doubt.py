"""Days of publication that are not believed."""

from __future__ import annotations

import pytest

from dateline.terms import Article
from tests.settle.builders import settled, told

FIRST = (
    "A bull broke out of the yard of Tarnau on Sunday and was caught after two hours, the town said.\nNobody was hurt."
)
NEXT = "Farmers of Tarnau asked on Monday for a higher fence, a day after a bull broke out of the yard.\nThe yard stays shut."
LATE = "A bull broke out of the yard of Tarnau on Sunday and people hid in a shop.\n“We ran as fast as we could,” wrote a visitor from the coast in a long post of 2 June 2024."


def of_last(text: str, day: str) -> Article:
    """The last of three reports of one story, settled: the one that came out on `day`."""
    first, second = (
        told(FIRST, published="2024-06-02", name="first.txt"),
        told(NEXT, published="2024-06-03", name="next.txt"),
    )
    return settled([first, second, told(text, published=day, name="late.txt")])[2]


def test_a_crawl_hour_is_not_believed() -> None:
    """Months behind all others and behind the posts in its own text, with the others' weekday for its news: its day goes, and it says why."""
    late = of_last(LATE, "2024-11-30T03:11:22")
    assert late.published is None
    assert "2024-11-30 is not believed" in late.notes[-1]
    assert "first.txt, published 2024-06-02" in late.notes[-1]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (LATE.replace("on Sunday", "on Friday"), "2024-11-30"),
        (LATE.replace("A bull broke out", "A court heard on Friday how a bull broke out"), "2024-11-30"),
        (LATE.replace("2 June 2024", "28 November 2024"), "2024-11-30"),
        (LATE.replace("2 June 2024", "a wall"), "2024-11-30"),
        (LATE, "2024-06-20"),
    ],
)
def test_a_later_turn_is_believed(text: str, day: str) -> None:
    """News of its own, a recent post, no post, or a few weeks only: the day stands."""
    when = of_last(text, day).published
    assert when is not None
    assert when.start == day
