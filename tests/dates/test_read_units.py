"""Weeks counted from a weekday."""

from __future__ import annotations

import pytest

from tests.dates.builders import only, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will vote a week on Tuesday.", "2021-06-29"),
        ("They will vote a week from Friday.", "2021-06-25"),
        ("They will vote on Tuesday week.", "2021-06-29"),
        ("The hearing was put back to Monday week.", "2021-06-28"),
        ("It opens a fortnight on Friday.", "2021-07-02"),
        ("It opens two weeks on Monday.", "2021-07-05"),
        ("It opens three weeks from Monday.", "2021-07-12"),
        ("It opens Monday fortnight.", "2021-07-05"),
        ("It opens today week.", "2021-06-23"),
        ("It opens tomorrow fortnight.", "2021-07-01"),
        ("He died a week ago Friday.", "2021-06-04"),
        ("He died a week ago on Monday.", "2021-06-07"),
    ],
)
def test_weeks_from_a_weekday(text: str, value: str) -> None:
    """A week on, from or behind a weekday is counted from the coming one; "a week ago Friday" from the last."""
    assert only(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "It lasted a week on Tuesday.",
        "closed for a week on Monday",
        "two weeks from Friday's vote",
        "The week on Friday",
    ],
)
def test_lengths_stay_lengths(text: str) -> None:
    """What lasted a week by Tuesday, or is counted from what happened on a day, is no day a week later."""
    assert not any(" on " in one.text or " from " in one.text for one in read(text))
