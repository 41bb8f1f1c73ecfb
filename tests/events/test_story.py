"""A story's events: joined over reports, folded, set one in another."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.events.builders import article, cast, day, heaps, story, timex

FIRST = article("Vesna and Otto will meet in Paris on June 3, the aide said.", id="a", published="2031-05-12")
SECOND = article(
    "Vesna and Otto will meet in Paris next month. They met in Vienna in March.", id="b", published="2031-05-13"
)
THIRD = article(
    "Vesna and Otto met in Paris on June 3.\nThe meeting of Vesna and Otto followed a long dispute.",
    id="c",
    published="2031-06-04",
    title="Vesna meets Otto in Paris",
)
TIMES = [
    timex(FIRST, "June 3", day("2031-06-03")),
    timex(SECOND, "next month", day("2031-06-01", "month", "2031-06-30")),
    timex(SECOND, "in March", day("2031-03-01", "month", "2031-03-31")),
    timex(THIRD, "on June 3", day("2031-06-03")),
]
KNOWN = cast([FIRST, SECOND, THIRD], Vesna="person", Otto="person", Paris="place", Vienna="place")


def test_one_event_over_two_reports() -> None:
    """The same people, place and month are one event, told by both."""
    paris = next(e for e in story([FIRST, SECOND], KNOWN, TIMES) if e.where == "Paris")
    assert {report.article for report in paris.reports} == {"a", "b"}
    assert set(paris.who) == {"vesna", "otto"}
    assert paris.status == "scheduled"


def test_a_day_wins_over_the_month_that_holds_it() -> None:
    """The later report's month does not blur the earlier report's day."""
    paris = next(e for e in heaps([FIRST, SECOND], KNOWN, TIMES) if e.where == "Paris")
    assert paris.when is not None
    assert paris.when.start == "2031-06-03"


def test_look_alikes_stay_apart() -> None:
    """Another place makes another meeting; "they" are the two just named."""
    vienna = next(e for e in story([FIRST, SECOND], KNOWN, TIMES) if e.where == "Vienna")
    assert vienna.status == "happened"
    assert {report.article for report in vienna.reports} == {"b"}


def test_order_of_reports_does_not_matter() -> None:
    """Any order of articles gives the same events."""
    orders = [story(list(order), KNOWN, TIMES) for order in itertools.permutations([FIRST, SECOND])]
    assert orders[0] == orders[1]


def test_another_partner_is_another_meeting() -> None:
    """Someone on each side whom the other lacks makes two events."""
    of = article("Vesna met Otto. Vesna met Ilse.", published="2031-05-12")
    found = heaps([of], cast([of], Vesna="person", Otto="person", Ilse="person"))
    assert sorted(sorted(e.who) for e in found) == [["ilse", "vesna"], ["otto", "vesna"]]


def test_an_event_within_another_shares_its_place() -> None:
    """A meeting on the sidelines is part of the summit, and where the summit is."""
    of = article("Vesna and Otto will hold a meeting on the sidelines of the harbour summit in Paris on June 3.")
    found = heaps(
        [of], cast([of], Vesna="person", Otto="person", Paris="place"), [timex(of, "June 3", day("2031-06-03"))]
    )
    inner = next(e for e in found if e.part_of)
    outer = next(e for e in found if e.id == inner.part_of)
    assert inner.where == outer.where == "Paris"


def test_a_later_report_wins_the_status() -> None:
    """What was possible and is now agreed is agreed; the first report keeps its word."""
    early = article("Vesna may meet Otto in Paris.", id="a", published="2031-05-12")
    late = article("Vesna and Otto agreed to meet in Paris.", id="b", published="2031-05-14")
    (event,) = heaps([early, late], cast([early, late], Vesna="person", Otto="person", Paris="place"))
    assert event.status == "agreed"
    assert [report.status for report in event.reports] == ["possible", "agreed"]


def test_a_day_told_by_another_event() -> None:
    """As in "Three days after the summit" is placed once the summit's day is known."""
    of = article("The summit was held in Paris on May 2.\nVesna was arrested three days after the summit.")
    found = heaps([of], cast([of], Vesna="person", Paris="place"), [timex(of, "May 2", day("2031-05-02"))])
    arrest = next(e for e in found if e.kind == "arrest")
    assert arrest.when is not None
    assert arrest.when.start == "2031-05-05"


def test_no_reports_no_events() -> None:
    """An empty story tells nothing."""
    assert story([], cast([])) == ()


def test_every_event_says_why() -> None:
    """Each head has its reason in one sentence."""
    assert all(event.basis for event in story([FIRST, SECOND], KNOWN, TIMES))


