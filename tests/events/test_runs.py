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
        ("Hale did not read the letter, which led to a trial in 2019.", "trial", False),
        ("Hale read the letter, and the trial began in 2019.", "trial", True),
        ("Hale spoke of the calamity that she said she inherited in 2019.", "inherited", False),
        ("Hale resigned in March.", "resigned", True),
        ("Hale wrote a note in response to letters released by the council on Friday.", "released", False),
        (
            "The quarrel began when a group showed a photo that Hale’s then-partner, a model, posed for in 2019.",
            "posed",
            False,
        ),
        ("A video released by the council on Friday shows the crash.", "released", True),
        ("The crash is seen in a video released by the council on Friday.", "released", True),
        ("The talks drew politicians mentioned as rivals for the 2032 nomination.", "nomination", False),
        ("Hale will run in the 2032 election.", "election", True),
        ("The 2032 election is expected to be close.", "election", True),
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
        ("At the time, Hale closed the bridge.", "closed", True),
        ("At the time of the vote, Hale closed the bridge.", "closed", False),
        ("Hale resigned prior to Tuesday.", "resigned", True),
        ("Hale lost the bridge in the 2020 wave election.", "lost", True),
        ("Hale lost the bridge for the 2020 painting.", "lost", False),
        ("Hale announced a plan.", "announced", False),
        ("Hale announced a plan earlier than others.", "announced", False),
        ("Hale had announced on Monday that he would leave.", "announced", False),
    ],
)
def test_what_was_before_or_is_a_stand_is_of_an_untold_day(text: str, word: str, untold: bool) -> None:
    """A pluperfect, "previously" and a stand that somebody takes are lent no day of the report; what has its own keeps it."""
    assert mention(text, word).other_time == untold


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Governor Hale announced a decision to veto the bill on Wednesday.", "announced", "2031-05-14"),
        ("Governor Hale announced a decision to veto the bill on Wednesday.", "veto", None),
        ("Governor Hale announced a decision to veto the bill on Friday.", "veto", "2031-05-16"),
        ("Governor Hale met the council on Wednesday.", "met", "2031-05-14"),
        ("The council announced on Wednesday that talks will be held.", "talks", None),
        ("The council said the talks will be held on Wednesday.", "talks", "2031-05-14"),
        ("Ada Lund, a candidate in the primary on June 3, announced that she would stay.", "announced", None),
        ("The council moved the vote to June 3.", "vote", "2031-06-03"),
        ("The mayor also announced the election date Wednesday.", "election", None),
        ("The mayor resigned prior to Tuesday.", "resigned", None),
        ("The mayor resigned before Tuesday.", "resigned", None),
    ],
)
def test_a_day_behind_a_plan_is_of_the_verb_above_unless_it_is_to_come(text: str, word: str, when: str | None) -> None:
    """What was announced in the report's own days was announced then."""
    found = mention(text, word).when
    assert (found and found.start) == when


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("Ada Lund is ahead in polls for the June 3 Senate election.", "election", "the June 3 Senate election"),
        ("Ada Lund is ahead in polls for the November election.", "election", None),
        ("The June 3 Senate election will be close.", "election", "The June 3 Senate election will be close."),
        ("The council will hold an election on June 3.", "election", "The council will hold an election on June 3."),
    ],
)
def test_what_is_to_come_and_only_named_is_shown_by_its_name(text: str, word: str, shown: str | None) -> None:
    """The words of a clause that is about something else would tell that; a name that is no more than a day tells nothing."""
    found = mention(text, word)
    assert found.telling is not None
    assert [words.text for words in found.telling.shown] == [words for words in (shown,) if words is not None]


LONG = "in a long article on its front page about the old bridge, the owners of the mills and the debts of the town, said on Friday that "
CLAIM = "Governor Hale had paid Otto Lind, his clerk of many years, to hide his part in negotiations to sell the mill."


@pytest.mark.parametrize(
    ("text", "told"),
    [(f"The paper, {LONG}{CLAIM}", False), (f"The paper said that {CLAIM}", True), (CLAIM, True)],
)
def test_words_that_leave_out_who_claims_them_are_not_shown(text: str, told: bool) -> None:
    """Of a sentence that is too long for a reader the clause that somebody claims would stand as if it were so."""
    found = mention(text, "negotiations")
    assert found.telling is not None
    assert bool(found.telling.shown) == told
