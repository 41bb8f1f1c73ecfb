"""Tests for `dateline.tell.fresh`."""

from datetime import date

from dateline.tell.fresh import new_since, still_so
from dateline.tell.lines import lines
from dateline.terms import Event, Quantity
from tests.tell.builders import article, dispatch, event, report, when

FIRST = article("courier", "Dockers in Velm walked out on 20 February over night shifts.", day="2030-02-21")
LATER = article(
    "post",
    "The walkout of the dockers in Velm began on 20 February.",
    "The port offered a bonus for each shift at sea.",
    "The walkout of the dockers in Velm began on 19 February.",
    day="2030-03-02",
)
BOTH = [dispatch("courier"), dispatch("post")]
SINCE = date(2030, 2, 25)


def _fresh(*events: Event) -> list[str]:
    return [line.text for line in new_since(lines([FIRST, LATER], {}, BOTH), events, SINCE)]


def test_what_was_known_is_not_told_again_in_other_words() -> None:
    """A later sentence that only tells the known walkout is passed over; one with another day is not."""
    day = when("2030-02-20")
    known = event(
        "walkout",
        report(FIRST, "walked out on 20 February", status="happened", on=day),
        report(LATER, "The walkout of the dockers in Velm began on 20 February", status="happened", on=day),
        report(LATER, "The walkout of the dockers in Velm began on 19 February", status="happened", on=when("2030-02-19")),
    )  # fmt: skip
    told = _fresh(known)
    assert LATER.paragraphs[0].text not in told
    assert LATER.paragraphs[1].text in told
    assert LATER.paragraphs[2].text in told


def test_another_figure_is_new() -> None:
    """The same event with a figure that nobody gave by then is news."""
    before = report(FIRST, "walked out on 20 February", status="happened")
    after = report(LATER, "The walkout", status="happened", quantities=[Quantity("injured", "3")])
    assert LATER.paragraphs[0].text in _fresh(event("walkout", before, after))


def test_what_was_long_over_is_only_recalled() -> None:
    """A known event of months ago is no news, whatever words are found for it."""
    old = when("2029-11-01")
    first = article("courier", "Velm voted on 1 November.", day="2030-02-21")
    later = article("post", "Months before, citizens of that harbour town had cast ballots.", day="2030-03-02")
    vote = event(
        "vote",
        report(first, "voted", status="happened", on=old),
        report(later, "had cast ballots", status="happened", on=old),
    )
    assert new_since(lines([first, later], {}, BOTH), [vote], SINCE) == ()


def test_nothing_up_to_the_day_is_fresh() -> None:
    """Without a later report there is nothing new."""
    assert new_since(lines([FIRST], {}, BOTH), [], SINCE) == ()


def test_what_an_older_report_saw_under_way_is_overtaken() -> None:
    """A search that an older report tells as under way is no state of today; told by the newest report, it is."""
    found = lines([FIRST, LATER], {}, BOTH)
    search = event(
        "walkout", report(FIRST, "walked out", status="under way"), report(LATER, "offered", status="under way")
    )
    kept = {line.text for line in still_so(found, [search], [], date(2030, 3, 2))}
    assert FIRST.paragraphs[0].text not in kept
    assert LATER.paragraphs[1].text in kept
