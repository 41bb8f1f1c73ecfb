"""Tests for `dateline.tell.accounts`: what a dispatch itself knows of an event."""

from dateline.tell.accounts import accounts, ahead, later, prominent, standing
from dateline.tell.reported import Wire
from dateline.terms import Event
from tests.tell.builders import article, dispatch, event, report, when

EARLY = article(
    "courier", "The fair in Velm will open on May 7, the mayor said. If it opens, he will come.", day="2030-05-01"
)
LATE = article("herald", "The fair in Velm had been set for May 7. It opened on May 9, aides said.", day="2030-05-10")
OLD = article("echo", "The fair opened in May, the first since the war.", day="2030-09-01")
EACH = [dispatch("d1", "courier"), dispatch("d2", "herald"), dispatch("d3", "echo")]


def told(fair: Event) -> list[list[str]]:
    """The statuses of each account."""
    wire = Wire.read(EACH, [EARLY, LATE, OLD])
    return [[telling.report.status for telling in account] for account in accounts(fair, wire.tellings(fair))]


def test_a_plan_told_after_its_day_is_recalled() -> None:
    """That a fair "had been set for May 7", told on May 10, says nothing of what is planned."""
    fair = event(
        "e",
        report(EARLY, "will open on May 7", on=when("2030-05-07")),
        report(LATE, "had been set for May 7", on=when("2030-05-07")),
        report(LATE, "opened on May 9", status="happened", on=when("2030-05-09")),
    )
    assert told(fair) == [["scheduled"], ["happened"]]


def test_a_condition_is_no_plan() -> None:
    """The words "if it opens" do not make the opening possible; it may be certain."""
    fair = event("e", report(EARLY, "If it opens, he will come", status="possible"))
    assert told(fair) == []


def test_beside_a_plan_for_a_day_ahead_a_bare_noun_is_not_done() -> None:
    """A word that sounds as if it were done, in a report that dates it ahead, is read in passing."""
    fair = event(
        "e",
        report(EARLY, "The fair in Velm", status="happened"),
        report(EARLY, "will open on May 7", on=when("2030-05-07")),
    )
    assert told(fair) == [["scheduled"]]


def test_the_farthest_along_stands_for_an_account() -> None:
    """What is done before what turned, what turned before the farthest plan, an allegation last."""
    plan, turn = report(EARLY, "will open"), report(EARLY, "on May 7", status="postponed")
    alleged = report(EARLY, "he will come", status="alleged")
    (account,) = accounts(
        event("e", plan, turn, alleged), Wire.read(EACH, [EARLY]).tellings(event("e", plan, turn, alleged))
    )
    assert standing(account).report.status == "postponed"


def test_what_is_long_past_is_background() -> None:
    """A report that dates it to months before tells no news of it; one that dates it to yesterday does."""
    fair = event(
        "e",
        report(LATE, "opened on May 9", status="happened", on=when("2030-05-09")),
        report(OLD, "opened in May", status="happened", on=when("2030-05-01", "2030-05-31")),
    )
    fresh, old = Wire.read(EACH, [LATE, OLD]).tellings(fair)
    assert prominent(fresh)
    assert not prominent(old)
    assert later(fresh, old)
    assert not ahead(fresh)
