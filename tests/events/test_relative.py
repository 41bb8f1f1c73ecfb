"""Tests for `dateline.events.relative`: "three days after the summit", once it is known when the summit was."""

from __future__ import annotations

import pytest

from dateline.events.relative import placed
from dateline.events.sighting import Sighting
from dateline.events.sightings import sightings
from dateline.terms import Dispatch, Timex
from tests.events.builders import article, cast, day, read, timex


def days(second: str, *, when: bool = True) -> tuple[str, str] | None:
    """The days of the resignation that `second` tells, after a summit on 1 May where that is known."""
    of = article(f"The summit opened in Lowmere on Thursday.\n{second}")
    timexes: list[Timex] = [timex(of, "Thursday", day("2031-05-01"))] if when else []
    known = cast([of], Lowmere="place")
    found = sightings([of], read(of, *timexes), known, [Dispatch("a", ("a",), "a", None, (), (), ())])
    resigned = [one for one in found if one.mention.lemma == "resign"]
    others = [[one] for one in found if one.mention.lemma != "resign"]
    clusters: list[list[Sighting]] = [*others, resigned]
    return placed(clusters, {of.id: of})[-1][0].days


@pytest.mark.parametrize(
    ("second", "iso"),
    [
        ("The minister resigned three days after Lowmere.", "2031-05-04"),
        ("The minister resigned 2 weeks after Lowmere.", "2031-05-15"),
        ("The minister resigned a day before Lowmere.", "2031-04-30"),
    ],
)
def test_a_day_is_counted_from_the_event_that_is_named(second: str, iso: str) -> None:
    """By its town, onwards or back, in days or weeks."""
    assert days(second) == (iso, iso)


@pytest.mark.parametrize(
    "second",
    [
        "The minister resigned three days after Harrow.",
        "The minister resigned after Lowmere.",
        "The minister resigned three days after the vote.",
    ],
)
def test_nothing_is_counted_from_what_is_not_known(second: str) -> None:
    """A town that the story tells nothing of, no number of days, an event that it does not have."""
    assert days(second) is None


def test_an_event_without_a_day_dates_no_other() -> None:
    """Where the other event has no time of its own there is no guess."""
    assert days("The minister resigned three days after Lowmere.", when=False) is None
