"""Tests for `dateline.tell.glosses`."""

import pytest

from dateline.tell.glosses import in_brackets, in_quotes, unjoined
from dateline.tell.lines import Line
from dateline.terms import Cast, Entity, Evidence, Timex
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


@pytest.mark.parametrize(
    ("text", "owns", "shown"),
    [
        ("Her father was there.", True, "Her [Marek’s] father was there."),
        ("She was there.", False, "She [Marek] was there."),
    ],
)
def test_a_name_behind_an_owner_is_one_itself(text: str, owns: bool, shown: str) -> None:
    """Behind "her father" stands whose, behind "she" who."""
    who = Evidence("a", 0, len(text.split(maxsplit=1)[0]), text.split(maxsplit=1)[0])
    cast = Cast((Entity("m", "Vesna Marek", "person", ("Marek",), (), None, (who,), "set by the test"),))
    line = Line("a", "a", 0, len(text), text, 0, None, (), owners=frozenset({0} if owns else ()))
    assert in_brackets(line, cast, []) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nobody was hurt,” Lind said.", "“Nobody was hurt,” Lind said."),
        ('Lind wrote "nobody was hurt.”', 'Lind wrote "nobody was hurt.”'),
        ("Lind said: “Nobody fell.", "Lind said: “Nobody fell.”"),
        ("“Nobody fell,” Lind said.", "“Nobody fell,” Lind said."),
        ('Nobody was hurt," Lind said.', '"Nobody was hurt," Lind said.'),
        ('Lind said: "Nobody fell.', 'Lind said: "Nobody fell."'),
        ("Lind fell 6' 2\".", "Lind fell 6' 2\"."),
        ("Nobody fell.", "Nobody fell."),
    ],
)
def test_what_is_quoted_over_two_sentences_has_both_its_marks(text: str, shown: str) -> None:
    """The mark that stands in the sentence before or behind is set; a mark for inches is none."""
    assert in_quotes(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("But the bridge stayed closed.", "The bridge stayed closed."),
        ("And, the bridge stayed closed.", "The bridge stayed closed."),
        ("However, the bridge stayed closed.", "The bridge stayed closed."),
        ("Still standing is the bridge.", "Still standing is the bridge."),
        ("Andes guides closed the bridge.", "Andes guides closed the bridge."),
        ("“But the bridge stayed closed.”", "“But the bridge stayed closed.”"),
    ],
)
def test_what_joins_a_line_to_one_that_is_not_shown_is_left_out(text: str, shown: str) -> None:
    """Of the report's own words, not of somebody's."""
    assert unjoined(text) == shown
