"""The day of an undated report."""

from __future__ import annotations

from dateline.terms import When
from tests.settle.builders import settled, told

SUMMIT = """Two fishing nations met for a summit, and the mayor of Vessport greeted the guests at the pier.
Ana Lund and Tom Reyes (L) shake hands in Northmark, on July 16, 2018. PHOTO: AFP
The mayor of the town told reporters that the harbour had never seen such a day before in all its years."""


def day(when: When | None) -> str | None:
    return when.start if when else None


def test_weekday_and_date_agree_in_one_year() -> None:
    """A "Tuesday (Oct 23)" after "2016" is in 2018, the only year in reach in which the two agree."""
    text = "The council agreed to rebuild the pier, officials said on Tuesday (Oct 23).\nIt burned down in the spring of 2016, the town said."
    published = settled([told(text)])[0].published
    assert day(published) == "2018-10-23"
    assert published is not None
    assert "only such year" in published.basis
    assert published.alternatives == (("2018-10-24", "2018-10-24"),)
    assert "may have come out the day after" in published.basis


def test_weekday_without_a_year_stays_unknown() -> None:
    """Without a year in the text and without neighbours nothing is guessed."""
    assert (
        settled([told("The council agreed to rebuild the pier, officials said on Tuesday (Oct 23).")])[0].published
        is None
    )
    assert settled([told("The council agreed to rebuild the pier, officials said on Tuesday.")])[0].published is None


def test_fresh_date_beside_dated_neighbours() -> None:
    """A Friday on which the text looks back to the 26th is that Friday, in the neighbours' year."""
    text = (
        "The council will meet in a month's time to vote about the pier, an aide said Friday.\n"
        "Speaking in the harbour on Oct. 26, the mayor said that the meeting would be brief.\n"
        "The vote will be held on Nov. 30 in the town hall of Vessport."
    )
    other = told(
        "The pier is to be rebuilt, the council of Vessport said, and the mayor agreed.",
        name="b",
        published="2018-10-24",
    )
    assert day(settled([told(text), other])[0].published) == "2018-10-26"


def test_week_of_an_event_that_a_neighbour_dates() -> None:
    """A Tuesday in the week after an event is dated by the neighbour that gives the event's day."""
    text = "The mayor was silent on Tuesday about the pier.\nThe town praised the Northmark summit that Lund held last week as a success."
    other = told(SUMMIT, name="b", published="2018-10-24")
    published = settled([told(text), other])[0].published
    assert day(published) == "2018-07-24"
    assert published is not None
    assert "2018-07-16" in published.basis


def test_weekday_alone_is_not_enough() -> None:
    """A weekday fits every week, so neighbours alone do not date a report."""
    other = told(
        "The pier is to be rebuilt, the council of Vessport said, and the mayor agreed.",
        name="b",
        published="2018-10-24",
    )
    assert (
        settled([told("The council agreed to rebuild the pier, officials said on Tuesday."), other])[0].published
        is None
    )
