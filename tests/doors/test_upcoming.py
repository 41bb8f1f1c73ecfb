"""What is coming in many stories."""

from __future__ import annotations

from dataclasses import replace

from dateline.doors.upcoming import next_of, upcoming
from dateline.terms import Ahead, Plan, Status, StoryLine, When


def day(written: str) -> When:
    """A day."""
    return When(written, written, "day", "as built")


def plan(event: str, on: str, status: Status = "scheduled") -> Plan:
    """A plan for a day."""
    return Plan(event, f"{event} is held", day(on), status)


BARE = StoryLine("a", "Story a", 2, day("2031-05-01"), day("2031-05-03"), "2031-05-03")
FIRST = replace(BARE, next=(plan("vote", "2031-05-03"), plan("hearing", "2031-05-20")))
OTHER = replace(
    BARE, id="b", title="Story b", next=(plan("talks", "2031-05-10"), plan("strike", "2031-05-09", "possible"))
)


def test_plans_of_all_stories_stand_by_day() -> None:
    """The nearest first; none whose day was over when the newest report came, and none that is only possible."""
    found = upcoming(Ahead("2031-05-04", (FIRST, OTHER)))
    assert [(one.line.id, one.plan.event) for one in found] == [("b", "talks"), ("a", "hearing")]
    assert [one.plan.event for one in upcoming(Ahead("2031-05-03", (FIRST, OTHER)))] == ["vote", "talks", "hearing"]
    assert upcoming(Ahead(None, ())) == ()


def test_the_next_of_a_story_says_whether_it_was_due() -> None:
    """As its last report has it, on that day too; its day may have passed since, by what other stories report."""
    vote, hearing = FIRST.next
    assert next_of(replace(BARE, next=(vote,)), "2031-05-03") == (vote, False)
    assert next_of(replace(BARE, next=(vote,)), "2031-05-04") == (vote, True)
    assert next_of(FIRST, "2031-05-21") == (hearing, True)
    at_two = replace(vote, when=When("2031-05-03T14:00", "2031-05-03T14:00", "instant", "as built"))
    assert next_of(replace(BARE, next=(at_two, hearing)), "2031-05-03") == (at_two, False)
    assert next_of(replace(BARE, next=(plan("strike", "2031-05-09", "possible"),)), "2031-05-03") is None
    assert next_of(BARE, "2031-05-03") is None
