"""Tests for `dateline.tell.brackets`."""

import pytest

from dateline.tell.brackets import in_brackets
from dateline.tell.lines import Line
from dateline.terms import Cast, Timex
from tests.tell.builders import when


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The vote on Friday failed.", "The vote on Friday [4 March 2022] failed."),
        ("In Friday's vote it failed.", "In Friday's [4 March 2022] vote it failed."),
        ("In Friday’s vote it failed.", "In Friday’s [4 March 2022] vote it failed."),
    ],
)
def test_a_day_stands_behind_the_word_and_what_it_carries(text: str, shown: str) -> None:
    """The bracket never parts a word from its "'s"."""
    at = text.index("Friday")
    friday = Timex("a", at, at + len("Friday"), "Friday", "date", "2022-03-04", when("2022-03-04"))
    line = Line("a", "a", 0, len(text), text, 0, None, ())
    assert in_brackets(line, Cast(()), [friday]) == shown