def test_a_moved_plan_is_one_plan() -> None:
    """The old day and the new one are of one event where a report says that it was moved; the new day is the head's."""
    early = article("Vesna will meet Otto in Paris on June 3.", id="a", published="2031-05-12")
    late = article("Their meeting in Paris was moved to June 9.", id="b", published="2031-05-14")
    times = [timex(early, "June 3", day("2031-06-03")), timex(late, "June 9", day("2031-06-09"))]
    (event,) = heaps([early, late], cast([early, late], Vesna="person", Otto="person", Paris="place"), times)
    assert event.when is not None
    assert event.when.start == "2031-06-09"
    assert {report.article for report in event.reports} == {"a", "b"}


TOLD = ("The tram crashed in Paris on {}.", "Police are searching Paris on {}.", "Vesna met Otto in Paris on {}.")


@given(st.sampled_from(TOLD), st.integers(-40, 40), st.integers(0, 3))
def test_nothing_happened_after_the_report_of_it(told: str, ahead: int, length: int) -> None:
    """A report's event whose day begins after the day of publication is a plan there, whatever the tense."""
    first = date(2031, 5, 14) + timedelta(days=ahead)
    span = day(first.isoformat(), "day" if not length else "span", (first + timedelta(days=length)).isoformat())
    of = article(told.format("June 3"), published="2031-05-14")
    for event in story([of], cast([of], Vesna="person", Otto="person", Paris="place"), [timex(of, "June 3", span)]):
        for report in event.reports:
            if report.when is not None and report.when.start[:10] > "2031-05-14":
                assert report.status not in {"happened", "under way"}


def test_a_place_that_talks_are_about_denies_no_other() -> None:
    """As in "the Calder talks" held in Velden: one event, told by both reports."""
    one = article("Calder talks were moved to June 3.", id="a", published="2031-05-10")
    other = article(
        "The dockers of Calder and the port agreed to hold talks in Paris on June 3.", id="b", published="2031-05-12"
    )
    days = [timex(of, "June 3", day("2031-06-03")) for of in (one, other)]
    found = heaps([one, other], cast([one, other], Calder="place", Paris="place"), days)
    (talks,) = [event for event in found if event.kind == "meeting"]
    assert {report.article for report in talks.reports} == {"a", "b"}
    assert talks.where == "Paris"


def test_there_is_where_the_report_was_last() -> None:
    """A place that only points back is that of the event told before."""
    of = article(
        "A train hit a lorry in Paris on May 13.\nA tractor was hit there in June 2029.", id="a", published="2031-05-14"
    )
    days = [timex(of, "May 13", day("2031-05-13")), timex(of, "June 2029", day("2029-06-01", "month", "2029-06-30"))]
    found = story([of], cast([of], Paris="place"), days)
    assert {event.where for event in found} == {"Paris"}
    assert len(found) == 2


def test_what_was_done_on_a_day_is_no_plan_again() -> None:
    """A later report that only says that it was decided on, without a day, does not undo it; a new day would."""
    done = article("The ferry returned to Velm on Tuesday.", id="a", published="2031-05-14")
    decided = article("The captain of the ferry decided to return to Velm.", id="b", published="2031-05-16")
    times = [timex(done, "on Tuesday", day("2031-05-13"))]
    found = next(e for e in heaps([done, decided], cast([done, decided], Velm="place"), times) if "return" in e.what)
    assert {report.status for report in found.reports} == {"happened", "scheduled"}
    assert found.status == "happened"


def test_what_is_in_a_row_is_in_no_heap_beside_it() -> None:
    """Each place of a report is of one event: that of its row, or the one that it is joined to."""
    found = story([FIRST, SECOND, THIRD], KNOWN, TIMES)
    places = [(report.article, report.trigger.start) for event in found if event.headline for report in event.reports]
    beside = {
        (report.article, report.trigger.start) for event in found if not event.headline for report in event.reports
    }
    assert len(set(places)) == len(places) > 0
    assert beside
    assert beside.isdisjoint(places)


def test_the_head_of_a_row_is_that_of_its_exemplar() -> None:
    """Day, place and status stand in one report of it, whose words the row has; the others of its core are marked as such."""
    rows = [event for event in story([FIRST, SECOND, THIRD], KNOWN, TIMES) if event.headline]
    for event in rows:
        (best,) = [report for report in event.reports if report.exemplar]
        assert (best.when, best.where, best.status) == (event.when, event.where, event.status)
        assert event.headline is not None
        assert {proof.article for proof in event.headline.evidence} == {best.article}
        assert all(report.core for report in event.reports)
