"""What each dispatch itself knows of an event.

In: the tellings of an event. Out: accounts, one a dispatch, without what it only recalls or says in passing. Never: a plan
told after its day, or a happening told beside the plan for a day still to come, taken for news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from dateline.status import AHEAD, DISPUTED, OVER, RUNGS, UNCERTAIN
from dateline.tell.reported import Telling
from dateline.terms import Event, When

Account = tuple[Telling, ...]
"""What one dispatch tells of one event, in the order of its text."""

FRESH = 10
"""Days before a report from which on what it tells as done is background there (between a weekly's week and a month)."""
_CONDITION = re.compile(r"\b(?:if|unless|whether)\b")
_ATTENDS = re.compile(
    r"\b(?:(?:attend|boycott|skip)(?:s|ed|ing)?|tak(?:es?|ing|en) part|took part|participat(?:es?|ed|ing)|(?:turn|show)(?:s|ed|ing)? up"
    r"|stay(?:s|ed|ing)? away)\b"
)
"""Words of whether somebody comes to a thing, which leave open whether it comes about."""
PROMINENT = 600
"""Characters from the head of a report within which it tells its news: a headline, a lede and a half."""


def accounts(event: Event, tellings: Sequence[Telling]) -> list[Account]:
    """The dated tellings by dispatch, in the order in which they came out; one that knows nothing of its own is left out."""
    grouped = (tuple(group) for _, group in groupby((t for t in tellings if t.reported), key=_source))
    return [own for account in grouped if (own := _own(event, account))]


def _source(telling: Telling) -> tuple[str, bool, str]:
    return telling.dispatch, telling.edited, telling.report.article


def _own(event: Event, account: Account) -> Account:
    """The account without plans whose day was past, and, where it dates the plan ahead, without happenings told in passing."""
    kept = tuple(telling for telling in account if not (_recalled_plan(event, telling) or _on_attendance(telling)))
    if any(ahead(telling) and telling.report.when for telling in kept):
        kept = tuple(telling for telling in kept if telling.report.status not in OVER or telling.report.when)
    return kept


def _recalled_plan(event: Event, telling: Telling) -> bool:
    """It speaks of a plan though the plan's day, or that of the event which has happened, lies before the report.

    Or it only says what would be so if it came about.
    """
    report = telling.report
    if report.status not in AHEAD:
        return False
    if report.status == "possible" and _CONDITION.search(report.evidence.text.casefold()):
        return True
    return not _reaches(report.when or (event.when if event.status in OVER else None), report.reported)


def _on_attendance(telling: Telling) -> bool:
    """Its status is that of somebody's coming, not of the thing: "she might not attend", "declined to take part"."""
    unsure = telling.report.status in UNCERTAIN
    return unsure and _ATTENDS.search(telling.report.evidence.text.casefold()) is not None


def ahead(telling: Telling) -> bool:
    """It speaks of a plan whose day, as far as it is told, has not passed."""
    return telling.report.status in AHEAD and _reaches(telling.report.when, telling.report.reported)


def _reaches(when: When | None, reported: When | None) -> bool:
    return when is None or reported is None or when.last_day >= reported.first_day


def later(before: Telling, after: Telling) -> bool:
    """Whether `after` came out on a later day, or at a later time of a day where both tell the time."""
    if before.reported is None or after.reported is None:
        return False
    if before.reported.precision == after.reported.precision == "instant":
        return after.reported.start > before.reported.start
    return after.reported.start[:10] > before.reported.end[:10]


def standing(account: Account) -> Telling:
    """The telling whose status stands for the account: what is done, else what turned, else the farthest along."""
    return max(account, key=_farthest)


def _farthest(telling: Telling) -> tuple[int, bool]:
    status = telling.report.status
    rank = 10 if status == "happened" else RUNGS.get(status, 9)
    return rank - 9 * (status in DISPUTED), telling.report.when is not None


def prominent(telling: Telling) -> bool:
    """It dates the event itself, to days shortly before, or tells it as its news."""
    when, reported = telling.report.when, telling.reported
    if when is None or reported is None:
        return telling.report.evidence.start < PROMINENT
    return (reported.first_day - when.last_day).days <= FRESH
