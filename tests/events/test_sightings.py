"""Tests for `dateline.events.sightings`: what the joining compares of a mention."""

from __future__ import annotations

import pytest

from dateline.events import mentions
from dateline.events.sighting import Sighting
from dateline.events.sightings import sightings
from dateline.terms import Dispatch
from tests.events.builders import article, cast, day, parse, timex

NAMES = {"Velm": "place", "Dorn": "place", "Vesna": "person", "Otto": "person", "Farmex": "organization"}
DAYS = {"Monday": "2031-05-12", "June": "2031-06-09"}


def seen(text: str, word: str, *, title: str | None = None, published: str | None = "2031-05-14") -> Sighting:
    """The sighting of a word in a report; "Monday" and "June" are days."""
    of = article(text, title=title, published=published)
    days = [timex(of, name, day(iso)) for name, iso in DAYS.items() if name in text]
    found = sightings(
        [of], mentions(of, parse(of), days, ()), cast([of], **NAMES), [Dispatch("a", ("a",), "a", None, (), (), ())]
    )
    return next(one for one in found if one.mention.trigger.text == word)


def test_who_where_and_when() -> None:
    """People, the place and the day in words; the words beside the event's own."""
    one = seen("Otto met Vesna in Velm on Monday.", "met")
    assert one.people == {"otto", "vesna"}
    assert (one.places, one.days) == (("Velm",), ("2031-05-12", "2031-05-12"))
    assert one.family == "meeting"
    assert {"otto", "vesna"} <= one.terms
    assert not one.bare


def test_a_firm_is_a_body_that_takes_part() -> None:
    """Beside the person that it does something to."""
    one = seen("Farmex sued Otto.", "sued")
    assert one.people == {"otto"}
    assert one.bodies == one.firms == {"farmex"}


def test_nothing_told_is_bare() -> None:
    """Without anybody, a place, a day or a body only the word is left, and it weighs less."""
    one = seen("The meeting was short.", "meeting")
    assert one.bare
    assert one.weight < seen("The meeting with Otto was short.", "meeting").weight


@pytest.mark.parametrize(
    ("text", "places", "matter"),
    [
        ("A meeting was held in Velm.", ("Velm",), ()),
        ("The meeting was short.", (), ()),
        ("Police arrested a man at a court in Velm.", ("Velm",), ()),
    ],
)
def test_a_place_is_where_it_was(text: str, places: tuple[str, ...], matter: tuple[str, ...]) -> None:
    """The town, also where a building in it is told."""
    one = seen(text, "arrested" if "arrested" in text else "meeting")
    assert (one.places, one.matter) == (places, matter)


@pytest.mark.parametrize(
    ("text", "distinct", "definite"),
    [
        ("Another meeting was held in Velm.", True, False),
        ("A second meeting was held in Velm.", True, False),
        ("The meeting was held in Velm.", False, True),
        ("This meeting was held in Velm.", False, True),
        ("A meeting was held in Velm.", False, False),
    ],
)
def test_another_and_the_same(text: str, distinct: bool, definite: bool) -> None:
    """What is "another" is not the one just told; "the" and "this" point to one that is known."""
    one = seen(text, "meeting")
    assert (one.distinct, one.definite) == (distinct, definite)


@pytest.mark.parametrize(
    ("text", "word", "moved", "ahead"),
    [
        ("A visit to Velm was moved to June.", "visit", True, True),
        ("A visit to Velm was postponed until June.", "visit", True, True),
        ("Otto will visit Velm in June.", "visit", False, True),
        ("Otto visited Velm on Monday.", "visited", False, False),
    ],
)
def test_a_plan_and_its_move(text: str, word: str, moved: bool, ahead: bool) -> None:
    """What lies ahead, and what was given another day."""
    one = seen(text, word)
    assert (one.moved, one.ahead) == (moved, ahead)


def test_the_head_of_a_report() -> None:
    """Title and first paragraph open it; a paragraph below does not."""
    assert seen("Otto met Vesna.", "meets", title="Otto meets Vesna in Velm").opening
    assert seen("Otto met Vesna.\nFarmex sued Otto.", "met").opening
    assert not seen("Otto met Vesna.\nFarmex sued Otto.", "sued").opening


def test_news_has_the_day_of_its_report() -> None:
    """What is told as just done, without a day in words, is of the report's own, and has no days of its own."""
    one = seen("Farmex sued Otto.", "sued")
    assert one.news
    assert one.days is None
    assert not seen("Farmex sued Otto on Monday.", "sued").news


def test_a_report_without_a_day_sorts_last() -> None:
    """When it came out is not known; all else is."""
    assert seen("Farmex sued Otto.", "sued", published=None).reported == "9"
    assert seen("Farmex sued Otto.", "sued").reported == "2031-05-14"


def test_the_most_telling_comes_first() -> None:
    """A day and a place weigh more than none, and order follows weight."""
    full, thin = seen("Otto met Vesna in Velm on Monday.", "met"), seen("Otto met Vesna.", "met")
    assert full.weight > thin.weight
    assert full.order < thin.order
