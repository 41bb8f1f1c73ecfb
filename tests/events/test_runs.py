"""Tests for `dateline.events.runs`, `dateline.events.naming` and the clauses that `times` finds to be of an untold past."""

from __future__ import annotations

import pytest

from dateline.dates import timexes
from dateline.terms import EventMention
from tests.events.builders import article, parse, read


def mention(text: str, word: str, *, published: str = "2031-05-14") -> EventMention:
    """The mention of an event in a report of Wednesday, its times read as the dates room does."""
    of = article(text, published=published)
    return next(one for one in read(of, *timexes(of, parse(of))) if one.trigger.text == word)


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The firm paid four millions in taxes from 2007 to 2014.", "paid", ("2007-01-01", "2014-12-31")),
        ("The firm paid four millions in taxes in 2013 and 2014.", "paid", ("2013-01-01", "2014-12-31")),
        (
            "They earned four millions in 2024 and the first three months of 2025.",
            "earned",
            ("2024-01-01", "2025-12-31"),
        ),
        ("The firm paid four millions in taxes in 2014.", "paid", ("2014-01-01", "2014-12-31")),
        ("The firm lost the harbour in 2014, and sold the mill in 2016.", "lost", ("2014-01-01", "2014-12-31")),
    ],
)
def test_years_that_are_joined_are_one_time(text: str, word: str, when: tuple[str, str]) -> None:
    """From the first to the last; not the years of two clauses."""
    found = mention(text, word).when
    assert found is not None
    assert (found.start, found.end) == when


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("The council wants the papers of the inquiry into the 2028 election.", "election", False),
        ("The notes revealed nothing about the Sept. 11 attack.", "attack", False),
        ("Lind thanked the woman who lost last year's election.", "election", False),
        ("The 2028 election was close.", "election", True),
        ("Hale won the 2028 election.", "election", True),
        ("Hale lost her seat in the 2028 election.", "election", True),
        ("Hale, who left the party last year, wrote a letter.", "left", False),
        ("Hale spoke about it for the first time since resigning in March.", "resigning", False),
        ("Hale resigned in March.", "resigned", True),
    ],
)
def test_what_is_told_beside_is_not_shown_with_another_time(text: str, word: str, shown: bool) -> None:
    """The words of a sentence stand for what they tell, not for what a year in them only names."""
    found = mention(text, word)
    assert found.when is not None
    assert found.telling is not None
    assert bool(found.telling.shown) == shown


@pytest.mark.parametrize(
    ("text", "word", "untold"),
    [
        ("Hale had announced that he would leave.", "announced", True),
        ("Hale previously announced a plan.", "announced", True),
        ("Hale has opposed the bridge.", "opposed", True),
        ("Hale has long opposed the bridge.", "opposed", True),
        ("Hale has closed the bridge.", "closed", False),
        ("Hale announced a plan.", "announced", False),
        ("Hale announced a plan earlier than others.", "announced", False),
        ("Hale had announced on Monday that he would leave.", "announced", False),
    ],
)
def test_what_was_before_or_is_a_stand_is_of_an_untold_day(text: str, word: str, untold: bool) -> None:
    """A pluperfect, "previously" and a stand that somebody takes are lent no day of the report; what has its own keeps it."""
    assert mention(text, word).other_time == untold
