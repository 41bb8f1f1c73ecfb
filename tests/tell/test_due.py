"""Tests for `dateline.tell.due`."""

from datetime import date

from dateline.tell import was_due
from tests.tell.builders import article, event, report, when

PLAN = article("courier", "The ferry is to sail again on 12 May.", day="2030-05-02")


def test_a_plan_was_due_from_the_day_after_it() -> None:
    """On its day it lies ahead still; the day after it was due."""
    plan = event("e", report(PLAN, "is to sail again", on=when("2030-05-12")))
    assert not was_due(plan, date(2030, 5, 12))
    assert was_due(plan, date(2030, 5, 13))


def test_what_happened_or_has_no_day_was_not_due() -> None:
    """What is told as done is done; what has no day is due on none."""
    done = event("e", report(PLAN, "sail", status="happened", on=when("2030-05-12")))
    open_ = event("e", report(PLAN, "sail"))
    assert not was_due(done, date(2030, 6, 1))
    assert not was_due(open_, date(2030, 6, 1))
