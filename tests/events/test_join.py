"""Joining: what is one event over several reports, and what is not."""

from __future__ import annotations

import itertools

from dateline.terms import Event
from tests.events.builders import article, cast, day, heaps, timex


def _told_by(event: Event) -> set[str]:
    return {report.article for report in event.reports}


def test_other_words_for_one_crash() -> None:
    """A derailment, a crash and an accident of one day and place are one event."""
    one = article("A tram derailed in Ebury on May 12.", id="a")
    two = article("The tram crash in Ebury on May 12 shocked the town.", id="b")
    three = article("The accident in Ebury happened on May 12.", id="c")
    times = [timex(of, "May 12", day("2031-05-12")) for of in (one, two, three)]
    (event,) = [e for e in heaps([one, two, three], cast([one, two, three], Ebury="place"), times) if e.where]
    assert _told_by(event) == {"a", "b", "c"}


def test_a_place_that_the_story_sets_in_another() -> None:
    """Ebury lies in Tarn because a report says so, and the crash in the one is the crash in the other."""
    one = article("A tram crashed in Ebury, south Tarn, on May 12.", id="a")
    two = article("A tram crashed in Tarn on May 12.", id="b")
    times = [timex(of, "May 12", day("2031-05-12")) for of in (one, two)]
    (event,) = heaps([one, two], cast([one, two], Ebury="place", Tarn="place"), times)
    assert _told_by(event) == {"a", "b"}
    assert event.where == "Ebury"


def test_another_day_is_another_launch() -> None:
    """Two launches by the same on two days stay apart."""
    of = article("Norland launched a rocket on May 12. It launched a rocket on April 2.")
    times = [timex(of, "May 12", day("2031-05-12")), timex(of, "April 2", day("2031-04-02"))]
    found = heaps([of], cast([of], Norland="place"), times)
    assert sorted(e.when.start for e in found if e.when) == ["2031-04-02", "2031-05-12"]


def test_the_launch_is_the_one_told_last() -> None:
    """In a report, "the launch" with nothing of its own is the launch told just before it."""
    of = article(
        "A rocket was launched in Ebury on May 12. A rocket was launched in Tarn on April 2. The launch failed."
    )
    times = [timex(of, "May 12", day("2031-05-12")), timex(of, "April 2", day("2031-04-02"))]
    found = heaps([of], cast([of], Norland="place", Ebury="place", Tarn="place"), times)
    assert {e.where for e in found if e.kind == "launch"} == {"Ebury", "Tarn"}


def test_another_meeting_is_not_the_one_just_told() -> None:
    """A "separate meeting" is another one, even with the same people."""
    of = article("Vesna met Otto in Paris on May 12. A separate meeting of Vesna and Otto was held on May 14.")
    times = [timex(of, "May 12", day("2031-05-12")), timex(of, "May 14", day("2031-05-14"))]
    found = heaps([of], cast([of], Vesna="person", Otto="person", Paris="place"), times)
    assert len([e for e in found if e.kind == "meeting"]) == 2


def test_a_plan_that_was_moved_and_then_held() -> None:
    """Talks set for one day, put off to another and held then are one event, of the day on which they were held."""
    one = article("Vesna will meet Otto in Paris on June 3.", id="a", published="2031-05-12")
    two = article("Vesna met Otto in Paris on June 9.", id="b", published="2031-06-10")
    times = [timex(one, "June 3", day("2031-06-03")), timex(two, "June 9", day("2031-06-09"))]
    (event,) = heaps([one, two], cast([one, two], Vesna="person", Otto="person", Paris="place"), times)
    assert event.status == "happened"
    assert event.when is not None
    assert event.when.start == "2031-06-09"


def test_any_order_of_reports_gives_the_same_events() -> None:
    """Arrival decides nothing."""
    reports = [
        article("A tram derailed in Ebury on May 12.", id="a"),
        article("The crash in Ebury killed seven people. Another crash in Tarn hurt two.", id="b"),
        article("The accident was the worst in years. Vesna visited Ebury.", id="c"),
    ]
    known = cast(reports, Ebury="place", Tarn="place", Vesna="person")
    times = [timex(reports[0], "May 12", day("2031-05-12"))]
    assert len({heaps(list(order), known, times) for order in itertools.permutations(reports)}) == 1


def test_the_crash_of_another_report_is_the_main_one() -> None:
    """A report that only says "the derailment" means the one that the other reports tell."""
    reports = [
        article("A tram derailed in Ebury on May 12.", id="a"),
        article("The tram that derailed in Ebury was old.", id="b"),
        article("The derailment shocked Vesna.", id="c"),
    ]
    times = [timex(reports[0], "May 12", day("2031-05-12"))]
    found = heaps(reports, cast(reports, Ebury="place", Vesna="person"), times)
    (crash,) = [event for event in found if event.kind == "crash"]
    assert _told_by(crash) == {"a", "b", "c"}


def test_what_is_only_threatened_elsewhere_is_another_event() -> None:
    """A launch that somebody threatens near an island is not the launch that was done."""
    of = article("The army fired a missile on Monday.\nIt threatened to fire four missiles near Guam.")
    found = heaps([of], cast([of], Guam="place"), [timex(of, "Monday", day("2031-05-12"))])
    assert {event.status for event in found if event.kind == "launch"} == {"happened", "possible"}
