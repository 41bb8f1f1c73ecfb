"""Tests for `dateline.events.fold`: how the mentions of one happening become an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline.events.fold import background, fold, not_ahead
from dateline.events.sighting import Sighting
from dateline.terms import Article, Event
from tests.events.builders import article, cast, day, placed, timex

MONDAY, MAY = day("2031-05-12"), day("2031-05-01", "month", "2031-05-31")
NAMES = {
    "Velm": "place",
    "Dorn": "place",
    "France": "place",
    "Vesna": "person",
    "Otto": "person",
    "Farmex": "organization",
}


def seen(*reports: Article, word: str = "arrested") -> list[Sighting]:
    """The sightings of the word in the reports, in their order; "Monday" and "May" are days."""
    days = [
        timex(of, name, when) for of in reports for name, when in (("Monday", MONDAY), ("May", MAY)) if name in of.text
    ]
    found = placed(reports, cast(reports, **NAMES), days)
    ours = [one.one for one in found if one.one.mention.trigger.text == word]
    return sorted(ours, key=lambda one: one.mention.article)


def told(*reports: Article, word: str = "arrested") -> Event:
    """The event that the reports tell of with the word."""
    return fold(seen(*reports, word=word), {of.id: of for of in reports}, {})


def reports(*texts: str) -> Sequence[Article]:
    """Reports of one day after the other, from 14 May."""
    return [article(text, id=chr(ord("a") + n), published=f"2031-05-{14 + n}") for n, text in enumerate(texts)]


def test_a_day_goes_before_the_month_that_holds_it() -> None:
    """Whichever report is the later."""
    some = reports("Police arrested Otto in Velm on Monday.", "Police arrested Otto in Velm in May.")
    assert told(*some).when == MONDAY
    assert told(*reversed(some)).when == MONDAY


def test_without_a_day_in_words_the_report_gives_its_own() -> None:
    """What is told as just done is of the day of its report; the basis says which words gave the day."""
    (one,) = reports("Police arrested Otto in Velm.")
    assert told(one).when is not None
    assert "2031-05-14" in str(told(one).when)
    assert "'Monday'" in told(*reports("Police arrested Otto in Velm on Monday.")).basis


@pytest.mark.parametrize(
    ("texts", "where"),
    [
        (("Police arrested Otto in Velm.", "Police arrested Otto in Velm.", "Police arrested Otto in Dorn."), "Velm"),
        (("Police arrested Otto in Velm.", "Police arrested Otto in Dorn."), "Dorn"),
        (
            ("Police arrested Otto in France.", "Police arrested Otto in France.", "Police arrested Otto in Velm."),
            "Velm",
        ),
        (("Police arrested Otto.",), None),
    ],
)
def test_the_place_is_that_of_most_dispatches(texts: tuple[str, ...], where: str | None) -> None:
    """Of two as frequent the later; a country only where none is finer."""
    assert told(*reports(*texts)).where == where


def test_those_who_take_part_are_all_that_are_named() -> None:
    """People first, each once; most often named first."""
    some = reports("Farmex sued Otto.", "Farmex sued Otto and Vesna.", "Farmex sued Otto.")
    assert told(*some, word="sued").who == ("otto", "vesna", "farmex")


def test_each_article_has_a_report_of_it() -> None:
    """With its own words, in the order of reporting; the id is that of the first mention."""
    some = reports("Police arrested Otto in Velm on Monday.", "Police arrested Otto in Velm.")
    one = told(*some)
    assert [report.article for report in one.reports] == ["a", "b"]
    assert [report.trigger.text for report in one.reports] == ["arrested", "arrested"]
    assert one.id == told(*reversed(some)).id
    assert one.kind == "arrest"
    assert one.basis.startswith("2 mentions of this arrest in 2 dispatches")


def test_the_latest_report_tells_how_far_along_it_is() -> None:
    """A visit that was planned and then paid has happened."""
    some = reports("Otto will visit Velm in May.", "Otto visited Velm on Monday.")
    planned, paid = seen(*some, word="visit"), seen(*some, word="visited")
    assert fold(planned, {of.id: of for of in some}, {}).status == "scheduled"
    assert fold([*planned, *paid], {of.id: of for of in some}, {}).status == "happened"


def test_what_was_long_over_is_background() -> None:
    """More than ten days before the report; without a day nothing is."""
    (near,) = seen(*reports("Police arrested Otto in Velm on Monday."))
    assert not background(near)
    late = article("Police arrested Otto in Velm on Monday.", published="2031-06-14")
    assert background(seen(late)[0])
    assert not background(seen(*reports("Police arrested Otto in Velm."))[0])


def test_no_report_can_have_seen_a_day_to_come() -> None:
    """What is told as done on a day after every report is a plan."""
    one = told(*reports("Police arrested Otto in Velm on Monday."))
    assert not_ahead(one) == one
    ahead = replace(one, when=day("2031-06-01"))
    assert not_ahead(ahead).status == "scheduled"
    assert not_ahead(replace(ahead, status="cancelled")).status == "cancelled"


def test_the_latest_figures_stand() -> None:
    """Of two tolls the later report's."""
    some = reports("A fire killed three people in Velm.", "A fire killed five people in Velm.")
    one = told(*some, word="fire")
    assert [(figure.name, figure.value) for figure in one.quantities] == [("dead", "five")]
