"""Plans in thirty wordings: how each stands, its status, its day, its place."""

from __future__ import annotations

import pytest

from dateline.terms import Standing, Status
from tests.events.builders import article, candidate, cast, day, timex, told

DAY = "2031-06-09"
"""The day that the plans have; reports are of 14 May."""


@pytest.mark.parametrize(
    ("text", "word", "standing", "status", "place"),
    [
        ("The ministers will meet on June 9 in Paris.", "meet", "planned", "scheduled", "Paris"),
        ("The bridge is due to reopen on June 9.", "reopen", "planned", "scheduled", None),
        ("The hearing is set for June 9.", "hearing", "planned", "scheduled", None),
        ("The judge set the trial for June 9.", "trial", "planned", "scheduled", None),
        ("A second round of talks was agreed for June 9 in Paris.", "talks", "planned", "agreed", "Paris"),
        ("The second round is planned for June 9 in Paris.", "round", "planned", "scheduled", "Paris"),
        ("The summit, to be held in Paris on June 9, will deal with fish.", "summit", "planned", "scheduled", "Paris"),
        ("The election is scheduled for June 9.", "election", "planned", "scheduled", None),
        ("The vote is slated for June 9.", "vote", "planned", "scheduled", None),
        ("A strike is planned for June 9.", "strike", "planned", "scheduled", None),
        ("The union announced a strike for June 9.", "strike", "planned", "scheduled", None),
        ("The council called an election for June 9.", "election", "planned", "scheduled", None),
        ("The ministers agreed to meet again on June 9.", "meet", "planned", "agreed", None),
        ("The vote was brought forward to June 9.", "vote", "planned", "moved", None),
        ("The trial was put off until June 9.", "trial", "planned", "postponed", None),
        ("The council pushed back the reopening of the bridge to June 9.", "reopening", "planned", "postponed", None),
        ("The summit was postponed until June 9.", "summit", "planned", "postponed", None),
        ("The summit on June 9 was called off.", "summit", "planned", "cancelled", None),
        ("The visit to Paris, planned for June 9, was cancelled.", "visit", "planned", "cancelled", "Paris"),
        ("The trial is to begin on June 9.", "begin", "planned", "scheduled", None),
        ("The trial begins on June 9.", "trial", "asserted", "scheduled", None),
        ("The council meets on June 9 to discuss the plan.", "meets", "asserted", "scheduled", None),
        ("The driver is due to appear in court on June 9.", "appear", "planned", "scheduled", None),
        ("The driver will be sentenced on June 9.", "sentenced", "planned", "scheduled", None),
        ("The funeral will be held on June 9 in Paris.", "funeral", "planned", "scheduled", "Paris"),
        ("The funeral will take place on June 9 in Paris.", "funeral", "planned", "scheduled", "Paris"),
        ("Talks are expected to resume on June 9.", "resume", "planned", "scheduled", None),
        ("The pope is scheduled to visit Paris on June 9.", "visit", "planned", "scheduled", "Paris"),
        ("The next meeting is on June 9 in Paris.", "meeting", "planned", "scheduled", "Paris"),
        ("The union said its members would walk out on June 9.", "walk", "planned", "scheduled", None),
        ("The line would reopen on June 9, the operator said.", "reopen", "claimed", "scheduled", None),
        ("The June 9 election would be the third this year.", "election", "asserted", "scheduled", None),
    ],
)
def test_a_plan_with_its_day(text: str, word: str, standing: Standing, status: Status, place: str | None) -> None:
    """However it is worded, who is committed has a plan: with its status, its day and its place."""
    of = article(text)
    found = candidate(of, word, cast([of], Paris="place"), timex(of, "June 9", day(DAY)))
    assert (found.one.mention.standing, found.status, found.where) == (standing, status, place)
    assert found.when == day(DAY)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The reopening of the bridge was moved from May 30 to June 9.", "reopening"),
        ("The launch, originally scheduled for May 30, is now planned for June 9.", "launch"),
    ],
)
def test_the_day_that_a_plan_had_is_not_its_day(text: str, word: str) -> None:
    """Of two days the one that it is moved to."""
    of = article(text)
    both = timex(of, "May 30", day("2031-05-30")), timex(of, "June 9", day(DAY))
    assert told(of, word, *both).when == day(DAY)


def test_moving_a_plan_is_not_of_the_day_it_is_moved_to() -> None:
    """What was put off until June was put off before."""
    of = article("The trial was postponed to June 9.")
    assert told(of, "trial", timex(of, "June 9", day(DAY))).when == day(DAY)
    found = candidate(of, "postponed", cast([of]), timex(of, "June 9", day(DAY)))
    assert found.when is None or found.when.start < DAY


def test_a_headline_without_its_verb_tells_a_plan_put_off() -> None:
    """A headline's "Summit postponed" is in the passive."""
    of = article("A report.", title="Velm summit postponed until June 9")
    found = candidate(of, "summit", cast([of]), timex(of, "June 9", day(DAY)))
    assert (found.status, found.when) == ("postponed", day(DAY))
