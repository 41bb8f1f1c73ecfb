"""Pass two as a whole."""

from __future__ import annotations

import random

from dateline.settle import settle
from tests.settle.builders import settled, told

PLAIN = """The harbour council of Vessport agreed on Tuesday to rebuild the eastern pier, officials said.
The work would cost 40 million and begin in spring, the mayor of the town told reporters."""
CREDITED = f"VESSPORT (AFP) - {PLAIN}"


def test_agency_and_day_from_a_copy() -> None:
    """A copy without credit and date takes both from one that has them, and says so; its publisher stays unknown."""
    one = told(PLAIN, name="plain.txt")
    other = told(CREDITED, name="wire.txt", published="2021-05-04", publisher="Vessport Courier")
    first, second = settled([one, other], groups=[[0, 1]])
    assert (first.agency, second.agency) == ("AFP", "AFP")
    assert first.publisher is None
    assert first.published is not None
    assert first.published.start == "2021-05-04"
    assert "the same dispatch as wire.txt" in first.published.basis
    assert "the same dispatch as wire.txt" in first.notes[0]


def test_a_weekday_against_the_copy() -> None:
    """A copy's day is not taken where the article's own weekday speaks against it."""
    one, other = told(PLAIN), told(CREDITED, name="wire.txt", published="2021-05-01")
    assert settled([one, other], groups=[[0, 1]])[0].published is None


def test_given_dates_stand() -> None:
    """What a report says of itself is not overruled."""
    one, other = told(PLAIN, published="2021-05-05"), told(CREDITED, name="wire.txt", published="2021-05-04")
    published = settled([one, other], groups=[[0, 1]])[0].published
    assert published is not None
    assert published.start == "2021-05-05"


def test_order_does_not_matter() -> None:
    """Any order of articles, groups and stories gives the same answer for each article."""
    articles = [told(PLAIN), told(CREDITED, name="b", published="2021-05-04"), told(PLAIN + " It rained.", name="c")]
    want = {one.id: one for one in settled(articles, groups=[[0, 1], [2]])}
    shuffled = articles[:]
    random.Random(3).shuffle(shuffled)
    places = [[shuffled.index(articles[1]), shuffled.index(articles[0])], [shuffled.index(articles[2])]]
    assert {one.id: one for one in settled(shuffled, groups=places)} == want


def test_nothing() -> None:
    """No articles, none settled; an article outside all stories stays as it is."""
    assert settle([], [], [], {}) == ()
    lone = told(PLAIN)
    assert settle([lone], [], [], {}) == (lone,)
