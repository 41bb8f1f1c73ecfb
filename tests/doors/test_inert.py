"""Tests for `dateline.doors.inert`: words of reports as lines."""

from __future__ import annotations

import pytest

from dateline.doors.inert import sentence


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("The bridge fell.", "The bridge fell"),
        ("The bridge fell at 6 a.m.", "The bridge fell at 6 a.m."),
        ("Its parts came from the U.S.", "Its parts came from the U.S."),
        ("It fell in the time of Ana B.", "It fell in the time of Ana B"),
        ("The bridge...", "The bridge..."),
    ],
)
def test_a_line_ends_without_a_full_stop_that_is_no_part_of_its_last_word(words: str, line: str) -> None:
    """The stop of a sentence goes; those of "a.m." stay both."""
    assert sentence(words) == line
