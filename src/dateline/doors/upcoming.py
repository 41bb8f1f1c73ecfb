"""Upcoming: what is planned in many stories, for a front page and for a terminal alike.

In: lines of stories. Out: their plans that have a day, the nearest first. Never: what is only possible; a day that was over when the
newest report of all came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.status import DATED
from dateline.terms import Ahead, Plan, StoryLine


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A plan and the story in which it stands."""

    line: StoryLine
    plan: Plan


def upcoming(ahead: Ahead) -> tuple[Upcoming, ...]:
    """The plans that lie on the newest day or later, the nearest first."""
    day = date.fromisoformat(ahead.day) if ahead.day else date.min
    found = [
        (plan.when.first_day, plan.when.last_day, line.id, n, Upcoming(line, plan))
        for line in ahead.lines
        for n, plan in enumerate(line.next)
        if plan.when and plan.when.last_day >= day and plan.status in DATED
    ]
    return tuple(one for *_, one in sorted(found, key=lambda entry: entry[:4]))


def next_of(line: StoryLine, newest: str | None) -> tuple[Plan, bool] | None:
    """What was next when the story's last report came, and whether its day has passed by the newest report of all stories.

    A plan for the day of that report, at no hour that is known, may be over: one that surely lies ahead goes before it.
    """
    known = line.last.last_day.isoformat() if line.last else ""
    dated = [plan for plan in line.next if plan.status in DATED and plan.when]
    ahead = [plan for plan in dated if _last(plan) > known or (plan.when and "T" in plan.when.start)]
    found = next(iter(ahead or dated), None)
    return (found, _last(found) < (newest or "")) if found else None


def _last(plan: Plan) -> str:
    return plan.when.last_day.isoformat() if plan.when else ""
